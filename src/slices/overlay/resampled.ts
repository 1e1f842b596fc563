import i18next from 'i18next';
import { type Grid, lpsToVoxel } from '../../core/grid';
import { planeToLps } from '../../core/plane';
import { badgeWords } from '../../i18n/badges';
import { ctBadges } from '../../store/ct-badges';
import { showsDisplaced } from '../../store/hydrodissection/shown';
import type { LoadedCt, SessionState } from '../../store/session';
import { colours, label, type Overlay } from './overlay';

type ShownCt = Pick<LoadedCt, 'volume' | 'resampled' | 'part'>;

/** That the picture is not of the slices as they were acquired, or not of all, and what was not acquired at all. */
export function drawResampled(overlay: Overlay): void {
  const shown = shownCts(overlay.session);
  for (const ct of shown) hatchGaps(overlay, ct);
  const { height, ratio } = overlay;
  const words = [...new Set(shown.flatMap(wordsOf))];
  words.forEach((text, n) => {
    const y = height - (42 + 15 * (words.length - 1 - n)) * ratio;
    label(overlay, text, { x: 8 * ratio, y }, { size: 11, bold: true, colour: colours.warning });
  });
}

/** The open CT, the second series in its place, or both in one picture. */
export function shownCts({ ct, second }: Pick<SessionState, 'ct' | 'second'>): ShownCt[] {
  const mode = second && !showsDisplaced() ? second.mode : 'off';
  return [...(ct && mode !== 'switch' ? [ct] : []), ...(second && mode !== 'off' ? [second] : [])];
}

const wordsOf = (ct: ShownCt): string[] => ctBadges(ct).map(badgeWords);

type Canvas = Pick<Overlay, 'ctx' | 'plane' | 'width' | 'height' | 'ratio' | 'toCanvas'>;

/** Hatches what of a CT on the picture was not acquired. */
export function hatchGaps(canvas: Canvas, { volume, resampled }: ShownCt): void {
  for (const { belowSlice, aboveSlice } of resampled?.filled ?? []) {
    hatch(canvas, between(canvas, volume.grid, belowSlice + 0.5, aboveSlice - 0.5));
  }
}

/** Hatches a part of the picture, and says why. */
function hatch(overlay: Canvas, region: readonly Corner[]): void {
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
function between({ plane, toCanvas }: Canvas, grid: Grid, low: number, high: number): Corner[] {
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
