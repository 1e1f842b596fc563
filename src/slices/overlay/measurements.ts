import i18next from 'i18next';
import type { Resolution } from '../../core/grid-error';
import { circleStatistics } from '../../core/measure';
import { type LpsPoint, lpsPoint, lpsVector } from '../../core/units';
import type { Volume } from '../../core/volume';
import { currentLocale } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import { measured } from '../../plan/measured';
import { linesOf, type Measurement, pointsOf } from '../../plan/measurements';
import { resolutionOf } from '../../store/session';
import { measuredWords } from '../measurement-words';
import { isLineOnPlane, isOnPlane } from './on-plane';
import { type CanvasPoint, colours, line, type Overlay } from './overlay';
import { type Box, type Place, widest, type Words, writeWords } from './words';

type Circle = Extract<Measurement, { kind: 'circle' }>;
type Other = Exclude<Measurement, Circle>;

const shadow = 'rgb(0 0 0 / 70%)';

/**
 * The measurements that this plane holds.
 * @param taken where words stand already; theirs are added
 */
export function drawMeasurements(
  overlay: Overlay,
  items: readonly Measurement[],
  selected: string | undefined,
  taken: Box[],
): void {
  for (const item of items) {
    if (!isOnPlane(overlay, item)) continue;
    const width = item.id === selected ? 2.5 : 1.5;
    const words = item.kind === 'circle' ? drawCircle(overlay, item, width) : drawOther(overlay, item, width);
    if (words) writeWords(overlay, words, colours.measure, taken);
  }
  drawFirstLine(overlay);
}

function drawOther(overlay: Overlay, item: Other, width: number): Words {
  const points = pointsOf(item);
  const canvas = points.map((p) => overlay.toCanvas(lpsPoint(...p)));
  for (const [a, b] of linesOf(item)) {
    // An angle's other line may lie on another slice: here it is only thrown onto this one.
    const isHere = isLineOnPlane(overlay, points[a]!, points[b]!);
    drawLine(overlay, canvas[a]!, canvas[b]!, width, isHere ? [] : [4, 4]);
  }
  if (item.kind === 'length') endMarks(overlay, canvas[0]!, canvas[1]!);
  if (item.kind === 'arrow') arrowHead(overlay, canvas[0]!, canvas[1]!);
  if (item.kind === 'midline') drawToMidline(overlay, item.atMm, canvas[0]!, width);
  return { lines: wordsBeside(overlay, item), place: placeOfWords(overlay, item, canvas) };
}

const drawLine = (overlay: Overlay, a: CanvasPoint, b: CanvasPoint, width: number, dash: number[] = []) => {
  line(overlay, a, b, shadow, { width: width + 2, dash });
  line(overlay, a, b, colours.measure, { width, dash });
};

function drawFirstLine(overlay: Overlay): void {
  const { firstLine, tool } = overlay.session;
  if (!firstLine || firstLine.tool !== tool) return;
  const { fromMm, toMm } = firstLine;
  const isHere = isLineOnPlane(overlay, fromMm, toMm);
  drawLine(overlay, overlay.toCanvas(fromMm), overlay.toCanvas(toMm), 1.5, isHere ? [] : [4, 4]);
}

/** Short strokes across the ends of a length, as on a calliper. */
function endMarks(overlay: Overlay, from: CanvasPoint, to: CanvasPoint): void {
  const k = (5 * overlay.ratio) / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
  const [dx, dy] = [-(to.y - from.y) * k, (to.x - from.x) * k];
  for (const { x, y } of [from, to]) {
    line(overlay, { x: x - dx, y: y - dy }, { x: x + dx, y: y + dy }, colours.measure, { width: 1.5 });
  }
}

function arrowHead(overlay: Overlay, tip: CanvasPoint, tail: CanvasPoint): void {
  const way = Math.atan2(tail.y - tip.y, tail.x - tip.x);
  const size = 10 * overlay.ratio;
  for (const turn of [-0.4, 0.4]) {
    const end = { x: tip.x + size * Math.cos(way + turn), y: tip.y + size * Math.sin(way + turn) };
    drawLine(overlay, tip, end, 2);
  }
}

/** The point, and the way from it to the midline as far as this plane shows it. */
function drawToMidline(overlay: Overlay, atMm: readonly number[], at: CanvasPoint, width: number): void {
  const { plan, ratio } = overlay;
  const { midline } = plan;
  if (midline) {
    const offMm = atMm.reduce((sum, v, i) => sum + (v - midline.pointMm[i]!) * midline.normal[i]!, 0);
    const foot = atMm.map((v, i) => v - offMm * midline.normal[i]!) as unknown as LpsPoint;
    drawLine(overlay, at, overlay.toCanvas(foot), width, [5, 3]);
  }
  const arm = 5 * ratio;
  drawLine(overlay, { x: at.x - arm, y: at.y }, { x: at.x + arm, y: at.y }, width);
  drawLine(overlay, { x: at.x, y: at.y - arm }, { x: at.x, y: at.y + arm }, width);
}

/** The name that the user gave it, its value, and what must be read beside that. */
function wordsBeside({ plan, session }: Overlay, item: Other): string[] {
  const found = measured(item, plan.midline, resolutionOf(session));
  const { value, more } = measuredWords(i18next.t, currentLocale(), found);
  return [item.label, value, more].filter((text): text is string => Boolean(text));
}

function placeOfWords({ ratio }: Overlay, item: Other, points: readonly CanvasPoint[]): Place {
  const gap = 8 * ratio;
  const [a, b, c, d] = points as readonly [CanvasPoint, CanvasPoint, CanvasPoint, CanvasPoint];
  if (item.kind === 'angle') {
    // Half-way between the two lines.
    return { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4, align: 'center' };
  }
  if (item.kind === 'arrow') {
    const isLeft = b.x < a.x;
    return { x: b.x + (isLeft ? -gap : gap), y: b.y, align: isLeft ? 'right' : 'left' };
  }
  if (item.kind === 'text') return { ...a, align: 'left' };
  // Below the way to the midline.
  if (item.kind === 'midline') return { x: a.x + gap, y: a.y + 18 * ratio, align: 'left' };
  if (item.kind === 'corner') {
    // Outside the corner, off its sides.
    const opensRight = b.x + c.x > 2 * a.x;
    return { x: a.x + (opensRight ? -gap : gap), y: a.y, align: opensRight ? 'right' : 'left' };
  }
  const right = item.kind === 'length' && b.x > a.x ? b : a;
  return { x: right.x + gap, y: right.y, align: 'left' };
}

function drawCircle(overlay: Overlay, item: Circle, width: number): Words | undefined {
  const { ctx, ratio, pixelsPerMm } = overlay;
  const at = overlay.toCanvas(lpsPoint(...item.centreMm));
  const radius = item.radiusMm * pixelsPerMm;
  for (const [style, w] of [
    [shadow, width + 2],
    [colours.measure, width],
  ] as const) {
    ctx.beginPath();
    ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    ctx.lineWidth = w * ratio;
    ctx.strokeStyle = style;
    ctx.stroke();
  }
  const { session } = overlay;
  const resolution = resolutionOf(session);
  if (!session.ct || !resolution) return undefined;
  const { volume } = session.ct;
  const lines = [...(item.label ? [item.label] : []), ...circleText({ volume, resolution }, item)];
  // To the right of the circle, or to its left where the words would leave the picture.
  const gap = radius + 6 * ratio;
  const fits = at.x + gap + widest(overlay, lines) < overlay.width;
  const align = fits ? 'left' : 'right';
  return { lines, place: { x: fits ? at.x + gap : at.x - gap, y: at.y, align } };
}

interface CircledCt {
  readonly volume: Volume;
  readonly resolution: Resolution;
}

const texts = new WeakMap<Circle, { volume: Volume; locale: string; lines: readonly string[] }>();

/** Computed once for each circle: plan items are never changed in place. */
export function circleText(ct: CircledCt, item: Circle): readonly string[] {
  const { volume } = ct;
  const locale = currentLocale();
  const known = texts.get(item);
  if (known?.volume === volume && known.locale === locale) return known.lines;
  const lines = wordsOf(ct, item);
  texts.set(item, { volume, locale, lines });
  return lines;
}

function wordsOf({ volume, resolution }: CircledCt, item: Circle): readonly string[] {
  const { centreMm, normal, radiusMm } = item;
  const found = circleStatistics(volume, lpsPoint(...centreMm), lpsVector(...normal), radiusMm);
  if (!found) return [i18next.t('slices.outside')];
  const whole = (value: number) => formatNumber(value, currentLocale(), 0);
  const area = measuredWords(i18next.t, currentLocale(), measured(item, undefined, resolution)).value;
  return [
    i18next.t('slices.circle', { mean: whole(found.meanHu), sd: whole(found.sdHu) }),
    i18next.t('slices.circleRange', { min: whole(found.minHu), max: whole(found.maxHu), area }),
  ];
}
