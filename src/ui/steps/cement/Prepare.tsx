import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { prepare } from '../../../store/cement';
import { type Prepared, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { Button } from '../../controls';
import { useLocale } from '../../useLocale';
import { bodyWord } from './words';

interface Props {
  readonly canPrepare: boolean;
  readonly isCurrent: boolean;
}

/** Reads the bone from the CT, and says what it found. */
export function Prepare({ canPrepare, isCurrent }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const prepared = useCement((state) => state.prepared);
  const isPreparing = useCement((state) => state.isPreparing);
  const kept = usePlan((state) => state.plan.cement?.result);
  return (
    <div className="cement-prepare">
      {!canPrepare && <p className="note note-near">{t('cement.noTarget')}</p>}
      {prepared && !isCurrent && (
        <p className="note note-near" role="status">
          ↻ {t('cement.stale')}
        </p>
      )}
      {!prepared && kept && (
        <p className="note">{t('cement.planHolds', { ml: formatNumber(kept.injectedMl, locale, 2) })}</p>
      )}
      {(!prepared || !isCurrent) && (
        <Button variant="primary" isDisabled={!canPrepare || isPreparing} onPress={() => void prepare()}>
          {isPreparing ? t('cement.preparing') : t(prepared ? 'cement.prepareAgain' : 'cement.prepare')}
        </Button>
      )}
      {prepared && isCurrent && <Found prepared={prepared} />}
    </div>
  );
}

function Found({ prepared: { model } }: { readonly prepared: Prepared }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const number = (value: number, decimals: number) => formatNumber(value, locale, decimals);
  const found = model.outlets.filter(({ origin }) => origin === 'found').length;
  return (
    <p className="fine-print">
      {t('cement.bodyVolume', { of: t(`cement.${bodyWord(model)}`), ml: number(model.bodyVolumeMl, 1) })}
      {model.bodyEstimated && ` (${t('cement.estimated')})`}
      {model.lesionVolumeMl !== undefined &&
        ` · ${t('cement.bodyVolume', { of: t('cement.lesion'), ml: number(model.lesionVolumeMl, 1) })}`}
      {` · ${t('cement.meanHu', { hu: number(model.meanHu, 0) })}`}
      {` · ${t('cement.openingsFound', { found, scaled: model.outlets.length - found })}`}
    </p>
  );
}
