import type { DistanceField } from '../core/distance-field';
import type { Structure } from '../core/structure';
import type { Plan } from '../plan/schema';
import type { TableInput } from '../trajectory/clearance-table';
import { caseStated, expectedInputs, instrumentInputs, tableStructures } from '../trajectory/table-input';
import type { Runner } from '../workers/runner';
import { keepDistances } from './distances';
import { notify } from './notices';
import { usePlan } from './plan';
import { previewedInstruments, setSession, useSession } from './session';

/**
 * Keeps the session's distances and clearance table in step with the plan, live during a drag.
 * Answers how to stop.
 */
export function keepClearance(runner: Runner): () => void {
  const inputOf = inputMaker();
  let wanted: TableInput | undefined;
  let running = false;
  let stopped = false;

  // One request at a time, then the newest: cancelling the older ones would starve a long drag.
  const run = async (): Promise<void> => {
    running = true;
    while (wanted && !stopped) {
      const input = wanted;
      const startedMs = performance.now();
      const result = await runner.run('clearance-table', input, { lane: 'clearance' });
      if (stopped) break;
      if (result.ok) {
        performance.measure('clearance-table', { start: startedMs });
        setSession({ clearance: result.value });
      } else if (result.failure.code !== 'cancelled') {
        notify('error', result.failure);
        setSession({ clearance: undefined });
      }
      if (wanted === input) wanted = undefined;
    }
    running = false;
    if (!stopped) setSession({ clearanceStale: false });
  };

  const follow = (): void => {
    const input = inputOf();
    if (!input) return;
    if (input.instruments.length === 0) {
      wanted = undefined;
      setSession({ clearance: undefined, clearanceStale: false });
      return;
    }
    wanted = input;
    setSession({ clearanceStale: true });
    if (!running) void run();
  };

  const stops = [keepDistances(runner), usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => {
    stopped = true;
    stops.forEach((stop) => stop());
  };
}

/** Answers the table's input when it has changed since the last call, else undefined. */
function inputMaker(): () => TableInput | undefined {
  const structuresOf = remember(
    (
      asked: Plan['structures'],
      stated: Plan['case'],
      ...rest: [readonly Structure[], ReadonlyMap<string, DistanceField>]
    ) => tableStructures({ case: stated, structures: asked }, ...rest),
  );
  const expectedOf = remember((stated: Plan['case'], structures: Plan['structures']) =>
    expectedInputs({ case: stated, structures }),
  );
  const instrumentsOf = remember((plan: Plan['instruments'], preview: ReturnType<typeof previewOf>) =>
    instrumentInputs(previewedInstruments({ instruments: plan } as Plan, preview)),
  );
  const whole = remember((...parts: InputParts): TableInput => {
    const [instruments, structures, expected, stated] = parts;
    return { instruments, structures, expected, caseStated: stated };
  });
  let last: TableInput | undefined;
  return () => {
    const { plan } = usePlan.getState();
    const { structures, distances } = useSession.getState();
    const input = whole(
      instrumentsOf(plan.instruments, previewOf()),
      structuresOf(plan.structures, plan.case, structures, distances),
      expectedOf(plan.case, plan.structures),
      caseStated(plan),
    );
    if (input === last) return undefined;
    last = input;
    return input;
  };
}

type InputParts = [
  TableInput['instruments'],
  TableInput['structures'],
  TableInput['expected'],
  TableInput['caseStated'],
];

const previewOf = () => useSession.getState().preview;

/** The last result again while the arguments are the same objects. */
function remember<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, index) => arg !== last!.args[index])) last = { args, result: make(...args) };
    return last.result;
  };
}
