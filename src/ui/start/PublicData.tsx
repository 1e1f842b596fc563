import { useTranslation } from 'react-i18next';
import { publicCts } from '../../catalog/public-cts';
import { useLocale } from '../useLocale';

/** Where someone without a CT finds one. The addresses are opened by the user; the page asks none of them. */
export function PublicData() {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <details className="public-data">
      <summary>{t('loading.publicData')}</summary>
      <p className="muted">{t('loading.publicDataHint')}</p>
      <ul>
        {publicCts.map(({ name, holds, licence, address }) => (
          <li key={name}>
            <strong>{name}</strong> {holds[locale]}{' '}
            <span className="muted">{t('loading.licence', { licence: licence[locale] })}</span>{' '}
            <a href={address} target="_blank" rel="noopener noreferrer">
              {address}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
