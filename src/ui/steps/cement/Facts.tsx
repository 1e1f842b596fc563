import { useTranslation } from 'react-i18next';
import { cementFacts } from '../../../simulation/cement/bone/facts';
import { useLocale } from '../../useLocale';
import { Fold } from './Fold';

/** The published figures, each with its source; series that disagree stand side by side. */
export function Facts() {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Fold className="sources cement-facts" title={t('cement.facts')}>
      <ul>
        {cementFacts.map(({ text, source }) => (
          <li key={text.en + source.citation}>
            {text[locale]}
            <small>
              {source.citation}
              {source.reference ? ` (${source.reference})` : ''}
            </small>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
