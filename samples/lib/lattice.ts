import type { Sdf } from './sdf';

/** Voxels along an edge of a brick, and lattice points along it: one voxel more on each side. */
export const BRICK = 16;
export const EDGE = BRICK + 2;
export const POINTS = EDGE * EDGE * EDGE;

/** Every second lattice point, to one beyond the brick. */
const COARSE = EDGE / 2 + 1;
const COARSE_POINTS = COARSE * COARSE * COARSE;

/** Voxel centres of a brick and their neighbours, mm; the deformation stands at every second one. */
export interface Lattice {
  readonly origin: readonly [number, number, number];
  readonly spacingMm: number;
  readonly sliceMm: number;
  readonly coarseShiftX: Float32Array;
  readonly coarseShiftY: Float32Array;
}

export const newShifts = () => ({
  coarseShiftX: new Float32Array(COARSE_POINTS),
  coarseShiftY: new Float32Array(COARSE_POINTS),
});

/** Fills in the deformation of a brick. */
export const deformLattice = (
  warpX: Sdf,
  warpY: Sdf,
  { origin, spacingMm, sliceMm, coarseShiftX, coarseShiftY }: Lattice,
): void => {
  const step = 2 * spacingMm;
  const stepZ = 2 * sliceMm;
  for (let o = 0, k = 0; k < COARSE; k++) {
    for (let j = 0; j < COARSE; j++) {
      for (let i = 0; i < COARSE; i++, o++) {
        const x = origin[0] + i * step;
        const y = origin[1] + j * step;
        const z = origin[2] + k * stepZ;
        coarseShiftX[o] = warpX(x, y, z);
        coarseShiftY[o] = warpY(x, y, z);
      }
    }
  }
};

/** A fine lattice from every second point: means along each axis. */
const refine = (coarse: Float32Array, into: Float32Array): void => {
  for (let o = 0, k = 0; k < EDGE; k++) {
    const ck = (k >> 1) * COARSE * COARSE;
    const dk = k & 1 ? COARSE * COARSE : 0;
    for (let j = 0; j < EDGE; j++) {
      const cj = ck + (j >> 1) * COARSE;
      const dj = j & 1 ? COARSE : 0;
      for (let i = 0; i < EDGE; i++, o++) {
        const c = cj + (i >> 1);
        const di = i & 1;
        into[o] =
          (coarse[c]! +
            coarse[c + di]! +
            coarse[c + dj]! +
            coarse[c + dj + di]! +
            coarse[c + dk]! +
            coarse[c + dk + di]! +
            coarse[c + dk + dj]! +
            coarse[c + dk + dj + di]!) /
          8;
      }
    }
  }
};

const coarse = new Float32Array(COARSE_POINTS);
const fineShiftX = new Float32Array(POINTS);
const fineShiftY = new Float32Array(POINTS);

/** Within this of a surface a distance is computed at the very point, mm per voxel size. */
const EXACT_WITHIN = 1.7;

/**
 * Distances of one solid at every lattice point: computed at every second one and interpolated, which is
 * enough for large smooth solids; for others computed anew near the surface.
 */
export const sampleDistances = (
  distance: Sdf,
  lattice: Lattice,
  { warped = false, smooth = false }: { readonly warped?: boolean; readonly smooth?: boolean },
  into: Float32Array,
): void => {
  const { origin, spacingMm, sliceMm, coarseShiftX, coarseShiftY } = lattice;
  const step = 2 * spacingMm;
  const stepZ = 2 * sliceMm;
  let nearest = 1e9;
  for (let o = 0, k = 0; k < COARSE; k++) {
    const z = origin[2] + k * stepZ;
    for (let j = 0; j < COARSE; j++) {
      const y = origin[1] + j * step;
      for (let i = 0; i < COARSE; i++, o++) {
        const x = origin[0] + i * step;
        const d = warped ? distance(x + coarseShiftX[o]!, y + coarseShiftY[o]!, z) : distance(x, y, z);
        coarse[o] = d;
        nearest = Math.min(nearest, Math.abs(d));
      }
    }
  }
  refine(coarse, into);
  const within = EXACT_WITHIN * Math.max(spacingMm, sliceMm);
  if (smooth || nearest > within + Math.max(step, stepZ)) return;
  if (warped) {
    refine(coarseShiftX, fineShiftX);
    refine(coarseShiftY, fineShiftY);
  }
  for (let o = 0, k = 0; k < EDGE; k++) {
    const z = origin[2] + k * sliceMm;
    for (let j = 0; j < EDGE; j++) {
      const y = origin[1] + j * spacingMm;
      for (let i = 0; i < EDGE; i++, o++) {
        if (!(k & 1) && !(j & 1) && !(i & 1)) continue;
        if (Math.abs(into[o]!) > within) continue;
        const x = origin[0] + i * spacingMm;
        into[o] = warped ? distance(x + fineShiftX[o]!, y + fineShiftY[o]!, z) : distance(x, y, z);
      }
    }
  }
};

/** Offsets of the eight corners of a lattice cell. */
export const CORNERS = [
  0,
  1,
  EDGE,
  EDGE + 1,
  EDGE * EDGE,
  EDGE * EDGE + 1,
  EDGE * (EDGE + 1),
  EDGE * (EDGE + 1) + 1,
];

/**
 * Weights of the eight corners of a cell for the eight sub-samples of a voxel, at ±¼ voxel: the
 * sub-sample that lies towards a neighbour takes ¾ of the voxel and ¼ of the neighbour on each axis.
 * Row s, column c; the cell of sub-sample s starts at `SUB_START[s]` from the voxel.
 */
export const SUB_START = Array.from({ length: 8 }, (_, s) => {
  const back = (bit: number, stride: number) => (s & bit ? 0 : -stride);
  return back(1, 1) + back(2, EDGE) + back(4, EDGE * EDGE);
});
export const SUB_WEIGHTS = Float64Array.from({ length: 64 }, (_, n) => {
  const s = n >> 3;
  const c = n & 7;
  // Towards the higher neighbour the voxel is the low corner of the cell, and the other way round.
  const axis = (bit: number) => (((s & bit) === 0) === ((c & bit) === 0) ? 0.25 : 0.75);
  return axis(1) * axis(2) * axis(4);
});

export const interpolate = (field: Float32Array, voxel: number, sub: number): number => {
  const start = voxel + SUB_START[sub]!;
  const w = sub << 3;
  let sum = 0;
  for (let c = 0; c < 8; c++) sum += SUB_WEIGHTS[w + c]! * field[start + CORNERS[c]!]!;
  return sum;
};
