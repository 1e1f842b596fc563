import { cementById, cements } from '../../../catalog/cements';
import { fail, ok, type Result } from '../../../core/result';
import type { Structure } from '../../../core/structure';
import type { CementPlan } from '../../../plan/cement';
import type { Plan } from '../../../plan/schema';
import { catalogueRheology } from '../../../simulation/cement/from-catalogue';
import type { PlacedNeedle } from '../../../simulation/cement/live/opening';
import { boneToFill, needlesAsPlaced, needlesOfPlan } from '../../../simulation/cement/live/placed';
import type { CementRheology } from '../../../simulation/cement/rheology';

export interface CementSetup {
  readonly planned: CementPlan;
  readonly needles: readonly PlacedNeedle[];
  readonly rheology: CementRheology;
  readonly target: Structure;
}

/** What the plan says, complete. Failures: `cement-not-planned`, `cement-unknown`, `cement-no-needle`, `cement-no-target`. */
export function setUp(plan: Plan, structures: readonly Structure[]): Result<CementSetup> {
  const planned = plan.cement;
  if (!planned) return fail('cement-not-planned');
  const family = cementById(planned.family);
  if (!family)
    return fail('cement-unknown', { id: planned.family, known: cements.map(({ id }) => id).join(', ') });
  const needles = needlesAsPlaced(plan.instruments, needlesOfPlan(plan));
  if (needles.length === 0) return fail('cement-no-needle', { needle: 0 });
  const target = boneToFill(structures, planned.target, needles[0]!.tipMm);
  if (!target) return fail('cement-no-target');
  const rheology = catalogueRheology(family, { roomC: planned.roomC, startAgeS: planned.sinceMixingS });
  return ok({ planned, needles, rheology, target });
}
