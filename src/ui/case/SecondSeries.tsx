import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../i18n/format';
import { openSecond, useLoading } from '../../store/loading';
import { removeSecond, setSecondMode, setSecondShare } from '../../store/second-series';
import { type SecondMode, useSession } from '../../store/session';
import { Button, Segmented, Select, Slider } from '../controls';
import { seriesWords } from '../start/seriesWords';
import { useLocale } from '../useLocale';
import { FactList } from './CtFacts';

const modes: readonly SecondMode[] = ['off', 'overlay', 'switch'];

/** Another series of the same frame of reference with the open one: another phase, voltage or kernel. */
export function SecondSeries() {
  const { t } = useTranslation();
  const locale = useLocale();
  const second = useSession((state) => state.second);
  if (!second) return <SecondChoice />;
  return (
    <>
      <h2>{t('case.secondHeading')}</h2>
      <FactList facts={second.facts} />
      {(second.resampled?.filled ?? []).map(({ missing, gapMm, belowSlice }) => (
        <p key={belowSlice} className="check-warning">
          {t('case.filled', { count: missing, gap: formatQuantity(gapMm, 'mm', locale) })}
        </p>
      ))}
      <Segmented<SecondMode>
        label={t('case.secondHeading')}
        value={second.mode}
        options={modes.map((id) => ({ id, label: t(`case.secondModes.${id}`) }))}
        onChange={setSecondMode}
      />
      {second.mode === 'overlay' && (
        <Slider
          label={t('case.secondShare')}
          value={second.share}
          minValue={0}
          maxValue={1}
          step={0.05}
          format={(value) => formatQuantity(100 * value, '%', locale, 0)}
          onChange={setSecondShare}
        />
      )}
      <p className="note">{t('case.secondNote')}</p>
      <Button variant="quiet" onPress={removeSecond}>
        {t('case.secondRemove')}
      </Button>
    </>
  );
}

/** The other series that came with the open one and state the same frame of reference. */
function SecondChoice() {
  const { t } = useTranslation();
  const opened = useLoading((state) => state.opened);
  const isBusy = useLoading((state) => state.isBusy);
  const frame = useSession((state) => state.ct?.frameOfReferenceUid);
  if (!opened || frame === undefined) return null;
  const others = opened.found.scan.series.filter(
    (item) =>
      (item.usable || item.fillable) &&
      item.seriesUid !== opened.seriesUid &&
      item.frameOfReferenceUid === frame,
  );
  if (others.length === 0) return null;
  return (
    <>
      <h2>{t('case.secondHeading')}</h2>
      <Select
        label={t('case.secondChoose')}
        value={undefined}
        isDisabled={isBusy}
        placeholder={t('case.secondNone')}
        options={others.map((item) => ({
          id: item.seriesUid,
          label: item.fillable ? `${seriesWords(item)} · ${t('loading.gapFilled')}` : seriesWords(item),
        }))}
        onChange={(uid) => {
          const fillGaps = others.some((item) => item.seriesUid === uid && item.fillable);
          void openSecond(opened.found, uid, { fillGaps });
        }}
      />
    </>
  );
}
