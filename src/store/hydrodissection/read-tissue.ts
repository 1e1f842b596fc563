import { fail, type Result } from '../../core/result';
import type { Plan } from '../../plan/schema';
import { tissueInput } from '../../simulation/hydrodissection/patient/tissue-input';
import type { TissueModel } from '../../simulation/hydrodissection/patient/types';
import type { RunOptions } from '../../workers/runner';
import { useSession } from '../session';
import { kernelRunner } from '../runner';
import { pointsAround } from './inputs';
import { hydroSetup } from './setup';

/** Tissue, spaces and organs of the CT as a plan has them; on the plan's grid unless another is asked for. */
export async function readTissue(
  plan: Plan,
  options: RunOptions,
  cellMm: number = hydroSetup(plan).gridMm,
): Promise<Result<TissueModel>> {
  const { ct, structures } = useSession.getState();
  if (!ct) return fail('hydro-not-read');
  const { volume } = ct;
  const input = tissueInput({ volume, structures }, hydroSetup(plan), pointsAround(plan), cellMm);
  return kernelRunner().run('hydro-tissue', input, options);
}
