import { useTranslation } from 'react-i18next';
import { hydroFacts } from '../../../catalog/fluids';
import { formatNumber } from '../../../i18n/format';
import { replayHydro } from '../../../store/hydrodissection/drive';
import { isPlansHydro } from '../../../store/hydrodissection/result';
import { restartHydro } from '../../../store/hydrodissection/restart';
import { hydroSetup } from '../../../store/hydrodissection/setup';
import { hasInjected, setHydro, useHydro } from '../../../store/hydrodissection/state';
import { usePlan } from '../../../store/plan';
import { Button } from '../../controls';
import { useLocale } from '../../useLocale';
import { FrameSlider } from '../live/FrameSlider';
import { SourceList } from '../live/SourceList';
import { clock } from '../live/words';
import { useHydroLater } from '../../useLater';
import { Decay } from './Decay';
import { FluidHold } from './FluidHold';
import { FluidNumbers } from './FluidNumbers';
import { Shown } from './Shown';

/** The procedure, live. */
export function LivePanel() {
  const { t } = useTranslation();
  const hasFluid = useHydroLater(hasInjected);
  return (
    <div className="step-stack hydro-live">
      <h2>{t('hydrodissection.injection')}</h2>
      <FluidNumbers />
      {hasFluid && <SourceList facts={[hydroFacts.oedema]} />}
      <Shown />
      <FluidHold />
      <Instants />
      <Decay />
    </div>
  );
}

/** Back in time, all out again, and what the plan holds. */
function Instants() {
  const { t } = useTranslation();
  const locale = useLocale();
  const frames = useHydro((state) => state.frames);
  const shown = useHydro((state) => state.shown);
  const isIdle = useHydro(({ hand }) => hand === 'idle');
  const plan = usePlan((state) => state.plan);
  const words = (index: number) => {
    const state = frames[Math.max(0, index)]?.state;
    return t('hydrodissection.scrubValue', {
      time: clock(state?.timeS ?? 0),
      ml: formatNumber(state?.injectedMl ?? 0, locale, 0),
    });
  };
  const canReplay = (hydroSetup(plan).schedule?.length ?? 0) > 0 && !isPlansHydro(plan, { frames });
  return (
    <>
      <FrameSlider
        label={t('hydrodissection.scrub')}
        count={frames.length}
        shown={shown}
        isIdle={isIdle}
        format={words}
        onChange={(next) => setHydro({ shown: next })}
      />
      <div className="buttons">
        {frames.length > 0 && (
          <Button isDisabled={!isIdle} onPress={restartHydro}>
            {t('hydrodissection.restart')}
          </Button>
        )}
        {isIdle && canReplay && (
          <Button onPress={() => void replayHydro()}>{t('hydrodissection.replay')}</Button>
        )}
      </div>
    </>
  );
}
