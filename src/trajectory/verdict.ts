/** `near`: met by less than `nearMm`. There is no better word than `met`, and no score. */
export type Verdict = 'met' | 'near' | 'notMet' | 'incomplete';

/** How far above the margin a clearance still counts as near, mm: a house value. */
export const nearMm = 1;

export function verdictOn(clearanceMm: number, marginMm: number): Verdict {
  if (clearanceMm < marginMm) return 'notMet';
  return clearanceMm < marginMm + nearMm ? 'near' : 'met';
}

const order: readonly Verdict[] = ['met', 'near', 'incomplete', 'notMet'];

/**
 * The worst of several. A margin that is known not to be met outranks what is not known; anything
 * unknown outranks what is met.
 */
export const worstOf = (verdicts: Iterable<Verdict>): Verdict =>
  [...verdicts].reduce<Verdict>((a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b), 'met');
