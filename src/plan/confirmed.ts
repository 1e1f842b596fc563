import { otherFrameRemark, type Structure } from '../core/structure';

export type Confirmable = Pick<Structure, 'key' | 'provenance' | 'remarks' | 'isCarried'>;

/**
 * How the plan notes that a structure was checked on the slices: its key. One that was placed in spite
 * of another frame of reference has a note of its own, so that a check of the aorta that belongs to
 * this CT never stands for an aorta that came from elsewhere.
 */
export const confirmationOf = ({ key, remarks }: Confirmable): string =>
  remarks?.some(({ code }) => code === otherFrameRemark) ? `${key}@other-frame` : key;

/** Whether somebody has checked the structure; who draws one has seen it, but not on another CT to which it was carried. */
export const isConfirmed = (structure: Confirmable, confirmed: readonly string[]): boolean =>
  (structure.provenance === 'drawn' && !structure.isCarried) || confirmed.includes(confirmationOf(structure));
