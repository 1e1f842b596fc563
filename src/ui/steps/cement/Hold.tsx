import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { press, waitFor } from '../../../store/cement/drive';
import { letGo } from '../../../store/cement/hand';
import { setCement, shownFrame, useCement } from '../../../store/cement/state';
import { cementSetup } from '../../../store/cement/setup';
import { Button, Segmented } from '../../controls';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { HoldButton } from '../live/HoldButton';
import { PaceHint } from '../live/PaceHint';

const dosesMl = [0.2, 0.5, 1];
const waitsS = [15, 60, 120];

/** The hand: press and hold, a dose, or let time pass. */
export function Hold() {
  const { t } = useTranslation();
  const locale = useLocale();
  const hand = useCement((state) => state.hand);
  const pace = useCement(({ hand: now, pace: value }) => (now === 'injecting' ? value : undefined));
  const isBlocked = useCement(({ alarm }) => alarm?.isForbidden ?? false);
  const isIdle = hand === 'idle';
  const hasCement = useCement(({ frames }) => frames.length > 0);
  return (
    <>
      <ActiveNeedle />
      <HoldButton
        hand={hand}
        words={t(isBlocked ? 'cement.blocked' : hand === 'injecting' ? 'cement.holding' : 'cement.hold')}
        hint="hold-hint"
        isDisabled={isBlocked}
        press={() => void press()}
        letGo={letGo}
      />
      <PaceHint id="hold-hint" pace={pace} />
      <div className="dose-buttons">
        {dosesMl.map((ml) => (
          <Button
            key={ml}
            isDisabled={!isIdle || isBlocked}
            onPress={() => void press(injectedMl() + ml, false)}
          >
            {t('cement.dose', { ml: formatNumber(ml, locale, 1) })}
          </Button>
        ))}
      </div>
      <div className="dose-buttons">
        {waitsS.map((s) => (
          <Button key={s} isDisabled={!isIdle || !hasCement} onPress={() => void waitFor(s)}>
            {t('cement.wait', { s })}
          </Button>
        ))}
        {!isIdle && (
          <Button variant="quiet" onPress={letGo}>
            {t('cement.stop')}
          </Button>
        )}
      </div>
      <p className="fine-print" role="status">
        {hand === 'waiting'
          ? t('cement.waiting')
          : hand === 'replaying'
            ? t('cement.replaying')
            : t('cement.clockStands')}
      </p>
    </>
  );
}

const injectedMl = (): number => shownFrame(useCement.getState())?.state.injectedMl ?? 0;

/** Which of two needles the syringe is on. */
function ActiveNeedle() {
  const { t } = useTranslation();
  const plan = useAskedPlan();
  const active = useCement((state) => state.activeNeedle);
  const { needles } = cementSetup(plan);
  if (needles.length < 2) return null;
  return (
    <Segmented
      label={t('cement.active')}
      value={String(active)}
      options={needles.map((_, n) => ({ id: String(n), label: t('cement.needle', { n: n + 1 }) }))}
      onChange={(n) => useCement.getState().hand === 'idle' && setCement({ activeNeedle: Number(n) })}
    />
  );
}
