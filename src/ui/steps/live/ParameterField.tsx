import { useTranslation } from 'react-i18next';
import type { Bilingual, Source } from '../../../catalog/types';
import { NumberField } from '../../controls';
import { useLocale } from '../../useLocale';
import { sourceWords } from './SourceList';

/** One number of a model that the user may change. */
export interface ParameterItem {
  readonly name: Bilingual;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  /** False: no source read for this project states it. */
  readonly confirmed: boolean;
  readonly source: Source;
}

interface Props {
  readonly item: ParameterItem;
  /** The user's own value; the default where absent. */
  readonly changed: number | undefined;
  readonly decimals?: number;
  /** Absent: back to the default. */
  onChange(value: number | undefined): void;
}

/** Permeabilities are small numbers: they are shown in 1e-9 m². */
const shownScale: Readonly<Record<string, number>> = { 'm²': 1e9 };

export function ParameterField({ item, changed, decimals = 3, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scale = shownScale[item.unit] ?? 1;
  const set = (value: number) =>
    onChange(Math.abs(value - item.value) < 1e-9 * Math.abs(item.value) ? undefined : value);
  return (
    <div className="parameter-row">
      <NumberField
        label={item.name[locale]}
        unit={scale === 1 ? item.unit : `10⁻⁹ ${item.unit}`}
        value={(changed ?? item.value) * scale}
        minValue={item.range[0] * scale}
        maxValue={item.range[1] * scale}
        decimals={decimals}
        layout="row"
        onChange={(value) => Number.isFinite(value) && set(value / scale)}
      />
      <p className="fine-print">
        {item.confirmed ? '' : `${t('cement.unconfirmed')}. `}
        {sourceWords(item.source)}
      </p>
    </div>
  );
}
