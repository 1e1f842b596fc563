import { ArrowDownUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deviceById } from '../../../catalog/devices';
import { formatNumber } from '../../../i18n/format';
import type { Instrument } from '../../../plan/schema';
import { changeInstrument, removeInstrument, swapEnds, usableLengthMm } from '../../../store/instruments';
import { setSession, useSession } from '../../../store/session';
import { IconButton, NumberField, Select } from '../../controls';
import { deviceName, instrumentName } from '../../panels/instrumentWords';
import { useLocale } from '../../useLocale';
import { AxisChoice } from './AxisChoice';
import { ReachNote } from './ReachNote';

/** One instrument of the plan: its name, length, axis, and whether it reaches. */
export function InstrumentCard({ item }: { readonly item: Instrument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const selected = useSession((state) => state.selectedInstrument === item.id);
  const name = instrumentName(item, t, locale);
  return (
    <article className={selected ? 'card card-selected' : 'card'} aria-label={name}>
      <div className="card-title">
        <input
          type="radio"
          name="selected-instrument"
          aria-label={t('approach.select', { name })}
          checked={selected}
          onChange={() => setSession({ selectedInstrument: item.id })}
        />
        <NameField item={item} name={name} />
        <IconButton label={t('approach.swap', { name })} onPress={() => swapEnds(item.id)}>
          <ArrowDownUp size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('approach.remove', { name })} onPress={() => removeInstrument(item.id)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      <DeviceFacts item={item} />
      <Length item={item} />
      <AxisChoice item={item} />
      <ReachNote item={item} />
    </article>
  );
}

/** Committed on Enter and on leaving; an empty name gives the device's own back. */
function NameField({ item, name }: { readonly item: Instrument; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <input
      key={name}
      className="input name-input"
      aria-label={t('approach.name')}
      defaultValue={name}
      maxLength={200}
      onBlur={({ currentTarget: { value } }) => {
        if (value.trim() !== name) changeInstrument(item.id, { name: value.trim() });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

function DeviceFacts({ item }: { readonly item: Instrument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const device = typeof item.device === 'string' ? deviceById(item.device) : undefined;
  const parts = [
    ...(item.name === undefined ? [] : [deviceName(item, t, locale)]),
    ...(device ? [t('approach.diameter', { mm: formatNumber(device.outerDiameterMm, locale, 2) })] : []),
  ];
  return parts.length > 0 ? <p className="muted">{parts.join(' · ')}</p> : null;
}

function Length({ item }: { readonly item: Instrument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const device = typeof item.device === 'string' ? deviceById(item.device) : undefined;
  const lengthMm = usableLengthMm(item);
  if (!device || lengthMm === undefined) return null;
  return (
    <div className="length-fields">
      <Select
        label={t('approach.lengths')}
        value={device.lengthsMm.includes(lengthMm) ? String(lengthMm) : undefined}
        options={[...device.lengthsMm]
          .sort((a, b) => a - b)
          .map((mm) => ({ id: String(mm), label: `${formatNumber(mm, locale, 0)} mm` }))}
        placeholder="—"
        onChange={(mm) => changeInstrument(item.id, { lengthMm: Number(mm) })}
      />
      <NumberField
        label={t(device.kind === 'screw' ? 'approach.screwLength' : 'approach.length')}
        unit="mm"
        value={lengthMm}
        minValue={5}
        maxValue={500}
        onChange={(value) => Number.isFinite(value) && changeInstrument(item.id, { lengthMm: value })}
      />
    </div>
  );
}
