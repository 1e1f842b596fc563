import { type KernelContext, partOfWork } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { Structure, VoxelField } from '../../core/structure';
import { looksLikeDicom, parseDicomFile, text } from '../dicom/dataset';
import { readSegmentation } from '../dicom-seg/read';
import { layersOf } from '../image/layers';
import { readImage } from '../image/read';
import { type ContourTarget, readStructureSet } from '../rtstruct/read';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import { type LabelNames, nameFromPath, namesFromJson } from './names';
import { splitLabels } from './split';
import { type LabelField, type LabelFields, lazily, toStructure } from './structure';

export interface LabelsInput extends ContourTarget {
  readonly file: FileBytes;
  /** Names by label value as JSON text, for a file that brings none of its own. */
  readonly names?: string;
}

/** Voxels of all structures of one file above which it is refused. */
const mostBytes = 2 ** 31;

/**
 * Kernel: the structures of a label map (NIfTI, NRRD, DICOM SEG) or of contours (RTSTRUCT) on the CT's grid. Keys are ids and
 * may repeat: `withUniqueKeys` over all loaded structures makes them unique. Failures: those of the
 * readers, `names-invalid`, `labels-elsewhere`, `labels-empty`, `labels-too-large`.
 */
export async function readLabels(input: LabelsInput, context: KernelContext): Promise<Result<Structure[]>> {
  const { ct } = input;
  const { path } = input.file;
  const fields = await fieldsOf(input, partOfWork(context, 0, 0.5));
  if (!fields.ok) return fields;
  const structures: Structure[] = [];
  const outside: string[] = [];
  let seen = 0;
  let bytes = 0;
  for (const field of fields.value) {
    await context.checkpoint(0.5 + (0.5 * seen++) / fields.value.length);
    const structure = toStructure(field, ct);
    if (structure) structures.push(structure);
    else outside.push(field.name.name);
    bytes += structure?.field.data.length ?? 0;
    if (bytes > mostBytes) return fail('labels-too-large', { path });
  }
  if (seen === 0) return fail('labels-empty', { path });
  const [first, ...others] = structures;
  if (!first) return fail('labels-elsewhere', { path });
  if (outside.length === 0) return ok(structures);
  const left = { code: 'labels-left-out', data: { names: outside.join(', ') } };
  return ok([{ ...first, remarks: [left, ...(first.remarks ?? [])] }, ...others]);
}

async function fieldsOf(input: LabelsInput, context: KernelContext): Promise<Result<LabelFields>> {
  const { file, names } = input;
  const { path } = file;
  const bytes = plainBytes(file);
  if (!bytes.ok) return bytes;
  if (looksLikeDicom(bytes.value)) return dicomFields(bytes.value, input, context);
  const given = names === undefined ? undefined : namesFromJson(names);
  if (names !== undefined && !given) return fail('names-invalid');
  const image = readImage(bytes.value, path);
  if (!image.ok) return image;
  const fields: (() => LabelField)[] = [];
  // The name of the file says nothing of one layer among others.
  const fileName = image.value.header.layers ? undefined : nameFromPath(path);
  for (const layer of layersOf(image.value)) {
    const split = splitLabels(layer, path);
    if (split.ok) fields.push(...namedFields(split.value, layer.header.names, given, fileName));
    else if (split.failure.code !== 'labels-empty') return split;
  }
  return fields.length > 0 ? ok(lazily(fields, (make) => make())) : fail('labels-empty', { path });
}

async function dicomFields(
  bytes: Uint8Array,
  input: LabelsInput,
  context: KernelContext,
): Promise<Result<LabelFields>> {
  const { path } = input.file;
  const parsed = parseDicomFile(bytes, path, 'x7fe00010');
  if (!parsed.ok) return parsed;
  const { dataSet } = parsed.value;
  return text(dataSet, 'x00080060') === 'RTSTRUCT'
    ? readStructureSet(dataSet, path, input, context)
    : readSegmentation(parsed.value, bytes, path, input, context);
}

function namedFields(
  split: ReadonlyMap<number, () => VoxelField>,
  own: LabelNames,
  given: LabelNames | undefined,
  fileName: string | undefined,
): (() => LabelField)[] {
  const known = own.size > 0 ? own : (given ?? own);
  const alone = split.size === 1 ? fileName : undefined;
  return [...split].map(([label, cut]) => () => ({
    label,
    name: known.get(label) ?? { name: alone ?? `label ${label}` },
    field: cut(),
  }));
}
