import type { Profile } from '../catalog/types';
import { distance, normalise, subtract } from '../core/vector';
import { along } from '../core/vector';
import type { LpsPoint, LpsVector } from '../core/units';

/** A solid of revolution placed in the patient. */
export interface Solid {
  /** Where `behindTipMm` is 0. */
  readonly tipMm: LpsPoint;
  /** Unit vector from the tip back towards the entry. */
  readonly backwards: LpsVector;
  /** Radius by distance behind the tip, rising; negative distances lie beyond the tip. */
  readonly profile: Profile;
}

/** A straight path from the skin to the target. */
export interface PathEnds {
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
}

/** Puts a profile on a path, its tip at the target. */
export const placeOn = ({ entryMm, targetMm }: PathEnds, profile: Profile): Solid => ({
  tipMm: targetMm,
  backwards: normalise(subtract(entryMm, targetMm)),
  profile,
});

/** Distance from entry to target, mm. */
export const pathLengthMm = ({ entryMm, targetMm }: PathEnds): number => distance(entryMm, targetMm);

/** The point of a path at a depth from the entry, LPS mm. */
export const atDepth = (path: PathEnds, depthMm: number): LpsPoint =>
  along(path.entryMm, normalise(subtract(path.targetMm, path.entryMm)), depthMm);

/** A cylinder with flat ends, the form of an instrument that is not in the catalogue. */
export const cylinderProfile = (diameterMm: number, lengthMm: number): Profile => [
  { behindTipMm: 0, radiusMm: diameterMm / 2 },
  { behindTipMm: lengthMm, radiusMm: diameterMm / 2 },
];

/** The profile cut into pieces whose solids are convex: within each the slope only falls. */
export function convexPieces(profile: Profile): Profile[] {
  const pieces: { behindTipMm: number; radiusMm: number }[][] = [];
  let current: { behindTipMm: number; radiusMm: number }[] = [];
  let slope = Infinity;
  const close = () => {
    if (current.length > 1) pieces.push(current);
  };
  for (const point of profile) {
    const last = current.at(-1);
    if (!last) {
      current = [point];
      continue;
    }
    const run = point.behindTipMm - last.behindTipMm;
    const rise = point.radiusMm - last.radiusMm;
    if (run <= 0) {
      close();
      current = [point];
      slope = Infinity;
      continue;
    }
    if (rise / run > slope + 1e-12) {
      close();
      current = [last];
    }
    current.push(point);
    slope = rise / run;
  }
  close();
  return pieces;
}

/** Radius at a distance behind the tip, mm: the larger one at a step, 0 beyond the ends. */
export function radiusAt(profile: Profile, behindTipMm: number): number {
  let radius = 0;
  for (let i = 0; i + 1 < profile.length; i++) {
    const a = profile[i]!;
    const b = profile[i + 1]!;
    if (behindTipMm < a.behindTipMm || behindTipMm > b.behindTipMm) continue;
    const run = b.behindTipMm - a.behindTipMm;
    const t = run > 0 ? (behindTipMm - a.behindTipMm) / run : 1;
    radius = Math.max(radius, a.radiusMm + (b.radiusMm - a.radiusMm) * t);
    if (run === 0) radius = Math.max(radius, a.radiusMm);
  }
  return radius;
}
