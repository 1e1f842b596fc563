import { useTranslation } from 'react-i18next';
import type { SeriesSummary } from '../../formats/open';
import { formatNumber } from '../../i18n/format';
import { askForPart, type Found, leaveChoice, openChosen } from '../../store/loading';
import { Button } from '../controls';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { Picture } from './Picture';
import { RefusedFiles } from './RefusedFiles';
import { acquisitionWords } from './seriesWords';

/** What was found among the files; the user opens one of the series. */
export function SeriesChoice({ found }: { readonly found: Found }) {
  const { t } = useTranslation();
  const { series, objects } = found.scan;
  return (
    <section className="choice" aria-labelledby="choice-title">
      <h1 id="choice-title">{t('loading.series')}</h1>
      <p className="muted">{t('loading.seriesHint')}</p>
      <ul className="series-list">
        {series.map((item) => (
          <li key={item.seriesUid}>
            <SeriesCard
              item={item}
              open={() => void openChosen(found, item.seriesUid)}
              fill={() => void openChosen(found, item.seriesUid, { fillGaps: true })}
              askForPart={() => askForPart({ found, seriesUid: item.seriesUid })}
            />
          </li>
        ))}
      </ul>
      {objects.length > 0 && (
        <>
          <h2>{t('loading.objects')}</h2>
          <ul className="object-list">
            {objects.map(({ path, kind, description }) => (
              <li key={path}>
                <strong>{kind}</strong> {description ?? ''} <span className="muted">{path}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <RefusedFiles />
      <Button onPress={leaveChoice}>{t('loading.back')}</Button>
    </section>
  );
}

interface CardProps {
  readonly item: SeriesSummary;
  open(): void;
  fill(): void;
  askForPart(): void;
}

function SeriesCard({ item, open, fill, askForPart: ask }: CardProps) {
  const { t } = useTranslation();
  const { modality, description, usable, issues, simulated, thumbnail } = item;
  return (
    <article className={usable ? 'series-card' : 'series-card series-unusable'}>
      <Picture thumbnail={thumbnail} />
      <div className="series-words">
        <h3>{description || modality}</h3>
        <p className="muted">
          <SeriesSize item={item} />
        </p>
        {simulated && <strong className="simulated-badge">{t('loading.simulated')}</strong>}
        <ul>
          {issues.map((issue) => (
            <li key={issue.code} className={issue.severity === 'error' ? 'field-error' : 'check-warning'}>
              {failureText(t, issue)}
            </li>
          ))}
        </ul>
      </div>
      {usable ? (
        <div className="series-open">
          <Button
            variant="primary"
            onPress={open}
            aria-label={`${t('loading.open')}: ${description || modality}`}
          >
            {t('loading.open')}
          </Button>
          <Button
            variant="quiet"
            onPress={ask}
            aria-label={`${t('reading.partLink')} ${description || modality}`}
          >
            {t('reading.partLink')}
          </Button>
        </div>
      ) : (
        <div className="series-refused">
          <span className="field-error">
            {t(item.fillable ? 'loading.notUsableAsIs' : 'loading.notUsable')}
          </span>
          {item.fillable && <Button onPress={fill}>{t('loading.fillGaps')}</Button>}
        </div>
      )}
    </article>
  );
}

function SeriesSize({ item }: { readonly item: SeriesSummary }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const parts = [
    item.modality,
    ...acquisitionWords(item),
    item.stack && t('loading.stack', { number: item.stack.number, of: item.stack.of }),
    t('loading.slices', { count: item.slices }),
    `${item.columns} × ${item.rows}`,
    item.grid && `${item.grid.spacing.map((mm) => formatNumber(mm, locale, 2)).join(' × ')}\u00a0mm`,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
