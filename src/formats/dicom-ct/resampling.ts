import type { Grid } from '../../core/grid';
import { lpsPoint, type VoxelPoint, voxelPoint } from '../../core/units';
import { sidewaysMm } from './drift';
import type { Placed } from './placed';
import { type Gap, tolerableMm } from './steps';

/**
 * How a tilted or unevenly spaced stack becomes a regular volume. The grid keeps the directions and pixels
 * of the acquired planes, and is stepped along their normal; each acquired slice lies in it at a place that
 * need not be whole. See `blend.ts` for how voxels are made of it.
 */
export interface Resampling {
  readonly grid: Grid;
  /** Angle between the way the slices are stepped and their normal; 0 where they are not sheared. */
  readonly tiltDeg: number;
  /** Beside gaps, the slices are not all one step apart: between them voxels are interpolated. */
  readonly uneven: boolean;
  /** First pixel of each acquired slice, ascending, in voxels of the grid; slice numbers may be fractions. */
  readonly firstPixels: readonly VoxelPoint[];
}

/** Offsets below this are rounding, mm. */
const wholeMm = 1e-3;
/** At most so many slices for each acquired one: bounds memory where thin and thick slices are mixed. */
const mostSlicesPerAcquired = 4;

export interface Wanted {
  /** Step of the grid along the normal, mm; made larger where that would take too many slices. */
  readonly stepMm: number;
  readonly tiltDeg: number;
  /** The slices are one step apart each, but for noise. */
  readonly even: boolean;
  readonly gaps: readonly Gap[];
}

/** The grid of a resampled stack, and where the acquired slices lie in it. */
export function planResampling(placed: readonly Placed[], wanted: Wanted): Resampling {
  const { even, tiltDeg, gaps } = wanted;
  const stepMm = even ? wanted.stepMm : bounded(placed, wanted.stepMm);
  const [first] = placed as [Placed];
  const { slice, plane } = first;
  const [downMm, acrossMm] = slice.pixelSpacing as [number, number];
  const numbers = even ? placed.map((_, k) => k) : sliceNumbers(placed, stepMm);
  const columns = lattice(
    sidewaysMm(placed).map(([x]) => x),
    acrossMm,
  );
  const rows = lattice(
    sidewaysMm(placed).map(([, y]) => y),
    downMm,
  );
  const grid: Grid = {
    dims: [
      slice.columns + columns.extra,
      slice.rows + rows.extra,
      // Nothing is made up beyond the last slice: what is left of a step there is not in the grid.
      Math.floor(numbers.at(-1)! + 1e-9) + 1,
    ],
    spacing: [acrossMm, downMm, stepMm],
    origin: lpsPoint(
      ...([0, 1, 2].map(
        (i) =>
          plane.position[i]! +
          columns.before * acrossMm * plane.alongRow[i]! +
          rows.before * downMm * plane.alongColumn[i]!,
      ) as [number, number, number]),
    ),
    axes: [plane.alongRow, plane.alongColumn, plane.normal],
  };
  const firstPixels = numbers.map((k, i) => voxelPoint(columns.at[i]!, rows.at[i]!, k));
  const isGap = (i: number) => gaps.some(({ below }) => below === i);
  const uneven = numbers.some((k, i) => i > 0 && k - numbers[i - 1]! !== 1 && !isGap(i - 1));
  return { grid, tiltDeg, uneven, firstPixels };
}

function bounded(placed: readonly Placed[], stepMm: number): number {
  const lengthMm = placed.at(-1)!.at - placed[0]!.at;
  return Math.max(stepMm, lengthMm / (mostSlicesPerAcquired * placed.length - 1));
}

/** Slice numbers, all whole where each slice lies where one is expected, but for noise. */
function sliceNumbers(placed: readonly Placed[], stepMm: number): number[] {
  const numbers = placed.map(({ at }) => (at - placed[0]!.at) / stepMm);
  const offMm = (k: number) => Math.abs(k - Math.round(k)) * stepMm;
  const isRegular = numbers.every((k) => offMm(k) <= tolerableMm(stepMm));
  return numbers.map((k) => (isRegular || offMm(k) <= wholeMm ? Math.round(k) : k));
}

/** The pixels of the lowest slice carried on as far as the others drift, so that it keeps its own. */
function lattice(offsetsMm: readonly number[], pixelMm: number) {
  const offsets = offsetsMm.map((mm) => {
    const whole = Math.round(mm / pixelMm);
    return Math.abs(mm - whole * pixelMm) < wholeMm ? whole : mm / pixelMm;
  });
  const before = Math.floor(Math.min(...offsets));
  const extra = Math.ceil(Math.max(...offsets)) - before;
  return { before, extra, at: offsets.map((offset) => offset - before) };
}
