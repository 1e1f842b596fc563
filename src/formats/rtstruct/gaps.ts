import type { Section } from './sections';

/** A plane counts as lying on a slice within this part of the CT's step. */
export const onSlice = 0.1;

/** How the planes of a region follow each other, in steps of the frame. */
export interface Spacing {
  /** The usual distance between neighbouring planes; undefined for a single plane. */
  readonly usual?: number;
  /** Neighbours farther apart than this are not joined, unless they are. */
  readonly joined: number;
  /** Slices of the CT as they were acquired, rising, where contours lie across them. */
  readonly slices?: readonly number[];
  /** Places where neighbours are not joined though the file does not say so. */
  readonly open: number;
}

/** Planes farther apart than this are never joined: mm, and steps of the CT if these are longer. */
const farthestMm = 10;
const farthestSteps = 4;

/**
 * What to make of the distances between planes: the most frequent one is how the region was drawn, and
 * what lies half as far again apart was left open on purpose or forgotten: both are said, not filled. A
 * file that states what each contour stands for (Contour Slab Thickness) is believed, and its gaps are meant.
 * Planes on neighbouring slices of the CT are joined however far these were acquired apart: nothing could be
 * drawn between them.
 * @param slices heights of the CT's slices as they were acquired, in steps, rising
 */
export function spacingOf(
  planes: readonly Pick<Section, 'depth'>[],
  stepMm: number,
  slabMm?: number,
  slices?: readonly number[],
): Spacing {
  const gaps = planes.slice(1).map(({ depth }, n) => depth - planes[n]!.depth);
  const farthest = Math.max(farthestMm / stepMm, farthestSteps);
  const usual = slabMm === undefined ? mostFrequent(gaps) : slabMm / stepMm;
  const joined = Math.min(1.5 * (usual ?? 0), farthest);
  const spacing = { ...(usual !== undefined && { usual }), joined, ...(slices && { slices }) };
  const isOpen = (plane: Pick<Section, 'depth'>, n: number) => !isJoined(spacing, plane, planes[n + 1]!);
  const open = slabMm === undefined ? planes.slice(0, -1).filter(isOpen).length : 0;
  return { ...spacing, open };
}

/** Whether the region goes on from one plane to the next above it. */
export function isJoined(
  { joined, slices }: Pick<Spacing, 'joined' | 'slices'>,
  below: Pick<Section, 'depth'>,
  above: Pick<Section, 'depth'>,
): boolean {
  return (
    above.depth - below.depth <= joined || nextSlice(slices, below.depth, 1) === sliceAt(slices, above.depth)
  );
}

/** How far a region goes on beyond its last plane: half way to the next slice, in steps. */
export function reachOf({ slices }: Spacing, depth: number, way: 1 | -1): number {
  const next = nextSlice(slices, depth, way) ?? nextSlice(slices, depth, way === 1 ? -1 : 1);
  return next === undefined ? 0.5 : Math.abs(next - depth) / 2;
}

const sliceAt = (slices: readonly number[] = [], depth: number): number =>
  slices.find((slice) => Math.abs(slice - depth) <= onSlice) ?? Number.NaN;

/** The slice beside the one at `depth`; undefined where there is none. */
function nextSlice(slices: readonly number[] | undefined, depth: number, way: 1 | -1): number | undefined {
  const at = slices?.indexOf(sliceAt(slices, depth)) ?? -1;
  return at < 0 ? undefined : slices![at + way];
}

/** To a twentieth of a step; of equally frequent ones the largest. */
function mostFrequent(gaps: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const gap of gaps) {
    const rounded = Math.round(gap * 20) / 20;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, n], [b, m]) => m - n || b - a)[0]?.[0];
}
