import { create } from 'zustand';
import { readPlan } from '../plan/read';
import type { Plan } from '../plan/schema';
import { writePlan } from '../plan/write';
import { usePlan } from './plan';

/** A plan that this browser keeps: one for each CT. It holds neither image data nor identifiers. */
export interface KeptPlan {
  readonly fingerprint: string;
  readonly plan: Plan;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

const prefix = 'trocart.plan.';
const most = 20;
/** A drag commits once, on release; typing comes faster than that. */
const delayMs = 300;

/** Whether the browser refused to keep the plan (private mode, full). */
export const useAutosave = create<{ readonly failed: boolean }>()(() => ({ failed: false }));

/** The plans kept, the latest first; a damaged one is left where it is and not listed. */
export function keptPlans(): KeptPlan[] {
  return keys()
    .flatMap((key) => read(key) ?? [])
    .sort((a, b) => b.keptAt - a.keptAt);
}

export const keptPlanFor = (fingerprint: string): KeptPlan | undefined => read(prefix + fingerprint);

export const forgetPlan = (fingerprint: string): void => localStorage.removeItem(prefix + fingerprint);

/** Keeps the plan of the open CT after each change, and before the page goes; answers how to stop. */
export function keepPlan(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    store(ownOf(usePlan.getState()));
  };
  const flush = () => timer !== undefined && save();
  const unsubscribe = usePlan.subscribe((state, before) => {
    const [plan, planBefore] = [ownOf(state), ownOf(before)];
    if (plan === planBefore) return;
    const isUntouched = state.past.length === 0 && plan.instruments.length === 0;
    // Another CT's plan takes its place: the last change of the one before must not be lost.
    if (plan.ct?.fingerprint !== planBefore.ct?.fingerprint && timer !== undefined) store(planBefore);
    clearTimeout(timer);
    timer = isUntouched ? undefined : setTimeout(save, delayMs);
  });
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
  return () => {
    flush();
    unsubscribe();
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flush);
  };
}

/** The user's own plan, also while another one is on show. */
const ownOf = ({ own, plan }: { readonly own?: Plan; readonly plan: Plan }): Plan => own ?? plan;

function store(plan: Plan): void {
  if (!plan.ct) return;
  try {
    const key = prefix + plan.ct.fingerprint;
    localStorage.setItem(key, JSON.stringify({ keptAt: Date.now(), text: writePlan(plan) }));
    useAutosave.setState({ failed: false });
    for (const old of keptPlans().slice(most)) forgetPlan(old.fingerprint);
  } catch {
    useAutosave.setState({ failed: true });
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function read(key: string): KeptPlan | undefined {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '') as { keptAt: number; text: string };
    const plan = readPlan(stored.text);
    return plan.ok
      ? { fingerprint: key.slice(prefix.length), plan: plan.value, keptAt: stored.keptAt }
      : undefined;
  } catch {
    return undefined;
  }
}
