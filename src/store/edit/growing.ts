import { covered, type Front } from '../../anatomy/edit/front';
import type { LpsPoint } from '../../core/units';
import type { Result } from '../../core/result';
import { notify } from '../notices';
import { kernelRunner } from '../runner';
import { useSession } from '../session';
import { runTask } from '../tasks';
import { commitEdit } from './commit';
import { showLive } from './live';
import { editedStructure, reachRangeMm, useEdit } from './state';

/** How far a front is worked out, mm: the next of these each time that it is dragged beyond. */
const stagesMm = [10, 16, 23, reachRangeMm.max];

interface Growth {
  readonly seedMm: LpsPoint;
  readonly isRemoved: boolean;
  reachMm: number;
  front?: Front;
  /** How far the front goes that is being worked out. */
  askedMm: number;
  coming?: Promise<void>;
  readonly stop: AbortController;
}

const owner = {};
let growth: Growth | undefined;

/** A front from a seed; what it covers is shown as it is dragged. Answers false where there is nothing to grow. */
export function beginGrowth(seedMm: LpsPoint, isRemoved: boolean): boolean {
  if (!useSession.getState().ct || !useEdit.getState().target || (isRemoved && !editedStructure()))
    return false;
  growth = { seedMm, isRemoved, reachMm: reachRangeMm.min, askedMm: 0, stop: new AbortController() };
  setReach(reachRangeMm.min);
  return true;
}

/** The seed and how far the front is asked to go: drawn until the front itself is there. */
export const growthShown = (): Readonly<Pick<Growth, 'seedMm' | 'reachMm' | 'front'>> | undefined => growth;

export function setReach(mm: number): void {
  if (!growth) return;
  growth.reachMm = Math.min(Math.max(mm, reachRangeMm.min), reachRangeMm.max);
  if (growth.reachMm > growth.askedMm) growth.coming = ask(growth);
  show();
}

async function ask(asking: Growth): Promise<void> {
  const volume = useSession.getState().ct?.volume;
  if (!volume) return;
  asking.askedMm = stagesMm.find((mm) => mm >= asking.reachMm) ?? reachRangeMm.max;
  const input = { volume, seedsMm: [asking.seedMm], reachMm: asking.askedMm };
  const result: Result<Front> = await kernelRunner().run('grow-front', input, {
    lane: 'grow-front',
    signal: asking.stop.signal,
  });
  if (!result.ok) return void (growth === asking && notify('warning', result.failure));
  asking.front = result.value;
  if (growth === asking) show();
}

function show(): void {
  const field = growth?.front && covered(growth.front, Math.min(growth.reachMm, growth.front.reachMm));
  showLive(owner, field && growth && { field, isRemoved: growth.isRemoved });
}

/** What is covered becomes one step to undo; a click without a drag goes as far as the panel says. */
export async function endGrowth(): Promise<void> {
  const ending = growth;
  if (!ending) return;
  if (ending.reachMm <= reachRangeMm.min) setReach(useEdit.getState().reachMm);
  else useEdit.setState({ reachMm: Math.round(ending.reachMm * 10) / 10 });
  if (ending.front?.reachMm !== ending.askedMm) await runTask('edit', ({ signal }) => wait(ending, signal));
  cancelGrowth(ending);
  if (!ending.front) return;
  const live = { field: covered(ending.front, ending.reachMm), isRemoved: ending.isRemoved };
  const how = ending.isRemoved ? 'remove' : 'add';
  await commitEdit({ kind: 'combine', how, other: live.field }, 'edit-grow', live);
}

function wait({ coming, stop }: Growth, signal: AbortSignal): Promise<void> {
  signal.addEventListener('abort', () => stop.abort());
  return coming ?? Promise.resolve();
}

export function cancelGrowth(only = growth): void {
  only?.stop.abort();
  if (only !== growth) return;
  growth = undefined;
  showLive(owner, undefined);
}

/** The keyboard's growth: from the crosshair, as far as the panel says. */
export const growAtCrosshair = async (isRemoved: boolean): Promise<void> => {
  if (beginGrowth(useSession.getState().crosshairMm, isRemoved)) await endGrowth();
};
