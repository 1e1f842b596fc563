import type { LpsPoint } from '../core/units';
import { lpsPoint } from '../core/units';
import { needleId } from '../plan/needles';
import type { Instrument, Plan } from '../plan/schema';
import { placedOf } from './placed';
import { usePlan } from './plan';
import { setSession, useSession } from './session';

/** Entry and target that one instrument, or a group of them, shares. */
export interface PathState {
  readonly instrumentIds: readonly string[];
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
}

const sameGroup = (a: Instrument, b: Instrument) =>
  a.id === b.id || (a.group !== undefined && a.group === b.group);

/** The path of an instrument as the plan has it. */
export function pathOf(plan: Plan, instrumentId: string | undefined): PathState | undefined {
  const chosen = placedOf(plan).find((item) => item.id === instrumentId);
  if (!chosen) return undefined;
  return {
    instrumentIds: placedOf(plan)
      .filter((item) => sameGroup(item, chosen))
      .map((item) => item.id),
    entryMm: lpsPoint(...chosen.entryMm),
    targetMm: lpsPoint(...chosen.targetMm),
  };
}

/** The selected path as it is shown now, a drag in progress included. */
export function shownPath(): PathState | undefined {
  const { preview, selectedInstrument } = useSession.getState();
  if (preview && selectedInstrument && preview.instrumentIds.includes(selectedInstrument)) return preview;
  return pathOf(usePlan.getState().plan, selectedInstrument);
}

/** Shows the selected path with one or both ends moved; the plan is untouched until `commitPath`. */
export function previewPath(ends: Partial<Pick<PathState, 'entryMm' | 'targetMm'>>): void {
  const path = shownPath();
  if (path) setSession({ preview: { ...path, ...ends } });
}

/** Makes the previewed path one undoable change of the plan. */
export function commitPath(): void {
  const { preview } = useSession.getState();
  if (!preview) return;
  const { instrumentIds, entryMm, targetMm } = preview;
  usePlan.getState().edit('move-path', (draft) => {
    for (const item of draft.instruments) {
      if (!instrumentIds.includes(item.id)) continue;
      item.entryMm = [entryMm[0], entryMm[1], entryMm[2]];
      item.targetMm = [targetMm[0], targetMm[1], targetMm[2]];
    }
    for (const [n, inlet] of (draft.hydrodissection?.inlets ?? []).entries()) {
      if (!inlet.needle || !instrumentIds.includes(needleId(n))) continue;
      inlet.needle.entryMm = [entryMm[0], entryMm[1], entryMm[2]];
      inlet.atMm = [targetMm[0], targetMm[1], targetMm[2]];
    }
  });
  setSession({ preview: undefined });
}

/** Puts the path back where the plan has it (Esc during a drag). */
export const cancelPath = (): void => setSession({ preview: undefined });
