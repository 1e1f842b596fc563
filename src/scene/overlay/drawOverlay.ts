import i18next from 'i18next';
import type { LpsPoint } from '../../core/units';
import { along } from '../../core/vector';
import { lpsVector } from '../../core/units';
import { currentLocale } from '../../i18n';
import { badgeWords } from '../../i18n/badges';
import { formatDistance, formatNumber } from '../../i18n/format';
import { ctBadges } from '../../store/ct-badges';
import { shownPath } from '../../store/paths';
import { showsDisplaced } from '../../store/hydrodissection/shown';
import { previewedPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { useScene } from '../sceneStore';
import type { Viewport } from '../Viewport';
import { drawCementMarks, showsCement } from './cement';
import { drawCube } from './drawCube';
import { drawLandmarks } from './landmarks';
import { type Anchored, type Box, placeLabels } from './labels';
import { scaleBarMm } from './scaleBar';
import { nameOf, nearestSegments, verdictColours, verdictDashes, verdictSigns } from './segments';

const family = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const font = `12px ${family}`;
const pathColour = '#22d3ee';
const targetColour = '#ff4fd8';

type Context = CanvasRenderingContext2D;
type Sized = Pick<Viewport, 'size' | 'pixelsPerMm'>;

/** What words and marks in the corners are enlarged by, to be read in a room. */
const bigScale = 2;

/** The canvas in the units of enlarged drawing. */
const shrunk = (viewport: Viewport, scale: number): Sized => ({
  size: { width: viewport.size.width / scale, height: viewport.size.height / scale },
  pixelsPerMm: (p) => viewport.pixelsPerMm(p) / scale,
});

/** A line that shows on dark and on bright ground. */
function line(g: Context, from: LpsPoint, to: LpsPoint, viewport: Viewport): boolean {
  const [a, b] = [viewport.project(from), viewport.project(to)];
  if (!a.isInFront || !b.isInFront) return false;
  g.beginPath();
  g.moveTo(a.x, a.y);
  g.lineTo(b.x, b.y);
  g.stroke();
  return true;
}

function text(g: Context, words: string, x: number, y: number, colour: string): void {
  g.strokeStyle = 'rgb(0 0 0 / 85%)';
  g.lineWidth = 3;
  g.lineJoin = 'round';
  g.strokeText(words, x, y);
  g.fillStyle = colour;
  g.fillText(words, x, y);
}

/** Three short lines along the patient's axes, in the colours of the slices they lie across. */
function drawCrosshair(g: Context, viewport: Viewport): void {
  const { ct, crosshairMm } = useSession.getState();
  if (!ct) return;
  const reach = 14 / viewport.pixelsPerMm(crosshairMm);
  const axes = [
    ['#f2c94c', lpsVector(1, 0, 0)],
    ['#5fcf6b', lpsVector(0, 1, 0)],
    ['#f05545', lpsVector(0, 0, 1)],
  ] as const;
  g.lineWidth = 1.5;
  for (const [colour, axis] of axes) {
    g.strokeStyle = colour;
    line(g, along(crosshairMm, axis, -reach), along(crosshairMm, axis, reach), viewport);
  }
}

function drawPaths(g: Context, viewport: Viewport): void {
  const { preview, selectedInstrument } = useSession.getState();
  for (const item of previewedPlaced(usePlan.getState().plan, preview)) {
    const entry = item.entryMm as unknown as LpsPoint;
    const target = item.targetMm as unknown as LpsPoint;
    const isSelected = item.id === selectedInstrument;
    g.globalAlpha = isSelected ? 0.9 : 0.35;
    g.strokeStyle = pathColour;
    g.lineWidth = isSelected ? 1.5 : 1;
    if (!line(g, entry, target, viewport)) continue;
    ring(g, viewport, entry, pathColour);
    ring(g, viewport, target, targetColour);
    g.globalAlpha = 1;
  }
  g.globalAlpha = 1;
}

function ring(g: Context, viewport: Viewport, at: LpsPoint, colour: string): void {
  const { x, y } = viewport.project(at);
  for (const [width, style] of [
    [4, 'rgb(0 0 0 / 70%)'],
    [2, colour],
  ] as const) {
    g.lineWidth = width;
    g.strokeStyle = style;
    g.beginPath();
    g.arc(x, y, 6, 0, 2 * Math.PI);
    g.stroke();
  }
}

interface Label extends Anchored {
  readonly words: string;
  readonly colour: string;
}

const label = (g: Context, words: string, colour: string, x: number, y: number): Label => ({
  words,
  colour,
  anchorX: x,
  anchorY: y,
  width: g.measureText(words).width + 6,
  height: 17,
});

function segmentLabels(g: Context, viewport: Viewport): Label[] {
  // While something is injected, the distances of the path would hide it.
  if (['cement', 'hydrodissection'].includes(useSession.getState().step)) return [];
  const locale = currentLocale();
  return nearestSegments(useSession.getState()).flatMap((segment) => {
    const colour = verdictColours[segment.verdict];
    g.strokeStyle = colour;
    g.lineWidth = 2;
    g.setLineDash([...verdictDashes[segment.verdict]]);
    const isDrawn = line(g, segment.fromMm, segment.toMm, viewport);
    g.setLineDash([]);
    if (!isDrawn) return [];
    const { x, y } = viewport.project(segment.toMm);
    g.fillStyle = colour;
    g.beginPath();
    g.arc(x, y, 2.5, 0, 2 * Math.PI);
    g.fill();
    const length = formatDistance(segment.clearanceMm, segment.toleranceMm, locale);
    const name = nameOf(segment.structureId, segment.structureKey, locale);
    return [label(g, `${verdictSigns[segment.verdict]} ${length} ${name}`, colour, x, y)];
  });
}

/** The name of the structure that was clicked, beside the crosshair that the click moved. */
function pickedLabel(g: Context, viewport: Viewport): Label[] {
  const { pickedKey } = useScene.getState();
  const { structures, crosshairMm } = useSession.getState();
  const structure = structures.find((item) => item.key === pickedKey);
  if (!structure) return [];
  const { x, y } = viewport.project(crosshairMm);
  return [label(g, nameOf(structure.id, structure.key, currentLocale()), '#e6e8eb', x, y)];
}

/** The handles of the selected path, which no label may cover. */
function pathEnds(viewport: Viewport): Box[] {
  const path = shownPath();
  return [path?.entryMm, path?.targetMm].flatMap((end) => {
    if (!end) return [];
    const { x, y } = viewport.project(end);
    return [{ x: x - 11, y: y - 11, width: 22, height: 22 }];
  });
}

function drawLabels(g: Context, viewport: Viewport, taken: readonly Box[]): void {
  const labels = [...segmentLabels(g, viewport), ...pickedLabel(g, viewport)];
  placeLabels(labels, viewport.size, taken).forEach((box, n) => {
    const item = labels[n]!;
    if (!box) return;
    const nearX = Math.min(Math.max(item.anchorX, box.x), box.x + box.width);
    g.strokeStyle = item.colour;
    g.lineWidth = 1;
    g.beginPath();
    g.moveTo(item.anchorX, item.anchorY);
    g.lineTo(nearX, box.y + box.height / 2);
    g.stroke();
    g.fillStyle = 'rgb(11 13 16 / 78%)';
    g.beginPath();
    g.roundRect(box.x, box.y, box.width, box.height, 3);
    g.fill();
    g.strokeStyle = item.colour;
    g.lineWidth = 1;
    g.stroke();
    g.textAlign = 'left';
    g.textBaseline = 'middle';
    g.fillStyle = '#e6e8eb';
    g.fillText(item.words, box.x + 3, box.y + box.height / 2 + 0.5);
  });
}

/** A length in mm; perspective has none that holds for the whole picture. */
function drawScaleBar(g: Context, viewport: Sized): void {
  if (useScene.getState().projection !== 'orthographic') return;
  const scale = viewport.pixelsPerMm(useSession.getState().crosshairMm);
  const mm = scaleBarMm(scale, 130);
  const { width, height } = viewport.size;
  const length = mm * scale;
  const [x, y] = [width - 12 - length, height - 12];
  for (const [lineWidth, colour] of [
    [4, 'rgb(0 0 0 / 80%)'],
    [1.5, '#e6e8eb'],
  ] as const) {
    g.lineWidth = lineWidth;
    g.strokeStyle = colour;
    g.beginPath();
    g.moveTo(x, y - 5);
    g.lineTo(x, y);
    g.lineTo(x + length, y);
    g.lineTo(x + length, y - 5);
    g.stroke();
  }
  g.textAlign = 'center';
  g.textBaseline = 'bottom';
  const words = `${formatNumber(mm, currentLocale(), mm < 1 ? 1 : 0)}\u00a0mm`;
  text(g, words, x + length / 2, y - 4, '#e6e8eb');
}

/** What of the CT is not as it was acquired, or not there: above the scale bar. */
function drawBadges(g: Context, viewport: Sized): void {
  const { ct } = useSession.getState();
  if (!ct) return;
  g.save();
  g.font = `600 11px ${family}`;
  g.textAlign = 'right';
  g.textBaseline = 'bottom';
  const { width, height } = viewport.size;
  ctBadges(ct).forEach((badge, n) => text(g, badgeWords(badge), width - 8, height - 42 - 15 * n, '#f0b429'));
  g.restore();
}

function drawSimulated(g: Context, viewport: Sized): void {
  if (!useSession.getState().ct?.simulated && !showsCement() && !showsDisplaced()) return;
  g.save();
  g.font = `600 ${font}`;
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  const { x, y, width, height } = simulatedBox(viewport);
  g.fillStyle = 'rgb(0 0 0 / 75%)';
  g.fillRect(x, y, width, height);
  const words = i18next.t('shell.simulated');
  const lines = width > 120 ? [words] : words.split(/(?<=,) /);
  lines.forEach((words, n) => {
    text(g, words, x + width / 2, y + (height * (n + 0.5)) / lines.length, '#f0b429');
  });
  g.restore();
}

function badgesBox({ size: { width, height } }: Sized): Box[] {
  const { ct } = useSession.getState();
  const lines = ct ? ctBadges(ct).length : 0;
  return lines > 0 ? [{ x: width - 230, y: height - 42 - 15 * lines, width: 230, height: 15 * lines }] : [];
}

/** A place of its own between cube and scale bar: on one line, or on two where there is less room. */
function simulatedBox({ size }: Pick<Viewport, 'size'>): Box {
  // For a room there are no tools at the upper edge.
  if (useSession.getState().bigType)
    return { x: Math.max((size.width - 200) / 2, 0), y: 4, width: 200, height: 20 };
  const room = size.width - 90 - 160;
  const [width, height] = room >= 200 ? [200, 20] : [112, 34];
  const x = 90 + Math.max((room - width) / 2, 2);
  return { x, y: size.height - height - 4, width, height };
}

/** Half the edge of the orientation cube, and its centre from the bottom left, CSS pixels. */
export const cube = { halfEdge: 17, x: 42, y: 44 };

/** Everything that lies on top of the 3-D picture, in CSS pixels: also part of an export. */
export function drawOverlay(g: Context, viewport: Viewport): void {
  const { width, height } = viewport.size;
  g.clearRect(0, 0, width, height);
  g.font = font;
  drawCementMarks(g, viewport);
  drawLandmarks(g, viewport);
  drawPaths(g, viewport);
  drawCrosshair(g, viewport);
  drawLabels(g, viewport, [
    { x: 0, y: height - 92, width: 90, height: 92 },
    { x: width - 160, y: height - 40, width: 160, height: 40 },
    ...badgesBox(viewport),
    { x: 0, y: 0, width, height: 36 },
    simulatedBox(viewport),
    ...pathEnds(viewport),
  ]);
  const scale = useSession.getState().bigType ? bigScale : 1;
  const sized = shrunk(viewport, scale);
  g.save();
  g.scale(scale, scale);
  drawCube(g, viewport.camera, cube.x, sized.size.height - cube.y, cube.halfEdge);
  drawScaleBar(g, sized);
  drawSimulated(g, sized);
  drawBadges(g, sized);
  g.restore();
}
