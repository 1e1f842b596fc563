import { structureById } from '../../catalog/structures';
import { fail, ok, type Result } from '../../core/result';
import type { Plan } from '../../plan/schema';
import type { HydroFields } from '../../simulation/hydrodissection/types';
import type { ClearanceTable, TableInput } from '../../trajectory/clearance-table';
import { tableInput } from '../../trajectory/table-input';
import { pointsAround, tissueInputs } from '../hydrodissection/inputs';
import { hydroSetup } from '../hydrodissection/setup';
import type { PreparedTissue } from '../hydrodissection/state';
import { useSession } from '../session';
import { simulationRunner } from '../simulation-runner';

/** Reads tissue and measures the planned path against it, for a story; the user's own injection stays as it is. */
export class MeasuredTissue {
  private readonly table: TableInput | undefined;
  private known?: ClearanceTable;

  constructor(
    plan: Plan,
    private readonly signal: AbortSignal,
  ) {
    const { ct, structures, distances } = useSession.getState();
    this.table = ct && { ...tableInput(plan, structures, distances, ct.volume.grid), demandedOnly: true };
  }

  async read(plan: Plan): Promise<Result<PreparedTissue>> {
    const session = useSession.getState();
    if (!session.ct) return fail('hydro-not-read');
    const { gridMm, marginMm, parameters, spaces } = hydroSetup(plan);
    const made = await simulationRunner().run(
      'hydro-tissue',
      {
        volume: session.ct.volume,
        structures: session.structures.map(({ key, id, field }) => ({ key, id, field })),
        aroundMm: pointsAround(plan),
        gridMm,
        ...(marginMm !== undefined && { marginMm }),
        parameters,
        spaces,
      },
      { signal: this.signal },
    );
    if (!made.ok) return made;
    const model = made.value;
    const byId = new Map(model.spaces.map((space) => [space.id, space]));
    return ok({ model, spaces: byId, inputs: tissueInputs(plan, session) });
  }

  /** The path against the anatomy as it was acquired. */
  async before(): Promise<Result<ClearanceTable>> {
    if (this.known) return ok(this.known);
    if (!this.table) return fail('hydro-not-read');
    const measured = await simulationRunner().run('clearance-table', this.table, { signal: this.signal });
    if (measured.ok) this.known = measured.value;
    return measured;
  }

  /** Against the displaced anatomy. */
  async after(prepared: PreparedTissue, displaced: HydroFields): Promise<Result<ClearanceTable>> {
    const { table, known } = this;
    if (!table || !known) return fail('hydro-not-read');
    const measured = await simulationRunner().run(
      'hydro-clearance',
      {
        table,
        before: known,
        fields: useSession
          .getState()
          .structures.filter(({ id }) => structureById(id)?.role === 'atRisk')
          .map(({ key, field }) => ({ key, field })),
        grid: prepared.model.grid,
        displaced,
      },
      { signal: this.signal },
    );
    return measured.ok ? ok(measured.value.after) : measured;
  }
}
