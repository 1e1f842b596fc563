import { groupBy } from '../batches';
import { firstError } from '../issue';
import type { SliceHeader } from './header';
import { alternate, followEachOther } from './interleaved';
import { type Mark, markNames } from './marks';
import { differenceOf, isPlaced, type Placed, placeSlices, sameMm, stepsOf } from './placed';
import { type Stack, stackSlices } from './stack';
import { findGaps, usualStepMm, widestFilledMm } from './steps';

/** One stack of a series, and by what it was told apart from the others at its place. */
export interface Part {
  readonly stack: Stack;
  readonly by?: Mark;
  readonly value?: string;
}

/** Fewer slices than this that make no stack of their own are strays. */
export const leastSlices = 3;

/** A stack that can be used, if need be after its gaps were filled. */
export const isProper = ({ issues, slices }: Stack): boolean => {
  const hard = issues.filter(({ code }) => code !== 'slice-gap');
  return slices.length >= leastSlices ? !firstError(hard) : !firstError(issues);
};

/**
 * The stacks among the slices of a series: one for each orientation, size and pixel size; where places
 * repeat or slices of two alternate, one for each phase or reconstruction, if that leaves no place shared;
 * and one for each side of a gap too wide to be filled.
 */
export function splitSlices(slices: readonly SliceHeader[]): Part[] {
  return byGeometry(slices).flatMap(byMark).flatMap(byWideGap);
}

/** Slices that can lie in one stack; all of them together while one has no plane, which is then said. */
function byGeometry(slices: readonly SliceHeader[]): (readonly SliceHeader[])[] {
  const placed = placeSlices(slices);
  if (!isPlaced(placed)) return [slices];
  const groups: { readonly example: Placed; readonly members: SliceHeader[] }[] = [];
  for (const item of placed) {
    const group = groups.find(({ example }) => differenceOf(example, item) === undefined);
    if (group) group.members.push(item.slice);
    else groups.push({ example: item, members: [item.slice] });
  }
  const order = new Map(slices.map((slice, i) => [slice, i]));
  return groups
    .map(({ members }) => members.toSorted((a, b) => order.get(a)! - order.get(b)!))
    .sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!);
}

interface Marked {
  readonly slices: readonly SliceHeader[];
  readonly by?: Mark;
  readonly value?: string;
}

function byMark(slices: readonly SliceHeader[]): Marked[] {
  const shares = sharesPlaces(slices);
  for (const by of markNames) {
    const parts = groupBy(slices, ({ marks }) => marks[by] ?? '');
    if (parts.size === 1 || (!shares && followEachOther(slices, by))) continue;
    const stacks = [...parts.values()].map((part) => stackSlices(part));
    const isClean = shares ? stacks.every(isProper) : areInterleaved(stacks, slices, by);
    if (isClean) return [...parts].map(([value, part]) => ({ slices: part, by, value }));
  }
  return [{ slices }];
}

/**
 * Whether slices that lie between each other are stacks of their own: complete ones, or where they alternate
 * ones with gaps too. A part of one acquisition in the midst of another leaves a gap in that one, and is none.
 */
const areInterleaved = (stacks: readonly Stack[], slices: readonly SliceHeader[], by: Mark): boolean =>
  stacks.every((stack) => stack.slices.length >= leastSlices && isProper(stack)) &&
  (alternate(slices, by) || stacks.every(({ issues }) => !firstError(issues)));

function sharesPlaces(slices: readonly SliceHeader[]): boolean {
  const placed = placeSlices(slices);
  return isPlaced(placed) && stepsOf(placed).some((mm) => mm <= sameMm);
}

function byWideGap({ slices, ...mark }: Marked): Part[] {
  const whole = { stack: stackSlices(slices), ...mark };
  if (!firstError(whole.stack.issues)) return [whole];
  const placed = placeSlices(slices);
  if (!isPlaced(placed) || placed.length < 2) return [whole];
  const wide = findGaps(placed, usualStepMm(placed)).filter(({ gapMm }) => gapMm > widestFilledMm);
  const ends = [...wide.map(({ below }) => below + 1), placed.length];
  const parts = ends.map((end, i) => placed.slice(ends[i - 1] ?? 0, end).map(({ slice }) => slice));
  if (parts.length < 2 || parts.some(({ length }) => length < leastSlices)) return [whole];
  return parts.map((part) => ({ stack: stackSlices(part), ...mark }));
}
