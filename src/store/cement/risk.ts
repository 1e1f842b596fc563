import { ok, type Result } from '../../core/result';
import type { BoneModel } from '../../simulation/cement/bone/types';
import { riskBone, type RiskRun, riskSeries } from '../../simulation/cement/risk/runs';
import { riskBatches, summariseRisk } from '../../simulation/cement/risk/summary';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { runTask } from '../tasks';
import { injectionNow } from './injection';
import { setPreview, useCementPreview } from './preview';
import { readBone } from './read-bone';
import { kernelRunner } from '../runner';
import { cementSetup } from './setup';
import { useCement } from './state';

/** The runs over what is uncertain, on a coarse grid, shared out over the workers. */
export async function runRisk(): Promise<void> {
  const { prepared } = useCement.getState();
  const { isBusy, round } = useCementPreview.getState();
  if (!prepared || isBusy) return;
  setPreview({ isBusy: true });
  await runTask('cement-risk', async ({ signal, onProgress }) => {
    const model = await coarseModel(signal);
    if (!model.ok) return notify('error', model.failure);
    const runs = await simulateAll(model.value, signal, onProgress);
    if (!runs.ok) return notify('error', runs.failure);
    if (useCementPreview.getState().round === round)
      setPreview({ risk: summariseRisk(model.value.outlets, runs.value) });
    return undefined;
  });
  setPreview({ isBusy: false });
}

async function coarseModel(signal: AbortSignal): Promise<Result<BoneModel>> {
  const { prepared } = useCement.getState();
  const isCoarse = prepared && prepared.model.grid.spacing[0] >= riskBone.gridMm;
  return isCoarse ? ok(prepared.model) : readBone(riskBone, { signal });
}

async function simulateAll(
  model: BoneModel,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Result<readonly RiskRun[]>> {
  const { flowMlPerS } = cementSetup(usePlan.getState().plan);
  const { upToMl, seed } = riskSeries;
  const injection = injectionNow();
  if (!injection.ok) return injection;
  const input = { ...injection.value, model, flowMlPerS, upToMl, seed };
  const batches = riskBatches(riskSeries.runs, 2);
  const done = batches.map(() => 0);
  const tell = (batch: number, part: number) => {
    done[batch] = part;
    onProgress(done.reduce((sum, value) => sum + value, 0) / done.length);
  };
  const results = await Promise.all(
    batches.map((runs, n) =>
      kernelRunner().run('cement-risk', { ...input, runs }, { signal, onProgress: (part) => tell(n, part) }),
    ),
  );
  const failed = results.find((result) => !result.ok);
  return failed ?? ok(results.flatMap((result) => (result.ok ? result.value : [])));
}
