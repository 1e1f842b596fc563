import { fascialSpaces, type PlacedSpaceItem } from '../../../catalog/fascial-spaces';
import { structureById } from '../../../catalog/structures';
import type { Bilingual } from '../../../catalog/types';
import type { Grid } from '../../../core/grid';
import { eachCell } from './boxes';
import type { TissueParameters } from './parameters';
import { sheetBetween } from './sheet';
import { tissueSources } from './sources';
import type { MissingSpace, PatientSpace, SpaceChange, TissueStructure } from './types';
import { wallsBetween } from './walls';

export interface SpaceSearch {
  readonly grid: Grid;
  readonly hu: Float32Array;
  readonly structures: readonly TissueStructure[];
  readonly changes: readonly SpaceChange[];
  readonly parameters: TissueParameters;
  /** Cells that no fluid can open: bone, canal, air outside. */
  readonly closed: (cell: number) => boolean;
  /** Key of the organ that holds a cell: a space takes it only from its own walls, and where they touch. */
  readonly heldBy: (cell: number) => string | undefined;
}

/** Partial volume with what lies beside it makes a thin plane of fat look denser, HU. */
const fatLikeHu = -20;
const ownWidestMm = 8;

/**
 * The fascial spaces between the labelled structures: those of the catalogue and the user's own. A cell
 * belongs to one space only: the first that claims it.
 */
export function findSpaces(search: SpaceSearch): {
  readonly spaces: readonly PatientSpace[];
  readonly missing: readonly MissingSpace[];
} {
  const spaces: PatientSpace[] = [];
  const missing: MissingSpace[] = [];
  const claimed = new Set<number>();
  for (const item of [...ownSpaces(search), ...fascialSpaces]) {
    const found = findOne(search, item, claimed);
    if ('reason' in found) missing.push(found);
    else {
      spaces.push(found);
      if (found.on) for (const cell of found.cells) claimed.add(cell);
    }
  }
  return { spaces, missing };
}

function findOne(
  search: SpaceSearch,
  item: PlacedSpaceItem,
  claimed: ReadonlySet<number>,
): PatientSpace | MissingSpace {
  const { structures, grid, parameters, hu } = search;
  const loaded = (ids: readonly string[]) =>
    structures.filter(({ id, key }) => ids.includes(id) || ids.includes(key));
  const first = loaded(item.between);
  const known = loaded(item.and);
  const isByWall = known.length === 0 && item.orFacing !== undefined;
  const second = isByWall ? loaded(item.orFacing) : known;
  const absent = [...(first.length ? [] : item.between), ...(second.length ? [] : item.and)];
  const { id, name, source } = item;
  if (absent.length > 0) return { id, name, reason: 'absent', missing: absent };
  const widestMm = isByWall ? (item.facingWithinMm ?? item.widestMm) : item.widestMm;
  const walls = wallsBetween(grid, first, second, widestMm);
  const own = new Set([...first, ...second].map(({ key }) => key));
  const isFree = (cell: number): boolean => {
    const holder = search.heldBy(cell);
    return !search.closed(cell) && !claimed.has(cell) && (holder === undefined || own.has(holder));
  };
  const boxCells = walls ? cellsOfBox(grid, walls.range) : new Uint32Array(0);
  const sheet =
    walls &&
    sheetBetween(walls, {
      widestMm,
      ...(isByWall && { fromFirstMm: grid.spacing[0] / 2 }),
      leastAreaMm2: 100 * parameters.leastSpaceArea,
      allowed: (at) => isFree(boxCells[at]!),
      reluctant: (at) => search.heldBy(boxCells[at]!) !== undefined,
    });
  if (!sheet) return { id, name, reason: 'apart', missing: [] };
  const cells = Uint32Array.from(sheet.cells, (at) => boxCells[at]!);
  const change = search.changes.find((entry) => entry.id === id);
  return {
    id,
    name,
    ...(item.side && { side: item.side }),
    on: change?.on ?? true,
    cells,
    conductivity: change?.conductivity ?? parameters.space,
    between: [first.map(({ key }) => key), second.map(({ key }) => key)],
    foundBy: isByWall ? 'wall' : 'gap',
    fatShare: fatShareOf(grid, hu, cells),
    areaCm2: sheet.areaMm2 / 100,
    meanGapMm: sheet.meanGapMm,
    source,
  };
}

function cellsOfBox(grid: Grid, range: NonNullable<ReturnType<typeof wallsBetween>>['range']): Uint32Array {
  const cells = new Uint32Array(range.dims[0] * range.dims[1] * range.dims[2]);
  eachCell(grid, range, (cell, at) => (cells[at] = cell));
  return cells;
}

/** Share of the sheet's cells that hold fat, or have a neighbour across a face that does. */
function fatShareOf({ dims: [nx, ny] }: Grid, hu: Float32Array, cells: Uint32Array): number {
  const isFat = (q: number) => hu[q] !== undefined && hu[q]! <= fatLikeHu && hu[q]! > -300;
  let count = 0;
  for (const q of cells) if ([0, 1, -1, nx, -nx, nx * ny, -nx * ny].some((step) => isFat(q + step))) count++;
  return count / cells.length;
}

/** What the plan adds: a space between any two structures. */
function ownSpaces({ changes, structures }: SpaceSearch): PlacedSpaceItem[] {
  const nameOf = (id: string): Bilingual =>
    structureById(structures.find(({ key }) => key === id)?.id ?? id)?.name ?? { en: id, fr: id };
  return changes.flatMap(({ id, between, widestMm }) => {
    if (!between) return [];
    const [a, b] = [nameOf(between[0]), nameOf(between[1])];
    return [
      {
        id,
        name: { en: `between ${a.en} and ${b.en}`, fr: `entre ${a.fr} et ${b.fr}` },
        sided: false,
        between: [between[0]],
        and: [between[1]],
        widestMm: widestMm ?? ownWidestMm,
        source: tissueSources.house,
      },
    ];
  });
}
