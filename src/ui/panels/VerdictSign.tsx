import type { Verdict } from '../../trajectory/verdict';

/** What a row says: a verdict, `inside` for a negative clearance, or none where no margin is demanded. */
export type Saying = Verdict | 'inside' | 'none';

const signs: Readonly<Record<Saying, string>> = {
  met: '✓',
  near: '!',
  notMet: '✕',
  inside: '✕',
  incomplete: '?',
  none: '·',
};

/** The shape that goes with colour and words. */
export const VerdictSign = ({ saying }: { readonly saying: Saying }) => (
  <span className={`verdict-sign verdict-${saying}`} aria-hidden>
    {signs[saying]}
  </span>
);
