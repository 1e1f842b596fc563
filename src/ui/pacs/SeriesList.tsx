import { useTranslation } from 'react-i18next';
import type { PacsSeries } from '../../formats/dicomweb/found';
import { toggleSeries } from '../../store/pacs/browse';
import { type SeriesThumbnail, usePacs } from '../../store/pacs/state';
import { useSession } from '../../store/session';
import { Toggle } from '../controls';
import { Picture } from '../start/Picture';

/** The series of the study, with a picture each; those that are ticked are fetched. */
export function SeriesList() {
  const { t } = useTranslation();
  const studyUid = usePacs((state) => state.studyUid);
  const series = usePacs((state) => state.series);
  const hasCt = useSession((state) => state.ct !== undefined);
  return (
    <section
      className="pacs-series"
      aria-label={t('pacs.series')}
      aria-busy={studyUid !== undefined && !series}
    >
      <div className="pacs-heading">
        <h3>{t('pacs.series')}</h3>
      </div>
      <div className="pacs-scroll">
        {studyUid === undefined && <p className="muted">{t('pacs.chooseStudy')}</p>}
        {studyUid !== undefined && !series && <p className="muted">{t('pacs.searching')}</p>}
        {series?.length === 0 && <p className="muted">{t('pacs.noSeries')}</p>}
        <ul>
          {series?.map((item) => (
            <li key={item.seriesUid}>
              <SeriesRow series={item} />
            </li>
          ))}
        </ul>
        {series && series.length > 0 && (
          <p className="muted">{t(hasCt ? 'pacs.addsToCase' : 'pacs.withStructures')}</p>
        )}
      </div>
    </section>
  );
}

function SeriesRow({ series }: { readonly series: PacsSeries }) {
  const { t } = useTranslation();
  const { seriesUid, modality, description, number, instances } = series;
  const isChosen = usePacs((state) => state.chosen.includes(seriesUid));
  const isBusy = usePacs((state) => state.fetching !== undefined);
  const kept = usePacs((state) => state.kept[seriesUid] ?? 0);
  const thumbnail = usePacs((state) => state.thumbnails[seriesUid]);
  return (
    <Toggle isSelected={isChosen} isDisabled={isBusy} onChange={() => toggleSeries(seriesUid)}>
      <SeriesPicture thumbnail={thumbnail} modality={modality} />
      <span className="pacs-series-words">
        <span>{description || t('pacs.noDescription')}</span>
        <span className="muted">
          {[
            number !== undefined && t('pacs.seriesNumber', { number }),
            modality,
            instances !== undefined && t('pacs.imageCount', { count: instances }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {kept > 0 && <span className="muted">{t('pacs.kept', { count: kept })}</span>}
      </span>
    </Toggle>
  );
}

interface PictureProps {
  readonly thumbnail: SeriesThumbnail | undefined;
  readonly modality: string;
}

/** What is no picture, or has none yet, says its modality instead. */
function SeriesPicture({ thumbnail, modality }: PictureProps) {
  const { t } = useTranslation();
  return (
    <span className="pacs-picture" aria-hidden={!thumbnail}>
      {thumbnail?.kind === 'address' ? (
        <img className="picture" src={thumbnail.url} alt={t('loading.thumbnail')} />
      ) : (
        ((thumbnail && <Picture thumbnail={thumbnail.thumbnail} />) ?? modality)
      )}
    </span>
  );
}
