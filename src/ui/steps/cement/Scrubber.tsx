import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { letGo } from '../../../store/cement/hand';
import { replay } from '../../../store/cement/replay';
import { isPlansInjection } from '../../../store/cement/result';
import { cementSetup } from '../../../store/cement/setup';
import { restartCement } from '../../../store/cement/restart';
import { setCement, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { Button } from '../../controls';
import { useLocale } from '../../useLocale';
import { FrameSlider } from '../live/FrameSlider';
import { clock } from '../live/words';

/** Back and forth in the time of the injection. */
export function Scrubber() {
  const { t } = useTranslation();
  const hand = useCement((state) => state.hand);
  const hasCement = useCement(({ frames }) => frames.length > 0);
  const isIdle = hand === 'idle';
  return (
    <>
      <TimeSlider />
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
  const words = (index: number) => {
    const state = frames[Math.max(0, index)]?.state;
    return t('cement.scrubValue', {
      time: clock(sinceMixingS + (state?.timeS ?? 0)),
      ml: formatNumber(state?.injectedMl ?? 0, locale, 2),
    });
  };
  return (
    <FrameSlider
      label={t('cement.scrub')}
      count={frames.length}
      shown={shown}
      isIdle={isIdle}
      format={words}
      onChange={(next) => setCement({ shown: next, alarm: undefined })}
    />
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
