import { components, type Connectivity, maskOfParts, partAt, reachesFace } from './components';
import type { Dims } from './runs';

/** What of a mask is connected to any of the seeds (linear indices; a seed that is not set is none). */
export function flood(
  mask: Uint8Array,
  dims: Dims,
  seeds: Iterable<number>,
  connectivity: Connectivity = 'faces',
): Uint8Array {
  const found = components(mask, dims, connectivity);
  const reached = new Set<number>();
  for (const seed of seeds) reached.add(partAt(found, seed));
  return maskOfParts(found, (part) => reached.has(part));
}

export interface HoleOptions {
  /** Slice by slice along k, as where a cavity is open above or below; else in three dimensions. */
  readonly perSlice?: boolean;
  /** Larger holes stay. */
  readonly mostVoxels?: number;
}

/**
 * A copy of the mask (0 and 1) with its holes filled: what is free and leads to no face of the grid
 * (per slice: to no edge of the slice) through faces.
 */
export function fillHoles(
  mask: Uint8Array,
  dims: Dims,
  { perSlice = false, mostVoxels = Infinity }: HoleOptions = {},
): Uint8Array {
  const found = components(mask, dims, perSlice ? 'slice' : 'faces', 'free');
  const faces = perSlice ? [0, 1, 3, 4] : [0, 1, 2, 3, 4, 5];
  const filled = maskOfParts(
    found,
    (part) => found.sizes[part]! <= mostVoxels && !reachesFace(found, part, faces),
  );
  for (let q = 0; q < mask.length; q++) if (mask[q]) filled[q] = 1;
  return filled;
}
