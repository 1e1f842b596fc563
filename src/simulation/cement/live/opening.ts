import type { DeviceItem } from '../../../catalog/types';
import { type LpsPoint, type LpsVector, lpsVector } from '../../../core/units';
import { along, cross, dot, norm, normalise, subtract } from '../../../core/vector';
import type { Instrument } from '../types';

/**
 * How cement leaves an instrument: at its end, through a bevel or one side hole that look one way,
 * or through four fenestrations around a screw.
 */
const openingKinds = ['end', 'bevel', 'side', 'fenestrated'] as const;
export type OpeningKind = (typeof openingKinds)[number];

/** An instrument as it lies, and how its opening is turned. Points in LPS mm. */
export interface PlacedNeedle {
  readonly entryMm: LpsPoint;
  readonly tipMm: LpsPoint;
  readonly outerDiameterMm: number;
  readonly lumenMm: number;
  /** Of the lumen, from the hub to the tip. */
  readonly lengthMm: number;
  readonly opening: OpeningKind;
  /** About the axis; 0: towards the head (towards the front for an instrument along the spine). */
  readonly turnDeg: number;
  /** Along the axis from the planned tip; negative: withdrawn. */
  readonly advanceMm: number;
}

/** Unit vector along the instrument, from the hub to the tip. */
export const needleAxis = ({ entryMm, tipMm }: Pick<PlacedNeedle, 'entryMm' | 'tipMm'>): LpsVector =>
  normalise(subtract(tipMm, entryMm));

/** Where a bevel or side hole looks, a unit vector across the axis. */
export function openingDirection(needle: Pick<PlacedNeedle, 'entryMm' | 'tipMm' | 'turnDeg'>): LpsVector {
  const axis = needleAxis(needle);
  const up = Math.abs(axis[2]) < 0.9 ? lpsVector(0, 0, 1) : lpsVector(0, -1, 0);
  const share = dot(up, axis);
  const across = lpsVector(up[0] - share * axis[0], up[1] - share * axis[1], up[2] - share * axis[2]);
  const zero = scaled(across, 1 / norm(across));
  const quarter = cross(axis, zero);
  const angle = (needle.turnDeg * Math.PI) / 180;
  return lpsVector(
    ...([0, 1, 2].map((n) => Math.cos(angle) * zero[n]! + Math.sin(angle) * quarter[n]!) as Triple),
  );
}

type Triple = [number, number, number];
const scaled = (a: LpsVector, by: number): LpsVector => lpsVector(a[0] * by, a[1] * by, a[2] * by);

/** Centre of a side hole behind the tip, and of a screw's two rows of fenestrations, mm. House values. */
const sideHoleMm = 4;
const fenestrationsMm = [5, 10];

/** The centres of the openings. */
export function openingPoints(needle: PlacedNeedle): LpsPoint[] {
  const axis = needleAxis(needle);
  const tip = along(needle.tipMm, axis, needle.advanceMm);
  const direction = openingDirection(needle);
  const radius = needle.outerDiameterMm / 2;
  switch (needle.opening) {
    case 'end':
      return [tip];
    case 'bevel':
      return [along(along(tip, axis, -radius), direction, radius / 2)];
    case 'side':
      return [along(along(tip, axis, -sideHoleMm), direction, radius)];
    case 'fenestrated':
      return fenestrationsMm.flatMap((behind) =>
        [1, -1].map((side) => along(along(tip, axis, -behind), direction, side * radius)),
      );
  }
}

/** Radius of one opening, mm: the lumen's, or less where several share the flow. */
const openingRadiusMm = ({ opening, lumenMm }: PlacedNeedle): number =>
  opening === 'fenestrated' ? lumenMm / 2 / Math.SQRT2 : lumenMm / 2;

/** The instrument as the injection needs it. */
export const injectionInstrument = (needle: PlacedNeedle): Instrument => ({
  opening: { kind: 'points', atMm: openingPoints(needle), radiusMm: openingRadiusMm(needle) },
  needle: [{ insideDiameterMm: needle.lumenMm, lengthMm: needle.lengthMm }],
});

/** Whether cement can be injected through a device: it has a lumen and stays in the bone. */
export const takesCement = ({ kind, innerDiameterMm }: DeviceItem): boolean =>
  innerDiameterMm !== undefined && (kind === 'trocar' || kind === 'screw');

/** The openings that a device may have; the first is the usual one. */
export const openingsOf = ({ kind, tip }: DeviceItem): readonly OpeningKind[] =>
  kind === 'screw'
    ? ['end', 'fenestrated']
    : tip === 'bevel'
      ? ['bevel', 'end', 'side']
      : ['end', 'bevel', 'side'];
