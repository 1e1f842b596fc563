import type { TFunction } from 'i18next';
import type { LpsPoint, LpsVector } from '../../../core/units';
import { toFrame } from '../../../simulation/cement/bone/frame';
import type { BoneModel, BoneOutlet } from '../../../simulation/cement/bone/types';

/** What the fill of a bone is told of, where no lesion is labelled. */
export const bodyWord = ({ site }: Pick<BoneModel, 'site'>): 'body' | 'bone' =>
  site === 'spine' || site === 'axis' ? 'body' : 'bone';

/** A way out in words: its type, and on which side of the bone it lies. */
export function outletWords(t: TFunction, model: BoneModel, { type, atMm }: BoneOutlet): string {
  return `${t(`cement.types.${type}`)}, ${placeWords(t, model, atMm)}`;
}

/** Where a point of the wall lies, by the two directions in which it is furthest from the middle. */
export function placeWords(t: TFunction, { frame }: BoneModel, atMm: LpsPoint): string {
  const at = toFrame(frame, atMm);
  const names = [
    ['right', 'left'],
    ['front', 'back'],
    ['lower', 'upper'],
  ] as const;
  const share = at.map((value, n) => {
    const half = (frame.highMm[n]! - frame.lowMm[n]!) / 2;
    const middle = (frame.highMm[n]! + frame.lowMm[n]!) / 2;
    return (value - middle) / Math.max(half, 1);
  });
  const ranked = [0, 1, 2]
    .filter((n) => Math.abs(share[n]!) > 0.35)
    .sort((a, b) => Math.abs(share[b]!) - Math.abs(share[a]!))
    .slice(0, 2);
  const shown =
    ranked.length > 0
      ? ranked
      : [[0, 1, 2].reduce((a, b) => (Math.abs(share[b]!) > Math.abs(share[a]!) ? b : a))];
  return shown.map((n) => t(`cement.places.${names[n as 0]![share[n as 0]! > 0 ? 1 : 0]}`)).join(', ');
}

/** The patient's direction that a vector mostly points to. */
export function directionWords(t: TFunction, direction: LpsVector): string {
  const names = [
    ['right', 'left'],
    ['front', 'back'],
    ['feet', 'head'],
  ] as const;
  const largest = Math.max(...[0, 1, 2].map((n) => Math.abs(direction[n]!)));
  const axis = [0, 1, 2].find((n) => Math.abs(direction[n]!) === largest)!;
  return t(`cement.directions.${names[axis]![direction[axis]! > 0 ? 1 : 0]}`);
}
