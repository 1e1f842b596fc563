import type { Grid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { lpsPoint, lpsVector } from '../../core/units';
import { cross, dot, normalise } from '../../core/vector';
import type { FrameReader } from './bits';
import type { Frame } from './frames';

const cosineTolerance = 1e-3;
/** Frames may lie this part of a step off their slice. */
const stepTolerance = 0.1;
/** Two frames of one segment in the same place. */
const sameMm = 0.01;

/**
 * The frames of one segment as a field, slices in order along the normal whatever their order in the
 * file; slices without a frame are empty. Undefined when the frames make no regular stack.
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
  const slices = offsets.map((offset) => Math.round(offset / stepMm));
  const depth = slices.at(-1)! + 1;
  const size = first.rows * first.columns;
  const data = new Uint8Array(size * depth);
  placed.forEach(({ frame }, n) => read(frame.index, data, slices[n]! * size));
  const [betweenRows, betweenColumns] = first.pixelSpacing as [number, number];
  const grid: Grid = {
    dims: [first.columns, first.rows, depth],
    spacing: [betweenColumns, betweenRows, stepMm],
    origin: lpsPoint(...(lowest.frame.position as [number, number, number])),
    axes: [row, cross(normal, row), normal],
  };
  return { grid, data };
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
