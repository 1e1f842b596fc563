import type { DistanceField } from '../core/distance-field';
import type { Grid } from '../core/grid';
import type { Resolution } from '../core/grid-error';
import type { Structure } from '../core/structure';
import type { Plan } from '../plan/schema';
import type { TableInput } from '../trajectory/clearance-table';
import {
  caseStated,
  expectedInputs,
  instrumentInputs,
  isUnchecked,
  tableStructures,
} from '../trajectory/table-input';
import type { Runner } from '../workers/runner';
import { keepDistances } from './distances';
import { newestOnly, remember } from './newest';
import { notify } from './notices';
import { keepPathReport } from './path-report';
import { usePlan } from './plan';
import { previewedInstruments, resolutionOf, setSession, useSession } from './session';

/**
 * Keeps the session's distances, clearance table and path report in step with the plan, live during
 * a drag. Answers how to stop.
 */
export function keepClearance(runner: Runner): () => void {
  const stops = [keepDistances(runner), keepTable(runner), keepPathReport(runner)];
  return () => stops.forEach((stop) => stop());
}

/** Precision of depths inside structures while a path moves, mm. */
const coarseMm = 0.1;

function keepTable(runner: Runner): () => void {
  const inputOf = inputMaker();
  let last: TableInput | undefined;
  let stopped = false;

  const show = async (input: TableInput, asked: TableInput): Promise<void> => {
    const startedMs = performance.now();
    const result = await runner.run('clearance-table', input, { lane: 'clearance' });
    // A plan without instruments since then has no table.
    if (stopped || last?.instruments.length === 0) return;
    if (!result.ok && asked === last) notify('error', result.failure);
    performance.measure('clearance-table', { start: startedMs });
    setSession({
      clearance: result.ok ? result.value : undefined,
      ...(asked === last && { clearanceStale: false }),
    });
  };

  const compute = newestOnly(async (input: TableInput) => {
    if (stopped) return;
    const moving = useSession.getState().preview !== undefined;
    await show({ ...input, demandedOnly: true, ...(moving && { depthPrecisionMm: coarseMm }) }, input);
    // Nothing moves: the rows without a margin can follow.
    if (input === last && !moving) await show(input, input);
  });

  const follow = (): void => {
    const input = inputOf();
    if (input === last) return;
    last = input;
    if (input.instruments.length === 0) {
      setSession({ clearance: undefined, clearanceStale: false });
    } else {
      setSession({ clearanceStale: true });
      compute(input);
    }
  };

  const stops = [usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => {
    stopped = true;
    stops.forEach((stop) => stop());
  };
}

/** The table's input from the stores: the same object while nothing that it depends on has changed. */
function inputMaker(): () => TableInput {
  const structuresOf = remember(
    (
      asked: Plan['structures'],
      stated: Plan['case'],
      loaded: readonly Structure[],
      distances: ReadonlyMap<string, DistanceField>,
    ) => tableStructures({ case: stated, structures: asked }, loaded, distances),
  );
  const expectedOf = remember((stated: Plan['case'], asked: Plan['structures']) =>
    expectedInputs({ case: stated, structures: asked }),
  );
  const instrumentsOf = remember((instruments: Plan['instruments'], preview: Preview) =>
    instrumentInputs(previewedInstruments({ instruments }, preview)),
  );
  const whole = remember(
    (
      instruments: TableInput['instruments'],
      structures: TableInput['structures'],
      expected: TableInput['expected'],
      stated: boolean,
      unchecked: boolean,
      ctGrid: Grid | undefined,
      resolution: Resolution | undefined,
    ): TableInput => ({
      instruments,
      structures,
      expected,
      caseStated: stated,
      isUnchecked: unchecked,
      ...(ctGrid && { ctGrid }),
      ...(resolution && { resolution }),
    }),
  );
  return () => {
    const { plan } = usePlan.getState();
    const { structures, distances, preview, ct } = useSession.getState();
    return whole(
      instrumentsOf(plan.instruments, preview),
      structuresOf(plan.structures, plan.case, structures, distances),
      expectedOf(plan.case, plan.structures),
      caseStated(plan),
      isUnchecked(plan),
      ct?.volume.grid,
      resolutionOf({ ct }),
    );
  };
}

type Preview = ReturnType<typeof useSession.getState>['preview'];
