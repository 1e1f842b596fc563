import { zipSync } from 'fflate';
import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { surface } from '../../core/surface';
import { exportSegmentation, type SegmentationExport } from '../dicom-seg/export';
import { simulatedMarking } from '../image/marking';
import { labelMap, numberLabels } from '../labels/map';
import { type MarkupLine, writeMarkupLine } from '../markups/write';
import { writeStl } from '../mesh/stl';
import { writeNifti } from '../nifti/write';
import { writeSegNrrd } from '../nrrd/write-segments';
import { exportStructureSet } from '../rtstruct/export';
import type { ExportFormat } from './formats';
import { uniqueStems } from './names';

/** Structures, instruments and the CT that they lie on, to be written as files. */
export interface ExportInput extends SegmentationExport {
  readonly format: ExportFormat;
  readonly instruments: readonly MarkupLine[];
  /** Several files are packed into one zip of this name. */
  readonly zipAs?: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Kernel: structures or instruments as the files of one format. Failures: `export-empty` (nothing to
 * write), `seg-needs-dicom`, `contours-need-dicom`.
 */
export async function exportFiles(
  input: ExportInput,
  context: KernelContext,
): Promise<Result<ExportedFile[]>> {
  const { format, instruments, structures } = input;
  const given = format === 'markups' ? instruments : structures;
  if (given.length === 0) return fail('export-empty');
  const files = await writers[format](input, context);
  if (!files.ok || !input.zipAs || files.value.length === 1) return files;
  const entries = files.value.map(({ name, bytes }) => [name, [bytes, { level: levelOf(name) }]] as const);
  return ok([
    { name: input.zipAs, bytes: zipSync(Object.fromEntries(entries) as never) as Uint8Array<ArrayBuffer> },
  ]);
}

/** What is packed already does not shrink any more. */
const levelOf = (name: string) => (name.endsWith('.gz') ? 0 : 3);

type Writer = (input: ExportInput, context: KernelContext) => Promise<Result<ExportedFile[]>>;

const single =
  (
    name: string,
    write: (input: ExportInput, context: KernelContext) => Promise<Result<Uint8Array<ArrayBuffer>>>,
  ): Writer =>
  async (input, context) => {
    const bytes = await write(input, context);
    return bytes.ok ? ok([{ name, bytes: bytes.value }]) : bytes;
  };

const writers: Readonly<Record<ExportFormat, Writer>> = {
  seg: single('structures.seg.dcm', exportSegmentation),
  rtstruct: single('structures.rtstruct.dcm', exportStructureSet),
  nifti: exportNifti,
  'seg-nrrd': single('structures.seg.nrrd', async ({ structures, grid, simulated }, context) => {
    await context.checkpoint(0.1);
    return ok(writeSegNrrd(structures, grid, simulated));
  }),
  stl: exportStl,
  markups: async ({ instruments }) => {
    const stems = uniqueStems(instruments.map(({ name }) => name));
    return ok(
      instruments.map((line, n) => ({
        name: `${stems[n]}.mrk.json`,
        bytes: new TextEncoder().encode(writeMarkupLine(line)),
      })),
    );
  },
};

/** One label map with its names in the header, and beside it for readers that know no such table. */
async function exportNifti(
  { structures, grid, simulated }: ExportInput,
  context: KernelContext,
): Promise<Result<ExportedFile[]>> {
  const numbered = numberLabels(structures);
  const labelNames = new Map(numbered.map(({ label, sourceName }) => [label, sourceName]));
  const map = labelMap(numbered, grid);
  await context.checkpoint(0.3);
  const bytes = writeNifti(grid, map, { labelNames, simulated }) as Uint8Array<ArrayBuffer>;
  const json = new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(labelNames), null, 1)}\n`);
  return ok([
    { name: 'structures.nii.gz', bytes },
    { name: 'structures.json', bytes: json },
  ]);
}

/** The fine surface of each structure. */
async function exportStl(
  { structures, simulated }: ExportInput,
  context: KernelContext,
): Promise<Result<ExportedFile[]>> {
  const files: ExportedFile[] = [];
  const stems = uniqueStems(structures.map(({ sourceName }) => sourceName));
  for (const [n, { field, sourceName }] of structures.entries()) {
    const checkpoint = (fraction: number) => context.checkpoint((n + fraction) / structures.length);
    const mesh = await surface({ field }, { checkpoint });
    if (!mesh.ok) return mesh;
    const { positions, indices } = mesh.value;
    if (indices.length === 0) continue;
    const title = simulated ? `${simulatedMarking}. ${sourceName}` : `Trocart: ${sourceName}`;
    files.push({ name: `${stems[n]}.stl`, bytes: writeStl(positions, indices, title) });
  }
  return files.length > 0 ? ok(files) : fail('export-empty');
}
