import type { StructureItem } from '../types';
import { structureById } from './identify';
import { levelOf, levels } from './vertebrae';

/** The stated case, as far as it decides what lies near a path. */
export interface CaseQuery {
  readonly site?: string;
  readonly level?: string;
  readonly side?: string;
  readonly approach?: string;
}

/** An at-risk structure that the region has, and the ids that stand for it when they are present. */
export interface ExpectedStructure {
  readonly item: StructureItem;
  /** Any one of these will do; `item.id` is the first. */
  readonly fulfilledBy: readonly string[];
}

type Entry = readonly [id: string, ...substitutes: string[]];
const oneSide = (side: string, ids: readonly [string, ...string[]]): Entry =>
  ids.map((id) => `${id}-${side}`) as [string, ...string[]];
const both = (...ids: [string, ...string[]]): Entry[] => [oneSide('right', ids), oneSide('left', ids)];

const lungs: Entry[] = [
  ['lung-right', 'lung-upper-lobe-right', 'lung-lower-lobe-right', 'lung-middle-lobe-right', 'lungs'],
  ['lung-left', 'lung-upper-lobe-left', 'lung-lower-lobe-left', 'lungs'],
];
const airway: Entry = ['airway', 'trachea', 'larynx', 'midline-viscera'];
const oesophagus: Entry = ['oesophagus', 'midline-viscera'];
const canal: Entry = ['dural-sac', 'spinal-canal', 'cauda-equina', 'spinal-cord'];

const neck: readonly Entry[] = [
  ...both('internal-carotid'),
  ...both('external-carotid'),
  ...both('facial-artery'),
  ...both('lingual-artery'),
  ...both('superior-thyroid-artery'),
  ...both('common-carotid'),
  ...both('internal-jugular'),
  ...both('vertebral-artery'),
  ['spinal-cord', 'dural-sac', 'spinal-canal'],
  ['pharynx', 'oropharynx', 'hypopharynx', 'nasopharynx', 'midline-viscera'],
  oesophagus,
  airway,
  ...both('submandibular-gland'),
];
const chest: readonly Entry[] = [
  ['aorta'],
  ...lungs,
  oesophagus,
  ['azygos-vein'],
  ['spinal-cord', 'dural-sac', 'spinal-canal'],
];
const abdomen: readonly Entry[] = [
  ['aorta'],
  ['inferior-vena-cava'],
  canal,
  ...both('kidney'),
  ['colon'],
  ['small-bowel'],
];
const pelvis: readonly Entry[] = [
  ...both('iliac-artery'),
  ...both('iliac-vein'),
  ['colon', 'rectum'],
  ['urinary-bladder'],
];

/**
 * At-risk structures that the region has, the stated side first. Both sides are expected: a path
 * that misses its side meets the other. Empty while the site is not stated.
 */
export function expectedStructures(query: CaseQuery): readonly ExpectedStructure[] {
  const entries = [...entriesFor(query), ...rootsFor(query)];
  const expected = entries.map(([id, ...others]) => ({
    item: structureById(id)!,
    fulfilledBy: [id, ...others],
  }));
  const onOtherSide = ({ item }: ExpectedStructure) =>
    item.side !== undefined &&
    query.side !== undefined &&
    query.side !== 'midline' &&
    item.side !== query.side;
  return [...expected.filter((e) => !onOtherSide(e)), ...expected.filter(onOtherSide)];
}

/** Those of them that none of the present ids stands for. */
export function missingStructures(
  query: CaseQuery,
  presentIds: Iterable<string>,
): readonly ExpectedStructure[] {
  const present = new Set(presentIds);
  return expectedStructures(query).filter(({ fulfilledBy }) => !fulfilledBy.some((id) => present.has(id)));
}

function entriesFor({ site, level }: CaseQuery): readonly Entry[] {
  const vertebra = levelOf(level) ?? '';
  switch (site) {
    case 'cervical':
      return ['C6', 'C7'].includes(vertebra) ? [...neck, ['thyroid-gland'], ...lungs] : neck;
    case 'thoracic':
      return chest;
    case 'lumbar':
      if (['L4', 'L5', 'L6'].includes(vertebra))
        return [...abdomen, ...both('iliac-artery'), ...both('iliac-vein')];
      return ['T12', 'L1', 'L2'].includes(vertebra) ? [...abdomen, ...lungs] : abdomen;
    case 'sacrum':
      return [...pelvis, canal];
    case 'pelvis':
      return pelvis;
    case 'femur':
      return [...both('femoral-artery'), ...both('femoral-vein')];
    default:
      return [];
  }
}

/** The roots that leave above and below the stated vertebra, on both sides. */
function rootsFor({ site, level }: CaseQuery): Entry[] {
  const index = levels.indexOf(levelOf(level) ?? '');
  if (site === undefined || site === 'pelvis' || site === 'femur' || index < 0) return [];
  return rootsOf(index).flatMap((root) => both(`nerve-root-${root.toLowerCase()}`));
}

// Cervical roots leave above their vertebra, the others below theirs; C8 leaves below C7.
function rootsOf(index: number): string[] {
  const level = levels[index]!;
  if (level === 'C7') return ['C7', 'C8'];
  if (level === 'T1') return ['C8', 'T1'];
  const next = levels[index + 1];
  const other = level.startsWith('C') ? next : levels[index - 1];
  return other ? [level, other] : [level];
}
