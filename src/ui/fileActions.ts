import { writePlan } from '../plan/write';
import { forgetPlan, type KeptPlan } from '../store/autosave';
import { downloadText, pickFiles } from '../store/files';
import { openGiven } from '../store/loading';
import { closeCt } from '../store/openCt';
import { usePlan } from '../store/plan';
import type { Plan } from '../plan/schema';
import { ask } from './dialogs';

/** Lets the user choose files and opens them. */
export async function chooseFiles(): Promise<void> {
  const files = await pickFiles();
  if (files.length > 0) await openGiven(files);
}

export async function chooseFolder(): Promise<void> {
  const files = await pickFiles({ folder: true });
  if (files.length > 0) await openGiven(files);
}

export function downloadPlan(plan: Plan): void {
  const { level, side } = plan.case;
  const words = ['plan', level, side].filter((word) => word !== undefined).join('-');
  downloadText(`${words.replace(/[^\w-]+/g, '-')}.json`, writePlan(plan));
}

export const savePlan = (): void => downloadPlan(usePlan.getState().plan);

export const closeCaseAfterAsking = (): void => ask({ kind: 'closeCase', proceed: closeCt });

export const discardAfterAsking = (kept: KeptPlan, done: () => void): void =>
  ask({
    kind: 'discardPlan',
    proceed: () => void forgetPlan(kept.fingerprint).then(done),
  });
