import { type Grid, subGrid } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import type { VoxelField } from '../../core/structure';
import { boxOf, type Box, type Outline } from './outline';
import { cover, type Window } from './cover';
import { signedDistances } from './distances';
import { isJoined, onSlice, reachOf, type Spacing } from './gaps';
import type { Stack } from './sections';

/** One plane, ready to be asked. */
export interface Plane {
  readonly depth: number;
  readonly outline: Outline;
}

/** What a field was made of, for the remarks. */
export interface Painted {
  readonly field: VoxelField;
  /** Slices of the CT between contours. */
  readonly between: number;
}

/**
 * Planes across an axis of the CT as a field on part of the grid `frame` (the CT's, axes in another
 * order). A slice with a contour has the area that it covers of each voxel; one between two joined planes the
 * shape halfway between theirs (linear blend of signed distances: Raya and Udupa 1990, doi
 * 10.1109/42.52980); beyond the last plane the region goes on for half a slice.
 * Undefined when nothing of it lies in the CT.
 */
export async function paintAligned(
  { frame }: Stack,
  planes: readonly Plane[],
  spacing: Spacing,
  { checkpoint }: KernelContext,
): Promise<Painted | undefined> {
  const window = windowOf(boxOf(planes.flatMap(({ outline }) => outline.layers.flat())), frame);
  const [lowest, highest] = [planes[0]!.depth, planes.at(-1)!.depth];
  const first = Math.max(0, Math.ceil(lowest - reachOf(spacing, lowest, -1) - 0.5));
  const last = Math.min(frame.dims[2] - 1, Math.floor(highest + reachOf(spacing, highest, 1) + 0.5));
  if (!window || first > last) return undefined;
  const size = window.nx * window.ny;
  const data = new Uint8Array(size * (last - first + 1));
  const distances = lastTwo((plane: Plane) => signedDistances(plane.outline, window));
  let between = 0;
  for (let k = first; k <= last; k++) {
    const slice = data.subarray((k - first) * size, (k - first + 1) * size);
    const { own, below, above } = around(planes, k);
    if (own) slice.set(cover(own.outline, window));
    else if (below && above && isJoined(spacing, below, above)) {
      between++;
      const share = (k - below.depth) / (above.depth - below.depth);
      const [a, b] = [distances(below), distances(above)];
      for (let n = 0; n < size; n++) slice[n] = occupancy(a[n]! + share * (b[n]! - a[n]!));
    } else {
      if (below) addEnd(slice, below, k - below.depth - reachOf(spacing, below.depth, 1), window);
      if (above) addEnd(slice, above, above.depth - k - reachOf(spacing, above.depth, -1), window);
    }
    await checkpoint((k - first + 1) / (last - first + 1));
  }
  const grid = subGrid(frame, [window.x0, window.y0, first], [window.nx, window.ny, last - first + 1]);
  return { field: { grid, data }, between };
}

/** Occupancy of a voxel whose centre is `distance` voxels outside: at least 128 exactly when it is inside. */
export function occupancy(distance: number): number {
  const value = Math.round(255 * Math.min(1, Math.max(0, 0.5 - distance)));
  return distance < 0 ? Math.max(128, value) : Math.min(127, value);
}

/** The plane on slice `k`, or the nearest ones on both sides. */
function around(planes: readonly Plane[], k: number) {
  const off = ({ depth }: Plane) => Math.abs(depth - k);
  const nearest = planes.reduce((a, b) => (off(b) < off(a) ? b : a));
  if (off(nearest) <= onSlice) return { own: nearest };
  return { below: planes.findLast(({ depth }) => depth < k), above: planes.find(({ depth }) => depth > k) };
}

/** The end of a region, whose last plane reaches into a slice: as much of it as the region covers. `beyond`: its centre, in steps. */
function addEnd(slice: Uint8Array, plane: Plane, beyond: number, window: Window): void {
  const share = Math.min(1, 0.5 - beyond);
  if (share <= 0) return;
  cover(plane.outline, window).forEach((value, n) => {
    slice[n] = Math.max(slice[n]!, Math.round(share * value));
  });
}

/** The pixels of the grid's slices that a box touches, and one around them. */
function windowOf({ low, high }: Box, { dims }: Grid): Window | undefined {
  const [x0, y0] = low.map((value) => Math.max(0, Math.floor(value) - 1)) as [number, number];
  const x1 = Math.min(dims[0] - 1, Math.ceil(high[0]) + 1);
  const y1 = Math.min(dims[1] - 1, Math.ceil(high[1]) + 1);
  return x1 >= x0 && y1 >= y0 ? { x0, y0, nx: x1 - x0 + 1, ny: y1 - y0 + 1 } : undefined;
}

/** Remembers the two last results. */
function lastTwo<K, V>(make: (key: K) => V): (key: K) => V {
  let known: readonly (readonly [K, V])[] = [];
  return (key) => {
    const found = known.find(([other]) => other === key);
    const value = found ? found[1] : make(key);
    known = [...known.filter(([other]) => other !== key), [key, value] as const].slice(-2);
    return value;
  };
}
