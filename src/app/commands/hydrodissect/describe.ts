import type { Resolution } from '../../../core/grid-error';
import {
  clearanceBand,
  type ClearanceCurve,
  curveTolerances,
  decayBand,
  metAtMl,
  type RetainedRange,
  retainedRange,
  type RetainedSeries,
} from '../../../simulation/hydrodissection/patient/band';
import type { BeforeAfter } from '../../../simulation/hydrodissection/patient/clearance';
import { gapErrorMm } from '../../../simulation/hydrodissection/patient/sheet';
import type { HydroSetup } from '../../../simulation/hydrodissection/patient/from-plan';
import { fluidParameterItems } from '../../../simulation/hydrodissection/patient/parameters';
import type { TissueModel } from '../../../simulation/hydrodissection/patient/types';
import type { Instant, SeriesRun } from './series';

/** Minutes at which a band of the decay is told. */
const decayMinutes = [1, 2, 5, 10];
const reportedMl = [5, 10, 20, 50, 100, 150, 210, 230];

/** The spaces and bodies without their cells. */
export const describeModel = (model: TissueModel, ct: Resolution) => ({
  cells: model.kind.length,
  gridMm: model.grid.spacing[0],
  spaces: model.spaces.map(({ cells, name, source: _, ...space }) => ({
    ...space,
    meanGapToleranceMm: gapErrorMm(model.grid, ct),
    name: name.en,
    cells: cells.length,
  })),
  missingSpaces: model.missing.map(({ name, ...space }) => ({ ...space, name: name.en })),
  bodies: model.bodies.map(({ cells, ...body }) => ({ ...body, cells: cells.length })),
  byHuMl: model.byHuMl,
});

/** A state in the virtual bench's keys, with the clearances before and after. */
export const describeInstant = ({ state, rows, lost }: Instant, retained: number) => ({
  timeS: state.timeS / retained,
  injectedMl: state.injectedMl / retained,
  pocketMl: state.pocketMl,
  outMl: state.outMl,
  volumeError: state.volumeError,
  bodies: state.bodies,
  ...(lost.length > 0 && { lost }),
  rows: rows.map(rowOf),
});

const rowOf = ({
  instrument,
  structure,
  key,
  sourceName,
  marginMm,
  before,
  after,
  gainMm,
  gainToleranceMm,
  moved,
}: BeforeAfter) => ({
  instrument,
  structure,
  key,
  sourceName,
  marginMm,
  beforeMm: before.clearanceMm,
  beforeToleranceMm: before.toleranceMm,
  afterMm: after.clearanceMm,
  afterToleranceMm: after.toleranceMm,
  gainMm,
  gainToleranceMm,
  moved,
  verdictBefore: before.verdict,
  verdict: after.verdict,
});

/** The run in the form that the bands take. */
export function seriesOf({ growing }: SeriesRun): RetainedSeries {
  const curves = growing[0]!.rows.map(({ instrument, key, structure, marginMm, before }): ClearanceCurve => {
    const later = growing.map(
      ({ rows }) => rows.find((row) => row.instrument === instrument && row.key === key)?.after ?? before,
    );
    const clearanceMm = [before, ...later].map((row) => row.clearanceMm);
    return { instrument, key, structure, marginMm, clearanceMm, ...curveTolerances([before, ...later]) };
  });
  return { pocketMl: [0, ...growing.map(({ state }) => state.pocketMl)], curves };
}

/** Bands over what is uncertain, for each instrument and structure that a margin is demanded of. */
export function describeBands(run: SeriesRun, setup: HydroSetup, paths: readonly string[]) {
  const series = seriesOf(run);
  const range: RetainedRange = retainedRange(series, paths);
  const totalMl = run.plannedMl / setup.retained;
  const curves = series.curves
    .filter(({ marginMm }) => marginMm !== null)
    .map((curve) => ({
      instrument: curve.instrument,
      structure: curve.structure,
      key: curve.key,
      marginMm: curve.marginMm,
      // Of every clearance of the curve.
      toleranceMm: curve.toleranceMm,
      atMl: reportedMl.map((injectedMl) => ({
        injectedMl,
        clearanceMm: clearanceBand(series, curve, range, injectedMl),
      })),
      metAtMl: metAtMl(series, curve, range) ?? null,
      decay: decayMinutes.map((minutes) => ({
        minutes,
        clearanceMm: decayBand(series, curve, range, totalMl, 60 * minutes, fluidParameterItems.decayS.range),
      })),
    }));
  return { retained: range, curves };
}
