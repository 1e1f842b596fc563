import { fail, type Result } from '../../core/result';
import type { BoneModel } from '../../simulation/cement/bone/types';
import type { Runner } from '../../workers/runner';
import { appearanceOf } from '../appearance';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { runTask } from '../tasks';
import { boneInputs } from './inputs';
import { forgetMoments } from './moments';
import { cementSetup, placedNeedles, targetBone } from './setup';
import { forgetPreview } from './preview';
import { emptyRun, setCement, useCement } from './state';

let current: AbortController | undefined;

/** Reads the bone from the CT, in a worker; the injection begins anew. */
export async function prepareCement(runner: Runner): Promise<boolean> {
  current?.abort();
  const mine = (current = new AbortController());
  const { plan } = usePlan.getState();
  const session = useSession.getState();
  setCement({ isPreparing: true });
  const made = await runTask('cement-bone', ({ signal, onProgress }) =>
    read(runner, { signal: AbortSignal.any([signal, mine.signal]), onProgress }),
  );
  if (mine.signal.aborted) return false;
  setCement({ isPreparing: false });
  if (!made.ok) {
    notify('error', made.failure);
    return false;
  }
  const model = made.value;
  const outlets = new Map(model.outlets.map((outlet) => [outlet.id, outlet]));
  forgetMoments();
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

async function read(
  runner: Runner,
  options: { signal: AbortSignal; onProgress(fraction: number): void },
): Promise<Result<BoneModel>> {
  const { plan } = usePlan.getState();
  const { ct, structures } = useSession.getState();
  const target = targetBone(plan, structures);
  const { gridMm, parameters, needles } = cementSetup(plan);
  const placed = placedNeedles(plan, needles);
  if (!ct || !target) return fail('cement-no-target');
  if (placed.length === 0) return fail('cement-no-needle');
  return runner.run(
    'cement-bone',
    {
      volume: ct.volume,
      structures: structures.map(({ key, id, field }) => ({ key, id, field })),
      targetKey: target.key,
      gridMm,
      tipsMm: placed.map(({ tipMm }) => tipMm),
      parameters,
    },
    options,
  );
}

/** Forgets bone and injection (another CT). */
export function forgetCement(): void {
  current?.abort();
  forgetMoments();
  forgetPreview({ tips: true });
  if (useCement.getState().prepared || useCement.getState().isPreparing)
    setCement({ ...emptyRun, prepared: undefined, isPreparing: false });
}
