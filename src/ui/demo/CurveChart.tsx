import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import type { Story } from '../../plan/story';
import type { Recording } from '../../store/demo/recording';
import { curveDashes } from '../steps/hydrodissection/curve-chart';
import { colourOf } from '../structureWords';
import { useLocale } from '../useLocale';
import { extentOf, type Line, linesUpTo, type Spot, ticksOf } from './chart-data';
import { useSize } from './useSize';

interface Props {
  readonly story: Story;
  readonly recording: Recording;
  readonly timeS: number;
  /** Demanded, by structure, mm. */
  readonly marginsMm: Readonly<Record<string, number>>;
}

type Place = (spot: Spot) => string;

/** Clearance of the path, drawn as the story goes on. */
export function CurveChart({ story, recording, timeS, marginsMm }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { ref, width, height, type } = useSize();
  const extent = useMemo(
    () => extentOf(story, recording, Object.values(marginsMm)),
    [story, recording, marginsMm],
  );
  const lines = linesUpTo(story, recording, timeS);
  const [left, right, top, bottom] = [2.1 * type, width - 0.8 * type, 1.5 * type, height - 2.4 * type];
  const x = (value: number) => left + (value / extent.mostX) * (right - left);
  const y = (mm: number) =>
    bottom - ((mm - extent.leastMm) / (extent.mostMm - extent.leastMm)) * (bottom - top);
  const at: Place = (spot) => `${x(spot.x).toFixed(1)},${y(spot.y).toFixed(1)}`;
  const whole = (value: number) => formatNumber(value, locale, 0);
  const now = lines.at(-1)?.run ?? 0;
  return (
    <svg ref={ref} className="story-chart" role="img" aria-label={t('demo.chart')}>
      <text x={0} y={0.9 * type} className="story-axis">
        {t('demo.mmAxis')}
      </text>
      {ticksOf(extent.leastMm, extent.mostMm, 4).map((mm) => (
        <g key={mm}>
          <line
            x1={left}
            x2={right}
            y1={y(mm)}
            y2={y(mm)}
            className={mm === 0 ? 'story-zero' : 'story-grid'}
          />
          <text x={left - 8} y={y(mm) + 0.35 * type} textAnchor="end">
            {whole(mm)}
          </text>
        </g>
      ))}
      {ticksOf(0, extent.mostX, 4).map((value) => (
        <text key={value} x={x(value)} y={bottom + 1.05 * type} textAnchor="middle">
          {whole(value)}
        </text>
      ))}
      <text x={right} y={height - 0.25 * type} textAnchor="end" className="story-axis">
        {t(story.axis === 'time' ? 'demo.minAxis' : 'demo.mlAxis')}
      </text>
      {Object.entries(marginsMm).map(([id, mm]) => (
        <line
          key={id}
          x1={left}
          x2={right}
          y1={y(mm)}
          y2={y(mm)}
          className="story-margin"
          stroke={colourOf(id)}
        />
      ))}
      {lines.map((line) => (
        <Curve
          key={`${line.run} ${line.structure}`}
          line={line}
          dash={curveDashes[story.curves.indexOf(line.structure)] ?? []}
          isNow={line.run === now}
          at={at}
        />
      ))}
    </svg>
  );
}

interface CurveProps {
  readonly line: Line;
  readonly dash: readonly number[];
  /** The run that is on; those before it stand back. */
  readonly isNow: boolean;
  readonly at: Place;
}

function Curve({ line: { structure, spots, band }, dash, isNow, at }: CurveProps) {
  const colour = colourOf(structure);
  const edge = [
    ...band.map(({ x, low }) => at({ x, y: low })),
    ...band.map(({ x, high }) => at({ x, y: high })).toReversed(),
  ];
  const last = spots.at(-1);
  const [cx, cy] = last ? at(last).split(',') : [];
  return (
    <g opacity={isNow ? 1 : 0.5}>
      {isNow && band.length > 1 && <polygon points={edge.join(' ')} fill={colour} opacity={0.25} />}
      <polyline
        points={spots.map(at).join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth={isNow ? 5 : 3}
        strokeLinejoin="round"
        strokeDasharray={dash.map((length) => 2 * length).join(' ')}
      />
      {isNow && last && <circle cx={cx} cy={cy} r={8} fill={colour} stroke="#fff" strokeWidth={2} />}
    </g>
  );
}
