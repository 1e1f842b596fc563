import { placeErrorMm, type Resolution } from '../core/grid-error';
import { signedDistanceAt, type SignedDistance } from '../core/signed-distance';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector } from '../core/units';
import { dot, norm, normalise } from '../core/vector';
import { sampleHu, type Volume } from '../core/volume';
import { type Measurable, surfaceErrorMm, surfaceOf } from './measured';

/** A surface's direction is taken over this distance, mm: the voxels' steps are smaller. */
const normalReachMm = 2;
/** A path that grazes a surface more than this (78°) is taken as at this: there the surface's curve decides. */
const leastCosine = 0.2;

/** The direction in which a surface faces at a place, unit length. */
export const normalAt = (surface: SignedDistance, p: LpsPoint): LpsVector =>
  normalise(gradient(p, normalReachMm, (at) => signedDistanceAt(surface, at)));

/** The direction in which a CT grows denser at a place; no length where it does not, or at its border. */
export const denserAt = (volume: Volume, p: LpsPoint): LpsVector =>
  gradient(p, Math.max(...volume.grid.spacing), (at) => sampleHu(volume, at) ?? Number.NaN);

function gradient(p: LpsPoint, reachMm: number, value: (at: LpsPoint) => number): LpsVector {
  const [x, y, z] = [0, 1, 2].map((axis) => {
    const moved = (mm: number) => p.map((c, i) => c + (i === axis ? mm : 0)) as [number, number, number];
    const slope = value(lpsPoint(...moved(reachMm))) - value(lpsPoint(...moved(-reachMm)));
    return Number.isFinite(slope) ? slope : 0;
  });
  return lpsVector(x!, y!, z!);
}

/**
 * How far the depth at which a path crosses a surface may be off, mm. The surface is off by e along its
 * normal n; a path of unit direction d meets it e/|n·d| sooner or later. Where nothing tells the normal, as
 * if met squarely.
 * @param along unit length
 * @param errorMm how far the surface may be off along a direction
 */
function crossingErrorMm(along: LpsVector, normal: LpsVector, errorMm: (direction: LpsVector) => number) {
  const length = norm(normal);
  if (length < 1e-9) return errorMm(along);
  return errorMm(normal) / Math.max(Math.abs(dot(normal, along)) / length, leastCosine);
}

/** The same for the surface of whichever of some structures is nearest to the crossing. */
export function labelCrossingErrorMm(
  structures: readonly Measurable[],
  along: LpsVector,
  at: LpsPoint,
  ct?: Resolution,
): number {
  const [crossed] = structures
    .flatMap((structure) => {
      const surface = surfaceOf(structure);
      return surface ? [{ structure, surface, mm: Math.abs(signedDistanceAt(surface, at)) }] : [];
    })
    .toSorted((a, b) => a.mm - b.mm);
  if (!crossed) return 0;
  const { structure, surface } = crossed;
  return crossingErrorMm(along, normalAt(surface, at), (direction) =>
    surfaceErrorMm(structure, direction, at, ct),
  );
}

/** The same for the surface at which the CT passes a threshold. */
export const huCrossingErrorMm = (volume: Volume, along: LpsVector, at: LpsPoint, ct: Resolution): number =>
  crossingErrorMm(along, denserAt(volume, at), (direction) => placeErrorMm(ct, direction, at));
