import { error, type Issue } from '../issue';
import { type Placed, sameMm, stepsOf } from './placed';

/** Rounded header positions are no error: the larger of 1 % of the spacing and 0.01 mm. */
export const noiseMm = (spacingMm: number): number => Math.max(0.01 * spacingMm, 0.01) + 1e-6;
/** Beyond noise, up to this, a slice is taken as where it should be, with a warning. */
export const tolerableMm = (spacingMm: number): number =>
  Math.max(noiseMm(spacingMm), Math.min(0.06, 0.1 * spacingMm));

/** Beyond this share of the usual step slices are missing, unless they are as thick as they are far apart. */
const gapFactor = 1.5;
/** A wider gap is not filled: it may swallow a disc. A house value, mm. */
export const widestFilledMm = 15;

/** Slices that are missing between two that are there. */
export interface Gap {
  /** Number of the slice below the gap, from 0, in order along the normal. */
  readonly below: number;
  /** Distance between the slices on both sides, mm. */
  readonly gapMm: number;
  readonly missing: number;
  /** File of the slice above it. */
  readonly path: string;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 0.1 * b;

/**
 * The step of the stack, mm: the smallest that at least two, and a tenth, of all steps share within 10 %
 * (the median of those); where no steps are alike, the lower median of all.
 */
export function usualStepMm(placed: readonly Placed[]): number {
  const steps = stepsOf(placed).toSorted((a, b) => a - b);
  const least = Math.max(2, steps.length / 10);
  for (let i = 0; i < steps.length; i++) {
    let end = i;
    while (end < steps.length && steps[end]! <= 1.1 * steps[i]!) end++;
    if (end - i >= least) return lowerMedian(steps.slice(i, end));
  }
  return lowerMedian(steps);
}

const lowerMedian = (sorted: readonly number[]) =>
  Math.round(sorted[Math.floor((sorted.length - 1) / 2)]! * 1e6) / 1e6;

/**
 * Where slices are missing: a step of more than 1.5 times the usual one. A run of equal wide steps between
 * slices that are thick enough to touch is another protocol, and no gap.
 */
export function findGaps(placed: readonly Placed[], usualMm: number): Gap[] {
  const steps = stepsOf(placed);
  return steps.flatMap((gapMm, i): Gap[] => {
    if (gapMm <= gapFactor * usualMm) return [];
    const [low, high] = [placed[i]!.slice, placed[i + 1]!.slice];
    const coveredMm = ((low.sliceThicknessMm ?? 0) + (high.sliceThicknessMm ?? 0)) / 2;
    const isRun = [steps[i - 1], steps[i + 1]].some((other) => other !== undefined && close(other, gapMm));
    if (isRun && gapMm <= 1.05 * coveredMm) return [];
    return [{ below: i, gapMm, missing: Math.max(1, Math.round(gapMm / usualMm) - 1), path: high.path }];
  });
}

/** Slices at the place of another one. */
export function sharedPlaces(placed: readonly Placed[]): Issue[] {
  const again = placed.slice(1).filter(({ at }, i) => at - placed[i]!.at <= sameMm);
  const [first] = again;
  return first ? [error('duplicate-slices', { path: first.slice.path, count: again.length })] : [];
}

/** To a millionth of a mm, so that sums of decimals read as they were meant. */
export const meanStepMm = (placed: readonly Placed[]): number =>
  Math.round(((placed.at(-1)!.at - placed[0]!.at) / (placed.length - 1)) * 1e6) / 1e6;

/** The slice that is farthest from an even spacing. */
export function worstOff(placed: readonly Placed[]): { readonly path: string; readonly offMm: number } {
  const mean = meanStepMm(placed);
  const off = placed.map(({ at }, k) => Math.abs(at - (placed[0]!.at + k * mean)));
  const offMm = Math.max(...off);
  return { path: placed[off.indexOf(offMm)]!.slice.path, offMm };
}
