import i18next from 'i18next';
import { circleStatistics } from '../../core/measure';
import { lpsPoint, lpsVector } from '../../core/units';
import { distance, dot } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { currentLocale } from '../../i18n';
import { formatNumber, formatQuantity } from '../../i18n/format';
import type { Measurement } from '../../plan/schema';
import { colours, label, line, type Overlay } from './overlay';

type Length = Extract<Measurement, { kind: 'length' }>;
type Circle = Extract<Measurement, { kind: 'circle' }>;

/** Whether a measurement lies in the plane, within half a slice. */
export function isOnPlane(overlay: Overlay, item: Measurement): boolean {
  const half = overlay.sliceMm / 2 + 1e-3;
  const near = (p: readonly [number, number, number]) => Math.abs(overlay.distanceMm(lpsPoint(...p))) <= half;
  if (item.kind === 'length') return near(item.fromMm) && near(item.toMm);
  return near(item.centreMm) && Math.abs(dot(item.normal, overlay.plane.normal)) > 0.9999;
}

/** The measurements that this plane holds. */
export function drawMeasurements(overlay: Overlay, items: readonly Measurement[], selected?: string): void {
  for (const item of items) {
    if (!isOnPlane(overlay, item)) continue;
    const width = item.id === selected ? 2.5 : 1.5;
    if (item.kind === 'length') drawLength(overlay, item, width);
    else drawCircle(overlay, item, width);
  }
}

function drawLength(overlay: Overlay, item: Length, width: number): void {
  const [fromMm, toMm] = [lpsPoint(...item.fromMm), lpsPoint(...item.toMm)];
  const [from, to] = [overlay.toCanvas(fromMm), overlay.toCanvas(toMm)];
  line(overlay, from, to, 'rgb(0 0 0 / 70%)', { width: width + 2 });
  line(overlay, from, to, colours.measure, { width });
  endMark(overlay, from, to);
  endMark(overlay, to, from);
  const text = formatQuantity(distance(fromMm, toMm), 'mm', currentLocale());
  const right = from.x > to.x ? from : to;
  label(
    overlay,
    text,
    { x: right.x + 8 * overlay.ratio, y: right.y },
    { colour: colours.measure, bold: true },
  );
}

/** A short stroke across the end of a length, as on a calliper. */
function endMark(overlay: Overlay, at: { x: number; y: number }, other: { x: number; y: number }): void {
  const length = Math.hypot(other.x - at.x, other.y - at.y) || 1;
  const k = (5 * overlay.ratio) / length;
  const [dx, dy] = [-(other.y - at.y) * k, (other.x - at.x) * k];
  line(overlay, { x: at.x - dx, y: at.y - dy }, { x: at.x + dx, y: at.y + dy }, colours.measure, {
    width: 1.5,
  });
}

function drawCircle(overlay: Overlay, item: Circle, width: number): void {
  const { ctx, ratio, pixelsPerMm } = overlay;
  const at = overlay.toCanvas(lpsPoint(...item.centreMm));
  const radius = item.radiusMm * pixelsPerMm;
  for (const [style, w] of [
    ['rgb(0 0 0 / 70%)', width + 2],
    [colours.measure, width],
  ] as const) {
    ctx.beginPath();
    ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    ctx.lineWidth = w * ratio;
    ctx.strokeStyle = style;
    ctx.stroke();
  }
  const volume = overlay.session.ct?.volume;
  if (!volume) return;
  const lines = circleText(volume, item);
  // To the right of the circle, or to its left where the words would leave the picture.
  const gap = radius + 6 * ratio;
  const fits = at.x + gap + Math.max(...lines.map((text) => text.length)) * 7 * ratio < overlay.width;
  const x = fits ? at.x + gap : at.x - gap;
  lines.forEach((text, q) =>
    label(
      overlay,
      text,
      { x, y: at.y + (q - (lines.length - 1) / 2) * 15 * ratio },
      {
        colour: colours.measure,
        align: fits ? 'left' : 'right',
        bold: q === 0,
        size: q === 0 ? 12 : 11,
      },
    ),
  );
}

const texts = new WeakMap<Circle, { volume: Volume; locale: string; lines: readonly string[] }>();

/** Computed once for each circle: plan items are never changed in place. */
function circleText(volume: Volume, item: Circle): readonly string[] {
  const locale = currentLocale();
  const known = texts.get(item);
  if (known?.volume === volume && known.locale === locale) return known.lines;
  const lines = wordsOf(volume, item);
  texts.set(item, { volume, locale, lines });
  return lines;
}

function wordsOf(volume: Volume, { centreMm, normal, radiusMm }: Circle): readonly string[] {
  const found = circleStatistics(volume, lpsPoint(...centreMm), lpsVector(...normal), radiusMm);
  if (!found) return [i18next.t('slices.outside')];
  const whole = (value: number) => formatNumber(value, currentLocale(), 0);
  return [
    i18next.t('slices.circle', { mean: whole(found.meanHu), sd: whole(found.sdHu) }),
    i18next.t('slices.circleRange', {
      min: whole(found.minHu),
      max: whole(found.maxHu),
      area: whole(found.areaMm2),
    }),
  ];
}
