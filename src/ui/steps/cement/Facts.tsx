import { useTranslation } from 'react-i18next';
import { cementFacts } from '../../../catalog/cements/facts';
import { useCement } from '../../../store/cement/state';
import { useLocale } from '../../useLocale';

/** The published figures that belong to this site, each with its source. */
export function Facts() {
  const { t } = useTranslation();
  const locale = useLocale();
  const site = useCement((state) => state.prepared?.model.site);
  const fits = site === 'axis' ? 'c2' : 'thoracolumbar';
  return (
    <details className="sources cement-facts">
      <summary>{t('cement.facts')}</summary>
      <ul>
        {cementFacts
          .filter((item) => item.site === undefined || item.site === fits)
          .map(({ id, text, source }) => (
            <li key={id}>
              {text[locale]}
              <small>
                {source.citation}
                {source.reference ? ` (${source.reference})` : ''}
              </small>
            </li>
          ))}
      </ul>
    </details>
  );
}
