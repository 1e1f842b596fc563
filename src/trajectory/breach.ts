import type { Profile } from '../catalog/types';
import { structureById } from '../catalog/structures';
import type { Resolution } from '../core/grid-error';
import type { Kernel } from '../core/kernel';
import { ok, type Result } from '../core/result';
import { type SignedDistance, signedDistanceAt } from '../core/signed-distance';
import { along, anyPerpendicular, cross, dot, normalise, subtract } from '../core/vector';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector } from '../core/units';
import { insideAny, stretchesWhere } from './crossings';
import { normalAt } from './crossing-error';
import { depthErrorMm, gridToleranceMm, type Measurable, surfaceOf } from './measured';
import { atDepth, pathLengthMm, placeOn, radiusAt } from './solid';
import { type InstrumentInput, stagesOf } from './stages';

/** Gertzbein–Robbins as used today (doi:10.1007/s11701-024-02001-w). */
export type BreachGrade = 'A' | 'B' | 'C' | 'D' | 'E';

export interface Breach {
  readonly instrument: string;
  /** The bone: key and catalogue id. */
  readonly key: string;
  readonly structure: string;
  /** Greatest distance of the instrument's surface outside the bone, mm; 0: none. */
  readonly breachMm: number;
  /** What the CT leaves open in it, mm. */
  readonly toleranceMm: number;
  readonly grade: BreachGrade;
  /** Where that is: depth from the entry, and the point on the instrument. */
  readonly depthMm: number;
  /** What the CT leaves open in that depth, mm; absent where no resolution is given. */
  readonly depthToleranceMm?: number;
  readonly pointMm: LpsPoint;
  /** Unit vector from the axis to that point, LPS. */
  readonly direction: LpsVector;
  /** The stretch that was looked at, depths from the entry. */
  readonly fromMm: number;
  readonly toMm: number;
  /** False where the whole cross-section lies in bone nowhere. */
  readonly heldOnce: boolean;
  /** False for a bone that the path only passes: looked at where the axis is in it. */
  readonly holdsTarget: boolean;
}

/** A 0 mm, B below 2, C below 4, D below 6, E from 6 mm. */
export function breachGrade(breachMm: number): BreachGrade {
  if (breachMm <= 0) return 'A';
  if (breachMm < 2) return 'B';
  if (breachMm < 4) return 'C';
  return breachMm < 6 ? 'D' : 'E';
}

const stepMm = 0.5;
const directions = 36;

/**
 * How far each instrument, as it lies at the end, stands out of each bone that its axis enters.
 * The stretch begins where an instrument of its width has passed the cortex, which on an oblique
 * entry is later on one side and no breach, and ends at the target, or where the axis leaves a bone that does
 * not hold the target; it is looked at every 0.5 mm and 10°. An axis that leaves the target's bone
 * and comes back is looked at in between as well.
 */
export function breaches(
  instruments: readonly InstrumentInput[],
  structures: readonly (Measurable & { readonly key: string; readonly id: string })[],
  ct?: Resolution,
): Result<readonly Breach[]> {
  const bones = structures.flatMap((structure) => {
    const surface = structureById(structure.id)?.role === 'bone' ? surfaceOf(structure) : undefined;
    return surface ? [{ structure, surface }] : [];
  });
  const found: Breach[] = [];
  for (const instrument of instruments) {
    const stages = stagesOf(instrument);
    if (!stages.ok) return stages;
    for (const { structure, surface } of bones) {
      const breach = breachOf(instrument, stages.value[0]!.profile, surface);
      if (!breach) continue;
      const { pointMm, depthMm } = breach;
      signedDistanceAt(surface, pointMm);
      const nearest = [...surface.nearest] as [number, number, number];
      found.push({
        instrument: instrument.id,
        key: structure.key,
        structure: structure.id,
        ...breach,
        toleranceMm: gridToleranceMm(structure, pointMm, nearest, ct),
        ...(ct && { depthToleranceMm: depthErrorMm(ct, instrument, depthMm) }),
      });
    }
  }
  return ok(found);
}

/** `breaches` for the workers. */
export const breachesKernel: Kernel<
  {
    readonly instruments: Parameters<typeof breaches>[0];
    readonly structures: Parameters<typeof breaches>[1];
    /** How finely the CT resolves; absent: as finely as the voxels of each structure. */
    readonly resolution?: Resolution;
  },
  readonly Breach[]
> = ({ instruments, structures, resolution }) => breaches(instruments, structures, resolution);

function breachOf(instrument: InstrumentInput, profile: Profile, surface: SignedDistance) {
  const lengthMm = pathLengthMm(instrument);
  const axisInside = insideAny(instrument, [surface]);
  const stretches = stretchesWhere(axisInside, 0, lengthMm);
  const entered = stretches[0];
  if (!entered) return undefined;
  const holdsTarget = axisInside(lengthMm);
  const toMm = holdsTarget ? lengthMm : stretches.at(-1)!.toMm;
  const ring = ringAround(instrument, profile);
  const radiusMm = radiusAt(profile, lengthMm - entered.fromMm);
  const fromMm = Math.min(entered.fromMm + radiusMm * obliquity(instrument, entered.fromMm, surface), toMm);
  let heldOnce = false;
  let worst = { breachMm: 0, depthMm: fromMm, ...ring(fromMm)[0]! };
  const steps = Math.max(1, Math.ceil((toMm - fromMm) / stepMm));
  for (let n = 0; n <= steps; n++) {
    const depthMm = fromMm + ((toMm - fromMm) * n) / steps;
    // A bone that is only passed through is left on purpose.
    if (!holdsTarget && !axisInside(depthMm)) continue;
    let outside = 0;
    for (const point of ring(depthMm)) {
      if (surface.contains(point.p[0], point.p[1], point.p[2])) continue;
      outside++;
      const breachMm = signedDistanceAt(surface, point.p);
      if (breachMm > worst.breachMm) worst = { breachMm, depthMm, ...point };
    }
    heldOnce ||= outside === 0;
  }
  return {
    breachMm: worst.breachMm,
    grade: breachGrade(worst.breachMm),
    depthMm: worst.depthMm,
    pointMm: worst.p,
    direction: worst.direction,
    fromMm,
    toMm,
    heldOnce,
    holdsTarget,
  };
}

/**
 * Tangent of the angle between the axis and the bone's surface where it enters, at most 3: the far
 * rim of the instrument is in bone that many radii later than its axis.
 */
function obliquity(instrument: InstrumentInput, depthMm: number, surface: SignedDistance): number {
  const p = atDepth(instrument, depthMm);
  const cosine = Math.abs(
    dot(normalAt(surface, p), normalise(subtract(instrument.targetMm, instrument.entryMm))),
  );
  return Math.min(Math.sqrt(Math.max(0, 1 - cosine * cosine)) / Math.max(cosine, 1e-6), 3);
}

/** Points around the instrument's surface at a depth. */
function ringAround(instrument: InstrumentInput, profile: Profile) {
  const { tipMm, backwards } = placeOn(instrument, profile);
  const lengthMm = pathLengthMm(instrument);
  const u = anyPerpendicular(backwards);
  const v = cross(backwards, u);
  const spokes = Array.from({ length: directions }, (_, n) => {
    const angle = (2 * Math.PI * n) / directions;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return lpsVector(c * u[0] + s * v[0], c * u[1] + s * v[1], c * u[2] + s * v[2]);
  });
  return (depthMm: number) => {
    const behindTipMm = lengthMm - depthMm;
    const centre = along(tipMm, backwards, behindTipMm);
    const radiusMm = radiusAt(profile, behindTipMm);
    return spokes.map((direction) => ({
      p: lpsPoint(
        centre[0] + direction[0] * radiusMm,
        centre[1] + direction[1] * radiusMm,
        centre[2] + direction[2] * radiusMm,
      ),
      direction,
    }));
  };
}
