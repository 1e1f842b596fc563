import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { isRecorded } from '../../../plan/cement';
import { letGo, replay } from '../../../store/cement/drive';
import { isPlansInjection } from '../../../store/cement/result';
import { cementSetup } from '../../../store/cement/setup';
import { restartCement } from '../../../store/cement/restart';
import { setCement, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { Button, Slider } from '../../controls';
import { useLocale } from '../../useLocale';
import { clock } from './words';

/** Back and forth in the time of the injection. */
export function Scrubber() {
  const { t } = useTranslation();
  const locale = useLocale();
  const frames = useCement((state) => state.frames);
  const shown = useCement((state) => state.shown);
  const hand = useCement((state) => state.hand);
  const plan = usePlan((state) => state.plan);
  const { sinceMixingS, schedule } = cementSetup(plan);
  const isIdle = hand === 'idle';
  const words = (index: number) => {
    const state = frames[Math.max(0, index)]?.state;
    return t('cement.scrubValue', {
      time: clock(sinceMixingS + (state?.timeS ?? 0)),
      ml: formatNumber(state?.injectedMl ?? 0, locale, 2),
    });
  };
  const holdsAnother = schedule.length > 0 && !isPlansInjection(plan, { frames });
  return (
    <>
      {frames.length > 1 && (
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
      )}
      {isIdle && frames.length > 0 && shown < frames.length - 1 && (
        <p className="note">
          {t('cement.lookingBack')}{' '}
          <button type="button" className="link" onClick={() => setCement({ shown: frames.length - 1 })}>
            {t('cement.toEnd')}
          </button>
        </p>
      )}
      <div className="buttons">
        {frames.length > 0 && (
          <Button isDisabled={!isIdle} onPress={restartCement}>
            {t('cement.restart')}
          </Button>
        )}
        {holdsAnother && (
          <Button isDisabled={!isIdle} onPress={() => void replay(schedule.filter(isRecorded))}>
            {t('cement.replay')}
          </Button>
        )}
        {hand === 'replaying' && <Button onPress={letGo}>{t('cement.stop')}</Button>}
      </div>
    </>
  );
}
