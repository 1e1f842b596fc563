import * as v from 'valibot';
import { fail, ok, type Result } from '../core/result';
import { migrate, type PlanDocument } from './migrations';
import { type Plan, planSchema } from './schema';

/**
 * Reads the text of a plan file (JSON, LPS, mm), of this or an older version.
 * @returns the plan with every optional list filled in, or the failure `plan-not-json`, `plan-version`,
 *   `plan-newer`, `plan-invalid`, `plan-zero-path`, `plan-duplicate` or `plan-tube`
 */
export function readPlan(text: string): Result<Plan> {
  const document = parse(text);
  if (!document) return fail('plan-not-json');
  const migrated = migrate(document);
  if (!migrated.ok) return migrated;
  const parsed = v.safeParse(planSchema, migrated.value);
  return parsed.success ? checkMeaning(parsed.output) : fail('plan-invalid', firstIssue(parsed.issues[0]));
}

function parse(text: string): PlanDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as PlanDocument) : undefined;
  } catch {
    return undefined;
  }
}

const firstIssue = (issue: v.BaseIssue<unknown>) => ({
  where: v.getDotPath(issue) ?? 'plan',
  expected: issue.expected ?? issue.type,
  received: issue.received,
});

/** What the schema cannot say: identifiers are unique, a path has a length, a tube a radius per point. */
function checkMeaning(plan: Plan): Result<Plan> {
  const seen = new Set<string>();
  for (const { id, entryMm, targetMm } of plan.instruments) {
    if (seen.has(id)) return fail('plan-duplicate', { id });
    seen.add(id);
    if (entryMm.every((value, axis) => value === targetMm[axis])) return fail('plan-zero-path', { id });
  }
  const uneven = plan.structures.drawn.find((tube) => tube.pointsMm.length !== tube.radiiMm.length);
  return uneven ? fail('plan-tube', { id: uneven.id }) : ok(plan);
}
