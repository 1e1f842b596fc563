import type { TFunction } from 'i18next';
import { approachById } from '../../catalog/approaches';
import type { Locale } from '../../i18n';
import type { Case } from '../../plan/schema';

/** One part of the case in words; `missing` when it says that required fields are not stated. */
export interface CasePart {
  readonly id: string;
  readonly text: string;
  readonly missing: boolean;
}

const required = ['site', 'level', 'side', 'positionAtCt', 'positionAtProcedure'] as const;
export type MissingField = (typeof required)[number] | 'positionAtCtConfirmed';

/** The required fields that are not stated yet, in the order of the Case step. */
export function missingFields(item: Case): MissingField[] {
  const missing: MissingField[] = required.filter((field) => item[field] === undefined);
  if (item.positionAtCt && !item.positionAtCtConfirmed) missing.push('positionAtCtConfirmed');
  return missing;
}

/** The case in words, for the header line: what is stated, then what is required and not stated. */
export function caseInWords(t: TFunction, locale: Locale, item: Case): CasePart[] {
  const texts: [string, string | undefined][] = [
    ['site', item.site && t(`case.sites.${item.site}`)],
    ['level', item.level],
    ['approach', approachById(item.approach)?.name[locale] ?? item.approach],
    ['side', item.side && t(`case.sideOf.${item.side}`)],
    ...positionTexts(t, item),
  ];
  const stated = texts.flatMap(([id, text]) => (text ? [{ id, text, missing: false }] : []));
  return [...stated, ...missingParts(t, item)];
}

const briefOrder = ['level', 'side', 'missing-absent', 'position', 'positionAtCt', 'positionAtProcedure'];

/** The same for the narrow header of a view: what a glance must catch first, the rest after it. */
export function caseInBrief(t: TFunction, locale: Locale, item: Case): CasePart[] {
  const rank = ({ id }: CasePart) => (briefOrder.includes(id) ? briefOrder.indexOf(id) : Infinity);
  return caseInWords(t, locale, item).toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** One word when both positions are the same and the first is confirmed. */
function positionTexts(t: TFunction, item: Case): [string, string | undefined][] {
  const { positionAtCt, positionAtProcedure, positionAtCtConfirmed } = item;
  const name = (position: NonNullable<Case['positionAtCt']>) => t(`case.positions.${position}`);
  if (positionAtCt && positionAtCtConfirmed && positionAtCt === positionAtProcedure) {
    return [['position', name(positionAtCt)]];
  }
  return [
    ['positionAtCt', positionAtCt && t('case.atCt', { position: name(positionAtCt) })],
    [
      'positionAtProcedure',
      positionAtProcedure && t('case.atProcedure', { position: name(positionAtProcedure) }),
    ],
  ];
}

function missingParts(t: TFunction, item: Case): CasePart[] {
  const missing = missingFields(item);
  const absent = missing.filter((field) => field !== 'positionAtCtConfirmed');
  const fields = absent.map((field) => t(`case.fields.${field}`)).join(', ');
  const texts = [
    ['absent', absent.length > 0 && t('case.notStated', { fields })],
    ['unconfirmed', missing.length > absent.length && t('case.notConfirmed')],
    ['approach', item.approach === undefined && t('case.noApproach')],
  ] as const;
  return texts.flatMap(([id, text]) => (text ? [{ id: `missing-${id}`, text, missing: true }] : []));
}
