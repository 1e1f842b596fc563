import { useTranslation } from 'react-i18next';
import { fluidById, fluids, hydroFacts } from '../../../catalog/fluids';
import { formatNumber } from '../../../i18n/format';
import { hydroGridsMm } from '../../../plan/hydrodissection';
import { hydroWarnings } from '../../../simulation/hydrodissection/patient/warnings';
import { changeHydro, hydroSetup } from '../../../store/hydrodissection/setup';
import { Select } from '../../controls';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { Fold } from '../live/Fold';
import { SourceList } from '../live/SourceList';

/** The fluid with its warnings, and how finely the tissue is divided. */
export function FluidForm() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fluid, gridMm } = hydroSetup(useAskedPlan());
  const item = fluidById(fluid);
  return (
    <>
      <Select
        label={t('hydrodissection.fluid')}
        value={fluid}
        options={fluids.map(({ id, name }) => ({ id, label: name[locale] }))}
        onChange={(id) => changeHydro((draft) => void (draft.fluid = id))}
      />
      {item && (
        <>
          {item.ionic && <p className="note note-near">{hydroFacts.radiofrequency.text[locale]}</p>}
          <Fold
            className="sources"
            title={t('hydrodissection.warnings', { count: hydroWarnings(item).length })}
          >
            <SourceList facts={hydroWarnings(item)} />
          </Fold>
        </>
      )}
      <Select
        label={t('hydrodissection.grid')}
        value={String(gridMm)}
        options={hydroGridsMm.map((mm) => ({ id: String(mm), label: `${formatNumber(mm, locale)} mm` }))}
        onChange={(mm) =>
          changeHydro((draft) => void (draft.gridMm = hydroGridsMm.find((one) => String(one) === mm)!))
        }
      />
    </>
  );
}
