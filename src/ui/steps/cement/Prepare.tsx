import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { ask, setScene } from '../../../scene/sceneStore';
import { lookCloser } from '../../../slices/mounted';
import { presetWindow } from '../../../slices/presets';
import { prepareCement } from '../../../store/cement/prepare';
import { placedNeedles } from '../../../store/cement/setup';
import { type Prepared, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { setSession } from '../../../store/session';
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
        <Button
          variant="primary"
          isDisabled={!canPrepare || isPreparing}
          onPress={() => void prepareAndLook()}
        >
          {isPreparing ? t('cement.preparing') : t(prepared ? 'cement.prepareAgain' : 'cement.prepare')}
        </Button>
      )}
      {prepared && isCurrent && <Found prepared={prepared} />}
    </div>
  );
}

/** The bone large in the slices, through the tip. */
async function prepareAndLook(): Promise<void> {
  if (!(await prepareCement())) return;
  const { frame } = useCement.getState().prepared!.model;
  const extents = frame.highMm.map((high, n) => high - frame.lowMm[n]!);
  // Cement is told from bone in a window for bone alone.
  setSession({ layout: 'standard', window: presetWindow('spine') });
  openInScene();
  // The planes follow with the next frame.
  requestAnimationFrame(() => lookCloser(frame.originMm, Math.max(...extents) / 2 + aroundMm));
}

/** The bone cut open along its middle, seen from the side opposite to the needle. */
function openInScene(): void {
  const { frame } = useCement.getState().prepared!.model;
  const { plan } = usePlan.getState();
  const needle = placedNeedles(plan)[0];
  const fromLeft = !needle || needle.entryMm[0] < frame.originMm[0];
  const toEye = fromLeft ? 1 : -1;
  setSession({ crosshairMm: needle?.tipMm ?? frame.originMm });
  setScene({ clip: { plane: 'sagittal', offsetMm: 0, isFlipped: !fromLeft } });
  ask({ kind: 'close', atMm: frame.originMm, heightMm: 70, eye: [0.93 * toEye, -0.2, 0.3] });
}

/** Shown around the body, mm: the canal behind it, the vessels before it. */
const aroundMm = 18;

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
