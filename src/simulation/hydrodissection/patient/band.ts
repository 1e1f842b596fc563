import type { ClearanceRow } from '../../../trajectory/clearance-table';
import { clinicalSeries } from './clinical-series';

/** Clearance of one instrument to one structure over the volume that is in the pocket. */
export interface ClearanceCurve {
  readonly instrument: string;
  readonly key: string;
  readonly structure: string;
  readonly marginMm: number | null;
  /** One a volume of the series, mm. */
  readonly clearanceMm: readonly number[];
  /** The most that the CT leaves open in any of them, mm. */
  readonly toleranceMm: number;
  /** The most that it leaves open in what any of them differs from the first, mm; 0 of a single one. */
  readonly gainToleranceMm: number;
}

/** What the CT leaves open along a curve, from the rows that it is made of, the one as acquired first. */
export function curveTolerances([first, ...later]: readonly Pick<
  ClearanceRow,
  'toleranceMm' | 'gainToleranceMm'
>[]) {
  const own = first?.toleranceMm ?? 0;
  return {
    toleranceMm: Math.max(own, ...later.map((row) => row.toleranceMm)),
    gainToleranceMm: Math.max(0, ...later.map((row) => row.gainToleranceMm ?? own + row.toleranceMm)),
  };
}

/** What is needed of a curve to follow it. */
export type Course = Pick<ClearanceCurve, 'clearanceMm'>;

/** A run with everything retained and no decay: the same for every retained share, see `README.md`. */
export interface RetainedSeries {
  /** Volume in the pocket, mL, rising from 0. */
  readonly pocketMl: readonly number[];
  readonly curves: readonly ClearanceCurve[];
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface RetainedRange {
  /**
   * Shares compatible with the series: from the least with which 210 mL meet every margin that can be met.
   * Absent where the model meets them with nothing, or never all at once: then nothing can be said.
   */
  readonly low?: number;
  readonly high: 1;
  /** Volume in the pocket that the least share means, mL. */
  readonly leastMl?: number;
  readonly undetermined?: 'met-before' | 'never-together' | 'none-demanded';
  /** Keys of the structures whose margin decides it: met last. */
  readonly limitedBy: readonly string[];
  /** Keys of the structures whose margin no volume up to 210 mL meets. */
  readonly unmet: readonly string[];
}

const stepMl = 0.5;

/** A curve at any volume: linear between the volumes of the series, constant beyond its end. */
export function clearanceAt({ pocketMl }: RetainedSeries, curve: Course, ml: number): number {
  const values = curve.clearanceMm;
  const next = pocketMl.findIndex((volume) => volume >= ml);
  if (next < 0) return values.at(-1)!;
  if (next === 0) return values[0]!;
  const [a, b] = [pocketMl[next - 1]!, pocketMl[next]!];
  return values[next - 1]! + ((values[next]! - values[next - 1]!) * (ml - a)) / (b - a);
}

/**
 * Which shares of the fluid may have stayed, given that 210–230 mL sufficed in 5 of 5 patients: the
 * least volume in the pocket with which every margin of these instruments that can be met is met, over
 * 210 mL, up to 1. No smaller volume was reported to fail, so nothing bounds it from above.
 */
export function retainedRange(series: RetainedSeries, instruments: readonly string[]): RetainedRange {
  const demanded = series.curves.filter(
    ({ instrument, marginMm }) => marginMm !== null && instruments.includes(instrument),
  );
  const met = (curve: ClearanceCurve, ml: number) => clearanceAt(series, curve, ml) >= curve.marginMm!;
  const volumes = Array.from(
    { length: Math.floor(clinicalSeries.leastMl / stepMl) + 1 },
    (_, n) => n * stepMl,
  );
  const possible = demanded.filter((curve) => volumes.some((ml) => met(curve, ml)));
  const unmet = demanded.filter((curve) => !possible.includes(curve)).map(({ key }) => key);
  const nothing = { high: 1 as const, limitedBy: [], unmet };
  if (possible.length === 0) return { ...nothing, undetermined: 'none-demanded' };
  const leastMl = volumes.find((ml) => possible.every((curve) => met(curve, ml)));
  if (leastMl === undefined) return { ...nothing, undetermined: 'never-together' };
  if (leastMl === 0) return { ...nothing, undetermined: 'met-before' };
  const limitedBy = possible.filter((curve) => !met(curve, leastMl - stepMl)).map(({ key }) => key);
  return { low: leastMl / clinicalSeries.leastMl, high: 1, leastMl, limitedBy, unmet };
}

/** Shares to look at for a band, evenly in their logarithm, both ends among them. */
const sharesOf = ({ low = 1, high }: RetainedRange): number[] =>
  low >= high ? [high] : Array.from({ length: 17 }, (_, n) => low * (high / low) ** (n / 16));

const spread = (values: readonly number[]): Interval => ({
  low: Math.min(...values),
  high: Math.max(...values),
});

/** Clearance after an injection, over the compatible shares. */
export const clearanceBand = (
  series: RetainedSeries,
  curve: Course,
  range: RetainedRange,
  injectedMl: number,
): Interval => spread(sharesOf(range).map((share) => clearanceAt(series, curve, share * injectedMl)));

/**
 * Injected volume from which a margin is met, over the compatible shares. `high` is absent where the
 * least share does not meet it within the series; undefined where no share does, or none is demanded.
 */
export function metAtMl(
  series: RetainedSeries,
  curve: ClearanceCurve,
  { low = 1 }: RetainedRange,
): { readonly low: number; readonly high?: number } | undefined {
  const { marginMm } = curve;
  if (marginMm === null) return undefined;
  const last = series.pocketMl.at(-1)!;
  for (let ml = 0; ml <= last; ml += stepMl) {
    if (clearanceAt(series, curve, ml) < marginMm) continue;
    return { low: ml, ...(ml / low <= Math.max(last, clinicalSeries.mostMl) && { high: ml / low }) };
  }
  return undefined;
}

/**
 * Clearance some time after the end of an injection, over the compatible shares and time constants. The
 * pocket shrinks along the way by which it grew.
 */
export const decayBand = (
  series: RetainedSeries,
  curve: Course,
  range: RetainedRange,
  injectedMl: number,
  afterS: number,
  decayS: readonly [number, number],
): Interval =>
  spread(
    sharesOf(range).flatMap((share) =>
      decayS.map((tau) => clearanceAt(series, curve, share * injectedMl * Math.exp(-afterS / tau))),
    ),
  );
