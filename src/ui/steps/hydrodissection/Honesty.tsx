import { useTranslation } from 'react-i18next';
import { hydroFacts } from '../../../catalog/fluids';
import {
  fluidParameterItems,
  tissueParameterIds,
  tissueParameterItems,
} from '../../../simulation/hydrodissection/patient/parameters';
import { changeHydro, hydroSetup } from '../../../store/hydrodissection/setup';
import { useAskedPlan } from '../../useAskedPlan';
import { Fold } from '../live/Fold';
import { ParameterField } from '../live/ParameterField';
import { SourceList } from '../live/SourceList';

const findings = Object.values(hydroFacts).filter(({ kind }) => kind === 'finding');

/** What rests on one series, what is free, every number of the model, and what has been published. */
export function Honesty() {
  const { t } = useTranslation();
  const setup = hydroSetup(useAskedPlan());
  return (
    <>
      <Fold className="sources" title={t('hydrodissection.honesty')} opens>
        <p className="fine-print">{t('hydrodissection.calibrated')}</p>
        <p className="fine-print">{t('hydrodissection.free')}</p>
        {(['retained', 'decayS'] as const).map((id) => (
          <ParameterField
            key={id}
            item={fluidParameterItems[id]}
            changed={setup[id]}
            decimals={id === 'retained' ? 2 : 0}
            onChange={(value) =>
              changeHydro((draft) => {
                if (value === undefined) delete draft[id];
                else draft[id] = value;
              })
            }
          />
        ))}
      </Fold>
      <Fold className="sources" title={t('hydrodissection.parameters')}>
        <p className="fine-print">{t('hydrodissection.parametersHint')}</p>
        {tissueParameterIds.map((id) => (
          <ParameterField
            key={id}
            item={tissueParameterItems[id]}
            changed={setup.parameters[id]}
            onChange={(value) =>
              changeHydro((draft) => {
                if (value === undefined) delete draft.parameters[id];
                else draft.parameters[id] = value;
              })
            }
          />
        ))}
      </Fold>
      <Fold className="sources" title={t('hydrodissection.facts')}>
        <SourceList facts={findings} />
      </Fold>
    </>
  );
}
