import { planeCrossing } from '../../core/plane';
import { along, cross } from '../../core/vector';
import { anatomicalPlane, type AnatomicalView, type Plane } from '../../core/plane';
import type { SliceView } from '../../store/session';
import { isPathView } from '../plane-of-view';
import { type CanvasPoint, colours, label, line, type Overlay } from './overlay';

/** A line in which another view's plane crosses this one. */
export interface CrossLine {
  readonly view: SliceView;
  readonly colour: string;
  readonly from: CanvasPoint;
  readonly to: CanvasPoint;
}

const anatomical: readonly AnatomicalView[] = ['axial', 'coronal', 'sagittal'];

/** The planes that the other views of the layout show. */
function otherPlanes({ view, session, path, plane }: Overlay): { view: SliceView; plane: Plane }[] {
  if (!session.ct) return [];
  const { grid } = session.ct.volume;
  if (!isPathView(view)) {
    return anatomical
      .filter((other) => other !== view)
      .map((other) => ({ view: other, plane: anatomicalPlane(grid, other, session.crosshairMm) }));
  }
  if (!path || view === 'across') return [];
  const { u, v } = path.frame.across;
  const centreMm = along(path.entryMm, path.frame.axis, session.depthMm);
  return [{ view: 'across', plane: { ...plane, centreMm, u, v, normal: path.frame.axis } }];
}

export function crossLines(overlay: Overlay): CrossLine[] {
  const reachMm = Math.hypot(overlay.width, overlay.height) / overlay.pixelsPerMm + 1000;
  return otherPlanes(overlay).flatMap(({ view, plane }) => {
    const crossing = planeCrossing(overlay.plane, plane);
    if (!crossing) return [];
    const { pointMm, direction } = crossing;
    return [
      {
        view,
        colour: view === 'across' ? colours.path : colours[view as AnatomicalView],
        from: overlay.toCanvas(along(pointMm, direction, -reachMm)),
        to: overlay.toCanvas(along(pointMm, direction, reachMm)),
      },
    ];
  });
}

/** The other planes' lines, open around the crosshair so that what is read stays visible. */
export function drawCrosshair(overlay: Overlay): void {
  const { session, ratio, view } = overlay;
  const at = overlay.toCanvas(session.crosshairMm);
  const gap = 12 * ratio;
  if (view === 'across') drawPlaneTicks(overlay);
  for (const { view: other, colour, from, to } of crossLines(overlay)) {
    if (other === 'across') {
      line(overlay, from, to, colour, { width: 1, dash: [6, 4] });
      signAtEdge(overlay, from, to, colour);
      continue;
    }
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const t = ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / length;
    const point = (d: number) => ({
      x: from.x + ((to.x - from.x) * d) / length,
      y: from.y + ((to.y - from.y) * d) / length,
    });
    line(overlay, from, point(t - gap), colour, { width: 1 });
    line(overlay, point(t + gap), to, colour, { width: 1 });
  }
  if (isPathView(view)) drawCrosshairPoint(overlay, at);
}

/** In the path's planes the crosshair is a small cross, dashed when it is off the plane. */
function drawCrosshairPoint(overlay: Overlay, at: CanvasPoint): void {
  const { ratio, session, sliceMm } = overlay;
  const near = Math.abs(overlay.distanceMm(session.crosshairMm)) <= sliceMm / 2;
  const [inner, outer] = [3 * ratio, 9 * ratio];
  const style = { width: 1, dash: near ? [] : [2, 2] };
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    line(
      overlay,
      { x: at.x + dx * inner, y: at.y + dy * inner },
      { x: at.x + dx * outer, y: at.y + dy * outer },
      colours.text,
      style,
    );
  }
}

/** The ⊥ sign where the line of the plane across leaves the picture on the left. */
function signAtEdge(overlay: Overlay, from: CanvasPoint, to: CanvasPoint, colour: string): void {
  const inset = 26 * overlay.ratio;
  const steep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  const t = steep ? (inset * 2 - from.y) / (to.y - from.y) : (inset * 2 - from.x) / (to.x - from.x);
  const at = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
  label(overlay, '⊥', at, { colour, size: 13, align: 'center', bold: true });
}

/** Across the path: which way the two planes along it run. */
function drawPlaneTicks(overlay: Overlay): void {
  const { path, plane, ratio, width, height } = overlay;
  if (!path) return;
  const reach = Math.min(width, height) * 0.38;
  for (const [key, sign] of [
    ['along', '∥'],
    ['along90', '∥90°'],
  ] as const) {
    const { u, v } = path.frame[key];
    const other = { centreMm: path.entryMm, normal: cross(u, v) };
    const crossing = planeCrossing(plane, other);
    if (!crossing) continue;
    const middle = overlay.toCanvas(plane.centreMm);
    const end = overlay.toCanvas(along(plane.centreMm, crossing.direction, 10));
    const length = Math.hypot(end.x - middle.x, end.y - middle.y) || 1;
    // The sign stands above or to the right, clear of the depth slider.
    const flip = end.x - middle.x < end.y - middle.y ? -1 : 1;
    const d = { x: (flip * (end.x - middle.x)) / length, y: (flip * (end.y - middle.y)) / length };
    for (const side of [1, -1]) {
      const at = (r: number) => ({ x: middle.x + side * d.x * r, y: middle.y + side * d.y * r });
      line(overlay, at(reach * 0.55), at(reach * 0.8), colours.path, { width: 1 });
    }
    const tip = { x: middle.x + d.x * reach * 0.87, y: middle.y + d.y * reach * 0.87 };
    label(
      overlay,
      sign,
      { x: tip.x, y: tip.y - 2 * ratio },
      { colour: colours.path, size: 11, align: 'center' },
    );
  }
}
