import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { structureById } from '../../../catalog/structures';
import type { StructureItem } from '../../../catalog/types';
import { formatNumber } from '../../../i18n/format';
import { usePlan } from '../../../store/plan';
import { setMargin } from '../../../store/structure-edits';
import { NumberField } from '../../controls';
import { capitalise } from '../../structureWords';
import { useStructureStates } from '../../panels/useStructureStates';
import { useLocale } from '../../useLocale';

/** The clearance demanded of each at-risk structure that is present or expected. */
export function Margins() {
  const { t } = useTranslation();
  const { structures, missing } = useStructureStates();
  const present = new Set(structures.map(({ id }) => id));
  const items = new Map<string, StructureItem>();
  for (const { item } of missing) items.set(item.id, item);
  for (const id of present) {
    const item = structureById(id);
    if (item?.role === 'atRisk') items.set(id, item);
  }
  return (
    <>
      <p className="muted">{t('approach.marginsWhy')}</p>
      <ul className="margins">
        {[...items.values()].map((item) => (
          <MarginRow key={item.id} item={item} present={present.has(item.id)} />
        ))}
      </ul>
    </>
  );
}

function MarginRow({ item, present }: { readonly item: StructureItem; readonly present: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const set = usePlan((state) => state.plan.structures.marginsMm[item.id]);
  const margin = set === undefined ? (item.marginMm ?? null) : set;
  const name = item.name[locale];
  const origin = set === undefined ? (margin === null ? 'noDefault' : 'house') : 'set';
  const notes = [
    margin === null ? t('approach.notDemanded') : t(`approach.${origin}`),
    ...(present ? [] : [t('approach.absent')]),
  ];
  return (
    <li className="margin-row">
      <input
        type="checkbox"
        className="confirm-box"
        aria-label={t('approach.demand', { name })}
        checked={margin !== null}
        onChange={() => setMargin(item.id, margin === null ? (item.marginMm ?? 2) : null)}
      />
      <span className="row-text">
        {capitalise(name)}
        <small className={margin === null ? 'text-near' : undefined}>{notes.join(' · ')}</small>
      </span>
      <NumberField
        label={t('approach.margin', { name })}
        layout="bare"
        unit="mm"
        value={margin ?? Number.NaN}
        minValue={0}
        maxValue={50}
        isDisabled={margin === null}
        onChange={(value) => Number.isFinite(value) && setMargin(item.id, value)}
      />
      <ResetMargin item={item} isSet={set !== undefined} />
    </li>
  );
}

function ResetMargin({ item, isSet }: { readonly item: StructureItem; readonly isSet: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!isSet || item.marginMm === undefined) return <span className="row-icon" />;
  const label = t('approach.reset', { mm: formatNumber(item.marginMm, locale) });
  return (
    <button
      type="button"
      className="row-icon"
      aria-label={label}
      title={label}
      onClick={() => setMargin(item.id, undefined)}
    >
      <RotateCcw size={14} aria-hidden />
    </button>
  );
}
