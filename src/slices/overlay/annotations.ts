import i18next from 'i18next';
import { edgeLetters, slicePosition } from '../../core/plane';
import { formatDistance, formatNumber, formatQuantity } from '../../i18n/format';
import { currentLocale } from '../../i18n';
import { showsCement } from './cement';
import { showsDisplaced } from '../../store/hydrodissection/shown';
import { resolutionOf } from '../../store/session';
import { depthErrorMm } from '../../trajectory/measured';
import { isPathView } from '../plane-of-view';
import { colours, label, line, type Overlay } from './overlay';

/** Letters, scale bar, window, slice position and zoom: what every picture says about itself. */
export function drawAnnotations(overlay: Overlay, offsetMm: number): void {
  drawLetters(overlay);
  drawScaleBar(overlay);
  // In big type the corners would cover the picture.
  if (!overlay.session.bigType) drawCorners(overlay, offsetMm);
  drawBanner(overlay);
}

const wordOf = (letters: string) => i18next.t(`slices.sides.${letters[0] as 'L'}`);

function drawLetters(overlay: Overlay): void {
  const { width, height, ratio, view, plane } = overlay;
  const { left, right, top, bottom } = edgeLetters(plane);
  // In big type, below what says that the picture is simulated.
  const topPx = overlay.session.bigType ? 46 : 12;
  const inset = 8 * ratio;
  const style = { size: 15, bold: true };
  label(overlay, left, { x: inset, y: height / 2 }, style);
  label(overlay, right, { x: width - inset, y: height / 2 }, { ...style, align: 'right' });
  label(overlay, top, { x: width / 2, y: topPx * ratio }, { ...style, align: 'center' });
  label(overlay, bottom, { x: width / 2, y: height - 12 * ratio }, { ...style, align: 'center' });
  if (view !== 'across') return;
  // Where the operator looks from is not where a reader looks from: the sides in words.
  const below = height / 2 + 16 * ratio;
  label(overlay, wordOf(left), { x: inset, y: below }, { size: 12, colour: colours.path });
  label(
    overlay,
    wordOf(right),
    { x: width - inset, y: below },
    { size: 12, colour: colours.path, align: 'right' },
  );
  drawOperator(overlay);
}

/** A head and shoulders: seen by the operator, from the hub. */
function drawOperator(overlay: Overlay): void {
  const { ctx, ratio, width } = overlay;
  const r = 5 * ratio;
  const x = width - 16 * ratio;
  const y = 14 * ratio;
  ctx.fillStyle = colours.path;
  ctx.beginPath();
  ctx.arc(x, y - r * 0.6, r * 0.6, 0, 2 * Math.PI);
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y + r * 1.4, r * 1.1, Math.PI, 2 * Math.PI);
  ctx.fill();
  label(overlay, i18next.t('slices.fromHub'), { x: x - 12 * ratio, y }, { size: 11, align: 'right' });
}

/** The longest round length that fits a quarter of the width. */
function drawScaleBar(overlay: Overlay): void {
  const { width, height, ratio, pixelsPerMm } = overlay;
  const lengths = [1, 2, 5, 10, 20, 50, 100, 200];
  const lengthMm = lengths.findLast((mm) => mm * pixelsPerMm <= width / 4) ?? 1;
  const [right, y] = [width - 10 * ratio, height - 30 * ratio];
  const left = right - lengthMm * pixelsPerMm;
  const tick = 4 * ratio;
  for (const [style, w] of [
    ['rgb(0 0 0 / 80%)', 4],
    [colours.text, 1.5],
  ] as const) {
    line(overlay, { x: left, y }, { x: right, y }, style, { width: w });
    line(overlay, { x: left, y: y - tick }, { x: left, y: y + tick }, style, { width: w });
    line(overlay, { x: right, y: y - tick }, { x: right, y: y + tick }, style, { width: w });
  }
  const text = formatQuantity(lengthMm, 'mm', currentLocale(), 0);
  label(overlay, text, { x: right, y: y - 11 * ratio }, { size: 11, align: 'right' });
}

function drawCorners(overlay: Overlay, offsetMm: number): void {
  const { height, width, ratio, session, pixelsPerMm } = overlay;
  const locale = currentLocale();
  const { widthHu, centreHu } = session.window;
  const whole = (value: number) => formatNumber(value, locale, 0);
  const windowText = i18next.t('slices.window', { width: whole(widthHu), centre: whole(centreHu) });
  // 100 %: as large as in the patient on a screen of 96 dots an inch.
  const percent = whole((pixelsPerMm / ratio / (96 / 25.4)) * 100);
  const small = { size: 11 };
  label(overlay, windowText, { x: 8 * ratio, y: height - 12 * ratio }, small);
  label(overlay, i18next.t('slices.zoom', { percent }), { x: 8 * ratio, y: height - 27 * ratio }, small);
  const where = positionText(overlay, offsetMm);
  label(overlay, where, { x: width - 8 * ratio, y: height - 12 * ratio }, { ...small, align: 'right' });
}

function positionText({ view, plane, session, path }: Overlay, offsetMm: number): string {
  const locale = currentLocale();
  const mm = (value: number) => formatQuantity(value, 'mm', locale);
  if (view === 'across') {
    const ct = resolutionOf(session);
    const toleranceMm = ct && path && depthErrorMm(ct, path, session.depthMm);
    return i18next.t('slices.depthValue', {
      value: formatDistance(session.depthMm, toleranceMm, locale),
    });
  }
  if (isPathView(view)) return offsetMm ? i18next.t('slices.offset', { value: mm(offsetMm) }) : '';
  const axis = { sagittal: 0, coronal: 1, axial: 2 }[view];
  const letters = [
    ['L', 'R'],
    ['P', 'A'],
    ['S', 'I'],
  ][axis]!;
  const at = plane.centreMm[axis]!;
  const place = `${letters[at < 0 ? 1 : 0]} ${mm(Math.abs(at))}`;
  if (!session.ct) return place;
  const { index, count } = slicePosition(session.ct.volume.grid, plane);
  return `${i18next.t('slices.slice', { n: Math.round(index) + 1, count })}  ${place}`;
}

/** What must be known of the picture: that it was simulated, and which other series it shows. */
function bannerWords({ session }: Overlay): string[] {
  const { ct, second } = session;
  const isDisplaced = showsDisplaced();
  const shown = second && second.mode !== 'off' && !isDisplaced ? second : undefined;
  const isSimulated = ct?.simulated || shown?.simulated || showsCement() || isDisplaced;
  return [
    ...(isSimulated ? [i18next.t('shell.simulated')] : []),
    ...(shown?.mode === 'switch' ? [i18next.t('slices.secondSeries', { name: shown.name })] : []),
    ...(shown?.mode === 'overlay'
      ? [i18next.t('slices.overlaidSeries', { name: shown.name, percent: Math.round(100 * shown.share) })]
      : []),
  ];
}

/**
 * Part of the picture, so that it goes into every export and screenshot, in a place of its own: whatever
 * lies there is covered.
 */
function drawBanner(overlay: Overlay): void {
  const { ctx, ratio, width } = overlay;
  const all = bannerWords(overlay);
  if (all.length === 0) return;
  ctx.font = `600 ${12 * ratio}px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`;
  // In the corner; on two lines where the letter of the upper edge leaves no room for one.
  const fits = (words: string) => ctx.measureText(words).width + 34 * ratio < width / 2;
  const lines = all.flatMap((words) => (fits(words) ? [words] : words.split(/(?<=[,:]) /)));
  const wide = Math.max(...lines.map((text) => ctx.measureText(text).width));
  ctx.fillStyle = 'rgb(0 0 0 / 75%)';
  ctx.fillRect(4 * ratio, 4 * ratio, wide + 8 * ratio, (15 * lines.length + 4) * ratio);
  const style = { colour: colours.warning, size: 12, bold: true };
  lines.forEach((text, n) => label(overlay, text, { x: 8 * ratio, y: (13 + 15 * n) * ratio }, style));
}
