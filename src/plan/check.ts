import { fail, ok, type Result } from '../core/result';
import type { Plan } from './schema';

/** What identifies a CT without naming the patient. */
export interface CtIdentity {
  /** SHA-256 (hex) of grid and HU. */
  readonly fingerprint: string;
  readonly frameOfReferenceUid?: string;
}

export const ctIdentity = (
  fingerprint: string,
  { frameOfReferenceUid }: { readonly frameOfReferenceUid?: string },
): CtIdentity => ({ fingerprint, ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }) });

/**
 * Whether the plan's coordinates (LPS mm) mean the same anatomy on this CT. A plan that names no CT
 * (hand-written, for the command line) is taken as it is.
 * @returns the failure `plan-other-frame` (another patient or acquisition: the coordinates mean nothing
 *   here) or `plan-other-ct` (another series; DICOM PS3.3 C.7.4.1 lets frames be shared)
 */
export function checkPlanAgainstCt(plan: Plan, ct: CtIdentity): Result<true> {
  if (!plan.ct || plan.ct.fingerprint === ct.fingerprint) return ok(true);
  const planned = plan.ct.frameOfReferenceUid;
  const otherFrame = planned !== undefined && ct.frameOfReferenceUid !== undefined;
  return otherFrame && planned !== ct.frameOfReferenceUid ? fail('plan-other-frame') : fail('plan-other-ct');
}
