import { fail, type Result } from '../../core/result';
import type { BoneModel } from '../../simulation/cement/bone/types';
import type { RunOptions } from '../../workers/runner';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { kernelRunner } from '../runner';
import { cementSetup, placedNeedles, targetBone } from './setup';

/** The bone to fill as the plan and the CT have it now; on the plan's grid unless another is asked for. */
export async function readBone(
  grid: { readonly gridMm?: number; readonly marginMm?: number },
  options: RunOptions,
): Promise<Result<BoneModel>> {
  const { plan } = usePlan.getState();
  const { ct, structures } = useSession.getState();
  const target = targetBone(plan, structures);
  const { gridMm, parameters } = cementSetup(plan);
  const placed = placedNeedles(plan);
  if (!ct || !target) return fail('cement-no-target');
  if (placed.length === 0) return fail('cement-no-needle');
  return kernelRunner().run(
    'cement-bone',
    {
      volume: ct.volume,
      structures: structures.map(({ key, id, field }) => ({ key, id, field })),
      targetKey: target.key,
      gridMm,
      ...grid,
      tipsMm: placed.map(({ tipMm }) => tipMm),
      parameters,
    },
    options,
  );
}
