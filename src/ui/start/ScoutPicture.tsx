import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VolumePart } from '../../core/volume-part';
import type { SeriesSummary } from '../../formats/open';
import type { Thumbnail } from '../../formats/thumbnail';
import { endsOfAxis } from './partWords';

/** Room for one picture, CSS pixels. */
const [mostWidth, mostHeight] = [215, 230];

interface Props {
  readonly series: SeriesSummary;
  /** The axis of the grid that runs to the right; slices run up or down. */
  readonly across: 0 | 1;
  readonly picture: Thumbnail | undefined;
  readonly part: VolumePart;
  readonly isDisabled: boolean;
  onChange(part: VolumePart): void;
}

/** The CT seen through along one axis, and the box on it; dragging draws another one. */
export function ScoutPicture({ series, across, picture, part, isDisabled, onChange }: Props) {
  const { t } = useTranslation();
  const { dims, spacing, axes } = series.grid!;
  // The higher slice numbers lie higher where they are nearer the head.
  const isUp = axes[2][2] >= 0;
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<readonly [number, number]>(undefined);
  useEffect(() => {
    if (canvas.current && picture) draw(canvas.current, picture, isUp);
  }, [picture, isUp]);

  const [widthMm, heightMm] = [dims[across] * spacing[across], dims[2] * spacing[2]];
  const scale = Math.min(mostWidth / widthMm, mostHeight / heightMm);
  const percent = (value: number, of: number) => `${(100 * value) / of}%`;
  const [left, right] = [part.low[across], part.high[across] + 1];
  const [bottom, top] = [part.low[2], part.high[2] + 1];
  const box = {
    left: percent(left, dims[across]),
    width: percent(right - left, dims[across]),
    top: percent(isUp ? dims[2] - top : bottom, dims[2]),
    height: percent(top - bottom, dims[2]),
  };

  /** Voxel under the pointer: across, and slice. */
  const voxelAt = ({ currentTarget, clientX, clientY }: PointerEvent): [number, number] => {
    const area = currentTarget.getBoundingClientRect();
    const within = (fraction: number, n: number) => Math.min(n - 1, Math.max(0, Math.floor(fraction * n)));
    const down = (clientY - area.top) / area.height;
    return [
      within((clientX - area.left) / area.width, dims[across]),
      within(isUp ? 1 - down : down, dims[2]),
    ];
  };
  const drag = (event: PointerEvent) => {
    if (!from.current) return;
    const to = voxelAt(event);
    const range = (n: 0 | 1, axis: 0 | 1 | 2) => {
      const low = Math.min(from.current![n], to[n], dims[axis] - 2);
      return [low, Math.max(from.current![n], to[n], low + 1)] as const;
    };
    const [[l, r], [b, u]] = [range(0, across), range(1, 2)];
    const corner = (old: VolumePart['low'], x: number, z: number): VolumePart['low'] =>
      across === 0 ? [x, old[1], z] : [old[0], x, z];
    onChange({ ...part, low: corner(part.low, l, b), high: corner(part.high, r, u) });
  };

  const ends = endsOfAxis(series, across);
  const [low, high] = endsOfAxis(series, 2);
  return (
    <div
      className="scout"
      data-across={across}
      style={{ width: widthMm * scale, height: heightMm * scale }}
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = voxelAt(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => (from.current = undefined)}
      onPointerCancel={() => (from.current = undefined)}
    >
      <canvas ref={canvas} role="img" aria-label={t('reading.scout', { from: ends[0], to: ends[1] })} />
      {!isDisabled && <span className="scout-box" style={box} />}
      <span className="picture-letter letter-left" aria-hidden>
        {ends[0]}
      </span>
      <span className="picture-letter letter-right" aria-hidden>
        {ends[1]}
      </span>
      <span className="picture-letter letter-top" aria-hidden>
        {isUp ? high : low}
      </span>
      <span className="picture-letter letter-bottom" aria-hidden>
        {isUp ? low : high}
      </span>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, { width, height, grey }: Thumbnail, isUp: boolean): void {
  [canvas.width, canvas.height] = [width, height];
  const g = canvas.getContext('2d');
  if (!g) return;
  const image = g.createImageData(width, height);
  for (let y = 0; y < height; y++) {
    const row = isUp ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const value = grey[row * width + x]!;
      image.data.set([value, value, value, 255], 4 * (y * width + x));
    }
  }
  g.putImageData(image, 0, 0);
}
