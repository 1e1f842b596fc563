import { fail, ok, type Result } from '../core/result';
import type { Plan } from './schema';

/** What identifies a CT without naming the patient. */
export interface CtIdentity {
  /** SHA-256 (hex) of grid and HU. */
  readonly fingerprint: string;
  readonly frameOfReferenceUid?: string;
  /** Less than all of it was read, or at half its resolution: its fingerprint is not that of the whole. */
  readonly isPart?: true;
}

export const ctIdentity = (
  fingerprint: string,
  { frameOfReferenceUid, part }: { readonly frameOfReferenceUid?: string; readonly part?: unknown },
): CtIdentity => ({
  fingerprint,
  ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }),
  ...(part !== undefined && { isPart: true }),
});

/** `unverified`: the same frame, but whether the same series cannot be told, since one of the two is a part. */
export type PlanFit = 'same' | 'unverified';

/**
 * Whether the plan's coordinates (LPS mm) mean the same anatomy on this CT. A plan that names no CT
 * (hand-written, for the command line) is taken as it is.
 * A plan and a CT of the same frame of which one is a part may well belong together: that is for the user to see.
 * @returns the failure `plan-other-frame` (another patient or acquisition: the coordinates mean nothing
 *   here) or `plan-other-ct` (another series; DICOM PS3.3 C.7.4.1 lets frames be shared)
 */
export function checkPlanAgainstCt(plan: Plan, ct: CtIdentity): Result<PlanFit> {
  if (!plan.ct || plan.ct.fingerprint === ct.fingerprint) return ok('same');
  const planned = plan.ct.frameOfReferenceUid;
  if (planned === undefined || ct.frameOfReferenceUid === undefined) return fail('plan-other-ct');
  if (planned !== ct.frameOfReferenceUid) return fail('plan-other-frame');
  return plan.ct.isPart || ct.isPart ? ok('unverified') : fail('plan-other-ct');
}
