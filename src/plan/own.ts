import type { Grid } from '../core/grid';
import type { Structure } from '../core/structure';
import { drawnStructure } from './drawn';
import { type MadeStructure, madeStructure } from './made';
import { freeKey } from './named';
import type { DrawnTube, Plan } from './schema';

interface Known {
  readonly grid: Grid;
  readonly structure: Structure | undefined;
}

/** One structure for each tube and made structure; a plan that changes one has a new object for it. */
const known = new WeakMap<DrawnTube | MadeStructure, Known>();

/**
 * The structures that a plan holds itself, made voxel by voxel or drawn as tubes, on the grid of its CT: keys
 * beside those of the imported ones, which stay what they are, since the plan notes things by key. Answers the same objects where nothing changed.
 */
export function ownStructures(
  { made, drawn }: Pick<Plan['structures'], 'made' | 'drawn'>,
  imported: readonly Structure[],
  grid: Grid,
): Structure[] {
  const replaced = replacedKeys(made);
  const keys = new Set(imported.map(({ key }) => key).filter((key) => !replaced.has(key)));
  return [...made, ...drawn].flatMap((item) => {
    const structure = structureOf(item, grid);
    if (!structure) return [];
    const key = freeKey(structure.id, keys);
    keys.add(key);
    if (structure.key === key) return [structure];
    const named = { ...structure, key };
    known.set(item, { grid, structure: named });
    return [named];
  });
}

/** Keys of imported structures in whose place a changed copy stands. */
export const replacedKeys = (made: readonly MadeStructure[]): ReadonlySet<string> =>
  new Set(made.flatMap(({ replaces }) => replaces ?? []));

/** Spares unpacking what was packed a moment ago. */
export const rememberMade = (item: MadeStructure, structure: Structure, grid: Grid): void =>
  void known.set(item, { grid, structure });

function structureOf(item: DrawnTube | MadeStructure, grid: Grid): Structure | undefined {
  const before = known.get(item);
  if (before?.grid === grid) return before.structure;
  const structure = 'field' in item ? madeStructure(item, grid) : drawnStructure(item, grid);
  known.set(item, { grid, structure });
  return structure;
}
