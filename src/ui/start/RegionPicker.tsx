import { useTranslation } from 'react-i18next';
import type { VolumePart } from '../../core/volume-part';
import type { SeriesSummary } from '../../formats/open';
import { formatNumber } from '../../i18n/format';
import type { PartOffer } from '../../store/part-offer';
import { RangeSlider } from '../controls';
import { useLocale } from '../useLocale';
import { endsOfAxis } from './partWords';
import { ScoutPicture } from './ScoutPicture';

type Axis = 0 | 1 | 2;
const axes: readonly Axis[] = [0, 1, 2];

interface Props {
  readonly offer: PartOffer;
  readonly part: VolumePart;
  readonly isDisabled: boolean;
  onChange(part: VolumePart): void;
}

/** A box of a CT, drawn on two pictures of all of it or set with sliders. */
export function RegionPicker({ offer, part, isDisabled, onChange }: Props) {
  const { series, scout } = offer;
  const { dims } = series.grid!;
  const setRange = (axis: Axis, [a, b]: readonly [number, number]) => {
    // Two voxels at least, so that half the resolution leaves one.
    const low = Math.min(a, dims[axis] - 2);
    const high = Math.max(b, low + 1);
    const change = (corner: VolumePart['low'], value: number) =>
      corner.map((old, n) => (n === axis ? value : old)) as never as VolumePart['low'];
    return { ...part, low: change(part.low, low), high: change(part.high, high) };
  };
  return (
    <div className="region">
      <div className="region-pictures">
        {([0, 1] as const).map((across) => (
          <ScoutPicture
            key={across}
            series={series}
            across={across}
            picture={across === 0 ? scout?.front : scout?.side}
            part={part}
            isDisabled={isDisabled}
            onChange={onChange}
          />
        ))}
      </div>
      {axes.map((axis) => (
        <AxisRange
          key={axis}
          series={series}
          axis={axis}
          part={part}
          isDisabled={isDisabled}
          onChange={(range) => onChange(setRange(axis, range))}
        />
      ))}
    </div>
  );
}

interface RangeProps {
  readonly series: SeriesSummary;
  readonly axis: Axis;
  readonly part: VolumePart;
  readonly isDisabled: boolean;
  onChange(range: readonly [number, number]): void;
}

/** From which voxel to which along one axis, in mm from the end of the CT. */
function AxisRange({ series, axis, part, isDisabled, onChange }: RangeProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { dims, spacing } = series.grid!;
  const ends = endsOfAxis(series, axis);
  const mm = (voxels: number) => formatNumber(voxels * spacing[axis], locale, 0);
  const [low, high] = [part.low[axis], part.high[axis]];
  return (
    <RangeSlider
      label={t('reading.axis', { from: ends[0], to: ends[1] })}
      ends={[t('reading.end', { letters: ends[0] }), t('reading.end', { letters: ends[1] })]}
      value={[low, high]}
      minValue={0}
      maxValue={dims[axis] - 1}
      isDisabled={isDisabled}
      words={t(axis === 2 ? 'reading.rangeOfSlices' : 'reading.range', {
        from: mm(low),
        to: mm(high + 1),
        of: mm(dims[axis]),
        count: high - low + 1,
      })}
      onChange={onChange}
    />
  );
}
