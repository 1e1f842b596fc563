import { otherFrameRemark, type Structure } from '../core/structure';

export type Confirmable = Pick<Structure, 'key' | 'provenance' | 'remarks' | 'isCarried' | 'isProposed'>;

/**
 * How the plan notes that a structure was checked on the slices: its key. One that was placed in spite
 * of another frame of reference has a note of its own, so that a check of the aorta that belongs to
 * this CT never stands for an aorta that came from elsewhere.
 */
export const confirmationOf = ({ key, remarks }: Confirmable): string =>
  remarks?.some(({ code }) => code === otherFrameRemark) ? `${key}@other-frame` : key;

/** Drawn by hand on this CT, hence seen: not brought from another one, nor proposed from the bones alone. */
export const isSeenAsDrawn = ({
  provenance,
  isCarried,
  isProposed,
}: Pick<Confirmable, 'provenance' | 'isCarried' | 'isProposed'>): boolean =>
  provenance === 'drawn' && !isCarried && !isProposed;

/** Whether somebody has checked the structure; who draws one has seen it. */
export const isConfirmed = (structure: Confirmable, confirmed: readonly string[]): boolean =>
  isSeenAsDrawn(structure) || confirmed.includes(confirmationOf(structure));
