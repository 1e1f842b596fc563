import type { Plan } from '../plan/schema';
import { cementSetup } from '../store/cement/setup';
import { hydroSetup } from '../store/hydrodissection/setup';
import { usePlan } from '../store/plan';

interface Asked {
  readonly plan: Plan;
  /** Of the setups, without what was done and what came of it. */
  readonly text: string;
}

let last: Asked | undefined;
/** Told apart from `last` only by what was done. */
let newest: Plan | undefined;

/** The plan as it was when something was last asked for: the same object while only results come in. */
export const useAskedPlan = (): Plan => usePlan(({ plan }) => askedOf(plan));

function askedOf(plan: Plan): Plan {
  if (!last || plan !== newest) {
    const text = setupsOf(plan);
    if (!last || text !== last.text || !isSameElsewhere(plan, last.plan)) last = { plan, text };
    newest = plan;
  }
  return last.plan;
}

const setupsOf = (plan: Plan): string => {
  const done = { schedule: undefined, result: undefined };
  return JSON.stringify([
    { ...cementSetup(plan), ...done },
    { ...hydroSetup(plan), ...done },
  ]);
};

function isSameElsewhere(a: Plan, b: Plan): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Plan)[]);
  return [...keys].every((key) => key === 'cement' || key === 'hydrodissection' || a[key] === b[key]);
}
