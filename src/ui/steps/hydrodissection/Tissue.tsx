import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { prepareTissue } from '../../../store/hydrodissection/prepare';
import { useHydro } from '../../../store/hydrodissection/state';
import { usePlan } from '../../../store/plan';
import { Button } from '../../controls';
import { useLocale } from '../../useLocale';

interface Props {
  readonly canRead: boolean;
  readonly isCurrent: boolean;
}

/** Reads the tissue from the CT. */
export function Tissue({ canRead, isCurrent }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const prepared = useHydro((state) => state.prepared);
  const isPreparing = useHydro((state) => state.isPreparing);
  const kept = usePlan((state) => state.plan.hydrodissection?.result);
  if (prepared && isCurrent) return null;
  return (
    <div className="step-stack">
      {!canRead && <p className="note note-near">{t('hydrodissection.nowhere')}</p>}
      {prepared && (
        <p className="note note-near" role="status">
          ↻ {t('hydrodissection.stale')}
        </p>
      )}
      {!prepared && kept && (
        <p className="note">
          {t('hydrodissection.planHolds', { ml: formatNumber(kept.injectedMl, locale, 0) })}
        </p>
      )}
      <Button variant="primary" isDisabled={!canRead || isPreparing} onPress={() => void prepareTissue()}>
        {t(
          isPreparing
            ? 'hydrodissection.reading'
            : prepared
              ? 'hydrodissection.readAgain'
              : 'hydrodissection.read',
        )}
      </Button>
      <p className="fine-print">{t('hydrodissection.readHint')}</p>
    </div>
  );
}
