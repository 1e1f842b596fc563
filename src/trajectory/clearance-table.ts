import type { Continuation } from '../catalog/types';
import type { Grid } from '../core/grid';
import type { Resolution } from '../core/grid-error';
import type { Kernel } from '../core/kernel';
import { ok, type Result } from '../core/result';
import type { SignedDistance } from '../core/signed-distance';
import { depthErrorMm, gridToleranceMm, type Measurable, surfaceOf } from './measured';
import { concerns, findMissing, type Missing } from './missing';
import { measure, type Measured, placeInstrument, type Placed } from './row';
import { type InstrumentInput, stagesOf } from './stages';
import { type Verdict, verdictOn, worstOf } from './verdict';

/** A structure as the table takes it; see `tableInput` for one made from plan and structures. */
export interface TableStructure extends Measurable {
  readonly key: string;
  readonly id: string;
  readonly sourceName: string;
  /** Margin demanded, mm; null: none demanded, the row then has no verdict. */
  readonly marginMm: number | null;
  /** The user has checked its outline. */
  readonly confirmed: boolean;
  /** Runs through the region, so that it must be there over all levels that the path crosses. */
  readonly longitudinal: boolean;
  /** What carries it on beyond its ends. */
  readonly continues?: Continuation;
}

export interface TableInput {
  readonly instruments: readonly InstrumentInput[];
  readonly structures: readonly TableStructure[];
  /** At-risk structures that the region has, and the ids that stand for each. */
  readonly expected: readonly { readonly id: string; readonly fulfilledBy: readonly string[] }[];
  /** Grid of the CT: a target outside it cannot be judged. Absent: not looked at. */
  readonly ctGrid?: Grid;
  /** How finely the CT resolves; absent: as finely as the voxels of each structure. */
  readonly resolution?: Resolution;
  /** Site, level, side and both positions are stated; without them nothing can be judged. */
  readonly caseStated: boolean;
  /** The paths were carried from another CT, and nobody has checked them on this one. */
  readonly isUnchecked?: boolean;
  /** Precision of depths inside structures, mm; 0.005 where absent. For a drag, 0.1 is several times faster. */
  readonly depthPrecisionMm?: number;
  /** Only rows of structures of which a margin is demanded: bones and organs that the path crosses take longest. */
  readonly demandedOnly?: boolean;
}

export interface ClearanceRow extends Measured {
  readonly instrument: string;
  /** Catalogue id. */
  readonly structure: string;
  readonly key: string;
  readonly sourceName: string;
  readonly marginMm: number | null;
  /** Null where no margin is demanded (bone is meant to be entered). */
  readonly verdict: Verdict | null;
  /** What voxels, slice thickness and resampling leave open along the closest segment, mm. */
  readonly toleranceMm: number;
  /** The same in `depthMm`; absent where no resolution is given. */
  readonly depthToleranceMm?: number;
  /** Of a displaced anatomy alone: the same in the difference to the anatomy as acquired. */
  readonly gainToleranceMm?: number;
}

export interface ClearanceTable {
  readonly rows: readonly ClearanceRow[];
  readonly missing: readonly Missing[];
  /** The worst row of each instrument. */
  readonly verdicts: readonly { readonly instrument: string; readonly verdict: Verdict }[];
}

/**
 * Every instrument against every structure.
 * @returns the failures of `stagesOf`
 */
export function clearanceTable(input: TableInput): Result<ClearanceTable> {
  const missing = findMissing(input);
  const wanted = input.demandedOnly
    ? input.structures.filter(({ marginMm }) => marginMm !== null)
    : input.structures;
  const measurable = wanted.flatMap((structure) => {
    const surface = surfaceOf(structure);
    return surface ? [{ structure, surface }] : [];
  });
  const rows: ClearanceRow[] = [];
  for (const instrument of input.instruments) {
    const stages = stagesOf(instrument);
    if (!stages.ok) return stages;
    const placed = placeInstrument(instrument, stages.value);
    for (const { structure, surface } of measurable)
      rows.push(rowOf(input, { instrument, placed }, structure, surface, missing));
  }
  const verdicts = input.instruments.map(({ id }) => ({
    instrument: id,
    verdict: pathVerdict(id, input, rows, missing),
  }));
  return ok({ rows, missing, verdicts });
}

/** `clearanceTable` for the workers. */
export const clearanceTableKernel: Kernel<TableInput, ClearanceTable> = (input) => clearanceTable(input);

function rowOf(
  { caseStated, depthPrecisionMm, resolution }: TableInput,
  { instrument, placed }: { readonly instrument: InstrumentInput; readonly placed: Placed },
  structure: TableStructure,
  surface: SignedDistance,
  missing: readonly Missing[],
): ClearanceRow {
  const measured = measure(placed, surface, depthPrecisionMm);
  const { key, id, sourceName, marginMm } = structure;
  const doubted = missing.some((item) => concerns(item, key, placed.id));
  return {
    instrument: placed.id,
    structure: id,
    key,
    sourceName,
    ...measured,
    marginMm,
    verdict: rowVerdict(measured.clearanceMm, marginMm, caseStated, doubted),
    toleranceMm: gridToleranceMm(
      structure,
      measured.closestOnInstrumentMm,
      measured.closestOnStructureMm,
      resolution,
    ),
    ...(resolution && { depthToleranceMm: depthErrorMm(resolution, instrument, measured.depthMm) }),
  };
}

function rowVerdict(
  clearanceMm: number,
  marginMm: number | null,
  caseStated: boolean,
  doubted: boolean,
): Verdict | null {
  // Which margins are demanded depends on the case: unstated, no row can be judged.
  if (!caseStated) return 'incomplete';
  if (marginMm === null) return null;
  const verdict = verdictOn(clearanceMm, marginMm);
  return doubted && verdict !== 'notMet' ? 'incomplete' : verdict;
}

function pathVerdict(
  instrument: string,
  { caseStated }: TableInput,
  rows: readonly ClearanceRow[],
  missing: readonly Missing[],
): Verdict {
  const own = rows.flatMap((row) => (row.instrument === instrument && row.verdict ? [row.verdict] : []));
  const unknown =
    !caseStated ||
    own.length === 0 ||
    missing.some((item) => item.instrument === undefined || item.instrument === instrument);
  return worstOf(unknown ? [...own, 'incomplete'] : own);
}
