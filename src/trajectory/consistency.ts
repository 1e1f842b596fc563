import { levelOf } from '../catalog/structures';
import { type Grid, lpsToVoxel, voxelToLps } from '../core/grid';
import { placeErrorMm, type Resolution, worstGridErrorMm } from '../core/grid-error';
import type { Structure, VoxelField } from '../core/structure';
import { type LpsPoint, lpsVector, voxelPoint } from '../core/units';

/** What the path says about itself, to be held against what the user stated. */
export interface PathPlace {
  /** The vertebra that holds the target, or the nearest one; absent where none is labelled within reach. */
  readonly vertebra?: {
    /** `C2` */
    readonly level: string;
    readonly holdsTarget: boolean;
    /** From the target to it, mm; 0 inside. */
    readonly distanceMm: number;
    /** What the CT leaves open in it: to the centre of a voxel, so half a voxel more. Absent without a CT. */
    readonly toleranceMm?: number;
  };
  /** Entry relative to the sagittal plane through the vertebra or the canal, mm; positive: patient's left. */
  readonly offMidlineMm: number;
  /** What the CT leaves open in it, of the entry and of the plane; absent without a CT. */
  readonly offMidlineToleranceMm?: number;
  readonly side: Side;
}

type Side = 'right' | 'left' | 'midline';

/** What contradicts the stated case, and what of it nothing in the data can tell. */
export type Mismatch =
  | { readonly kind: 'level'; readonly stated: string; readonly found: string }
  | { readonly kind: 'side'; readonly stated: Side; readonly found: Side }
  | { readonly kind: 'levelUnchecked' | 'sideUnchecked' };

/** Entries closer to the midline than this belong to neither side, mm: a house value. */
export const midlineBandMm = 5;
/** A target farther than this from every vertebra is at no level, mm: a house value. */
export const levelReachMm = 25;

/** What lies in the midline of the spine, in order of trust. */
const midlineIds = ['spinal-canal', 'dural-sac', 'spinal-cord', 'cauda-equina'];

/**
 * Level and side of a path, from the labelled vertebrae; the side alone from canal, dura or cord where
 * no vertebra is within reach of the target. Undefined where neither is. The midline is a sagittal plane
 * of the patient frame: a rotated head or a scoliotic spine shifts it.
 */
export function placePath(
  structures: readonly Structure[],
  entryMm: LpsPoint,
  targetMm: LpsPoint,
  ct?: Resolution,
): PathPlace | undefined {
  const nearest = nearestVertebra(structures, targetMm);
  const midlineXMm = nearest?.structure.centroidMm[0] ?? canalAt(structures, targetMm)?.xMm;
  if (midlineXMm === undefined) return undefined;
  const offMidlineMm = entryMm[0] - midlineXMm;
  const side = Math.abs(offMidlineMm) < midlineBandMm ? 'midline' : offMidlineMm > 0 ? 'left' : 'right';
  const off = {
    offMidlineMm,
    ...(ct && { offMidlineToleranceMm: 2 * placeErrorMm(ct, lpsVector(1, 0, 0), entryMm) }),
    side,
  } as const;
  if (!nearest) return off;
  const { structure, distanceMm } = nearest;
  const level = structure.id.slice('vertebra-'.length).toUpperCase();
  const own = worstGridErrorMm(structure.field.grid);
  const toleranceMm = ct && own + Math.max(own, worstGridErrorMm(ct, targetMm));
  return {
    vertebra: {
      level,
      holdsTarget: distanceMm === 0,
      distanceMm,
      ...(toleranceMm !== undefined && { toleranceMm }),
    },
    ...off,
  };
}

/** The labelled vertebra that holds a point (LPS, mm), or the nearest one within reach. */
export function nearestVertebra(structures: readonly Structure[], targetMm: LpsPoint) {
  const vertebrae = structures.filter(({ id }) => isVertebra(id));
  const holder = vertebrae.find(({ field }) => holds(field, targetMm));
  if (holder) return { structure: holder, distanceMm: 0 };
  let best: { structure: Structure; distanceMm: number } | undefined;
  for (const structure of vertebrae) {
    const distanceMm = distanceToVoxelsMm(structure.field, targetMm, best?.distanceMm ?? levelReachMm);
    if (distanceMm < (best?.distanceMm ?? levelReachMm)) best = { structure, distanceMm };
  }
  return best;
}

/** A whole vertebra; a label of its body alone belongs to the same level and adds nothing. */
const isVertebra = (id: string): boolean => /^vertebra-[a-z]\d+$/.test(id);

/** Mean x of canal, dura or cord within half a vertebra's height of a level, LPS mm, and which of them it was. */
export function canalAt(
  structures: readonly Structure[],
  { 2: zMm }: LpsPoint,
): { readonly id: string; readonly xMm: number } | undefined {
  for (const id of midlineIds) {
    const structure = structures.find((item) => item.id === id);
    const xMm = structure && meanXMm(structure.field, zMm);
    if (xMm !== undefined) return { id, xMm };
  }
  return undefined;
}

const canalReachMm = 10;

function meanXMm({ grid, data }: VoxelField, zMm: number): number | undefined {
  const [nx, ny, nz] = grid.dims;
  let [sum, count] = [0, 0];
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      if (!rowReaches(grid, j, k, zMm)) continue;
      const row = nx * (j + ny * k);
      for (let i = 0; i < nx; i++) {
        if (data[row + i]! <= 127) continue;
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        if (Math.abs(p[2] - zMm) > canalReachMm) continue;
        sum += p[0];
        count++;
      }
    }
  return count > 0 ? sum / count : undefined;
}

/** Whether a row of voxels comes near the level; spares reading a whole canal. */
function rowReaches({ dims, spacing, origin, axes }: Grid, j: number, k: number, zMm: number): boolean {
  const [along, down, through] = axes.map((axis, a) => axis[2] * spacing[a]!) as [number, number, number];
  const from = origin[2] + j * down + k * through - zMm;
  const to = from + (dims[0] - 1) * along;
  const reachMm = canalReachMm + 1e-6;
  return Math.min(from, to) <= reachMm && Math.max(from, to) >= -reachMm;
}

/** Where the path contradicts the stated case, or cannot be held against it; nothing is said about what was not stated. */
export function mismatches(
  place: PathPlace | undefined,
  stated: { readonly level?: string | undefined; readonly side?: Side | undefined },
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const level = levelOf(stated.level);
  if (level && !place?.vertebra) found.push({ kind: 'levelUnchecked' });
  else if (level && place?.vertebra && level !== place.vertebra.level)
    found.push({ kind: 'level', stated: level, found: place.vertebra.level });
  if (stated.side && !place) found.push({ kind: 'sideUnchecked' });
  else if (stated.side && place && stated.side !== place.side)
    found.push({ kind: 'side', stated: stated.side, found: place.side });
  return found;
}

/** Whether the voxel at a point is more than half full. */
function holds({ grid, data }: VoxelField, p: LpsPoint): boolean {
  const [i, j, k] = lpsToVoxel(grid, p).map(Math.round) as [number, number, number];
  const inGrid = [i, j, k].every((index, axis) => index >= 0 && index < grid.dims[axis]!);
  return inGrid && data[i + grid.dims[0] * (j + grid.dims[1] * k)]! > 127;
}

/** Distance from a point to the nearest voxel that is more than half full, mm; `limitMm` beyond it. */
function distanceToVoxelsMm({ grid, data }: VoxelField, p: LpsPoint, limitMm: number): number {
  const [nx, ny] = grid.dims;
  const box = reachBox(grid, lpsToVoxel(grid, p), limitMm);
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
