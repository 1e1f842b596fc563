import type { KernelContext } from '../core/kernel';
import { type Failure, ok, type Result } from '../core/result';
import { looksLikeDicom, parseDicomFile, text, uid } from './dicom/dataset';
import { readSliceHeader, type SliceHeader } from './dicom-ct/header';
import type { FileBytes } from './source';
import { unpack } from './unpack';

/** Something recognised that is not an image: a segmentation, contours, a dose … */
export interface FoundObject {
  readonly path: string;
  /** Modality of a DICOM object (`SEG`, `RTSTRUCT` …), `DICOMDIR`, or `LABELS` for a label map file. */
  readonly kind: string;
  readonly description?: string;
  readonly seriesUid?: string;
  readonly frameOfReferenceUid?: string;
}

/** What one file turned out to be. */
export type ScannedFile =
  | { readonly kind: 'slice'; readonly slice: SliceHeader }
  | { readonly kind: 'object'; readonly object: FoundObject }
  | { readonly kind: 'refused'; readonly path: string; readonly failure: Failure }
  /** The beginning of the file was not enough; scan it again with all of it. */
  | { readonly kind: 'more'; readonly path: string };

/** Kernel: reads the headers of a batch of files, of which the beginnings may be enough. */
export async function scanBatch(
  files: readonly FileBytes[],
  context: KernelContext,
): Promise<Result<ScannedFile[]>> {
  const scanned: ScannedFile[] = [];
  for (const file of files) {
    scanned.push(scanOne(file));
    await context.checkpoint(scanned.length / files.length);
  }
  return ok(scanned);
}

const refused = (path: string, code: string): ScannedFile => ({
  kind: 'refused',
  path,
  failure: { code, data: { path } },
});

function scanOne(file: FileBytes): ScannedFile {
  let bytes: Uint8Array;
  try {
    bytes = unpack(file);
  } catch {
    return refused(file.path, 'zip-broken');
  }
  if (looksLikeDicom(bytes)) return scanDicom(file, bytes);
  return refused(file.path, 'unrecognised-file');
}

function scanDicom(file: FileBytes, bytes: Uint8Array): ScannedFile {
  const parsed = parseDicomFile(bytes, file.path, 'x7fe00010');
  const { path } = file;
  if (!parsed.ok)
    return file.complete ? { kind: 'refused', path, failure: parsed.failure } : { kind: 'more', path };
  const { dataSet } = parsed.value;
  const whole = file.complete || dataSet.elements['x7fe00010'] !== undefined;
  if (!whole) return { kind: 'more', path };
  const slice = readSliceHeader(parsed.value, path);
  const modality = text(dataSet, 'x00080060');
  const isSegmentation = modality === 'SEG';
  if (slice && !isSegmentation) {
    return isCut(slice, file) ? refused(path, 'dicom-truncated') : { kind: 'slice', slice };
  }
  const kind = modality ?? directoryKind(uid(dataSet, 'x00020002'));
  if (!kind) return refused(path, 'dicom-no-image');
  const description = text(dataSet, 'x0008103e');
  const seriesUid = uid(dataSet, 'x0020000e');
  const frameOfReferenceUid = uid(dataSet, 'x00200052');
  return {
    kind: 'object',
    object: {
      path,
      kind,
      ...(description && { description }),
      ...(seriesUid && { seriesUid }),
      ...(frameOfReferenceUid && { frameOfReferenceUid }),
    },
  };
}

const directoryKind = (sopClass: string | undefined) =>
  sopClass === '1.2.840.10008.1.3.10' ? 'DICOMDIR' : undefined;

/** Uncompressed pixels that run beyond the end of the file. */
function isCut({ pixels }: SliceHeader, file: FileBytes): boolean {
  const encapsulated = pixels.length === 0xffffffff;
  return !encapsulated && !pixels.deflated && pixels.offset + pixels.length > file.size;
}
