import { useTranslation } from 'react-i18next';
import { Button as PlainButton } from 'react-aria-components';
import type { PacsStudy } from '../../formats/dicomweb/found';
import { openStudy, searchMore } from '../../store/pacs/browse';
import { setPacs, usePacs } from '../../store/pacs/state';
import { Button, Toggle } from '../controls';
import { useLocale } from '../useLocale';
import { patientName, studyDate } from './words';

/** The studies that were found; the patients' names only when they are asked for. */
export function StudyTable() {
  const { t } = useTranslation();
  const studies = usePacs((state) => state.studies);
  const hasMore = usePacs((state) => state.hasMore);
  const isSearching = usePacs((state) => state.isSearching);
  const showsPatients = usePacs((state) => state.showsPatients);
  return (
    <section className="pacs-studies" aria-label={t('pacs.studies')} aria-busy={isSearching}>
      <div className="pacs-heading">
        <h3>
          {studies
            ? t(hasMore ? 'pacs.foundMore' : 'pacs.found', { count: studies.length })
            : t('pacs.studies')}
        </h3>
        <Toggle isSelected={showsPatients} onChange={(shown) => setPacs({ showsPatients: shown })}>
          {t('pacs.showPatients')}
        </Toggle>
      </div>
      <div className="pacs-scroll">
        {studies && studies.length > 0 && (
          <table>
            <thead>
              <tr>
                <th>{t('pacs.date')}</th>
                {showsPatients && <th>{t('pacs.patient')}</th>}
                <th>{t('pacs.description')}</th>
                <th>{t('pacs.modality')}</th>
                <th className="pacs-number">{t('pacs.images')}</th>
              </tr>
            </thead>
            <tbody>
              {studies.map((study) => (
                <StudyRow key={study.studyUid} study={study} showsPatients={showsPatients} />
              ))}
            </tbody>
          </table>
        )}
        {isSearching && <p className="muted">{t('pacs.searching')}</p>}
        {!isSearching && studies?.length === 0 && <p className="muted">{t('pacs.nothing')}</p>}
        {hasMore && !isSearching && <Button onPress={() => void searchMore()}>{t('pacs.more')}</Button>}
      </div>
    </section>
  );
}

interface RowProps {
  readonly study: PacsStudy;
  readonly showsPatients: boolean;
}

function StudyRow({ study, showsPatients }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isOpen = usePacs((state) => state.studyUid === study.studyUid);
  const isBusy = usePacs((state) => state.fetching !== undefined);
  const open = () => {
    if (!isBusy && !isOpen) void openStudy(study.studyUid);
  };
  return (
    <tr className={isOpen ? 'pacs-row pacs-row-open' : 'pacs-row'} onClick={open}>
      <td className="pacs-date">{studyDate(study.date, locale) ?? t('pacs.noDate')}</td>
      {showsPatients && (
        <td>
          {patientName(study.patientName) ?? t('pacs.noName')}
          {study.patientId && <span className="muted"> · {study.patientId}</span>}
        </td>
      )}
      <td>
        <PlainButton className="pacs-open" aria-pressed={isOpen} isDisabled={isBusy} onPress={open}>
          {study.description || t('pacs.noDescription')}
        </PlainButton>
      </td>
      <td>{study.modalities.join(', ')}</td>
      <td className="pacs-number">{study.instances ?? ''}</td>
    </tr>
  );
}
