import type { Section } from './sections';

/** How the planes of a region follow each other, in steps of the frame. */
export interface Spacing {
  /** The usual distance between neighbouring planes; undefined for a single plane. */
  readonly usual?: number;
  /** Neighbours farther apart than this are not joined. */
  readonly joined: number;
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
 */
export function spacingOf(
  planes: readonly Pick<Section, 'depth'>[],
  stepMm: number,
  slabMm?: number,
): Spacing {
  const gaps = planes.slice(1).map(({ depth }, n) => depth - planes[n]!.depth);
  const farthest = Math.max(farthestMm / stepMm, farthestSteps);
  const usual = slabMm === undefined ? mostFrequent(gaps) : slabMm / stepMm;
  const joined = Math.min(1.5 * (usual ?? 0), farthest);
  return {
    ...(usual !== undefined && { usual }),
    joined,
    open: slabMm === undefined ? gaps.filter((gap) => gap > joined).length : 0,
  };
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
