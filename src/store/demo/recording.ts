import type { HydroFields, HydroState } from '../../simulation/hydrodissection/types';
import type { ClearanceTable } from '../../trajectory/clearance-table';
import { type Verdict, verdictOn } from '../../trajectory/verdict';
import type { HydrodissectionPlan } from '../../plan/hydrodissection';
import { inletOf } from '../../plan/needles';
import type { Story } from '../../plan/story';
import type { PreparedTissue } from '../hydrodissection/state';
import { type Mark, markAt, timelineOf, timeOfMark } from './timeline';

/** Clearance of the planned path by catalogue id, mm, at its worst over all instruments. */
export type Clearances = Readonly<Record<string, number>>;

/** One instant of a story. */
export interface Instant extends Mark {
  /** Number of the run that it belongs to: a run begins where the fluid is taken out. */
  readonly run: number;
  readonly injectedMl: number;
  readonly pocketMl: number;
  /** Run on along the spaces, beyond the tissue that is modelled. */
  readonly outMl: number;
  /** Simulated, from the first drop of its run. */
  readonly elapsedS: number;
  readonly clearances: Clearances;
  /** Absent while nothing has been injected. */
  readonly shown?: { readonly id: string; readonly state: HydroState; readonly fields: HydroFields };
}

export interface Run {
  readonly prepared: PreparedTissue;
  /** Needles, fluid and spaces as they were in this run. */
  readonly setup: HydrodissectionPlan;
  readonly label?: { readonly en: string; readonly fr: string };
  /** Tables of its injection, with the volumes in the pocket, for the band. */
  readonly pocketMl: readonly number[];
  readonly tables: readonly ClearanceTable[];
}

/** A story as it was simulated once. */
export interface Recording {
  readonly runs: readonly Run[];
  readonly instants: readonly Instant[];
  /** When each instant is on, s on the story's timeline. */
  readonly timesS: readonly number[];
}

export const timesOf = (story: Story, instants: readonly Mark[]): number[] => {
  const timeline = timelineOf(story);
  return instants.map((mark) => timeOfMark(timeline, mark));
};

/** Tightest row of each structure over the planned instruments; needles are not the path. */
export function clearancesOf({ rows }: ClearanceTable, structures: readonly string[]): Clearances {
  const least: Record<string, number> = {};
  for (const { instrument, structure, clearanceMm } of rows)
    if (structures.includes(structure) && inletOf(instrument) === undefined)
      least[structure] = Math.min(least[structure] ?? Infinity, clearanceMm);
  return least;
}

/** The most that the CT leaves open in the clearances of a structure over a run, mm; see `clearancesOf`. */
export const toleranceOf = ({ tables }: Pick<Run, 'tables'>, structure: string): number =>
  Math.max(
    0,
    ...tables.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.structure === structure && inletOf(row.instrument) === undefined ? [row.toleranceMm] : [],
      ),
    ),
  );

/** The verdict on a clearance: nothing is met of a structure that is missing, unconfirmed or not there all along. */
export function verdictOf(
  { tables }: Pick<Run, 'tables'>,
  structure: string,
  clearanceMm: number,
  marginMm: number,
): Verdict {
  const verdict = verdictOn(clearanceMm, marginMm);
  const isDoubted = tables[0]?.rows.some(
    (row) => row.structure === structure && row.verdict === 'incomplete',
  );
  return isDoubted && verdict !== 'notMet' ? 'incomplete' : verdict;
}

/** What is between two instants of one run, so that a curve is drawn without steps; else the instant itself. */
export function instantAt({ instants, timesS }: Recording, timeS: number): Instant | undefined {
  const n = markAt(timesS, timeS);
  const [a, b] = [instants[n], instants[n + 1]];
  if (!a || !b || a.run !== b.run || b.step !== a.step) return a ?? instants[0];
  const part = Math.min(1, (timeS - timesS[n]!) / Math.max(1e-9, timesS[n + 1]! - timesS[n]!));
  const mix = (from: number, to: number) => from + part * (to - from);
  return {
    ...a,
    injectedMl: mix(a.injectedMl, b.injectedMl),
    pocketMl: mix(a.pocketMl, b.pocketMl),
    outMl: mix(a.outMl, b.outMl),
    elapsedS: mix(a.elapsedS, b.elapsedS),
    clearances: Object.fromEntries(
      Object.entries(a.clearances).map(([id, mm]) => [id, mix(mm, b.clearances[id] ?? mm)]),
    ),
  };
}
