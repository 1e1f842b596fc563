import type { Grid } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import { type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { cross, dot, norm } from '../../core/vector';
import { type Lattice, type LatticeField, subLattice, type Triple } from '../labels/lattice';
import type { Frame } from './frames';
import type { SegImage } from './header';

export const cosineTolerance = 1e-3;
/** Frames may lie this part of a step off their slice, and of a pixel off their column and row. */
export const tolerance = 0.1;
/** Frames nearer to each other than this lie in the same place, mm. */
const sameMm = 0.01;
const mostSlices = 65_535;

/** What frames hold together: from column, row and slice `start` of their stack on, 0–255. */
export interface Block {
  readonly start: Triple;
  readonly dims: Triple;
  readonly data: Uint8Array;
}

/** Where frames lie that belong together, and what is made of them. */
export interface Stack {
  /** A block where it lies in space; undefined when it lies nowhere in the CT. */
  readonly placed: (block: Block) => VoxelField | LatticeField | undefined;
  /** Slice of each frame, and how many pixels it is moved in it, by the frame's index. */
  readonly places: ReadonlyMap<number, StackPlace>;
}

export interface StackPlace {
  readonly slice: number;
  readonly shift: readonly [number, number];
}

/** Frames of one orientation and pixel size, together; a file may hold several such groups. */
export function groupFrames(frames: readonly Frame[]): Frame[][] {
  const groups: Frame[][] = [];
  for (const frame of frames) {
    const known = groups.find(([first]) => isAlike(first!, frame));
    if (known) known.push(frame);
    else groups.push([frame]);
  }
  return groups;
}

const isAlike = (a: Frame, b: Frame): boolean =>
  isNear(a.orientation, b.orientation) && isNear(a.pixelSpacing, b.pixelSpacing);
const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, i) => Math.abs(value - b[i]!) < cosineTolerance);

/**
 * One lattice for frames of one orientation, in whatever order, with any left out: empty slices are not
 * written. They may be moved sideways by whole pixels, or each slice by the same part of one (tilted
 * gantry). Failures: `seg-uneven` (no step that fits), `seg-geometry` (any other irregular stack).
 */
export function stackFrames(
  frames: readonly Frame[],
  { rows, columns }: SegImage,
  ct: Grid,
  path: string,
): Result<Stack> {
  const axes = axesOf(frames[0]!);
  if (!axes) return fail('seg-geometry', { path });
  const [row, column, normal] = axes;
  const ordered = frames
    .map((frame) => ({ frame, at: dot(frame.position as [number, number, number], normal) }))
    .sort((a, b) => a.at - b.at);
  const { at: lowestAt, frame: lowest } = ordered[0]!;
  const [sy, sx] = lowest.pixelSpacing as [number, number];
  const offsets = ordered.map(({ at }) => at - lowestAt);
  const stepMm = findStep(distinct(offsets), lowest, ctStep(ct, normal));
  if (stepMm === undefined) return fail('seg-uneven', { path });
  if (offsets.at(-1)! / stepMm > mostSlices) return fail('seg-geometry', { path });
  const spots = ordered.map(({ frame, at }): Spot => {
    const away = frame.position.map((value, n) => value - lowest.position[n]!) as [number, number, number];
    return {
      index: frame.index,
      slice: Math.round((at - lowestAt) / stepMm),
      column: dot(away, row) / sx,
      row: dot(away, column) / sy,
    };
  });
  const moved = wholeShifts(spots) ?? shear(spots);
  if (!moved) return fail('seg-geometry', { path });
  const last = spots.at(-1)!.slice;
  const step = [0, 1, 2].map(
    (n) => normal[n]! * stepMm + row[n]! * moved.perSlice[0] * sx + column[n]! * moved.perSlice[1] * sy,
  ) as [number, number, number];
  const lattice: Lattice = {
    dims: [columns, rows, last + 1],
    origin: lpsPoint(...(lowest.position as [number, number, number])),
    steps: [scaled(row, sx), scaled(column, sy), lpsVector(...step)],
  };
  const placed = ({ start, dims, data }: Block) => ({ lattice: subLattice(lattice, start, dims), data });
  return ok({ placed, places: new Map(moved.places) });
}

const scaled = (v: LpsVector, by: number): LpsVector => lpsVector(v[0] * by, v[1] * by, v[2] * by);

/** Unit vectors along a row, down a column and across; undefined unless they are at right angles. */
function axesOf({ orientation }: Frame): [LpsVector, LpsVector, LpsVector] | undefined {
  const [a, b, c, d, e, f] = orientation as [number, number, number, number, number, number];
  const [first, second] = [lpsVector(a, b, c), lpsVector(d, e, f)];
  const isUnit = [first, second].every((v) => Math.abs(norm(v) - 1) < 0.01);
  if (!isUnit || Math.abs(dot(first, second)) > cosineTolerance) return undefined;
  const row = scaled(first, 1 / norm(first));
  const across = cross(row, second);
  const normal = scaled(across, 1 / norm(across));
  return [row, cross(normal, row), normal];
}

/** A frame in its slice, in pixels from where the lowest one lies. */
interface Spot {
  readonly index: number;
  readonly slice: number;
  readonly column: number;
  readonly row: number;
}

interface Moved {
  /** Pixels along rows and columns that each slice is moved against the one below. */
  readonly perSlice: readonly [number, number];
  readonly places: [number, StackPlace][];
}

function wholeShifts(spots: readonly Spot[]): Moved | undefined {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) < tolerance;
  if (!spots.every(({ column, row }) => isWhole(column) && isWhole(row))) return undefined;
  return {
    perSlice: [0, 0],
    places: spots.map(({ index, slice, column, row }) => [
      index,
      { slice, shift: [Math.round(column), Math.round(row)] },
    ]),
  };
}

function shear(spots: readonly Spot[]): Moved | undefined {
  const last = spots.at(-1)!;
  if (last.slice === 0) return undefined;
  const perSlice = [last.column / last.slice, last.row / last.slice] as const;
  const isOn = ({ slice, column, row }: Spot) =>
    Math.abs(column - slice * perSlice[0]) < tolerance && Math.abs(row - slice * perSlice[1]) < tolerance;
  if (!spots.every(isOn)) return undefined;
  return { perSlice, places: spots.map(({ index, slice }) => [index, { slice, shift: [0, 0] }]) };
}

const distinct = (offsets: readonly number[]): number[] =>
  offsets.filter((at, n) => n === 0 || at - offsets[n - 1]! >= sameMm);

/** The CT's spacing along `normal`, if one of its axes runs that way. */
function ctStep(ct: Grid, normal: LpsVector): number | undefined {
  const axis = ct.axes.findIndex((direction) => Math.abs(dot(direction, normal)) > 1 - cosineTolerance);
  return axis < 0 ? undefined : ct.spacing[axis];
}

/**
 * The step between slices. Empty slices are left out, so distances between frames are multiples of it.
 * What the file states comes first, then a thickness that touches, then the CT's own step.
 */
function findStep(offsets: readonly number[], first: Frame, ofCt: number | undefined): number | undefined {
  const gaps = offsets.slice(1).map((at, i) => at - offsets[i]!);
  const smallest = gaps.length > 0 ? Math.min(...gaps) : undefined;
  const { stepMm, thicknessMm = 0 } = first;
  const touching = smallest !== undefined && Math.abs(thicknessMm - smallest) < tolerance * smallest;
  return [stepMm, touching ? smallest : undefined, ofCt, smallest, thicknessMm].find(
    (step) =>
      step !== undefined &&
      step > 0 &&
      offsets.every((at) => Math.abs(at / step - Math.round(at / step)) < tolerance) &&
      gaps.every((gap) => gap > step / 2),
  );
}
