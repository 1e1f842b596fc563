import { useTranslation } from 'react-i18next';
import { approachById, approachesFor } from '../../../catalog/approaches';
import { invisibleStructures } from '../../../catalog/structures';
import type { Source } from '../../../catalog/types';
import { type Case, carotidSheaths } from '../../../plan/schema';
import { usePlan } from '../../../store/plan';
import { Select } from '../../controls';
import { capitalise } from '../../structureWords';
import { useLocale } from '../../useLocale';

const setRoute = (next: Partial<Pick<Case, 'approach' | 'carotidSheath'>>): void =>
  usePlan.getState().edit('set-approach', (draft) => {
    Object.assign(draft.case, next);
  });

/** The route, what it asks, and what lies near it that no CT shows. */
export function Route() {
  const { t } = useTranslation();
  const locale = useLocale();
  const stated = usePlan((state) => state.plan.case);
  const route = approachById(stated.approach);
  const options = approachesFor(stated.site).map(({ id, name }) => ({ id, label: capitalise(name[locale]) }));
  return (
    <>
      <Select
        label={t('approach.route')}
        value={stated.approach}
        options={options}
        placeholder={t('approach.choose')}
        onChange={(approach) => setRoute({ approach })}
      />
      {stated.site === undefined && <p className="muted">{t('approach.stateSite')}</p>}
      {route && <p>{route.course[locale]}</p>}
      {route?.asksCarotidSheath && <Sheath value={stated.carotidSheath} />}
      <Nerves stated={stated} />
      {route && <Sources sources={route.sources} />}
    </>
  );
}

function Sheath({ value }: { readonly value: Case['carotidSheath'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('approach.sheath')}
        value={value}
        options={carotidSheaths.map((id) => ({ id, label: t(`approach.sheaths.${id}`) }))}
        placeholder={t('approach.choose')}
        isMissing={value === undefined}
        onChange={(carotidSheath) => setRoute({ carotidSheath })}
      />
      {value === undefined && <p className="field-missing">{t('approach.sheathWhy')}</p>}
    </>
  );
}

function Nerves({ stated }: { readonly stated: Case }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nerves = invisibleStructures(stated);
  if (nerves.length === 0) return null;
  return (
    <div className="note note-near">
      <b>{t(stated.approach === undefined ? 'approach.nervesNoRoute' : 'approach.nerves')}</b>
      <ul>
        {nerves.map(({ id, name, reason, source }) => (
          <li key={id} title={source.citation}>
            {capitalise(name[locale])}: <span className="muted">{reason[locale]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useTranslation();
  return (
    <details className="sources">
      <summary>{t('approach.sources')}</summary>
      <ul>
        {sources.map(({ citation, reference }) => (
          <li key={citation}>
            {citation} {reference && <span className="muted">{reference}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
