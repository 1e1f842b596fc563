import { BRICK, EDGE, type Lattice, POINTS, sampleDistances } from './lattice';
import type { Part, Scene } from './part';
import { distanceToBox, nearOf, type Sdf } from './sdf';

/** Distance from a brick's centre to its farthest lattice point, in lattice steps. */
const REACH_STEPS = ((EDGE - 1) / 2) * 1.7320508075688772;
/** Distances are first order: allow for slopes up to this. */
const SLOPE = 1.35;
/** Packed parts look at each other, and at sheaths, across this distance, mm. */
const NEAR_MM = 3;
const DEEP = -50;

/** A part that matters in a brick, with its distances on the lattice; `whole` when it fills the brick. */
export interface Active {
  readonly part: Part;
  /** Index in `scene.parts`. */
  readonly index: number;
  readonly field: Float32Array;
  readonly whole: boolean;
}

const fields: Float32Array[] = [];
const fieldAt = (n: number): Float32Array => (fields[n] ??= new Float32Array(POINTS));

/** The part's distance, made for this brick where it can be; warped points may lie a little outside. */
export const distanceNear = ({ solid, warped }: Part, { origin, spacingMm, sliceMm }: Lattice): Sdf => {
  const half = ((EDGE - 1) / 2) * spacingMm;
  const halfZ = ((EDGE - 1) / 2) * sliceMm;
  const radius = Math.max(half + spacingMm, halfZ + sliceMm) * 1.7320508075688772 + (warped ? 4 : 0);
  return nearOf(solid, origin[0] + half, origin[1] + half, origin[2] + halfZ, radius).distance;
};

export const candidates = (
  scene: Scene,
  lattice: Lattice,
): { part: Part; index: number; whole: boolean }[] => {
  const { origin, spacingMm, sliceMm } = lattice;
  const half = ((EDGE - 1) / 2) * spacingMm;
  const [cx, cy, cz] = [origin[0] + half, origin[1] + half, origin[2] + ((EDGE - 1) / 2) * sliceMm] as const;
  const reach = REACH_STEPS * Math.max(spacingMm, sliceMm) * SLOPE;
  const shiftX = scene.warpX(cx, cy, cz);
  const shiftY = scene.warpY(cx, cy, cz);
  const found: { part: Part; index: number; whole: boolean }[] = [];
  scene.parts.forEach((part, index) => {
    const margin = part.sheathMm !== undefined || part.planeMm !== undefined ? NEAR_MM : 1;
    const bound = part.warped ? reach + 3 : reach;
    if (distanceToBox(part.solid.box, cx, cy, cz) > bound + margin) return;
    const d = part.warped
      ? part.solid.distance(cx + shiftX, cy + shiftY, cz)
      : part.solid.distance(cx, cy, cz);
    if (d > bound + margin) return;
    found.push({ part, index, whole: d < -bound - NEAR_MM });
  });
  return found;
};

/** The parts that touch the brick, in rising rank, each with its distances. */
export const activeParts = (scene: Scene, lattice: Lattice, deform: () => void): Active[] => {
  const found = candidates(scene, lattice);
  if (found.some(({ part, whole }) => part.warped && !whole)) deform();
  return found.map(({ part, index, whole }, n) => {
    const field = fieldAt(n);
    if (whole) field.fill(DEEP);
    else sampleDistances(distanceNear(part, lattice), lattice, part, field);
    return { part, index, field, whole };
  });
};

/** Keeps parts with a `depthMm` away from the surface of the body: the active part of rank 0. */
export const keepDepth = (active: readonly Active[]): void => {
  const body = active.find(({ part }) => part.rank === 0);
  if (!body || body.whole) return;
  for (const { part, field, whole } of active) {
    if (part.depthMm === undefined || whole) continue;
    for (let o = 0; o < POINTS; o++) field[o] = Math.max(field[o]!, body.field[o]! + part.depthMm);
  }
};

/**
 * Packed parts give way to each other and to sheaths: afterwards a member holds only the points where
 * it is the deepest, half a fat plane short of the border.
 */
export const settlePack = (scene: Scene, lattice: Lattice, active: readonly Active[]): void => {
  const pack = active.filter(({ part }) => part.planeMm !== undefined);
  if (pack.length === 0) return;
  const sheaths = active.filter(({ part }) => part.sheathMm !== undefined);
  const { origin, spacingMm, sliceMm } = lattice;
  for (let o = 0, k = 0; k < EDGE; k++) {
    for (let j = 0; j < EDGE; j++) {
      for (let i = 0; i < EDGE; i++, o++) {
        let first = 1e9;
        let second = 1e9;
        let winner = -1;
        for (let p = 0; p < pack.length; p++) {
          const d = pack[p]!.field[o]!;
          if (d < first) {
            second = first;
            first = d;
            winner = p;
          } else if (d < second) second = d;
        }
        if (first > NEAR_MM) continue;
        let keep = -1e9;
        for (const { part, field } of sheaths) keep = Math.max(keep, part.sheathMm! - field[o]!);
        const share =
          second < NEAR_MM
            ? scene.planeShare(origin[0] + i * spacingMm, origin[1] + j * spacingMm, origin[2] + k * sliceMm)
            : 0;
        for (let p = 0; p < pack.length; p++) {
          const { part, field } = pack[p]!;
          const rival = p === winner ? second : first;
          const border = (field[o]! - rival + part.planeMm! * share) / 2;
          field[o] = Math.max(field[o]!, border, keep);
        }
      }
    }
  }
};

export const brickCount = (voxels: number): number => Math.ceil(voxels / BRICK);
