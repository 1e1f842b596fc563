import type { Grid } from '../core/grid';
import type { Structure, Tube } from '../core/structure';
import { type TubeContrast, tubeContrast } from '../core/tube-contrast';
import { drawnStructure } from '../plan/drawn';
import { freeKey } from '../plan/named';
import type { DrawnTube } from '../plan/schema';
import { usePlan } from './plan';
import { setSession, useSession } from './session';

interface Made {
  readonly grid: Grid;
  readonly structure: Structure | undefined;
}

/** One structure per tube of the plan; the plan replaces a tube object whenever it changes. */
const made = new WeakMap<DrawnTube, Made>();

/**
 * Keeps the structures that the user has drawn among the session's: each tube of the plan as a
 * structure on the grid of the CT. Answers how to stop.
 */
export function keepDrawn(): () => void {
  const stops = [usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => stops.forEach((stop) => stop());
}

function follow(): void {
  const { ct, structures } = useSession.getState();
  const imported = structures.filter((structure) => structure.provenance !== 'drawn');
  const drawn = ct ? drawnStructures(ct.volume.grid, imported) : [];
  const next = [...imported, ...drawn];
  const same = next.length === structures.length && next.every((item, index) => item === structures[index]);
  if (!same) setSession({ structures: next });
}

function drawnStructures(grid: Grid, imported: readonly Structure[]): Structure[] {
  const keys = new Set(imported.map((structure) => structure.key));
  return usePlan.getState().plan.structures.drawn.flatMap((tube) => {
    const structure = structureOf(tube, grid);
    if (!structure) return [];
    const key = freeKey(tube.id, keys);
    keys.add(key);
    if (structure.key === key) return [structure];
    const named = { ...structure, key };
    made.set(tube, { grid, structure: named });
    return [named];
  });
}

function structureOf(drawn: DrawnTube, grid: Grid): Structure | undefined {
  const known = made.get(drawn);
  if (known?.grid === grid) return known.structure;
  const structure = drawnStructure(drawn, grid);
  made.set(drawn, { grid, structure });
  return structure;
}

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
