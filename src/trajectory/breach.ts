import type { Profile } from '../catalog/types';
import { structureById } from '../catalog/structures';
import type { Kernel } from '../core/kernel';
import { ok, type Result } from '../core/result';
import { type SignedDistance, signedDistanceAt } from '../core/signed-distance';
import { along, anyPerpendicular, cross } from '../core/vector';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector } from '../core/units';
import { insideAny, stretchesWhere } from './crossings';
import { type Measurable, surfaceOf } from './measured';
import { pathLengthMm, placeOn, radiusAt } from './solid';
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
  readonly grade: BreachGrade;
  /** Where that is: depth from the entry, and the point on the instrument. */
  readonly depthMm: number;
  readonly pointMm: LpsPoint;
  /** Unit vector from the axis to that point, LPS. */
  readonly direction: LpsVector;
  /** The stretch that was looked at, depths from the entry. */
  readonly fromMm: number;
  readonly toMm: number;
  /** False where the whole cross-section never lies in bone: the bone is narrower than the instrument. */
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
 * The stretch begins where the whole cross-section is first within the bone, since an oblique entry
 * through the cortex is no breach, and ends at the target, or where the axis leaves a bone that does
 * not hold the target; it is looked at every 0.5 mm and 10°. An axis that leaves the target's bone
 * and comes back is looked at in between as well.
 */
export function breaches(
  instruments: readonly InstrumentInput[],
  structures: readonly (Measurable & { readonly key: string; readonly id: string })[],
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
      if (breach)
        found.push({ instrument: instrument.id, key: structure.key, structure: structure.id, ...breach });
    }
  }
  return ok(found);
}

/** `breaches` for the workers. */
export const breachesKernel: Kernel<
  {
    readonly instruments: Parameters<typeof breaches>[0];
    readonly structures: Parameters<typeof breaches>[1];
  },
  readonly Breach[]
> = ({ instruments, structures }) => breaches(instruments, structures);

function breachOf(instrument: InstrumentInput, profile: Profile, surface: SignedDistance) {
  const lengthMm = pathLengthMm(instrument);
  const axisInside = insideAny(instrument, [surface]);
  const stretches = stretchesWhere(axisInside, 0, lengthMm);
  const entered = stretches[0];
  if (!entered) return undefined;
  const holdsTarget = axisInside(lengthMm);
  const toMm = holdsTarget ? lengthMm : stretches.at(-1)!.toMm;
  const ring = ringAround(instrument, profile);
  let fromMm = entered.fromMm;
  while (fromMm <= toMm && ring(fromMm).some(({ p }) => !surface.contains(p[0], p[1], p[2]))) {
    fromMm += stepMm;
  }
  const heldOnce = fromMm <= toMm;
  // A bone too narrow to hold it anywhere: from one radius behind the cortex.
  if (!heldOnce) fromMm = Math.min(entered.fromMm + radiusAt(profile, lengthMm - entered.fromMm), toMm);
  let worst = { breachMm: 0, depthMm: fromMm, ...ring(fromMm)[0]! };
  const steps = Math.max(1, Math.ceil((toMm - fromMm) / stepMm));
  for (let n = 0; n <= steps; n++) {
    const depthMm = fromMm + ((toMm - fromMm) * n) / steps;
    // A bone that is only passed through is left on purpose.
    if (!holdsTarget && !axisInside(depthMm)) continue;
    for (const point of ring(depthMm)) {
      if (surface.contains(...(point.p as readonly [number, number, number]))) continue;
      const breachMm = signedDistanceAt(surface, point.p);
      if (breachMm > worst.breachMm) worst = { breachMm, depthMm, ...point };
    }
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
