import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { measureField } from '../../../../core/measure-field';
import { formatNumber } from '../../../../i18n/format';
import { type EditState, useEdit } from '../../../../store/edit/state';
import { applyThreshold } from '../../../../store/edit/threshold';
import { useSession } from '../../../../store/session';
import { Button, NumberField, RangeSlider, Select, Toggle } from '../../../controls';
import { capitalise, structureName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';

const set = (next: Partial<EditState['threshold']>): void =>
  useEdit.setState(({ threshold }) => ({ threshold: { ...threshold, ...next } }));

/** The slider covers what tissues have; the fields take any number. */
const sliderHu = { min: -1000, max: 2000 };

/** The range of HU, where it is looked for, and what is done with what it takes. */
export function ThresholdOptions() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { lowHu, highHu, connected } = useEdit((state) => state.threshold);
  const words = { low: formatNumber(lowHu, locale, 0), high: formatNumber(highHu, locale, 0) };
  const within = (hu: number) => Math.min(Math.max(hu, sliderHu.min), sliderHu.max);
  return (
    <>
      <RangeSlider
        label={t('editing.range')}
        ends={[t('editing.lowest'), t('editing.highest')]}
        words={t('editing.rangeWords', words)}
        value={[within(lowHu), within(highHu)]}
        minValue={sliderHu.min}
        maxValue={sliderHu.max}
        onChange={([low, high]) => set({ lowHu: low, highHu: high })}
      />
      <div className="edit-pair">
        <NumberField
          label={t('editing.lowest')}
          decimals={0}
          value={lowHu}
          onChange={(value) => set({ lowHu: value, highHu: Math.max(value, highHu) })}
        />
        <NumberField
          label={t('editing.highest')}
          decimals={0}
          value={highHu}
          onChange={(value) => set({ highHu: value, lowHu: Math.min(value, lowHu) })}
        />
      </div>
      <RegionChoice />
      <Toggle isSelected={connected} onChange={(on) => set({ connected: on })}>
        {t('editing.connected')}
      </Toggle>
      <Found />
    </>
  );
}

const ball = 'ball:';

function RegionChoice() {
  const { t } = useTranslation();
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  const { within, radiusMm } = useEdit((state) => state.threshold);
  const options = [
    { id: ball, label: t('editing.withinBall') },
    ...structures.map((item) => ({ id: item.key, label: capitalise(structureName(item, locale)) })),
  ];
  return (
    <>
      <Select
        label={t('editing.within')}
        value={within ?? ball}
        options={options}
        onChange={(id) => set({ within: id === ball ? undefined : id })}
      />
      {within === undefined && (
        <NumberField
          label={t('editing.ballRadius')}
          layout="row"
          unit="mm"
          value={radiusMm}
          minValue={2}
          maxValue={60}
          onChange={(value) => set({ radiusMm: value })}
        />
      )}
    </>
  );
}

function Found() {
  const { t } = useTranslation();
  const locale = useLocale();
  const preview = useEdit((state) => state.preview);
  const begun = useEdit((state) => state.target?.key !== undefined);
  const volumeMl = useMemo(() => preview && measureField(preview).volumeMl, [preview]);
  return (
    <>
      <p className="muted" role="status">
        {volumeMl === undefined
          ? t('editing.nothingFound')
          : t('editing.found', { volume: formatNumber(volumeMl, locale, 2) })}
      </p>
      <div className="buttons">
        <Button variant="primary" isDisabled={!preview} onPress={() => void applyThreshold('add')}>
          {t('editing.add')}
        </Button>
        <Button isDisabled={!preview || !begun} onPress={() => void applyThreshold('remove')}>
          {t('editing.takeAway')}
        </Button>
        <Button isDisabled={!preview || !begun} onPress={() => void applyThreshold('keep')}>
          {t('editing.keepOnly')}
        </Button>
      </div>
    </>
  );
}
