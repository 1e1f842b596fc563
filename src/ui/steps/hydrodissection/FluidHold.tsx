import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import {
  injectMl,
  injectPlanned,
  letGoOfFluid,
  pressFluid,
  waitWithFluid,
} from '../../../store/hydrodissection/drive';
import { hydroSetup, plannedMl } from '../../../store/hydrodissection/setup';
import { hasInjected, useHydro } from '../../../store/hydrodissection/state';
import { Button, Select } from '../../controls';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { HoldButton } from '../live/HoldButton';
import { PaceHint } from '../live/PaceHint';
import { useHydroLater } from '../../useLater';

const dosesMl = [10, 50];
const waitsMin = [1, 5, 10];

/** The hand: press and hold, a volume, or let time pass. */
export function FluidHold() {
  const { t } = useTranslation();
  const locale = useLocale();
  const hand = useHydro((state) => state.hand);
  const pace = useHydro(({ hand: now, pace: value }) => (now === 'injecting' ? value : undefined));
  const hasFluid = useHydroLater(hasInjected);
  const setup = hydroSetup(useAskedPlan());
  const [through, setThrough] = useState('all');
  const isIdle = hand === 'idle';
  const inlet = through === 'all' || !setup.inlets[Number(through)] ? undefined : Number(through);
  return (
    <>
      {setup.inlets.length > 1 && (
        <Select
          label={t('hydrodissection.through')}
          value={inlet === undefined ? 'all' : String(inlet)}
          options={[
            { id: 'all', label: t('hydrodissection.allNeedles') },
            ...setup.inlets.map((_, n) => ({
              id: String(n),
              label: t('hydrodissection.needle', { n: n + 1 }),
            })),
          ]}
          isDisabled={!isIdle}
          onChange={setThrough}
        />
      )}
      <HoldButton
        className="hold-fluid"
        hand={hand}
        words={t(hand === 'injecting' ? 'hydrodissection.holding' : 'hydrodissection.hold')}
        hint="fluid-hint"
        press={() => void pressFluid(inlet)}
        letGo={letGoOfFluid}
      />
      <PaceHint id="fluid-hint" pace={pace} />
      <div className="dose-buttons">
        {dosesMl.map((ml) => (
          <Button key={ml} isDisabled={!isIdle} onPress={() => void injectMl(ml, inlet)}>
            {t('hydrodissection.plus', { ml })}
          </Button>
        ))}
        <Button isDisabled={!isIdle} onPress={() => void injectPlanned()}>
          {t('hydrodissection.planned', { ml: formatNumber(plannedMl(setup), locale, 0) })}
        </Button>
        {waitsMin.map((min) => (
          <Button key={min} isDisabled={!isIdle || !hasFluid} onPress={() => void waitWithFluid(60 * min)}>
            {t('hydrodissection.wait', { min })}
          </Button>
        ))}
      </div>
      {!isIdle && (
        <Button variant="quiet" onPress={letGoOfFluid}>
          {t('hydrodissection.stop')}
        </Button>
      )}
      <p className="fine-print" role="status">
        {hand === 'waiting' && t('hydrodissection.waiting')}
        {hand === 'replaying' && t('hydrodissection.replaying')}
      </p>
    </>
  );
}
