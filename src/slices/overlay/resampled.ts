import i18next from 'i18next';
import { lpsToVoxel } from '../../core/grid';
import { type Plane, planeToLps } from '../../core/plane';
import { currentLocale } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import { colours, label, type Overlay } from './overlay';

/** That the picture is not of the slices as they were acquired, and what of it was not acquired at all. */
export function drawResampled(overlay: Overlay): void {
  const ct = overlay.session.ct;
  if (!ct?.resampled) return;
  const { tiltDeg, uneven, filled } = ct.resampled;
  for (const { belowSlice, aboveSlice } of filled) hatch(overlay, belowSlice + 0.5, aboveSlice - 0.5);
  const { height, ratio } = overlay;
  const words = [
    ...(tiltDeg > 0
      ? [i18next.t('slices.resampledTilt', { deg: formatNumber(tiltDeg, currentLocale()) })]
      : []),
    ...(uneven ? [i18next.t('slices.resampledSteps')] : []),
    ...(filled.length > 0 ? [i18next.t('slices.resampledGap')] : []),
  ];
  words.forEach((text, n) => {
    const y = height - (42 + 15 * (words.length - 1 - n)) * ratio;
    label(overlay, text, { x: 8 * ratio, y }, { size: 11, bold: true, colour: colours.warning });
  });
}

/** Hatches what of the picture lies between two slice numbers, and says why. */
function hatch(overlay: Overlay, from: number, to: number): void {
  const region = between(overlay, overlay.plane, from, to);
  if (region.length < 3) return;
  const { ctx, width, height, ratio } = overlay;
  ctx.save();
  ctx.beginPath();
  for (const { x, y } of region) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.clip();
  ctx.strokeStyle = 'rgb(255 176 32 / 45%)';
  ctx.lineWidth = ratio;
  ctx.beginPath();
  for (let x = -height; x < width; x += 9 * ratio) {
    ctx.moveTo(x, height);
    ctx.lineTo(x + height, 0);
  }
  ctx.stroke();
  ctx.restore();
  const x = region.reduce((sum, p) => sum + p.x, 0) / region.length;
  const y = region.reduce((sum, p) => sum + p.y, 0) / region.length;
  const style = { size: 11, bold: true, align: 'center' as const, colour: colours.warning };
  label(overlay, i18next.t('slices.notAcquired'), { x, y }, style);
}

interface Corner {
  readonly x: number;
  readonly y: number;
  /** Slice number there, continuous. */
  readonly slice: number;
}

/** The part of the picture with slice numbers from `low` to `high`; slice numbers are linear on a plane. */
function between({ session, toCanvas }: Overlay, plane: Plane, low: number, high: number): Corner[] {
  const { grid } = session.ct!.volume;
  const { columns, rows } = plane;
  const corners = [
    [0, 0],
    [columns, 0],
    [columns, rows],
    [0, rows],
  ].map(([x, y]): Corner => {
    const p = planeToLps(plane, x!, y!);
    return { ...toCanvas(p), slice: lpsToVoxel(grid, p)[2] };
  });
  const above = cut(corners, ({ slice }) => slice - low);
  return cut(above, ({ slice }) => high - slice);
}

/** Sutherland and Hodgman: the part of a convex polygon where a linear function is not negative. */
function cut(polygon: readonly Corner[], value: (corner: Corner) => number): Corner[] {
  return polygon.flatMap((a, n) => {
    const b = polygon[(n + 1) % polygon.length]!;
    const [va, vb] = [value(a), value(b)];
    const t = va / (va - vb);
    const mix = (key: keyof Corner) => a[key] + (b[key] - a[key]) * t;
    const crossing = va < 0 !== vb < 0 ? [{ x: mix('x'), y: mix('y'), slice: mix('slice') }] : [];
    return va >= 0 ? [a, ...crossing] : crossing;
  });
}
