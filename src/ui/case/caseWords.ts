import type { TFunction } from 'i18next';
import { approachById } from '../../catalog/approaches';
import type { Locale } from '../../i18n';
import type { Case } from '../../plan/schema';

/** One part of the case in words; `missing` when a required field is not stated. */
export interface CasePart {
  readonly id: string;
  readonly text: string;
  readonly missing: boolean;
}

const stated = (id: string, text: string): CasePart => ({ id, text, missing: false });

/** The required fields that are not stated yet, in the order of the Case step. */
export function missingFields(item: Case): (keyof Case)[] {
  const required = ['site', 'level', 'side', 'positionAtCt', 'positionAtProcedure'] as const;
  const missing: (keyof Case)[] = required.filter((field) => item[field] === undefined);
  if (item.positionAtCt && !item.positionAtCtConfirmed) missing.push('positionAtCtConfirmed');
  return missing;
}

type Missing = 'site' | 'level' | 'side' | 'approach' | 'positionAtCt' | 'positionAtCtConfirmed';

/** The case in words, for the header line: site, level, approach, side, positions. */
export function caseInWords(t: TFunction, locale: Locale, item: Case): CasePart[] {
  const absent = (id: Missing | 'positionAtProcedure'): CasePart => ({
    id,
    text: t(`case.missing.${id}`),
    missing: true,
  });
  return [
    item.site ? stated('site', t(`case.sites.${item.site}`)) : absent('site'),
    item.level ? stated('level', item.level) : absent('level'),
    item.approach
      ? stated('approach', approachById(item.approach)?.name[locale] ?? item.approach)
      : absent('approach'),
    item.side ? stated('side', t(`case.sideOf.${item.side}`)) : absent('side'),
    ...positionParts(t, item, absent),
  ];
}

function positionParts(t: TFunction, item: Case, absent: (id: Missing | 'positionAtProcedure') => CasePart) {
  const name = (position: NonNullable<Case['positionAtCt']>) => t(`case.positions.${position}`);
  const { positionAtCt, positionAtProcedure, positionAtCtConfirmed } = item;
  if (positionAtCt && positionAtCtConfirmed && positionAtCt === positionAtProcedure) {
    return [stated('position', name(positionAtCt))];
  }
  return [
    positionAtCt
      ? stated('positionAtCt', t('case.atCt', { position: name(positionAtCt) }))
      : absent('positionAtCt'),
    ...(positionAtCt && !positionAtCtConfirmed ? [absent('positionAtCtConfirmed')] : []),
    positionAtProcedure
      ? stated('positionAtProcedure', t('case.atProcedure', { position: name(positionAtProcedure) }))
      : absent('positionAtProcedure'),
  ];
}
