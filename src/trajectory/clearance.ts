import type { SignedDistance } from '../core/signed-distance';
import { type LpsPoint, lpsPoint, lpsVector } from '../core/units';
import { dot, subtract } from '../core/vector';
import { deepest, depthPrecisionMm } from './deepest';
import { SolidShape } from './solid-shape';
import type { Solid } from './solid';

/** The distance between a solid and a structure, surface to surface. */
export interface Clearance {
  /** mm; negative: minus the greatest depth of any point of the solid below the surface. */
  readonly clearanceMm: number;
  readonly closestOnInstrumentMm: LpsPoint;
  readonly closestOnStructureMm: LpsPoint;
  /** Where on the axis that is, mm behind the tip. */
  readonly behindTipMm: number;
}

const world = {
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)] as const,
};

/**
 * Smallest signed distance over all points of the solid, exact to 0.01 mm.
 * Apart, it is found from the surface's side: the distance to the solid is known in closed form,
 * and its least value on the surface is sought. Where they meet, the deepest point is sought.
 */
export function clearance(solid: Solid, surface: SignedDistance): Clearance {
  return clearanceOfShape(new SolidShape(solid), surface);
}

/**
 * The same for a shape that is measured against many structures.
 * @param precisionMm of a depth inside; coarser is faster
 */
export function clearanceOfShape(
  shape: SolidShape,
  surface: SignedDistance,
  precisionMm = depthPrecisionMm,
): Clearance {
  const { solid } = shape;
  const apartMm = surface.approach(shape, Infinity);
  const { nearest } = surface;
  const touch = lpsPoint(nearest[0]!, nearest[1]!, nearest[2]!);
  const first = solid.profile[0]!.behindTipMm;
  const [x, y, z] = [0, 1, 2].map((i) => solid.tipMm[i]! + solid.backwards[i]! * first);
  if (apartMm > 0 && !surface.contains(x!, y!, z!)) {
    return answer(solid, apartMm, onShape(shape, touch), touch);
  }
  const inside = deepest(solid, surface, precisionMm, apartMm > 0 ? undefined : touch);
  return answer(solid, -inside.depthMm, inside.onInstrument, inside.onStructure);
}

const answer = (solid: Solid, clearanceMm: number, onInstrument: LpsPoint, onStructure: LpsPoint) => ({
  clearanceMm,
  closestOnInstrumentMm: onInstrument,
  closestOnStructureMm: onStructure,
  behindTipMm: dot(subtract(onInstrument, solid.tipMm), solid.backwards),
});

/** The point of the solid that is nearest to a point outside it. */
function onShape(shape: SolidShape, p: LpsPoint): LpsPoint {
  shape.enter(world);
  const d = shape.measure(p[0], p[1], p[2]);
  shape.aim();
  return lpsPoint(p[0] - d * shape.gx, p[1] - d * shape.gy, p[2] - d * shape.gz);
}
