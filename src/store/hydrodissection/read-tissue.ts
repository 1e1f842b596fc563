import { fail, type Result } from '../../core/result';
import type { Plan } from '../../plan/schema';
import type { TissueModel } from '../../simulation/hydrodissection/patient/types';
import type { RunOptions } from '../../workers/runner';
import { useSession } from '../session';
import { simulationRunner } from '../simulation-runner';
import { pointsAround } from './inputs';
import { hydroSetup } from './setup';

/** Tissue, spaces and organs of the CT as a plan has them; on the plan's grid unless another is asked for. */
export async function readTissue(
  plan: Plan,
  options: RunOptions,
  cellMm: number = hydroSetup(plan).gridMm,
): Promise<Result<TissueModel>> {
  const { ct, structures } = useSession.getState();
  const { marginMm, parameters, spaces } = hydroSetup(plan);
  if (!ct) return fail('hydro-not-read');
  return simulationRunner().run(
    'hydro-tissue',
    {
      volume: ct.volume,
      structures: structures.map(({ key, id, field }) => ({ key, id, field })),
      aroundMm: pointsAround(plan),
      gridMm: cellMm,
      ...(marginMm !== undefined && { marginMm }),
      parameters,
      spaces,
    },
    options,
  );
}
