import { fingerprint } from '../../src/core/fingerprint';
import { noContext } from '../../src/core/kernel';
import type { Volume } from '../../src/core/volume';
import { emptyPlan, type Plan } from '../../src/plan/schema';
import type { CaseUids } from './headers';

/** What a sample's plan says by itself. */
export interface PlanContent extends Pick<Plan, 'case' | 'instruments'> {
  readonly cement: NonNullable<Plan['cement']>;
}

/** The plan of a sample, tied to its CT by the fingerprint, with the structures whose keys are given confirmed. */
export const planOn = async (
  volume: Volume,
  confirmed: readonly string[],
  sample: string,
  uids: CaseUids,
  { case: stated, instruments, cement }: PlanContent,
): Promise<Plan> => {
  const print = await fingerprint({ volume }, noContext);
  if (!print.ok) throw new Error(print.failure.code);
  return {
    ...emptyPlan(),
    ct: { frameOfReferenceUid: uids.frameOfReference, fingerprint: print.value, sample },
    case: stated,
    instruments,
    structures: { ...emptyPlan().structures, confirmed: [...confirmed] },
    cement,
  };
};
