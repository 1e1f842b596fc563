import { create } from 'zustand';
import { rootsBetween } from '../anatomy/vessels/roots';
import type { Proposals } from '../anatomy/vessels/types';
import type { Grid } from '../core/grid';
import type { Structure } from '../core/structure';
import type { DrawnTube } from '../plan/schema';
import { notify } from './notices';
import { usePlan } from './plan';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask, type RunningTask } from './tasks';

/** Structures that are expected where the bones say, whatever the CT shows of them. */
export const proposals = ['roots', 'arteries'] as const;
export type Proposal = (typeof proposals)[number];

/** What a press gave, in catalogue ids. */
interface Outcome {
  readonly what: Proposal;
  readonly grid: Grid;
  readonly added: readonly string[];
  /** There before, and left as they are. */
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

export const usePropose = create<{ readonly isRunning: boolean; readonly outcome?: Outcome }>()(() => ({
  isRunning: false,
}));

const isVertebra = ({ id }: Structure): boolean => /^vertebra-[ctls]\d+$/.test(id);

const canalOf = (structures: readonly Structure[]) => structures.find(({ id }) => id === 'spinal-canal');

/** Ids that can be proposed from the bones that are there; the bones may still show no way for one. */
export function proposable(structures: readonly Structure[], what: Proposal): readonly string[] {
  const ids = new Set(structures.filter(isVertebra).map(({ id }) => id));
  if (what === 'roots') return canalOf(structures) ? rootsBetween(ids).flatMap((pair) => pair.rootIds) : [];
  const cervical = [...ids].filter((id) => /^vertebra-c[1-6]$/.test(id));
  return cervical.length < 2 ? [] : ['vertebral-artery-right', 'vertebral-artery-left'];
}

/** Draws what is expected and not there yet as tubes in the plan, each unconfirmed, all in one step to undo. */
export async function propose(what: Proposal): Promise<void> {
  const grid = useSession.getState().ct?.volume.grid;
  if (!grid || usePropose.getState().isRunning) return;
  usePropose.setState({ isRunning: true });
  try {
    await runTask('propose-structures', (task) => run(what, grid, task));
  } finally {
    usePropose.setState({ isRunning: false });
  }
}

async function run(what: Proposal, grid: Grid, task: RunningTask): Promise<void> {
  const result = await ask(what, useSession.getState().structures, task);
  if (!result || useSession.getState().ct?.volume.grid !== grid) return;
  if (!result.ok) {
    notify('error', result.failure);
    return;
  }
  const { proposed, missing } = result.value;
  const there = new Set(useSession.getState().structures.map(({ id }) => id));
  const fresh = proposed.filter(({ id }) => !there.has(id));
  keepProposed(fresh);
  const present = [...proposed.map(({ id }) => id), ...missing].filter((id) => there.has(id));
  const added = fresh.map(({ id }) => id);
  // What the other kind lacked on this CT stays known.
  const { outcome } = usePropose.getState();
  const before = outcome?.grid === grid && outcome.what !== what ? outcome.missing : [];
  const lacking = [...new Set([...before, ...missing])].filter((id) => !there.has(id));
  usePropose.setState({ outcome: { what, grid, added, present, missing: lacking } });
}

function ask(what: Proposal, structures: readonly Structure[], task: RunningTask) {
  const vertebrae = structures.filter(isVertebra).map(({ id, field }) => ({ id, field }));
  if (what === 'arteries') return kernelRunner().run('propose-vertebral-arteries', { vertebrae }, task);
  const canal = canalOf(structures)?.field;
  return canal && kernelRunner().run('propose-roots', { vertebrae, canal }, task);
}

function keepProposed(fresh: Proposals['proposed']): void {
  if (fresh.length === 0) return;
  const tubes = fresh.map(({ id, tube }): DrawnTube => ({
    id,
    pointsMm: tube.pointsMm.map(([x, y, z]) => [x, y, z]),
    radiiMm: [...tube.radiiMm],
    proposed: true,
  }));
  const ids = new Set(fresh.map(({ id }) => id));
  usePlan.getState().edit('propose-structures', ({ structures }) => {
    structures.drawn.push(...tubes);
    // A check of something else that bore this name.
    structures.confirmed = structures.confirmed.filter((key) => !ids.has(key.split(/[#@]/)[0]!));
  });
}
