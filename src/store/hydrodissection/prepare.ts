import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { runTask } from '../tasks';
import { forgetHydroClearance } from './clearance';
import { tissueInputs } from './inputs';
import { hydroMoments } from './moments';
import { readTissue } from './read-tissue';
import { useHydroPicture } from './shown';
import { emptyHydroRun, preparedTissue, setHydro, useHydro } from './state';

let current: AbortController | undefined;

/** Reads tissue, spaces and organs from the CT, in a worker; the injection begins anew. */
export async function prepareTissue(): Promise<boolean> {
  current?.abort();
  const mine = (current = new AbortController());
  const { plan } = usePlan.getState();
  const session = useSession.getState();
  if (!session.ct) return false;
  setHydro({ isPreparing: true });
  const made = await runTask('hydro-tissue', ({ signal, onProgress }) =>
    readTissue(plan, { signal: AbortSignal.any([signal, mine.signal]), onProgress }),
  );
  if (mine.signal.aborted) return false;
  setHydro({ isPreparing: false });
  if (!made.ok) {
    if (made.failure.code !== 'cancelled') notify('error', made.failure);
    return false;
  }
  forgetRun();
  setHydro({ ...emptyHydroRun, prepared: preparedTissue(made.value, tissueInputs(plan, session)) });
  return true;
}

function forgetRun(): void {
  hydroMoments.forget();
  forgetHydroClearance();
  useHydroPicture.setState({ frameId: undefined, meshes: {}, fields: {}, fluid: undefined }, true);
}

/** Empties the tissue; the tissue that was read stays. */
export function emptyTissue(): void {
  forgetRun();
  setHydro(emptyHydroRun);
}

/** Forgets tissue and injection (another CT). */
export function forgetHydro(): void {
  current?.abort();
  forgetRun();
  if (useHydro.getState().prepared || useHydro.getState().isPreparing)
    setHydro({ ...emptyHydroRun, prepared: undefined, isPreparing: false });
}
