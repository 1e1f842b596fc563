import { create } from 'zustand';
import { readPlan } from '../plan/read';
import type { Plan } from '../plan/schema';
import { writePlan } from '../plan/write';
import { usePlan } from './plan';
import { allShelved, leaveBehind, shelve, type Shelved, takeShelved, unshelve } from './shelf';

/** A plan that this browser keeps: one for each CT. It holds neither image data nor identifiers. */
export interface KeptPlan {
  readonly fingerprint: string;
  readonly plan: Plan;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

const most = 20;
/** A drag commits once, on release; typing comes faster than that. */
const delayMs = 300;

/** Whether the browser refused to keep the plan (private mode, full). */
export const useAutosave = create<{ readonly failed: boolean }>()(() => ({ failed: false }));

/** What is being written; each after the one before. */
let writing: Promise<void> = Promise.resolve();
/** Writes a change that still waits for its moment. */
let flushPending: () => void = () => undefined;

/** The plans kept, the latest first; a damaged one is left where it is and not listed. */
export async function keptPlans(): Promise<KeptPlan[]> {
  flushPending();
  await writing;
  const all = await allShelved().catch((): [string, Shelved][] => []);
  return all
    .flatMap(([fingerprint, item]) => readKept(fingerprint, item) ?? [])
    .sort((a, b) => b.keptAt - a.keptAt);
}

export async function keptPlanFor(fingerprint: string): Promise<KeptPlan | undefined> {
  flushPending();
  await writing;
  const item = await takeShelved(fingerprint).catch(() => undefined);
  return item && readKept(fingerprint, item);
}

/** A browser that refuses has nothing to forget. */
export const forgetPlan = (fingerprint: string): Promise<void> =>
  unshelve(fingerprint).catch(() => undefined);

/** Keeps the plan of the open CT after each change, and before the page goes; answers how to stop. */
export function keepPlan(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    keep(ownOf(usePlan.getState()));
  };
  const flush = () => timer !== undefined && save();
  const leave = () => {
    if (timer === undefined) return;
    const plan = ownOf(usePlan.getState());
    if (plan.ct) leaveBehind(plan.ct.fingerprint, shelvedOf(plan));
    save();
  };
  flushPending = flush;
  const unsubscribe = usePlan.subscribe((state, before) => {
    const [plan, planBefore] = [ownOf(state), ownOf(before)];
    if (plan === planBefore) return;
    const isUntouched = state.past.length === 0 && plan.instruments.length === 0;
    // Another CT's plan takes its place: the last change of the one before must not be lost.
    if (plan.ct?.fingerprint !== planBefore.ct?.fingerprint && timer !== undefined) keep(planBefore);
    clearTimeout(timer);
    timer = isUntouched ? undefined : setTimeout(save, delayMs);
  });
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  return () => {
    leave();
    unsubscribe();
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leave);
  };
}

/** The user's own plan, also while another one is on show. */
const ownOf = ({ own, plan }: { readonly own?: Plan; readonly plan: Plan }): Plan => own ?? plan;

const shelvedOf = (plan: Plan): Shelved => ({ keptAt: Date.now(), text: writePlan(plan) });

/** CTs whose plans were counted: another one may be one too many. */
const counted = new Set<string>();

function keep(plan: Plan): void {
  if (!plan.ct) return;
  const { fingerprint } = plan.ct;
  const item = shelvedOf(plan);
  writing = writing
    .then(() => shelve(fingerprint, item))
    .then(() => (counted.has(fingerprint) ? undefined : forgetOldest()))
    .then(() => {
      counted.add(fingerprint);
      useAutosave.setState({ failed: false });
    })
    .catch(() => useAutosave.setState({ failed: true }));
}

async function forgetOldest(): Promise<void> {
  const all = (await allShelved()).sort(([, a], [, b]) => b.keptAt - a.keptAt);
  for (const [fingerprint] of all.slice(most)) await unshelve(fingerprint);
}

function readKept(fingerprint: string, { text, keptAt }: Shelved): KeptPlan | undefined {
  const plan = readPlan(text);
  return plan.ok ? { fingerprint, plan: plan.value, keptAt } : undefined;
}
