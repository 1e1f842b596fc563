import { fail, ok, type Result } from '../../core/result';
import type { Plan } from '../../plan/schema';
import type { HydroFields } from '../../simulation/hydrodissection/types';
import type { ClearanceTable, TableInput } from '../../trajectory/clearance-table';
import { tableInput } from '../../trajectory/table-input';
import { measureIn } from '../hydrodissection/clearance';
import { tissueInputs } from '../hydrodissection/inputs';
import { readTissue } from '../hydrodissection/read-tissue';
import { type PreparedTissue, preparedTissue } from '../hydrodissection/state';
import { useSession } from '../session';
import { kernelRunner } from '../runner';

/** Reads tissue and measures the planned path against it, for a story; the user's own injection stays as it is. */
export class MeasuredTissue {
  private readonly table: TableInput | undefined;
  private known?: ClearanceTable;

  constructor(
    plan: Plan,
    private readonly signal: AbortSignal,
  ) {
    const { ct, structures, distances } = useSession.getState();
    this.table = ct && {
      ...tableInput(plan, structures, distances, ct.volume.grid, ct.resolution),
      demandedOnly: true,
    };
  }

  async read(plan: Plan): Promise<Result<PreparedTissue>> {
    const made = await readTissue(plan, { signal: this.signal });
    return made.ok ? ok(preparedTissue(made.value, tissueInputs(plan, useSession.getState()))) : made;
  }

  /** The path against the anatomy as it was acquired. */
  async before(): Promise<Result<ClearanceTable>> {
    if (this.known) return ok(this.known);
    if (!this.table) return fail('hydro-not-read');
    const measured = await kernelRunner().run('clearance-table', this.table, { signal: this.signal });
    if (measured.ok) this.known = measured.value;
    return measured;
  }

  /** Against the displaced anatomy. */
  async after(prepared: PreparedTissue, displaced: HydroFields): Promise<Result<ClearanceTable>> {
    const { table, known } = this;
    if (!table || !known) return fail('hydro-not-read');
    const { grid } = prepared.model;
    const measured = await measureIn({ table, before: known, grid, displaced }, this.signal);
    return measured.ok ? ok(measured.value.after) : measured;
  }
}
