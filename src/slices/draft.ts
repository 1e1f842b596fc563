import type { Measurement } from '../plan/measurements';
import { useSession } from '../store/session';
import { redrawSlices } from './tools';

/** A measurement as it is being drawn or dragged: shown instead of the plan's one with its id. */
let draft: Measurement | undefined;

export function setDraft(next: Measurement | undefined): void {
  draft = next;
  redrawSlices();
}

/** The measurements of the plan with the one that is being drawn, or named, in its place. */
export function withDraft(items: readonly Measurement[]): readonly Measurement[] {
  const shown = draft ?? useSession.getState().noting;
  return shown ? [...items.filter((item) => item.id !== shown.id), shown] : items;
}
