import { useTranslation } from 'react-i18next';
import { boneParameterIds, boneParameterItems } from '../../../simulation/cement/bone/parameters';
import { cementSetup, changeCement } from '../../../store/cement/setup';
import { usePlan } from '../../../store/plan';
import { Fold } from '../live/Fold';
import { ParameterField } from '../live/ParameterField';

/** Every constant between the CT and the fields of the flow, with its source. */
export function BoneParameters() {
  const { t } = useTranslation();
  const changed = usePlan((state) => cementSetup(state.plan).parameters);
  return (
    <Fold className="sources" title={t('cement.parameters')}>
      <p className="fine-print">{t('cement.parametersHint')}</p>
      {boneParameterIds.map((id) => (
        <ParameterField
          key={id}
          item={boneParameterItems[id]}
          changed={changed[id]}
          onChange={(value) =>
            changeCement((draft) => {
              if (value === undefined) delete draft.parameters[id];
              else draft.parameters[id] = value;
            })
          }
        />
      ))}
    </Fold>
  );
}
