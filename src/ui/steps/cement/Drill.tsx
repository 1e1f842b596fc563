import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { formatNumber } from '../../../i18n/format';
import { isRecorded } from '../../../plan/cement';
import { openingDirection } from '../../../simulation/cement/live/opening';
import { placeNeedle } from '../../../store/cement/drive';
import { needlesAfter } from '../../../store/cement/needles';
import { cementSetup, placedNeedles } from '../../../store/cement/setup';
import { shownFrame, useCement } from '../../../store/cement/state';
import { Button, NumberField } from '../../controls';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { directionWords } from './words';

/** Turn or withdraw the needle: the drill after a venous leak. */
export function Drill() {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = useAskedPlan();
  const active = useCement((state) => state.activeNeedle);
  const isIdle = useCement((state) => state.hand === 'idle');
  const moves = useCement(
    useShallow(
      (state) => shownFrame(state)?.steps.filter((step) => isRecorded(step) && step.kind === 'move') ?? [],
    ),
  );
  const needle = needlesAfter(cementSetup(plan), moves)[active];
  const placed = needle && placedNeedles(plan, [needle])[0];
  if (!needle || !placed) return null;
  const turns = needle.opening !== 'end';
  return (
    <fieldset className="cement-drill" disabled={!isIdle}>
      <legend className="field-label">
        {t('cement.drill')}
        {turns && ` – ${t('cement.looks', { where: directionWords(t, openingDirection(placed)) })}`}
        {needle.advanceMm < 0 &&
          ` – ${t('cement.withdrawn', { mm: formatNumber(-needle.advanceMm, locale) })}`}
      </legend>
      <div className="field-pair">
        <NumberField
          label={t('cement.advance')}
          unit="mm"
          value={needle.advanceMm}
          minValue={-60}
          maxValue={30}
          isDisabled={!isIdle}
          onChange={(advanceMm) => Number.isFinite(advanceMm) && void placeNeedle({ advanceMm })}
        />
        {turns && (
          <NumberField
            label={t('cement.turn')}
            unit="°"
            value={needle.turnDeg}
            minValue={-360}
            maxValue={360}
            decimals={0}
            isDisabled={!isIdle}
            onChange={(turnDeg) => Number.isFinite(turnDeg) && void placeNeedle({ turnDeg })}
          />
        )}
      </div>
      <div className="buttons">
        <Button isDisabled={!isIdle} onPress={() => void placeNeedle({ advanceMm: needle.advanceMm - 2 })}>
          {t('cement.withdraw')}
        </Button>
        <Button isDisabled={!isIdle} onPress={() => void placeNeedle({ advanceMm: needle.advanceMm + 2 })}>
          {t('cement.push')}
        </Button>
        {turns && (
          <Button
            isDisabled={!isIdle}
            onPress={() => void placeNeedle({ turnDeg: (needle.turnDeg + 90) % 360 })}
          >
            {t('cement.turnBy')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
