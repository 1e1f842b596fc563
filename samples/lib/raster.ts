import { type Active, activeParts, brickCount, keepDepth, settlePack } from './brick';
import { BRICK, deformLattice, EDGE, interpolate, type Lattice, newShifts, POINTS } from './lattice';
import type { Scene } from './part';

export interface RasterGrid {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: number;
  /** From slice to slice, mm, where it is not `spacingMm`. */
  readonly sliceMm?: number;
  readonly originMm: readonly [number, number, number];
}

export const sliceMmOf = ({ spacingMm, sliceMm = spacingMm }: RasterGrid): number => sliceMm;

/** The arrays that all workers write: one value a voxel of the grid, i fastest. */
export interface RasterTarget {
  readonly hu: Int16Array;
  /** Number of the segment in `segmentNumbers`, 0 for none. */
  readonly label: Uint8Array;
  /** Bit n: inside overlay n. */
  readonly overlay: Uint8Array;
}

/** Overlay bit of voxels that lie in the body, its hollows included: at least half in a part of rank ≥ 0. */
export const BODY_BIT = 7;

/** A voxel whose centre lies farther than this from every surface is whole, mm per voxel size. */
const NEAR_SURFACE = 0.95;

const shifts = newShifts();

/** For each lattice point: the highest part that holds it (−1: none), and how far the nearest border is. */
const top = new Int16Array(POINTS);
const border = new Float32Array(POINTS);

/** Borders of parts that lie below the one on top do not show. */
const findTop = (active: readonly Active[]): void => {
  top.fill(-1);
  border.fill(1e9);
  active.forEach(({ field, whole }, p) => {
    if (whole) {
      top.fill(p);
      border.fill(1e9);
      return;
    }
    for (let o = 0; o < POINTS; o++) {
      const d = field[o]!;
      if (d < 0) {
        top[o] = p;
        border[o] = -d;
      } else if (d < border[o]!) border[o] = d;
    }
  });
};

const subDistance = new Float64Array(8);
const winners = new Int16Array(8);

/** What a mixed voxel holds; filled anew for each. */
const mixed = { hu: 0, index: -1, inBody: false };

/** Mean HU of the sub-samples; a part of even tissue is asked once for the voxel. */
const meanHu = (
  scene: Scene,
  active: readonly Active[],
  x: number,
  y: number,
  z: number,
  quarter: number,
  quarterZ: number,
): number => {
  let sum = 0;
  let evenPart = -3;
  let evenHu = 0;
  for (let s = 0; s < 8; s++) {
    const p = winners[s]!;
    if (p === evenPart) {
      sum += evenHu;
      continue;
    }
    if (p < 0 || active[p]!.part.layered !== true) {
      evenPart = p;
      evenHu = p < 0 ? scene.outside(0, x, y, z) : active[p]!.part.paint(-subDistance[s]!, x, y, z);
      sum += evenHu;
      continue;
    }
    const sx = x + (s & 1 ? quarter : -quarter);
    const sy = y + (s & 2 ? quarter : -quarter);
    const sz = z + (s & 4 ? quarterZ : -quarterZ);
    sum += active[p]!.part.paint(-subDistance[s]!, sx, sy, sz);
  }
  return sum / 8;
};

/** A part whose segment holds at least half of the sub-samples; −1 where there is none. */
const majority = (active: readonly Active[]): number => {
  for (let s = 0; s < 5; s++) {
    const segment = winners[s]! < 0 ? undefined : active[winners[s]!]!.part.segment;
    if (segment === undefined) continue;
    let count = 0;
    for (let t = 0; t < 8; t++) {
      if (winners[t]! >= 0 && active[winners[t]!]!.part.segment === segment) count++;
    }
    if (count >= 4) return winners[s]!;
  }
  return -1;
};

/** Mean HU of the eight sub-samples, and the segment that holds at least half of them. */
const mixVoxel = (
  scene: Scene,
  active: readonly Active[],
  voxel: number,
  x: number,
  y: number,
  z: number,
  { spacingMm, sliceMm }: Lattice,
): void => {
  winners.fill(-2);
  const reach = NEAR_SURFACE * Math.max(spacingMm, sliceMm) * 1.5;
  for (let p = active.length - 1; p >= 0; p--) {
    const { field } = active[p]!;
    const centre = field[voxel]!;
    if (centre > reach) continue;
    const inside = centre < -reach;
    for (let s = 0; s < 8; s++) {
      if (winners[s] !== -2) continue;
      const d = inside ? centre : interpolate(field, voxel, s);
      if (d < 0) {
        winners[s] = p;
        subDistance[s] = d;
      }
    }
    if (inside) break;
  }
  mixed.hu = meanHu(scene, active, x, y, z, spacingMm / 4, sliceMm / 4);
  mixed.index = majority(active);
  let body = 0;
  for (let s = 0; s < 8; s++) if (winners[s]! >= 0 && active[winners[s]!]!.part.rank >= 0) body++;
  mixed.inBody = body >= 4;
};

const paintBrick = (
  scene: Scene,
  grid: RasterGrid,
  numbers: ReadonlyMap<string, number>,
  at: Lattice,
  start: readonly [number, number, number],
  zEnd: number,
  target: RasterTarget,
): void => {
  const [nx, ny] = grid.dims;
  const active = activeParts(scene, at, () => deformLattice(scene.warpX, scene.warpY, at));
  keepDepth(active);
  settlePack(scene, at, active);
  findTop(active);
  const reach = NEAR_SURFACE * Math.max(at.spacingMm, at.sliceMm);
  for (let k = 0; k < BRICK && start[2] + k < zEnd; k++) {
    for (let j = 0; j < BRICK && start[1] + j < ny; j++) {
      const row = nx * (start[1] + j + ny * (start[2] + k));
      for (let i = 0; i < BRICK && start[0] + i < nx; i++) {
        const voxel = i + 1 + EDGE * (j + 1 + EDGE * (k + 1));
        const x = at.origin[0] + (i + 1) * at.spacingMm;
        const y = at.origin[1] + (j + 1) * at.spacingMm;
        const z = at.origin[2] + (k + 1) * at.sliceMm;
        const out = row + start[0] + i;
        const p = top[voxel]!;
        if (border[voxel]! < reach) {
          mixVoxel(scene, active, voxel, x, y, z, at);
        } else if (p < 0) {
          mixed.hu = scene.outside(0, x, y, z);
          mixed.index = -1;
          mixed.inBody = false;
        } else {
          const { part, field } = active[p]!;
          mixed.hu = part.paint(-field[voxel]!, x, y, z);
          mixed.index = p;
          mixed.inBody = part.rank >= 0;
        }
        if (mixed.inBody) target.overlay[out]! |= 1 << BODY_BIT;
        target.hu[out] = Math.floor(mixed.hu + 0.5);
        const segment = mixed.index < 0 ? undefined : active[mixed.index]!.part.segment;
        target.label[out] = segment === undefined ? 0 : (numbers.get(segment) ?? 0);
      }
    }
  }
};

const markOverlays = (
  scene: Scene,
  grid: RasterGrid,
  at: Lattice,
  start: readonly [number, number, number],
  zEnd: number,
  target: RasterTarget,
): void => {
  const [nx, ny] = grid.dims;
  const half = ((EDGE - 1) / 2) * at.spacingMm;
  const halfZ = ((EDGE - 1) / 2) * at.sliceMm;
  const radius = Math.max(half, halfZ) * 1.75 * 1.35;
  scene.overlays.forEach(({ solid: { distance, box } }, bit) => {
    if (box.min.some((low, axis) => low > at.origin[axis]! + 2 * (axis === 2 ? halfZ : half))) return;
    if (box.max.some((high, axis) => high < at.origin[axis]!)) return;
    if (distance(at.origin[0] + half, at.origin[1] + half, at.origin[2] + halfZ) > radius) return;
    for (let k = 0; k < BRICK && start[2] + k < zEnd; k++) {
      for (let j = 0; j < BRICK && start[1] + j < ny; j++) {
        for (let i = 0; i < BRICK && start[0] + i < nx; i++) {
          const d = distance(
            at.origin[0] + (i + 1) * at.spacingMm,
            at.origin[1] + (j + 1) * at.spacingMm,
            at.origin[2] + (k + 1) * at.sliceMm,
          );
          const out = start[0] + i + nx * (start[1] + j + ny * (start[2] + k));
          if (d < 0) target.overlay[out]! |= 1 << bit;
        }
      }
    }
  });
};

/** Paints the slices from `zStart` (a multiple of the brick) to below `zEnd`. */
export const rasterise = (
  scene: Scene,
  grid: RasterGrid,
  numbers: ReadonlyMap<string, number>,
  zStart: number,
  zEnd: number,
  target: RasterTarget,
): void => {
  for (let bj = 0; bj < brickCount(grid.dims[1]); bj++) {
    for (let bi = 0; bi < brickCount(grid.dims[0]); bi++) {
      const start = [bi * BRICK, bj * BRICK, zStart] as const;
      const at: Lattice = {
        ...shifts,
        spacingMm: grid.spacingMm,
        sliceMm: sliceMmOf(grid),
        origin: [
          grid.originMm[0] + (start[0] - 1) * grid.spacingMm,
          grid.originMm[1] + (start[1] - 1) * grid.spacingMm,
          grid.originMm[2] + (start[2] - 1) * sliceMmOf(grid),
        ],
      };
      paintBrick(scene, grid, numbers, at, start, zEnd, target);
      markOverlays(scene, grid, at, start, zEnd, target);
    }
  }
};
