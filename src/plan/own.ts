import type { Grid } from '../core/grid';
import type { Structure } from '../core/structure';
import type { Volume } from '../core/volume';
import { drawnStructure } from './drawn';
import { type MadeStructure, type Shape, shownMade, unpackMade } from './made';
import { freeKey } from './named';
import type { DrawnTube, Plan } from './schema';

interface Known {
  readonly volume: Volume;
  readonly structure: Structure | undefined;
}

type Item = DrawnTube | MadeStructure;

/** One structure for each tube and made structure; a plan that changes one has a new object for it. */
const known = new WeakMap<Item, Known>();
/** The item that a structure shows. */
const items = new WeakMap<Structure, Item>();

/** What of the plan a structure shows; undefined for imported ones. */
export const planItemOf = (structure: Structure): Item | undefined => items.get(structure);

/**
 * The structures that a plan holds itself, made voxel by voxel or drawn as tubes, on its CT: keys beside
 * those of the imported ones, which stay what they are, since the plan notes things by key. Answers the same objects where nothing changed.
 */
export function ownStructures(
  { made, drawn }: Pick<Plan['structures'], 'made' | 'drawn'>,
  imported: readonly Structure[],
  volume: Volume,
): Structure[] {
  const replaced = replacedKeys(made);
  const keys = new Set(imported.map(({ key }) => key).filter((key) => !replaced.has(key)));
  return [...made, ...drawn].flatMap((item) => {
    const structure = structureOf(item, volume);
    if (!structure) return [];
    const key = freeKey(structure.id, keys);
    keys.add(key);
    if (structure.key === key) return [structure];
    return [remember(item, { ...structure, key }, volume)];
  });
}

/** Keys of imported structures in whose place a changed copy stands. */
export const replacedKeys = (made: readonly MadeStructure[]): ReadonlySet<string> =>
  new Set(made.flatMap(({ replaces }) => replaces ?? []));

/** Shapes of made structures by their packed voxels, the latest last: undo and redo bring them back in other objects. */
const shapes = new Map<string, { readonly grid: Grid; readonly shape: Shape }>();
/** How many voxels of them are kept at most. */
const mostVoxels = 200e6;

/** Spares unpacking what was packed a moment ago. */
export function rememberMade(item: MadeStructure, shape: Shape, grid: Grid): void {
  const name = nameOf(item);
  shapes.delete(name);
  shapes.set(name, { grid, shape });
  let voxels = 0;
  for (const [
    key,
    {
      shape: { field },
    },
  ] of [...shapes].toReversed()) {
    voxels += field.data.length;
    if (voxels > mostVoxels) shapes.delete(key);
  }
}

const nameOf = ({ field: { start, dims, runs } }: MadeStructure): string => [...start, ...dims, runs].join();

function structureOf(item: Item, volume: Volume): Structure | undefined {
  const before = known.get(item);
  if (before?.volume === volume) return before.structure;
  const structure = 'field' in item ? madeOn(item, volume.grid) : drawnStructure(item, volume);
  if (structure) return remember(item, structure, volume);
  known.set(item, { volume, structure });
  return undefined;
}

function madeOn(item: MadeStructure, grid: Grid): Structure | undefined {
  const before = shapes.get(nameOf(item));
  if (before?.grid === grid) return shownMade(item, before.shape);
  const shape = unpackMade(item, grid);
  if (!shape) return undefined;
  rememberMade(item, shape, grid);
  return shownMade(item, shape);
}

function remember(item: Item, structure: Structure, volume: Volume): Structure {
  known.set(item, { volume, structure });
  items.set(structure, item);
  return structure;
}
