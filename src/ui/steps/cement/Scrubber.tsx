import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { letGo } from '../../../store/cement/hand';
import { replay } from '../../../store/cement/replay';
import { isPlansInjection } from '../../../store/cement/result';
import { cementSetup } from '../../../store/cement/setup';
import { restartCement } from '../../../store/cement/restart';
import { isLive, setCement, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { Button, Slider } from '../../controls';
import { useLocale } from '../../useLocale';
import { clock } from './words';

/** Back and forth in the time of the injection. */
export function Scrubber() {
  const { t } = useTranslation();
  const hand = useCement((state) => state.hand);
  const hasCement = useCement(({ frames }) => frames.length > 0);
  const isIdle = hand === 'idle';
  return (
    <>
      <TimeSlider />
      {isIdle && <LookingBack />}
      <div className="buttons">
        {hasCement && (
          <Button isDisabled={!isIdle} onPress={restartCement}>
            {t('cement.restart')}
          </Button>
        )}
        {isIdle && <Replay />}
        {hand === 'replaying' && <Button onPress={letGo}>{t('cement.stop')}</Button>}
      </div>
    </>
  );
}

function TimeSlider() {
  const { t } = useTranslation();
  const locale = useLocale();
  const frames = useCement((state) => state.frames);
  const shown = useCement((state) => state.shown);
  const isIdle = useCement(({ hand }) => hand === 'idle');
  const sinceMixingS = usePlan(({ plan }) => cementSetup(plan).sinceMixingS);
  if (frames.length < 2) return null;
  const words = (index: number) => {
    const state = frames[Math.max(0, index)]?.state;
    return t('cement.scrubValue', {
      time: clock(sinceMixingS + (state?.timeS ?? 0)),
      ml: formatNumber(state?.injectedMl ?? 0, locale, 2),
    });
  };
  return (
    <Slider
      label={t('cement.scrub')}
      value={shown}
      minValue={0}
      maxValue={frames.length - 1}
      step={1}
      isDisabled={!isIdle}
      format={words}
      onChange={(next) => setCement({ shown: next, alarm: undefined })}
    />
  );
}

function LookingBack() {
  const { t } = useTranslation();
  const isBack = useCement((state) => state.frames.length > 0 && !isLive(state));
  if (!isBack) return null;
  const toEnd = () => setCement(({ frames }) => ({ shown: frames.length - 1 }));
  return (
    <p className="note">
      {t('cement.lookingBack')}{' '}
      <button type="button" className="link" onClick={toEnd}>
        {t('cement.toEnd')}
      </button>
    </p>
  );
}

/** Where the plan holds another injection than the one on the screen. */
function Replay() {
  const { t } = useTranslation();
  const plan = usePlan((state) => state.plan);
  const frames = useCement((state) => state.frames);
  const { schedule } = cementSetup(plan);
  if (schedule.length === 0 || isPlansInjection(plan, { frames })) return null;
  return <Button onPress={() => void replay()}>{t('cement.replay')}</Button>;
}
