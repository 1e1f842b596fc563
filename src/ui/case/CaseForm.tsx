import { useTranslation } from 'react-i18next';
import { positions, sides, sites } from '../../plan/schema';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { Select, Toggle } from '../controls';
import { missingFields } from './caseWords';
import { LevelField } from './LevelField';
import { setCase } from './setCase';
import { TextField } from './TextField';

/** Site, level, side, positions and indication; the required ones stand out until they are stated. */
export function CaseForm() {
  const { t } = useTranslation();
  const item = usePlan((state) => state.plan.case);
  const missing = missingFields(item);
  const shared = (field: 'site' | 'side' | 'positionAtCt' | 'positionAtProcedure') => ({
    label: t(`case.${field}`),
    placeholder: t('case.choose'),
    isMissing: missing.includes(field),
  });
  const positionOptions = positions.map((id) => ({ id, label: t(`case.positions.${id}`) }));
  const differ =
    item.positionAtCt && item.positionAtProcedure && item.positionAtCt !== item.positionAtProcedure;
  return (
    <div className="case-form">
      <Select
        {...shared('site')}
        value={item.site}
        options={sites.map((id) => ({ id, label: t(`case.sites.${id}`) }))}
        onChange={(site) =>
          setCase(site === item.site ? {} : { site, level: undefined, approach: undefined })
        }
      />
      <LevelField />
      <div className="case-form-wide">
        <Select
          {...shared('side')}
          value={item.side}
          options={sides.map((id) => ({ id, label: t(`case.sides.${id}`) }))}
          onChange={(side) => setCase({ side })}
        />
      </div>
      <div className="case-form-wide">
        <Select
          {...shared('positionAtCt')}
          value={item.positionAtCt}
          options={positionOptions}
          onChange={(positionAtCt) => setCase({ positionAtCt, positionAtCtConfirmed: true })}
        />
        <PositionConfirmation />
      </div>
      <div className="case-form-wide">
        <Select
          {...shared('positionAtProcedure')}
          value={item.positionAtProcedure}
          options={positionOptions}
          onChange={(positionAtProcedure) => setCase({ positionAtProcedure })}
        />
      </div>
      {differ && <p className="check-warning case-form-wide">{t('case.differ')}</p>}
      <div className="case-form-wide">
        <TextField
          label={t('case.indication')}
          hint={t('case.indicationHint')}
          value={item.indication ?? ''}
          isMultiline
          onCommit={(text) => setCase({ indication: text || undefined })}
        />
      </div>
    </div>
  );
}

/** The position from the header counts when the user has confirmed it. */
function PositionConfirmation() {
  const { t } = useTranslation();
  const { positionAtCt, positionAtCtConfirmed = false } = usePlan((state) => state.plan.case);
  const code = useSession((state) => state.ct?.patientPosition);
  if (!positionAtCt) return <p className="field-missing">{t('case.positionNoHeader')}</p>;
  return (
    <>
      {code && !positionAtCtConfirmed && (
        <p className="field-missing">{t('case.positionFromHeader', { code })}</p>
      )}
      <Toggle
        isSelected={positionAtCtConfirmed}
        onChange={(confirmed) =>
          usePlan.getState().edit('confirm-position', (draft) => {
            draft.case.positionAtCtConfirmed = confirmed;
          })
        }
      >
        {t('case.confirm')}
      </Toggle>
    </>
  );
}
