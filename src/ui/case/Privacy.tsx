import { Eye, EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zipParts } from '../../formats/deidentify/parts';
import { togglePatient, usePrivacy, writeDeidentified } from '../../store/privacy';
import { Button } from '../controls';
import { failureText } from '../failureText';

/** Who the patient is, when asked for; a copy of the CT without the patient. For DICOM only. */
export function Privacy() {
  const { t } = useTranslation();
  const sources = usePrivacy((state) => state.sources);
  const patient = usePrivacy((state) => state.patient);
  const copied = usePrivacy((state) => state.copied);
  const zips = useMemo(() => zipParts(sources).length, [sources]);
  if (sources.length === 0) return null;
  const rows = patient && (['name', 'id', 'birthDate', 'sex'] as const);
  return (
    <div className="privacy">
      <Button onPress={() => void togglePatient()}>
        {patient ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}{' '}
        {t(patient ? 'case.privacy.hide' : 'case.privacy.show')}
      </Button>
      {rows && (
        <dl className="facts">
          {rows.map((key) => (
            <div key={key}>
              <dt>{t(`case.privacy.${key}`)}</dt>
              <dd>{patient[key] || t('case.privacy.none')}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button onPress={() => void writeDeidentified()}>{t('case.privacy.copy')}</Button>
      <p className="field-hint">
        {t('case.privacy.copyHint')} {zips > 1 && t('case.privacy.zips', { zips })}
      </p>
      {copied && (
        <div role="status">
          <p>
            {t('case.privacy.copied', { count: copied.written })}
            {copied.zips > 1 && ` ${t('case.privacy.zips', { zips: copied.zips })}`}
          </p>
          <ul className="checks">
            {copied.leftOut.map((failure) => (
              <li key={String(failure.data['path'])} className="check-warning">
                {failureText(t, failure)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
