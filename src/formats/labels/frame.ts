import { type Failure, fail, ok, type Result } from '../../core/result';
import { otherFrameRemark } from '../../core/structure';

/** What a reader of labels needs to know of the CT's frame of reference, and of the user's answer. */
export interface FrameOfCt {
  /** Absent where the CT states none (NIfTI, NRRD) or several. */
  readonly frameOfReferenceUid?: string;
  /** The user was asked and wants the labels all the same: coordinates are then taken as the CT's own. */
  readonly acceptOtherFrame?: boolean;
}

/**
 * Whether labels that state the frame of reference `own` may lie on the CT (PS3.3 C.7.4.1: coordinates
 * of two frames have nothing to do with each other). Labels that state none, or on a CT that states
 * none, cannot be checked and pass.
 * @returns remarks for the structures; failure `labels-other-frame` {path, frame}, which the page asks about
 */
export function checkFrame(own: string | undefined, ct: FrameOfCt, path: string): Result<readonly Failure[]> {
  const differs = own !== undefined && ct.frameOfReferenceUid !== undefined && own !== ct.frameOfReferenceUid;
  if (!differs) return ok([]);
  if (!ct.acceptOtherFrame) return fail('labels-other-frame', { path, frame: own });
  return ok([{ code: otherFrameRemark, data: {} }]);
}
