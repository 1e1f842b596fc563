import { formatDistance } from '../../i18n/format';
import { currentLocale } from '../../i18n';
import type { ClearanceRow } from '../../trajectory/clearance-table';
import type { Verdict } from '../../trajectory/verdict';
import { isPathView } from '../plane-of-view';
import { line, type Overlay } from './overlay';
import { type Box, writeWords } from './words';

/** How many structures are told of in one picture. */
const nearest = 4;
/** A segment further off the plane would look shorter than it is. */
const offPlaneMm = 2.5;

const colourOf = { met: '#1fc598', near: '#f0b429', notMet: '#ff8b45', incomplete: '#9aa4af' } as const;
const dashOf: Readonly<Record<Verdict, number[]>> = {
  met: [],
  near: [6, 4],
  notMet: [3, 2],
  incomplete: [1.5, 4],
};
const signOf = { met: '✓', near: '!', notMet: '✕', incomplete: '?' } as const;

/**
 * In the planes of the path: from the instrument to the nearest structures, with the clearance.
 * @param taken where words stand already; theirs are added
 */
export function drawClearances(overlay: Overlay, taken: Box[]): void {
  const { session, view, ctx } = overlay;
  if (!session.clearance || !isPathView(view)) return;
  // A table that is being computed again belongs to where the path was.
  ctx.globalAlpha = session.clearanceStale ? 0.4 : 1;
  session.clearance.rows
    .filter((row) => row.instrument === session.selectedInstrument && row.verdict && isNear(overlay, row))
    .toSorted((a, b) => a.clearanceMm - b.clearanceMm)
    .slice(0, nearest)
    .forEach((row) => drawRow(overlay, row, taken));
  ctx.globalAlpha = 1;
}

const isNear = (overlay: Overlay, row: ClearanceRow): boolean =>
  row.clearanceMm < 40 &&
  Math.abs(overlay.distanceMm(row.closestOnInstrumentMm)) <= offPlaneMm &&
  Math.abs(overlay.distanceMm(row.closestOnStructureMm)) <= offPlaneMm;

function drawRow(overlay: Overlay, row: ClearanceRow, taken: Box[]): void {
  const verdict = row.verdict ?? 'incomplete';
  const colour = colourOf[verdict];
  const from = overlay.toCanvas(row.closestOnInstrumentMm);
  const to = overlay.toCanvas(row.closestOnStructureMm);
  line(overlay, from, to, 'rgb(0 0 0 / 70%)', { width: 4 });
  line(overlay, from, to, colour, { width: 2, dash: dashOf[verdict] });
  const text = `${signOf[verdict]} ${formatDistance(row.clearanceMm, row.toleranceMm, currentLocale())}`;
  const place = { x: to.x + 6 * overlay.ratio, y: to.y - 8 * overlay.ratio, align: 'left' } as const;
  writeWords(overlay, { lines: [text], place }, colour, taken);
}
