import { useCementPreview } from '../../store/cement/preview';
import { cementSetup } from '../../store/cement/setup';
import { shownFrame, useCement } from '../../store/cement/state';
import { stopCorners } from '../../store/cement/stop-line';
import { usePlan } from '../../store/plan';
import type { Viewport } from '../Viewport';

/** Whether the picture holds something simulated about cement. */
export function showsCement(): boolean {
  const cement = useCement.getState();
  const { showsArrival, arrival } = useCementPreview.getState();
  return (
    cement.isVisible && (shownFrame(cement)?.shape !== undefined || (showsArrival && arrival !== undefined))
  );
}

/** The stop surface before the posterior wall, and the numbers of the weak points. */
export function drawCementMarks(g: CanvasRenderingContext2D, viewport: Viewport): void {
  const { prepared, isVisible } = useCement.getState();
  if (!prepared || !isVisible) return;
  drawStopSurface(g, viewport);
  const { weak, showsWeak } = useCementPreview.getState();
  if (!weak || !showsWeak) return;
  weak.slice(0, 9).forEach(({ atMm }, n) => {
    const { x, y, isInFront } = viewport.project(atMm);
    if (!isInFront) return;
    g.beginPath();
    g.arc(x, y, 8, 0, 2 * Math.PI);
    g.fillStyle = 'rgb(11 13 16 / 70%)';
    g.fill();
    g.lineWidth = 1.5;
    g.strokeStyle = '#e0457b';
    g.stroke();
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.fillStyle = '#e6e8eb';
    g.fillText(String(n + 1), x, y + 0.5);
  });
}

function drawStopSurface(g: CanvasRenderingContext2D, viewport: Viewport): void {
  const { prepared } = useCement.getState();
  const corners = prepared && stopCorners(prepared.model, cementSetup(usePlan.getState().plan).stopShare);
  const points = corners?.map((corner) => viewport.project(corner));
  if (!points || points.some(({ isInFront }) => !isInFront)) return;
  g.beginPath();
  points.forEach(({ x, y }, n) => (n === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
  g.closePath();
  g.setLineDash([7, 4]);
  g.lineWidth = 1.5;
  g.strokeStyle = '#ff8b45';
  g.stroke();
  g.setLineDash([]);
}
