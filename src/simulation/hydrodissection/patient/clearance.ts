import { buildDistanceField } from '../../../core/distance-field';
import type { Grid } from '../../../core/grid';
import type { Kernel, KernelContext } from '../../../core/kernel';
import { ok, type Result } from '../../../core/result';
import type { VoxelField } from '../../../core/structure';
import { cross, norm, normalise, subtract } from '../../../core/vector';
import {
  type ClearanceRow,
  clearanceTable,
  type ClearanceTable,
  type TableInput,
  type TableStructure,
} from '../../../trajectory/clearance-table';
import type { HydroFields } from '../types';
import { DisplacedAnatomy, type Look } from './displaced';
import { gainErrorMm } from './gain-error';

export interface HydroClearanceInput {
  /** Instruments and structures before the injection, needles of the hydrodissection among the former. */
  readonly table: TableInput;
  /** Its result: what lies farther away than it can have moved need not be looked at. */
  readonly before: ClearanceTable;
  /** Voxels of the structures that may move, by key; others are taken as they are. */
  readonly fields: readonly { readonly key: string; readonly field: VoxelField }[];
  readonly grid: Grid;
  readonly displaced: HydroFields;
}

export interface HydroClearance {
  /** The table against the displaced anatomy. */
  readonly after: ClearanceTable;
  /** Keys of the structures that have moved by more than 0.05 mm. */
  readonly moved: readonly string[];
  /** Those of which nothing is left on the grid: fluid has taken their place, which the model should not do. */
  readonly lost: readonly string[];
}

/** Every instrument against the anatomy as the fluid has displaced it. */
export const hydroClearance: Kernel<HydroClearanceInput, HydroClearance> = async (input, context) =>
  measure(input, context);

async function measure(input: HydroClearanceInput, context: KernelContext): Promise<Result<HydroClearance>> {
  const displacement = new DisplacedAnatomy(input.grid, input.displaced);
  const moved: string[] = [];
  const lost: string[] = [];
  const structures: TableStructure[] = [];
  const fields = new Map(input.fields.map(({ key, field }) => [key, field]));
  for (const [n, structure] of input.table.structures.entries()) {
    const own = fields.get(structure.key);
    const isWanted = structure.marginMm !== null || input.table.demandedOnly !== true;
    const field =
      own && isWanted ? displacement.fieldOf(own, structure.key, lookAt(input, structure.key)) : undefined;
    if (!field) structures.push(structure);
    else {
      moved.push(structure.key);
      const distance = buildDistanceField(field);
      if (!distance.ok) lost.push(structure.key);
      const { tube: _, distance: __, ...rest } = structure;
      structures.push(distance.ok ? { ...rest, distance: distance.value } : rest);
    }
    await context.checkpoint((0.8 * n) / input.table.structures.length);
  }
  const after = clearanceTable({ ...input.table, structures });
  if (!after.ok) return after;
  const rows = withGainErrors(input, after.value.rows, displacement, { structures, moved });
  return ok({ after: { ...after.value, rows }, moved, lost });
}

interface Moved {
  readonly structures: readonly TableStructure[];
  readonly moved: readonly string[];
}

function withGainErrors(
  { table, before }: HydroClearanceInput,
  rows: readonly ClearanceRow[],
  displacement: DisplacedAnatomy,
  { structures, moved }: Moved,
): readonly ClearanceRow[] {
  const earlier = new Map(before.rows.map((row) => [pairKey(row), row]));
  const displaced = new Map(structures.map((structure) => [structure.key, structure]));
  return rows.map((row) => {
    const pair = earlier.get(pairKey(row));
    if (!pair) return row;
    if (!moved.includes(row.key)) return { ...row, gainToleranceMm: 0 };
    const cameFrom = displacement.originOf(row.closestOnStructureMm);
    const structure = displaced.get(row.key)!;
    return { ...row, gainToleranceMm: gainErrorMm(pair, row, cameFrom, structure, table.resolution) };
  });
}

const pairKey = ({ instrument, key }: ClearanceRow): string => `${instrument}\n${key}`;

/** Instruments are no thicker than this about their axis, mm: sleeves. */
const thickestMm = 8;

/** What stays farther than this from every instrument may be measured more coarsely, mm. */
const farMm = 10;
const farVoxelMm = 2;

/**
 * Where a structure must be known: a clearance grows by no more than the structure moves, so that what
 * is farther from all axes cannot be the closest point.
 */
function lookAt({ table, before, grid }: HydroClearanceInput, key: string) {
  const rows = before.rows.filter((row) => row.key === key).map(({ clearanceMm }) => clearanceMm);
  const axes = table.instruments.map(({ entryMm, targetMm }) => ({
    from: targetMm,
    direction: normalise(subtract(targetMm, entryMm)),
  }));
  return (movedMm: number): Look => {
    const reachMm = Math.max(...rows) + movedMm + thickestMm + 2 * Math.max(...grid.spacing);
    const isFar = Math.min(...rows) - movedMm > farMm;
    return {
      wanted: (p) => axes.some(({ from, direction }) => norm(cross(subtract(p, from), direction)) <= reachMm),
      ...(isFar && { voxelMm: farVoxelMm }),
    };
  };
}

/** One instrument against one structure, before and after. */
export interface BeforeAfter {
  readonly instrument: string;
  readonly structure: string;
  readonly key: string;
  readonly sourceName: string;
  readonly marginMm: number | null;
  readonly before: ClearanceRow;
  readonly after: ClearanceRow;
  /** Positive: more room. */
  readonly gainMm: number;
  /** What the CT leaves open in the gain, mm; see `gainErrorMm`. */
  readonly gainToleranceMm: number;
  readonly moved: boolean;
}

/** The rows of both tables side by side; a row without its pair is left out. */
export function beforeAfter(
  before: ClearanceTable,
  { after, moved }: Pick<HydroClearance, 'after' | 'moved'>,
): readonly BeforeAfter[] {
  const later = new Map(after.rows.map((row) => [pairKey(row), row]));
  return before.rows.flatMap((row) => {
    const pair = later.get(pairKey(row));
    if (!pair) return [];
    const { instrument, structure, key, sourceName, marginMm } = row;
    return [
      {
        instrument,
        structure,
        key,
        sourceName,
        marginMm,
        before: row,
        after: pair,
        gainMm: pair.clearanceMm - row.clearanceMm,
        gainToleranceMm: pair.gainToleranceMm ?? row.toleranceMm + pair.toleranceMm,
        moved: moved.includes(key),
      },
    ];
  });
}
