import { useTranslation } from 'react-i18next';
import { cementFacts } from '../../../simulation/cement/bone/facts';
import { Fold } from '../live/Fold';
import { SourceList } from '../live/SourceList';

/** The published figures, each with its source; series that disagree stand side by side. */
export function Facts() {
  const { t } = useTranslation();
  return (
    <Fold className="sources" title={t('cement.facts')}>
      <SourceList facts={cementFacts} />
    </Fold>
  );
}
