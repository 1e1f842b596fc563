import type { DataSet } from 'dicom-parser';
import { decimals, text } from '../dicom/dataset';
import type { FunctionalGroups } from '../dicom/groups';

/** Dimensions that only say where a frame lies: position, place in its stack, orientation. */
const positional = ['x00200032', 'x00209057', 'x00200037', 'x00201041'];
const sameMm = 0.01;

/**
 * The stack of each frame, where a multi-frame image holds several (PS3.3 C.7.6.16.2.2): frames of one
 * Stack ID; where several frames of one stack lie in the same place (phases, energies), also what tells
 * these apart. Undefined when all frames make one stack, or nothing tells them apart.
 */
export function stackNames(dataSet: DataSet, frames: readonly FunctionalGroups[]): string[] | undefined {
  const places = frames.map((group) => {
    const at = decimals(group('x00209113'), 'x00200032', 3) ?? [];
    return at.map((mm) => Math.round(mm / sameMm)).join();
  });
  const names = frames.map((group) => text(group('x00209111'), 'x00209056') ?? '');
  for (const id of new Set(names)) {
    const members = names.flatMap((name, n) => (name === id ? [n] : []));
    const distinction = tellApart(members, places, () => distinctions(dataSet, frames));
    if (distinction) for (const n of members) names[n] = [id, distinction[n]].filter(Boolean).join('/');
  }
  return new Set(names).size > 1 ? names : undefined;
}

/** What splits these frames into as many stacks as there are frames in one place, none twice in any. */
function tellApart(
  members: readonly number[],
  places: readonly string[],
  candidates: () => readonly string[][],
): string[] | undefined {
  const counts = new Map<string, number>();
  for (const n of members) counts.set(places[n]!, (counts.get(places[n]!) ?? 0) + 1);
  const most = Math.max(...counts.values());
  if (most === 1) return undefined;
  return candidates().find((values) => {
    const stacks = new Set(members.map((n) => values[n]!));
    const apart = new Set(members.map((n) => `${values[n]}|${places[n]}`));
    return stacks.size === most && apart.size === members.length;
  });
}

/** What may tell frames of one place apart, most likely first. */
function distinctions(dataSet: DataSet, frames: readonly FunctionalGroups[]): string[][] {
  const content = frames.map((group) => group('x00209111'));
  const numbers = (tag: string) => content.map((item) => (item ? longs(item, tag).join() : ''));
  const pointers = (dataSet.elements['x00209222']?.items ?? []).map(
    ({ dataSet: dimension }) => dimension?.attributeTag('x00209165') ?? '',
  );
  const indices = content.map((item) => (item ? longs(item, 'x00209157') : []));
  return [
    numbers('x00209128'), // temporal position
    ...pointers.flatMap((pointer, n) =>
      positional.includes(pointer) ? [] : [indices.map((values) => String(values[n] ?? ''))],
    ),
    numbers('x00209156'), // acquisition
    frames.map((group) => text(group('x00189329'), 'x00089007') ?? ''),
  ];
}

/** Unsigned numbers of two or four bytes each, as the element's VR has it. */
function longs(dataSet: DataSet, tag: string): number[] {
  const element = dataSet.elements[tag];
  if (!element) return [];
  if (element.length === 2) return [dataSet.uint16(tag)!];
  return Array.from({ length: Math.floor(element.length / 4) }, (_, n) => dataSet.uint32(tag, n)!);
}
