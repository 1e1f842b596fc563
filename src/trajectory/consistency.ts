import { levelOf } from '../catalog/structures';
import { type Grid, lpsToVoxel, voxelToLps } from '../core/grid';
import type { Structure, VoxelField } from '../core/structure';
import { type LpsPoint, voxelPoint } from '../core/units';

/** What the path says about itself, to be held against what the user stated. */
export interface PathPlace {
  /** Level of the vertebra that holds the target, or of the nearest one: `C2`. */
  readonly level: string;
  readonly insideVertebra: boolean;
  /** From the target to that vertebra, mm; 0 inside. */
  readonly distanceMm: number;
  /** Entry relative to the sagittal plane through that vertebra's centroid, mm; positive: patient's left. */
  readonly offMidlineMm: number;
  readonly side: 'right' | 'left' | 'midline';
}

export type Mismatch =
  | { readonly kind: 'level'; readonly stated: string; readonly found: string }
  | {
      readonly kind: 'side';
      readonly stated: 'right' | 'left' | 'midline';
      readonly found: 'right' | 'left' | 'midline';
    };

/** Entries closer to the midline than this belong to neither side, mm: a house value. */
export const midlineBandMm = 5;
/** A target farther than this from every vertebra is at no level, mm: a house value. */
export const levelReachMm = 25;

/**
 * Level and side of a path, from the labelled vertebrae. Undefined when none is within reach of the
 * target. The midline is the sagittal plane of the patient frame through the vertebra's centroid: a
 * rotated head or a scoliotic spine shifts it.
 */
export function placePath(
  structures: readonly Structure[],
  entryMm: LpsPoint,
  targetMm: LpsPoint,
): PathPlace | undefined {
  let best: { structure: Structure; distanceMm: number } | undefined;
  for (const structure of structures) {
    if (!structure.id.startsWith('vertebra-')) continue;
    const distanceMm = distanceToVoxelsMm(structure.field, targetMm, best?.distanceMm ?? levelReachMm);
    if (distanceMm < (best?.distanceMm ?? levelReachMm)) best = { structure, distanceMm };
    if (best?.distanceMm === 0) break;
  }
  if (!best) return undefined;
  const offMidlineMm = entryMm[0] - best.structure.centroidMm[0];
  return {
    level: best.structure.id.slice('vertebra-'.length).toUpperCase(),
    insideVertebra: best.distanceMm === 0,
    distanceMm: best.distanceMm,
    offMidlineMm,
    side: Math.abs(offMidlineMm) < midlineBandMm ? 'midline' : offMidlineMm > 0 ? 'left' : 'right',
  };
}

/** Where the path contradicts the stated case; nothing is said about what was not stated. */
export function mismatches(
  place: PathPlace,
  stated: { readonly level?: string | undefined; readonly side?: 'right' | 'left' | 'midline' | undefined },
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const level = levelOf(stated.level);
  if (level && level !== place.level) found.push({ kind: 'level', stated: level, found: place.level });
  if (stated.side && stated.side !== place.side) {
    found.push({ kind: 'side', stated: stated.side, found: place.side });
  }
  return found;
}

/** Distance from a point to the nearest voxel that is more than half full, mm; 0 inside; `limitMm` beyond it. */
function distanceToVoxelsMm({ grid, data }: VoxelField, p: LpsPoint, limitMm: number): number {
  const v = lpsToVoxel(grid, p);
  const [nx, ny] = grid.dims;
  const [i, j, k] = v.map(Math.round) as [number, number, number];
  const inGrid = [i, j, k].every((index, axis) => index >= 0 && index < grid.dims[axis]!);
  if (inGrid && data[i + nx * (j + ny * k)]! > 127) return 0;
  const box = reachBox(grid, v, limitMm);
  let nearest = limitMm;
  for (let z = box.low[2]!; z <= box.high[2]!; z++) {
    for (let y = box.low[1]!; y <= box.high[1]!; y++) {
      for (let x = box.low[0]!; x <= box.high[0]!; x++) {
        if (data[x + nx * (y + ny * z)]! <= 127) continue;
        const q = voxelToLps(grid, voxelPoint(x, y, z));
        nearest = Math.min(nearest, Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]));
      }
    }
  }
  return nearest;
}

function reachBox(grid: Grid, v: readonly [number, number, number], limitMm: number) {
  const reach = grid.spacing.map((spacing) => limitMm / spacing);
  return {
    low: v.map((value, axis) => Math.max(Math.ceil(value - reach[axis]!), 0)),
    high: v.map((value, axis) => Math.min(Math.floor(value + reach[axis]!), grid.dims[axis]! - 1)),
  };
}
