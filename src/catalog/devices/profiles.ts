import type { Profile } from '../types';

/** A rod or tube with a conical tip; `tipMm` is the cone's height, never more than the length. */
export const pointedRod = (diameterMm: number, tipMm: number, lengthMm: number): Profile => [
  { behindTipMm: 0, radiusMm: 0 },
  { behindTipMm: Math.min(tipMm, lengthMm), radiusMm: diameterMm / 2 },
  { behindTipMm: lengthMm, radiusMm: diameterMm / 2 },
];

/** A tube or rod with flat ends. */
export const flatRod = (diameterMm: number, lengthMm: number): Profile => [
  { behindTipMm: 0, radiusMm: diameterMm / 2 },
  { behindTipMm: lengthMm, radiusMm: diameterMm / 2 },
];

export interface ScrewShape {
  readonly threadDiameterMm: number;
  readonly shaftDiameterMm: number;
  /** From the tip; Infinity for a fully threaded screw. */
  readonly threadMm: number;
  readonly headDiameterMm: number;
  readonly headLengthMm: number;
}

/** Height of the cone at a screw's tip, as a share of the thread's diameter: a house value. */
const tipShare = 0.6;

/** Thread (as its envelope), shaft and head; the head begins one length behind the tip. */
export function screwProfile(shape: ScrewShape, lengthMm: number): Profile {
  const thread = shape.threadDiameterMm / 2;
  const shaft = shape.shaftDiameterMm / 2;
  const head = shape.headDiameterMm / 2;
  const threadEnd = Math.min(shape.threadMm, lengthMm);
  const stepped = threadEnd < lengthMm && shaft < thread;
  return [
    { behindTipMm: 0, radiusMm: 0 },
    { behindTipMm: Math.min(tipShare * shape.threadDiameterMm, threadEnd), radiusMm: thread },
    ...(stepped
      ? [
          { behindTipMm: threadEnd, radiusMm: thread },
          { behindTipMm: threadEnd, radiusMm: shaft },
          { behindTipMm: lengthMm, radiusMm: shaft },
        ]
      : [{ behindTipMm: lengthMm, radiusMm: thread }]),
    { behindTipMm: lengthMm, radiusMm: head },
    { behindTipMm: lengthMm + shape.headLengthMm, radiusMm: head },
  ];
}
