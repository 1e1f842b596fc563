import { create } from 'zustand';
import { fail, type Result } from '../../core/result';
import { inletOf } from '../../plan/needles';
import type { Plan } from '../../plan/schema';
import { clinicalSeries } from '../../simulation/hydrodissection/patient/clinical-series';
import { type NeedleProposals, searchPlaces } from '../../simulation/hydrodissection/patient/propose/search';
import type { ProposeScene } from '../../simulation/hydrodissection/patient/propose/types';
import type { TrialInput } from '../../simulation/hydrodissection/patient/propose/trial';
import { inputsHash } from '../inputs-hash';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { type SessionState, useSession } from '../session';
import { kernelRunner } from '../runner';
import { type RunningTask, runTask } from '../tasks';
import { fieldsAtRisk, useHydroClearance } from './clearance';
import { tissueInputs } from './inputs';
import { readTissue } from './read-tissue';
import { type PreparedTissue, useHydro } from './state';

/** Cells of the tissue for probes and first trials, mm. */
const coarseMm = 3;
const [places, trials] = [14, 4];
/** Of the task that reading the coarse tissue and the probes take. */
const [readShare, rankShare] = [0.05, 0.35];

interface ProposeState {
  readonly proposals?: NeedleProposals;
  /** Of what they follow from; see `proposeInputs`. */
  readonly inputs?: string;
  readonly isBusy: boolean;
}

/** Where a needle could lie, and what each place would bring. */
export const useHydroProposals = create<ProposeState>()(() => ({ isBusy: false }));

/** Of everything that proposals follow from: the tissue, the paths and their margins, not the needles. */
export const proposeInputs = (plan: Plan, loaded: Pick<SessionState, 'ct' | 'structures'>): string =>
  inputsHash([tissueInputs(plan, loaded), plan.instruments, plan.structures.marginsMm, plan.case]);

/** Searches for places; the proposals appear as they are found. */
export async function proposeNeedles(): Promise<void> {
  if (useHydroProposals.getState().isBusy) return;
  const inputs = proposeInputs(usePlan.getState().plan, useSession.getState());
  useHydroProposals.setState({ isBusy: true, proposals: undefined, inputs });
  const made = await runTask('hydro-propose', search);
  useHydroProposals.setState({ isBusy: false });
  if (made.ok) useHydroProposals.setState({ proposals: made.value });
  else if (made.failure.code !== 'cancelled') notify('error', made.failure);
}

export const forgetProposals = (): void =>
  useHydroProposals.setState({ proposals: undefined, inputs: undefined });

async function search(task: RunningTask): Promise<Result<NeedleProposals>> {
  const { prepared } = useHydro.getState();
  const scene = prepared && sceneOf(prepared);
  if (!scene) return fail('hydro-not-read');
  const coarse = await readTissue(usePlan.getState().plan, { signal: task.signal }, coarseMm);
  if (!coarse.ok) return coarse;
  const mostMl = clinicalSeries.mostMl;
  const done = progressOf(task);
  const runner = kernelRunner();
  const tried = (input: TrialInput) =>
    runner.run('hydro-propose-trial', input, { signal: task.signal, onProgress: done.next() });
  return searchPlaces(
    scene,
    {
      rank: () =>
        runner.run(
          'hydro-propose',
          { scene, coarse: coarse.value, places, mostMl },
          {
            signal: task.signal,
            onProgress: (fraction) => task.onProgress(readShare + (rankShare - readShare) * fraction),
          },
        ),
      attempt: (place, upToMl) => tried({ scene: { ...scene, model: coarse.value }, place, mostMl: upToMl }),
      confirm: (place, upToMl, expectedMl) => tried({ scene, place, mostMl: upToMl, expectedMl }),
      found: (proposals) => useHydroProposals.setState({ proposals }),
    },
    { trials, mostMl, atOnce: trialsAtOnce() },
  );
}

/** As many as leave the page a worker and the machine a core. */
function trialsAtOnce(): number {
  const cores = typeof navigator === 'undefined' ? 1 : navigator.hardwareConcurrency;
  return Math.min(Math.max(cores - 2, 1), trials);
}

/** The planned instruments against the anatomy as acquired; undefined until that is measured. */
function sceneOf({ model }: PreparedTissue): ProposeScene | undefined {
  const { table, before } = useHydroClearance.getState();
  if (!table || !before) return undefined;
  const isPlanned = (id: string) => inletOf(id) === undefined;
  return {
    model,
    table: { ...table, instruments: table.instruments.filter(({ id }) => isPlanned(id)) },
    before: { ...before, rows: before.rows.filter(({ instrument }) => isPlanned(instrument)) },
    fields: fieldsAtRisk().filter(({ key }) => !model.fixed.includes(key)),
  };
}

/** The progress of trials that may run side by side, as one. */
function progressOf(task: RunningTask): { next(): (fraction: number) => void } {
  const each: number[] = [];
  return {
    next() {
      const n = each.push(0) - 1;
      return (fraction) => {
        each[n] = fraction;
        const share = each.reduce((sum, value) => sum + value, 0) / (trials + 1);
        // A second place may have to be confirmed.
        task.onProgress(rankShare + (1 - rankShare) * Math.min(1, share));
      };
    },
  };
}
