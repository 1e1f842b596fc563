import type { VolumePart } from '../core/volume-part';
import { type Fit, type MemoryBudget, memoryBudget, memoryFit, memoryNeed } from '../formats/memory';
import type { SeriesSummary } from '../formats/open';
import { useSession } from './session';

/** What this page may take for another CT, with what is open now. */
export function budgetNow(): MemoryBudget {
  const { ct, second } = useSession.getState();
  const held = [ct, second].map((open) => open?.volume.hu.byteLength ?? 0);
  return memoryBudget({
    machineGiB: (globalThis.navigator as { readonly deviceMemory?: number } | undefined)?.deviceMemory,
    isShared: globalThis.crossOriginIsolated === true,
    heldBytes: held[0]! + held[1]!,
  });
}

/** Whether a series, or a part of it, can be read; one without a grid is refused for other reasons. */
export const fitOf = ({ grid, storage }: SeriesSummary, budget: MemoryBudget, part?: VolumePart): Fit =>
  grid ? memoryFit(grid, storage, budget, part) : 'fits';

/** Bytes that the page has then in all. */
export const needOf = ({ grid, storage }: SeriesSummary, budget: MemoryBudget, part?: VolumePart): number =>
  grid ? memoryNeed(grid, storage, budget, part) : budget.takenBytes;
