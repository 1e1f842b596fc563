import { along } from '../../core/vector';
import { needleAxis } from '../../simulation/cement/live/opening';
import { usePlan } from '../plan';
import { setPreview, useCementPreview } from './preview';
import { placedNeedles } from './setup';

/** Keeps the present tip, with its runs, to be compared with another. */
export function keepTip(): void {
  const needle = placedNeedles(usePlan.getState().plan)[0];
  const { risk, tips } = useCementPreview.getState();
  if (!needle) return;
  const id = Math.max(0, ...tips.map((tip) => tip.id)) + 1;
  const { entryMm } = needle;
  const tipMm = along(needle.tipMm, needleAxis(needle), needle.advanceMm);
  setPreview({ tips: [...tips, { id, tipMm, entryMm, ...(risk && { risk }) }] });
}

export const forgetTip = (id: number): void =>
  setPreview(({ tips }) => ({ tips: tips.filter((tip) => tip.id !== id) }));
