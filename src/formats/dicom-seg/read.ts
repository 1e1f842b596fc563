import type { DataSet } from 'dicom-parser';
import type { KernelContext } from '../../core/kernel';
import { type Failure, fail, ok, type Result } from '../../core/result';
import { groupBy } from '../batches';
import { type DicomFile, text } from '../dicom/dataset';
import { checkFrame, type FrameOfCt } from '../labels/frame';
import { type LabelField, type LabelFields, lazily } from '../labels/structure';
import { assemble, isDoubled } from './assemble';
import { type CutReader, cutReader } from './cut';
import { type Frame, readFrames, type Referenced } from './frames';
import { readSegImage, type SegImage } from './header';
import { cutLabel, findLabels, valueReader } from './labelmap';
import { readSegments, type Segment, unnamed } from './names';
import { groupFrames, type Stack, stackFrames } from './stack';
import { stackOnSlices } from './slices';
import { storedPixels } from './stored';

// Segmentation IOD: DICOM PS3.3 A.51, C.8.20.2 (segments), C.7.6.16 (functional groups).

/** The CT that segments are put on. */
export type SegTarget = FrameOfCt & Referenced;

/** A file whose pixels and places are known, before its segments are read. */
interface Opened {
  readonly path: string;
  readonly image: SegImage;
  readonly frames: readonly Frame[];
  readonly segments: ReadonlyMap<number, Segment>;
  readonly stored: Uint8Array;
  readonly remarks: readonly Failure[];
  readonly target: SegTarget;
}

/**
 * The segments of a DICOM SEG (binary, fractional or label map), each on its own lattice, segment numbers
 * as labels; each is read when it is asked for. Failures: those of `readSegImage`, `readFrames` and
 * `storedPixels` and `stackFrames`, `labels-other-frame`, `seg-geometry` (two frames in one place),
 * `seg-no-segment`, `labels-empty`.
 * @param bytes the file that `file` was parsed from
 */
export async function readSegmentation(
  file: DicomFile,
  bytes: Uint8Array,
  path: string,
  target: SegTarget,
  context: KernelContext,
): Promise<Result<LabelFields>> {
  const opened = await open(file, bytes, path, target, context);
  if (!opened.ok) return opened;
  return opened.value.image.type === 'LABELMAP' ? fromLabelMap(opened.value) : fromSegments(opened.value);
}

async function open(
  file: DicomFile,
  bytes: Uint8Array,
  path: string,
  target: SegTarget,
  context: KernelContext,
): Promise<Result<Opened>> {
  const { dataSet } = file;
  const image = readSegImage(dataSet, path);
  if (!image.ok) return image;
  const framed = checkFrame(text(dataSet, 'x00200052'), target, path);
  if (!framed.ok) return framed;
  const frames = readFrames(dataSet, path, image.value, target);
  if (!frames.ok) return frames;
  const stored = await storedPixels(file, bytes, path, image.value, context);
  if (!stored.ok) return stored;
  const remarks = [...framed.value, ...remarksOn(image.value)];
  const segments = readSegments(dataSet as DataSet);
  return ok({
    path,
    image: image.value,
    frames: frames.value,
    segments,
    stored: stored.value,
    remarks,
    target,
  });
}

/** A probability of one half is where the surface then runs. */
const remarksOn = ({ isProbability }: SegImage): Failure[] =>
  isProbability ? [{ code: 'seg-probability', data: {} }] : [];

/** Frames of their own for each segment. */
function fromSegments(opened: Opened): Result<LabelFields> {
  const { path, image, segments } = opened;
  const read = cutReader(image, opened.stored);
  const only = segments.size === 1 ? [...segments.keys()][0] : undefined;
  const frames: Frame[] = [];
  for (const frame of opened.frames) {
    const segment = frame.segment ?? only;
    if (segment !== undefined) frames.push({ ...frame, segment });
    else if (read(frame.index)) return fail('seg-no-segment', { path });
  }
  if (frames.length === 0) return fail('labels-empty', { path });
  const parts: Part[] = [];
  for (const group of groupFrames(frames)) {
    const found = stackOf(group, opened);
    if (!found.ok) return found;
    const stack = found.value;
    for (const [label, members] of groupBy(group, ({ segment }) => segment!)) {
      if (isDoubled(members, stack)) return fail('seg-geometry', { path });
      parts.push({ label, frames: members, stack });
    }
  }
  parts.sort((a, b) => a.label - b.label);
  return ok(lazily(parts, (part) => fieldOf(part, read, opened)));
}

/** Slice by slice where the CT's own slices are not evenly spaced and these are the ones, else a regular stack. */
const stackOf = (frames: readonly Frame[], { image, target, path }: Opened): Result<Stack> => {
  const onSlices = stackOnSlices(frames, target);
  return onSlices ? ok(onSlices) : stackFrames(frames, image, target.ct, path);
};

interface Part {
  readonly label: number;
  readonly frames: readonly Frame[];
  readonly stack: Stack;
}

function fieldOf({ label, frames, stack }: Part, read: CutReader, opened: Opened): LabelField | undefined {
  const block = assemble(frames, stack, read);
  return block && labelled(label, stack.placed(block), opened);
}

const labelled = (
  label: number,
  field: LabelField['field'] | undefined,
  { segments, remarks }: Opened,
): LabelField | undefined =>
  field && { label, name: segments.get(label)?.name ?? unnamed(label), field, remarks };

/** One value a voxel: the number of its segment (C.8.20.2.3.3). */
function fromLabelMap(opened: Opened): Result<LabelFields> {
  const { path, image, frames, segments, stored } = opened;
  if (groupFrames(frames).length > 1) return fail('seg-geometry', { path });
  const found = stackOf(frames, opened);
  if (!found.ok) return found;
  const stack = found.value;
  if (isDoubled(frames, stack)) return fail('seg-geometry', { path });
  const value = valueReader(image, stored);
  const boxes = findLabels(image, value, stack, backgroundOf(opened));
  const labels = [...boxes.keys()]
    .filter((label) => !segments.get(label)?.isBackground)
    .sort((a, b) => a - b);
  if (labels.length === 0) return fail('labels-empty', { path });
  return ok(
    lazily(labels, (label) =>
      labelled(label, stack.placed(cutLabel(image, value, stack, label, boxes.get(label)!)), opened),
    ),
  );
}

/** The padding value, or what is described as background, or 0 unless that is a structure. */
function backgroundOf({ image, segments }: Opened): number {
  const described = [...segments].find(([, { isBackground }]) => isBackground)?.[0];
  return image.padding ?? described ?? (segments.has(0) ? -1 : 0);
}
