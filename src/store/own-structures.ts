import type { Structure, Tube } from '../core/structure';
import { type TubeContrast, tubeContrast } from '../core/tube-contrast';
import { ownStructures, replacedKeys } from '../plan/own';
import { usePlan } from './plan';
import { setSession, useSession } from './session';

/**
 * Keeps what the plan holds itself, drawn or made, among the session's structures, on the grid of the CT, and puts
 * imported ones aside while a changed copy stands in their place. Answers how to stop.
 */
export function keepOwnStructures(): () => void {
  const stops = [usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => stops.forEach((stop) => stop());
}

function follow(): void {
  const { ct, structures, replaced } = useSession.getState();
  const { made, drawn } = usePlan.getState().plan.structures;
  const asides = replacedKeys(made);
  const imported = [...structures.filter(isImported), ...replaced];
  const shown = imported.filter(({ key }) => !asides.has(key));
  const own = ct ? ownStructures({ made, drawn }, imported, ct.volume) : [];
  const next = [...shown, ...own];
  if (!isSame(next, structures)) {
    setSession({ structures: next, replaced: imported.filter(({ key }) => asides.has(key)) });
  }
}

const isImported = ({ provenance }: Structure) => provenance === 'imported';

const isSame = (a: readonly Structure[], b: readonly Structure[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const contrasts = new WeakMap<Tube, TubeContrast>();

/** What the loaded CT shows of a drawn structure; undefined for others and outside the CT. */
export function drawnContrast(structure: Structure): TubeContrast | undefined {
  const { tube } = structure;
  const volume = useSession.getState().ct?.volume;
  if (!tube || !volume) return undefined;
  const known = contrasts.get(tube);
  if (known) return known;
  const contrast = tubeContrast(volume, tube);
  if (contrast) contrasts.set(tube, contrast);
  return contrast;
}
