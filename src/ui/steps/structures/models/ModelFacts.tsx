import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDescription } from '../../../../anatomy/models/description';
import { type ModelPlan, planModel } from '../../../../anatomy/models/memory';
import { namedClasses } from '../../../../anatomy/models/parts';
import { boxWindows } from '../../../../anatomy/models/run';
import type { Grid } from '../../../../core/grid';
import { formatNumber } from '../../../../i18n/format';
import type { ModelPlace } from '../../../../workers/models/session';
import { failureText } from '../../../failureText';
import { itemName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';
import { placeText } from './placeText';

interface Props {
  readonly description: ModelDescription;
  readonly ct: Grid;
  readonly paths: readonly string[];
  readonly place: ModelPlace | undefined;
}

/** What a network is, and what running it on this CT takes. */
export function ModelFacts({ description, ct, paths, place }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const classes = useMemo(() => namedClasses(description), [description]);
  const planned = useMemo(() => planModel(ct, description), [ct, description]);
  const unknown = classes.filter(({ isKnown }) => !isKnown).map(({ name }) => name);
  return (
    <>
      <dl className="detail-facts">
        <Fact term={t('model.name')} text={description.name} />
        <Fact term={t('model.files')} text={paths.join(', ')} />
        <Fact term={t('model.classes')} text={shortList(classes.map(({ id }) => itemName(id, locale)))} />
        {place && <Place place={place} />}
        {planned.ok && <Cost description={description} plan={planned.value} />}
      </dl>
      {unknown.length > 0 && <p className="note">{t('model.ownNames', { names: shortList(unknown) })}</p>}
      {!planned.ok && <p className="note note-near">{failureText(t, planned.failure)}</p>}
    </>
  );
}

function Place({ place }: { readonly place: ModelPlace }) {
  const { t } = useTranslation();
  return <Fact term={t('model.place')} text={placeText(t, place)} />;
}

/** So many names of classes are shown. */
const mostNames = 8;

const shortList = (names: readonly string[]): string =>
  names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ` … (${names.length})` : '');

interface CostProps {
  readonly description: ModelDescription;
  readonly plan: ModelPlan;
}

function Cost({ description, plan: { grid, bytes, joining } }: CostProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const spacing = description.spacingMm.map((mm) => formatNumber(mm, locale, 2)).join(' × ');
  const count = boxWindows(grid, description).reduce((product, { starts }) => product * starts.length, 1);
  return (
    <>
      <Fact term={t('model.grid')} text={t('model.gridOf', { spacing, count })} />
      <Fact
        term={t('model.memory')}
        text={t('model.memoryOf', { size: formatNumber(bytes / 1e6, locale, 0) })}
      />
      {description.channels !== undefined && joining === 'nearest' && (
        <Fact term={t('model.joining')} text={t('model.nearest')} />
      )}
    </>
  );
}

const Fact = ({ term, text }: { readonly term: string; readonly text: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{text}</dd>
  </div>
);
