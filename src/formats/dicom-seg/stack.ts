import { type Grid, subGrid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { lpsPoint, lpsVector } from '../../core/units';
import { cross, dot, normalise } from '../../core/vector';
import type { FrameReader } from './bits';
import { occupied } from '../labels/place';
import type { Frame } from './frames';

const cosineTolerance = 1e-3;
/** Frames may lie this part of a step off their slice. */
const stepTolerance = 0.1;
/** Two frames of one segment in the same place. */
const sameMm = 0.01;

/**
 * The frames of one segment as a field, slices in order along the normal whatever their order in the
 * file; slices without a frame are empty. Cropped to what is inside. Undefined when the frames make no regular stack.
 */
export function stackFrames(frames: readonly Frame[], read: FrameReader, ct: Grid): VoxelField | undefined {
  const first = frames[0]!;
  const [ax, ay, az, bx, by, bz] = first.orientation as [number, number, number, number, number, number];
  const row = normalise(lpsVector(ax, ay, az));
  const column = normalise(lpsVector(bx, by, bz));
  const normal = normalise(cross(row, column));
  if (Math.abs(dot(row, column)) > cosineTolerance || !sameOrientation(frames)) return undefined;
  const placed = frames
    .map((frame) => ({ frame, at: dot(frame.position as [number, number, number], normal) }))
    .sort((a, b) => a.at - b.at);
  const lowest = placed[0]!;
  const offsets = placed.map(({ at }) => at - lowest.at);
  const stepMm = findStep(offsets, first, ctStep(ct, normal));
  if (stepMm === undefined) return undefined;
  const cuts = placed.flatMap(({ frame }, n) => {
    const cut = cutOut(read(frame.index), first.columns, first.rows);
    return cut ? [{ ...cut, slice: Math.round(offsets[n]! / stepMm) }] : [];
  });
  const [betweenRows, betweenColumns] = first.pixelSpacing as [number, number];
  const whole: Grid = {
    dims: [first.columns, first.rows, Math.round(offsets.at(-1)! / stepMm) + 1],
    spacing: [betweenColumns, betweenRows, stepMm],
    origin: lpsPoint(...(lowest.frame.position as [number, number, number])),
    axes: [row, cross(normal, row), normal],
  };
  return assemble(whole, cuts);
}

/** The part of a frame that holds pixels; a frame is large, and most of it is empty. */
interface Cut {
  readonly low: readonly [number, number];
  readonly dims: readonly [number, number];
  readonly pixels: Uint8Array;
}

function cutOut(frame: Uint8Array, columns: number, rows: number): Cut | undefined {
  const box = occupied([columns, rows, 1], frame);
  if (!box) return undefined;
  const low = [box.low[0]!, box.low[1]!] as const;
  const dims = [box.high[0]! - low[0] + 1, box.high[1]! - low[1] + 1] as const;
  const pixels = new Uint8Array(dims[0] * dims[1]);
  for (let j = 0; j < dims[1]; j++) {
    const from = low[0] + columns * (low[1] + j);
    pixels.set(frame.subarray(from, from + dims[0]), j * dims[0]);
  }
  return { low, dims, pixels };
}

/** The cuts on the smallest part of the grid that holds them all. */
function assemble(whole: Grid, cuts: readonly (Cut & { readonly slice: number })[]): VoxelField {
  const least = (axis: 0 | 1) => Math.min(...cuts.map(({ low }) => low[axis]));
  const most = (axis: 0 | 1) => Math.max(...cuts.map(({ low, dims }) => low[axis] + dims[axis]));
  if (cuts.length === 0) return { grid: subGrid(whole, [0, 0, 0], [1, 1, 1]), data: new Uint8Array(1) };
  const start = [least(0), least(1), cuts[0]!.slice] as const;
  const dims = [most(0) - start[0], most(1) - start[1], cuts.at(-1)!.slice - start[2] + 1] as const;
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (const { low, dims: size, pixels, slice } of cuts) {
    for (let j = 0; j < size[1]; j++) {
      const row = low[1] + j - start[1] + dims[1] * (slice - start[2]);
      data.set(pixels.subarray(j * size[0], (j + 1) * size[0]), low[0] - start[0] + dims[0] * row);
    }
  }
  return { grid: subGrid(whole, start, dims), data };
}

function sameOrientation(frames: readonly Frame[]): boolean {
  const first = frames[0]!;
  const apart = (a: readonly number[], b: readonly number[]) =>
    a.some((value, i) => Math.abs(value - b[i]!) > cosineTolerance);
  return frames.every(
    (frame) => !apart(frame.orientation, first.orientation) && !apart(frame.pixelSpacing, first.pixelSpacing),
  );
}

/** The CT's spacing along `normal`, if one of its axes runs that way. */
function ctStep(ct: Grid, normal: ReturnType<typeof lpsVector>): number | undefined {
  const axis = ct.axes.findIndex((direction) => Math.abs(dot(direction, normal)) > 1 - cosineTolerance);
  return axis < 0 ? undefined : ct.spacing[axis];
}

/**
 * The step between slices. Segments leave empty slices out, so distances between frames are multiples
 * of it. What the file states comes first, then a thickness that touches, then the CT's own step.
 */
function findStep(offsets: readonly number[], first: Frame, ofCt: number | undefined): number | undefined {
  const gaps = offsets.slice(1).map((at, i) => at - offsets[i]!);
  if (gaps.some((gap) => gap < sameMm)) return undefined;
  const smallest = gaps.length > 0 ? Math.min(...gaps) : undefined;
  const { stepMm, thicknessMm = 0 } = first;
  const touching = smallest !== undefined && Math.abs(thicknessMm - smallest) < stepTolerance * smallest;
  return [stepMm, touching ? smallest : undefined, ofCt, smallest, thicknessMm].find(
    (step) =>
      step !== undefined &&
      step > 0 &&
      offsets.every((at) => Math.abs(at / step - Math.round(at / step)) < stepTolerance) &&
      gaps.every((gap) => gap > step / 2),
  );
}
