import { type Active, activeParts, brickCount, settlePack } from './brick';
import { BRICK, deformLattice, EDGE, interpolate, type Lattice, newShifts } from './lattice';
import type { Scene } from './part';

export interface RasterGrid {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: number;
  readonly originMm: readonly [number, number, number];
}

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

const topAt = (active: readonly Active[], voxel: number): number => {
  for (let p = active.length - 1; p >= 0; p--) if (active[p]!.field[voxel]! < 0) return p;
  return -1;
};

const near = (active: readonly Active[], voxel: number, reachMm: number, from: number): boolean => {
  for (let p = active.length - 1; p >= from; p--) {
    if (Math.abs(active[p]!.field[voxel]!) < reachMm) return true;
  }
  return false;
};

const subDistance = new Float64Array(8);

/** Mean HU of the eight sub-samples, and the segment that holds at least half of them. */
const mixVoxel = (
  scene: Scene,
  active: readonly Active[],
  voxel: number,
  x: number,
  y: number,
  z: number,
  spacing: number,
): { hu: number; index: number; inBody: boolean } => {
  const winners = [-2, -2, -2, -2, -2, -2, -2, -2];
  const reach = NEAR_SURFACE * spacing * 1.5;
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
  let sum = 0;
  const quarter = spacing / 4;
  for (let s = 0; s < 8; s++) {
    const sx = x + (s & 1 ? quarter : -quarter);
    const sy = y + (s & 2 ? quarter : -quarter);
    const sz = z + (s & 4 ? quarter : -quarter);
    const p = winners[s]!;
    sum += p < 0 ? scene.outside(0, sx, sy, sz) : active[p]!.part.paint(-subDistance[s]!, sx, sy, sz);
  }
  let index = -1;
  for (let s = 0; s < 8 && index < 0; s++) {
    const segment = winners[s]! < 0 ? undefined : active[winners[s]!]!.part.segment;
    if (segment === undefined) continue;
    let count = 0;
    for (let t = 0; t < 8; t++) {
      if (winners[t]! >= 0 && active[winners[t]!]!.part.segment === segment) count++;
    }
    if (count >= 4) index = winners[s]!;
  }
  let body = 0;
  for (let s = 0; s < 8; s++) if (winners[s]! >= 0 && active[winners[s]!]!.part.rank >= 0) body++;
  return { hu: sum / 8, index, inBody: body >= 4 };
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
  const active = activeParts(scene, at, () => deformLattice(scene.warp, at));
  settlePack(scene, at, active);
  const reach = NEAR_SURFACE * grid.spacingMm;
  let lowestWhole = 0;
  active.forEach(({ whole }, p) => (lowestWhole = whole ? p : lowestWhole));
  for (let k = 0; k < BRICK && start[2] + k < zEnd; k++) {
    for (let j = 0; j < BRICK && start[1] + j < ny; j++) {
      const row = nx * (start[1] + j + ny * (start[2] + k));
      for (let i = 0; i < BRICK && start[0] + i < nx; i++) {
        const voxel = i + 1 + EDGE * (j + 1 + EDGE * (k + 1));
        const x = at.origin[0] + (i + 1) * at.spacingMm;
        const y = at.origin[1] + (j + 1) * at.spacingMm;
        const z = at.origin[2] + (k + 1) * at.spacingMm;
        const out = row + start[0] + i;
        let hu: number;
        let index: number;
        let inBody: boolean;
        const top = topAt(active, voxel);
        if (near(active, voxel, reach, Math.max(top, lowestWhole))) {
          ({ hu, index, inBody } = mixVoxel(scene, active, voxel, x, y, z, at.spacingMm));
        } else {
          index = top;
          inBody = top >= 0 && active[top]!.part.rank >= 0;
          hu =
            top < 0
              ? scene.outside(0, x, y, z)
              : active[top]!.part.paint(-active[top]!.field[voxel]!, x, y, z);
        }
        if (inBody) target.overlay[out]! |= 1 << BODY_BIT;
        target.hu[out] = Math.floor(hu + 0.5);
        const segment = index < 0 ? undefined : active[index]!.part.segment;
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
  const radius = half * 1.75 * 1.35;
  scene.overlays.forEach(({ solid: { distance, box } }, bit) => {
    if (box.min.some((low, axis) => low > at.origin[axis]! + 2 * half)) return;
    if (box.max.some((high, axis) => high < at.origin[axis]!)) return;
    if (distance(at.origin[0] + half, at.origin[1] + half, at.origin[2] + half) > radius) return;
    for (let k = 0; k < BRICK && start[2] + k < zEnd; k++) {
      for (let j = 0; j < BRICK && start[1] + j < ny; j++) {
        for (let i = 0; i < BRICK && start[0] + i < nx; i++) {
          const d = distance(
            at.origin[0] + (i + 1) * at.spacingMm,
            at.origin[1] + (j + 1) * at.spacingMm,
            at.origin[2] + (k + 1) * at.spacingMm,
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
        origin: [
          grid.originMm[0] + (start[0] - 1) * grid.spacingMm,
          grid.originMm[1] + (start[1] - 1) * grid.spacingMm,
          grid.originMm[2] + (start[2] - 1) * grid.spacingMm,
        ],
      };
      paintBrick(scene, grid, numbers, at, start, zEnd, target);
      markOverlays(scene, grid, at, start, zEnd, target);
    }
  }
};
