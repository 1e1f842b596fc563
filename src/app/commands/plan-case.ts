import { ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { Resolution } from '../../core/grid-error';
import type { Volume } from '../../core/volume';
import { ownStructures, replacedKeys } from '../../plan/own';
import type { Plan } from '../../plan/schema';
import { openKernels } from '../../workers/open';
import type { Runner } from '../../workers/runner';
import { all, type Arguments, one } from './arguments';
import { ctChoice, ctOptions, loadCt } from './ct';
import { labelChoices, labelOptions, loadPlan, loadStructures } from './load';

/** The options of every command that takes a plan on its CT. */
export const planCaseOptions = {
  ct: 'many',
  ...labelOptions,
  plan: 'one',
  ...ctOptions,
} as const;

/** A plan with the CT that it belongs to and what lies there, as the page has them. */
export interface PlanCase {
  readonly plan: Plan;
  readonly volume: Volume;
  readonly resolution: Resolution;
  /** From the label files, then those that the plan holds itself; keys unique. */
  readonly structures: readonly Structure[];
}

/** The case that the arguments name; `usage` says what is missing. Failures: those of each file. */
export async function loadPlanCase(
  args: Arguments,
  runner: Runner,
): Promise<Result<PlanCase> | { readonly usage: string }> {
  const planPath = one(args, 'plan');
  const ctPaths = [...all(args, 'ct'), ...args.paths];
  const labels = all(args, 'labels');
  if (ctPaths.length === 0) return { usage: '--ct is missing' };
  if (labels.length === 0) return { usage: '--labels is missing' };
  if (planPath === undefined) return { usage: '--plan is missing' };
  const kernels = openKernels(runner);
  const ct = await loadCt(ctPaths, ctChoice(args), kernels);
  if (!ct.ok) return ct;
  const plan = await loadPlan(planPath, ct.value, runner);
  if (!plan.ok) return plan;
  const imported = await loadStructures(
    labels,
    ct.value,
    labelChoices(args),
    kernels,
    plan.value.structures.named,
  );
  if (!imported.ok) return imported;
  const { volume, resolution } = ct.value;
  const { made, drawn } = plan.value.structures;
  const replaced = replacedKeys(made);
  const shown = imported.value.filter(({ key }) => !replaced.has(key));
  const own = ownStructures({ made, drawn }, imported.value, volume);
  return ok({ plan: plan.value, volume, resolution, structures: [...shown, ...own] });
}
