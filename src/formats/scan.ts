import type { KernelContext } from '../core/kernel';
import { type Failure, ok, type Result } from '../core/result';
import { looksLikeDicom, parseDicomFile, text, uid } from './dicom/dataset';
import { directoryClass, referencedFiles } from './dicom/directory';
import { readSliceHeaders, type SliceHeader } from './dicom-ct/header';
import { frameBytes } from './dicom-ct/layout';
import { contentOfFile } from './image/content';
import type { ImageHeader } from './image/header';
import { readImageHeader } from './image/read';
import { warning } from './issue';
import { limits } from './limits';
import { namesFromJson } from './labels/names';
import { isMarkups } from './markups/read';
import { isMesh } from './mesh/read';
import type { FileBytes } from './source';
import { type Beginning, beginningOf, plainBytes } from './unpack';
import { isZip } from './zip/directory';

/** Something recognised that is not an image: a segmentation, contours, a dose … */
export interface FoundObject {
  readonly path: string;
  /**
   * Modality of a DICOM object (`SEG`, `RTSTRUCT` …), `DICOMDIR`, `LABELS` for a label map file, `MESH`
   * for triangles, `MARKUPS` for points and lines of 3D Slicer, or `NAMES` for a JSON of label names.
   */
  readonly kind: string;
  readonly description?: string;
  readonly seriesUid?: string;
  readonly frameOfReferenceUid?: string;
  /** Files that a DICOMDIR lists, as it has them. */
  readonly references?: readonly string[];
}

/** What one file turned out to be. */
export type ScannedFile =
  /** One image, or the frames of a multi-frame one. */
  | { readonly kind: 'slices'; readonly slices: readonly SliceHeader[] }
  | { readonly kind: 'image'; readonly path: string; readonly header: ImageHeader }
  | { readonly kind: 'object'; readonly object: FoundObject }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly failure: Failure;
      /** Of an image whose header could be read. */
      readonly seriesUid?: string;
    }
  /** To be opened by the caller. */
  | { readonly kind: 'zip'; readonly path: string }
  /** The beginning of the file was not enough; scan it again with all of it. */
  | { readonly kind: 'more'; readonly path: string };

/** Kernel: reads the headers of a batch of files, of which the beginnings may be enough. */
export async function scanBatch(
  files: readonly FileBytes[],
  context: KernelContext,
): Promise<Result<ScannedFile[]>> {
  const scanned: ScannedFile[] = [];
  for (const file of files) {
    scanned.push(scanSafely(file));
    await context.checkpoint(scanned.length / files.length);
  }
  return ok(scanned);
}

const refused = (path: string, code: string): ScannedFile => ({
  kind: 'refused',
  path,
  failure: { code, data: { path } },
});

/** What a reader did not foresee (our error, or no memory) must not take the rest of the folder along. */
function scanSafely(file: FileBytes): ScannedFile {
  try {
    return scanOne(file);
  } catch {
    return refused(file.path, 'reader-failed');
  }
}

function scanOne(stored: FileBytes): ScannedFile {
  const plain = beginningOf(stored);
  if (!plain.ok) return { kind: 'refused', path: stored.path, failure: plain.failure };
  const { bytes, complete } = plain.value;
  const file = { ...stored, complete };
  if (isZip(bytes)) return { kind: 'zip', path: file.path };
  if (looksLikeDicom(bytes)) return scanDicom(file, bytes);
  if (isMarkups(bytes, file.path)) return { kind: 'object', object: { path: file.path, kind: 'MARKUPS' } };
  const header = readImageHeader(bytes, file.path);
  if (header) return scanImage(stored, plain.value, header);
  if (isMesh(bytes, file.size, file.path))
    return { kind: 'object', object: { path: file.path, kind: 'MESH' } };
  if (file.complete && isNames(bytes)) return { kind: 'object', object: { path: file.path, kind: 'NAMES' } };
  return refused(file.path, 'unrecognised-file');
}

function scanImage(stored: FileBytes, plain: Beginning, header: Result<ImageHeader>): ScannedFile {
  const { path } = stored;
  if (!header.ok && header.failure.code === 'image-broken' && !plain.complete) return { kind: 'more', path };
  if (!header.ok) return { kind: 'refused', path, failure: header.failure };
  const labels: ScannedFile = { kind: 'object', object: { path, kind: 'LABELS' } };
  if (header.value.isLabels || labelName.test(path.slice(path.lastIndexOf('/') + 1))) return labels;
  const image: ScannedFile = { kind: 'image', path, header: header.value };
  if (header.value.simulated) return image;
  const { bytes, complete } = wholeWhereSmall(stored, plain);
  const content = contentOfFile(bytes, complete, header.value, path);
  if (content === undefined || content === 'ct') return image;
  const isEnough = stored.size > mostLookedAt && stored.bytes.length >= leastLookedAt;
  if (!stored.complete && !isEnough) return { kind: 'more', path };
  if (content === 'labels') return labels;
  return content === 'raw' ? { ...image, header: notHounsfield(header.value, path) } : image;
}

/** A file without a value below 0 in its beginning is read whole up to this; of a larger one, the second pass is enough. */
const mostLookedAt = 256 * 1024 ** 2;
const leastLookedAt = 1024 ** 2;

/** A small entry of a zip whose bytes are all there, unpacked whole. */
function wholeWhereSmall(stored: FileBytes, plain: Beginning): Beginning {
  if (plain.complete || !stored.complete || stored.size > mostLookedAt) return plain;
  const bytes = plainBytes(stored);
  return bytes.ok ? { bytes: bytes.value, complete: true } : plain;
}

const notHounsfield = (header: ImageHeader, path: string): ImageHeader => ({
  ...header,
  issues: [...(header.issues ?? []), warning('values-not-hounsfield', { path })],
});

/** Names under which label maps with wide numbers go. */
const labelName = /(^|[_.-])(seg|segs|segmentations?|labels?|masks?|msk)([_.-]|$)/i;

const isNames = (bytes: Uint8Array) =>
  bytes[0] === 0x7b && namesFromJson(new TextDecoder().decode(bytes)) !== undefined;

function scanDicom(file: FileBytes, bytes: Uint8Array): ScannedFile {
  const parsed = parseDicomFile(bytes, file.path, 'x7fe00010');
  const { path } = file;
  if (!parsed.ok)
    return file.complete ? { kind: 'refused', path, failure: parsed.failure } : { kind: 'more', path };
  const { dataSet } = parsed.value;
  const whole = file.complete || dataSet.elements['x7fe00010'] !== undefined;
  if (!whole) return { kind: 'more', path };
  const modality = text(dataSet, 'x00080060');
  const slices = modality === 'SEG' ? [] : readSliceHeaders(parsed.value, path);
  if (slices.length > 0) {
    const failure = sizeFailure(slices, file.size);
    const { seriesUid } = slices[0]!;
    return failure ? { kind: 'refused', path, failure, seriesUid } : { kind: 'slices', slices };
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
      ...(kind === 'DICOMDIR' && { references: referencedFiles(dataSet) }),
    },
  };
}

const directoryKind = (sopClass: string | undefined) =>
  sopClass === directoryClass ? 'DICOMDIR' : undefined;

/** Pixels that run beyond the end of the file, are fewer than the image has, or more than can be. */
function sizeFailure(slices: readonly SliceHeader[], fileSize: number): Failure | undefined {
  const { path, rows, columns, frames } = slices[0]!;
  const voxels = rows * columns * Math.max(slices.length, frames);
  if (rows * columns > limits.pixelsPerSlice || voxels > limits.voxels) {
    return { code: 'image-too-large', data: { path, voxels } };
  }
  const isCut = slices.some(
    ({ pixels }) =>
      !pixels.compressed &&
      (pixels.length < frameBytes(pixels) || (!pixels.deflated && pixels.offset + pixels.length > fileSize)),
  );
  return isCut ? { code: 'dicom-truncated', data: { path } } : undefined;
}
