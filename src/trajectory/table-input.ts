import { expectedStructures, structureById } from '../catalog/structures';
import type { DistanceField } from '../core/distance-field';
import type { Grid } from '../core/grid';
import type { Resolution } from '../core/grid-error';
import type { Structure } from '../core/structure';
import { lpsPoint } from '../core/units';
import { isConfirmed } from '../plan/confirmed';
import type { Plan } from '../plan/schema';
import type { TableInput, TableStructure } from './clearance-table';
import type { InstrumentInput } from './stages';

type PlanPart = Pick<Plan, 'case' | 'structures'>;

/** Site, level, side and both positions: without them no margin can be judged. */
export const caseStated = (plan: PlanPart): boolean => {
  const { site, level, side, positionAtCt, positionAtProcedure } = plan.case;
  return [site, level, side, positionAtCt, positionAtProcedure].every((entry) => entry !== undefined);
};

/** Carried from another CT, and not yet checked on this one. */
export const isUnchecked = ({ ct }: Pick<Plan, 'ct'>): boolean => ct?.carried?.isChecked === false;

/** The margin that the plan demands of a structure, else the catalogue's; null: none. */
export function marginFor(plan: PlanPart, id: string): number | null {
  const stated = plan.structures.marginsMm[id];
  return stated === undefined ? (structureById(id)?.marginMm ?? null) : stated;
}

/** A plan's instruments in the form that the kernels take. */
export const instrumentInputs = (instruments: Plan['instruments']): readonly InstrumentInput[] =>
  instruments.map(({ id, device, entryMm, targetMm, lengthMm }) => ({
    id,
    device,
    entryMm: lpsPoint(...entryMm),
    targetMm: lpsPoint(...targetMm),
    lengthMm,
  }));

/** What the table needs to know of the loaded structures; changes only when they or the plan's margins do. */
export const tableStructures = (
  plan: PlanPart,
  structures: readonly Structure[],
  distances: ReadonlyMap<string, DistanceField>,
): readonly TableStructure[] =>
  structures.map((structure) => {
    const { key, id, sourceName, tube } = structure;
    const distance = distances.get(key);
    const item = structureById(id);
    return {
      key,
      id,
      sourceName,
      marginMm: marginFor(plan, id),
      confirmed: isConfirmed(structure, plan.structures.confirmed),
      longitudinal: item?.longitudinal === true,
      ...(item?.continues && { continues: item.continues }),
      ...(tube ? { tube } : distance ? { distance } : {}),
    };
  });

/** What the region expects; a structure of which no margin is demanded is not missed. */
export const expectedInputs = (plan: PlanPart): TableInput['expected'] =>
  expectedStructures(plan.case)
    .filter(({ item }) => marginFor(plan, item.id) !== null)
    .map(({ item, fulfilledBy }) => ({ id: item.id, fulfilledBy }));

/** The whole input of `clearanceTable` from a plan. */
export const tableInput = (
  plan: Plan,
  structures: readonly Structure[],
  distances: ReadonlyMap<string, DistanceField>,
  ctGrid: Grid,
  resolution: Resolution = ctGrid,
): TableInput => ({
  instruments: instrumentInputs(plan.instruments),
  structures: tableStructures(plan, structures, distances),
  expected: expectedInputs(plan),
  caseStated: caseStated(plan),
  isUnchecked: isUnchecked(plan),
  ctGrid,
  resolution,
});
