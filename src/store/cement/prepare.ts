import { appearanceOf } from '../appearance';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { runTask } from '../tasks';
import { boneInputs } from './inputs';
import { cementMoments } from './moments';
import { forgetPreview } from './preview';
import { readBone } from './read-bone';
import { emptyRun, setCement, useCement } from './state';

let current: AbortController | undefined;

/** Reads the bone from the CT, in a worker; the injection begins anew. */
export async function prepareCement(): Promise<boolean> {
  current?.abort();
  const mine = (current = new AbortController());
  const { plan } = usePlan.getState();
  const session = useSession.getState();
  setCement({ isPreparing: true });
  const made = await runTask('cement-bone', ({ signal, onProgress }) =>
    readBone({}, { signal: AbortSignal.any([signal, mine.signal]), onProgress }),
  );
  if (mine.signal.aborted) return false;
  setCement({ isPreparing: false });
  if (!made.ok) {
    notify('error', made.failure);
    return false;
  }
  const model = made.value;
  const outlets = new Map(model.outlets.map((outlet) => [outlet.id, outlet]));
  cementMoments.forget();
  forgetPreview();
  setCement({ ...emptyRun, prepared: { model, outlets, inputs: boneInputs(plan, session) } });
  seeThrough(model.targetKey);
  return true;
}

/** Cement lies inside: the bone, and the lesion in it, let it be seen. */
function seeThrough(targetKey: string): void {
  useSession.setState(({ structures, appearance }) => {
    const covering = structures.filter(({ key, id }) => key === targetKey || /lesion/.test(id));
    const seen = covering.map((structure) => {
      const { visible, opacity } = appearanceOf(structure, appearance);
      return [structure.key, { visible, opacity: Math.min(opacity, seenThrough) }] as const;
    });
    return { appearance: { ...appearance, ...Object.fromEntries(seen) } };
  });
}

const seenThrough = 0.35;

/** Forgets bone and injection (another CT). */
export function forgetCement(): void {
  current?.abort();
  cementMoments.forget();
  forgetPreview({ tips: true });
  if (useCement.getState().prepared || useCement.getState().isPreparing)
    setCement({ ...emptyRun, prepared: undefined, isPreparing: false });
}
