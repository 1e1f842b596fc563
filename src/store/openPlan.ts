import { type Failure, fail, ok, type Result } from '../core/result';
import type { Scan } from '../formats/open';
import { limits } from '../formats/limits';
import { readBytes, type SourceFile, unpackedSize } from '../formats/source';
import { plainBytes } from '../formats/unpack';
import { checkPlanAgainstCt, ctIdentity } from '../plan/check';
import { readPlan } from '../plan/read';
import type { Case, Plan } from '../plan/schema';
import type { Story } from '../plan/story';
import { looksLikeStory, readStoryFile } from '../plan/story-file';
import { giveStory, leaveDemo } from './demo';
import { notify } from './notices';
import { ctReference, lookAtPlan } from './openCt';
import { usePlan } from './plan';
import { useSession } from './session';

export interface FoundPlan {
  readonly path: string;
  readonly plan: Plan;
  /** Told on this plan, in the same file. */
  readonly story?: Story;
}

/** Takes the plans out of the files that are no images; what is meant as a plan and is none keeps its reason. */
export async function takePlans(scan: Scan): Promise<{ scan: Scan; plans: FoundPlan[] }> {
  const plans: FoundPlan[] = [];
  const refused: { readonly path: string; readonly failure: Failure }[] = [];
  for (const item of scan.refused) {
    const file = /\.json$/i.test(item.path) ? scan.files.get(item.path) : undefined;
    const text = file && (await readText(file));
    const read = text === undefined ? undefined : readFound(item.path, text);
    if (read?.ok) plans.push(read.value);
    else refused.push(read ? { path: item.path, failure: read.failure } : item);
  }
  return { scan: { ...scan, refused }, plans };
}

/** What a JSON text holds that is meant as a plan, or as a story with its plan; undefined for anything else. */
function readFound(path: string, text: string): Result<FoundPlan> | undefined {
  if (looksLikeStory(text)) {
    const read = readStoryFile(text);
    if (!read.ok) return fail(read.failure.code, { ...read.failure.data, path });
    return ok({ path, ...read.value });
  }
  if (!text.includes('"schemaVersion"')) return undefined;
  const read = readPlan(text);
  return read.ok ? ok({ path, plan: read.value }) : read;
}

/** The text of a small file, or undefined when it is none or cannot be unpacked. */
export async function readText(file: SourceFile): Promise<string | undefined> {
  if (unpackedSize(file) > limits.textBytes) return undefined;
  const stored = await readBytes(file);
  const bytes = stored.ok ? plainBytes(stored.value) : stored;
  return bytes.ok ? new TextDecoder().decode(bytes.value) : undefined;
}

/** Puts a plan in the place of the one that is there; undo brings that one back. */
export function openPlan({ plan, story }: FoundPlan): void {
  const { ct } = useSession.getState();
  if (!ct) return;
  const fits = checkPlanAgainstCt(plan, ctIdentity(ct.fingerprint, ct));
  if (!fits.ok) return notify('error', fits.failure);
  if (fits.value === 'unverified') notify('warning', { code: 'plan-part-unverified', data: {} });
  if (!plan.ct) notify('warning', { code: 'plan-names-no-ct', data: {} });
  leaveDemo();
  const { past, plan: current, edit, replace } = usePlan.getState();
  const own: Plan = { ...plan, ct: ctReference(ct), case: withStated(plan.case, current.case) };
  if (past.length === 0 && current.instruments.length === 0) replace(own);
  else edit('open-plan', () => own);
  lookAtPlan(own, ct);
  if (story) void giveStory(story);
}

/**
 * The case of an opened plan. One that states neither site, level nor side says nothing of the patient:
 * what was stated before it stays. The position at the CT is a fact of the CT, and stays where the plan
 * has none.
 */
function withStated(opened: Case, stated: Case): Case {
  const says = opened.site !== undefined || opened.level !== undefined || opened.side !== undefined;
  if (!says) return { ...stated, ...opened };
  const { positionAtCt, positionAtCtConfirmed } = stated;
  if (opened.positionAtCt !== undefined || positionAtCt === undefined) return opened;
  return {
    ...opened,
    positionAtCt,
    ...(positionAtCtConfirmed !== undefined && { positionAtCtConfirmed }),
  };
}
