import { boundsOf, cornersOf } from '../../core/bounds';
import { type Grid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { voxelPoint } from '../../core/units';
import { levels } from '../../catalog/structures/vertebrae';

/** A vertebra under its name: `T5`. */
export interface KnownLevel {
  readonly level: string;
  readonly field: VoxelField;
}

/** From one vertebra to the next, mm: coarse house values, they decide only what is worth a word. */
const stepMm: Readonly<Record<string, number>> = { C: 17, T: 25, L: 36, S: 36 };

/** Height below the middle of C1 at which each level lies, mm. */
const belowC1 = new Map<string, number>();
levels.reduce((mm, level) => {
  belowC1.set(level, mm);
  return mm + stepMm[level[0]!]!;
}, 0);
const at = (level: string, moreMm = 0): number => belowC1.get(level)! + moreMm;

/** Between which heights each thing lies, mm below C1: house values as well; the head of a femur 85 mm below S1. */
const heights: Readonly<Record<string, readonly [from: number, to: number]>> = {
  airway: [at('C2'), at('T5')],
  lung: [at('T1'), at('T12')],
  ribs: [at('T1'), at('L1')],
  sacrum: [at('S1'), at('S1', 100)],
  hip: [at('L5'), at('S1', 190)],
  femur: [at('S1', 85), Infinity],
};
/** So much of a thing must be in the field before its absence is worth a word, mm. */
const worthMm = 30;
const chest = /^(airway|lung|ribs)/;
const pelvis = /^(hip|femur|sacrum)/;

/**
 * Of what was not found, that which could lie in the field: by the named vertebrae where there are some, else what
 * belongs to a region of which a part was found. All of it where nothing says where the CT is.
 * @param missing catalogue ids
 * @param found catalogue ids
 */
export function couldLieHere(
  missing: readonly string[],
  found: readonly string[],
  named: readonly KnownLevel[],
  ct: Grid,
): string[] {
  const ends = named.length > 0 ? fieldBelowC1(named, ct) : undefined;
  const regions = [chest, pelvis].filter((region) => found.some((id) => region.test(id)));
  return missing.filter((id) => {
    const height = heights[id.replace(/-(right|left)$/, '')];
    if (!height || (!ends && regions.length === 0)) return true;
    if (!ends) return regions.some((region) => region.test(id));
    return Math.min(height[1], ends.bottom) - Math.max(height[0], ends.top) >= worthMm;
  });
}

/** Heights of the upper and the lower face of the field, mm below C1, from the nearest named vertebrae. */
function fieldBelowC1(
  named: readonly KnownLevel[],
  ct: Grid,
): { readonly top: number; readonly bottom: number } {
  const { low, high } = rangeOfZ(ct);
  const middles = named.map(({ level, field }) => ({ below: at(level), z: middleZ(field.grid) }));
  const highest = middles.reduce((a, b) => (b.z > a.z ? b : a));
  const lowest = middles.reduce((a, b) => (b.z < a.z ? b : a));
  return { top: highest.below - (high - highest.z), bottom: lowest.below + (lowest.z - low) };
}

const middleZ = (grid: Grid): number => {
  const { low, high } = rangeOfZ(grid);
  return (low + high) / 2;
};

function rangeOfZ(grid: Grid): { readonly low: number; readonly high: number } {
  const faces = { low: [-0.5, -0.5, -0.5] as const, high: grid.dims.map((n) => n - 0.5) as never as Triple };
  const { low, high } = boundsOf(cornersOf(faces).map((v) => voxelToLps(grid, voxelPoint(...v))));
  return { low: low[2], high: high[2] };
}

type Triple = readonly [number, number, number];
