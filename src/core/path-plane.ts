import { type AnatomicalView, viewAxes } from './plane';
import { type LpsPoint, type LpsVector, lpsVector } from './units';
import { anyPerpendicular, cross, dot, norm, normalise, subtract } from './vector';

/** Screen axes of the three planes of a path. */
export interface PathFrame {
  /** Unit vector from entry to target. */
  readonly axis: LpsVector;
  readonly along: ScreenAxes;
  readonly along90: ScreenAxes;
  readonly across: ScreenAxes;
}

interface ScreenAxes {
  readonly u: LpsVector;
  readonly v: LpsVector;
  /** The familiar view that the plane is turned like. */
  readonly like: AnatomicalView;
}

const superior = lpsVector(0, 0, 1);
const anterior = lpsVector(0, -1, 0);
const views: readonly AnatomicalView[] = ['axial', 'coronal', 'sagittal'];

/**
 * The planes of a path. `along` is the plane through the axis that is nearest to axial, `along90`
 * the one at right angles to it (it holds the vertical), `across` is seen from the hub towards the
 * target. For a path within 15° of the vertical, `along` is nearest to coronal instead.
 *
 * While a path is dragged, `start` is its frame when the drag began: `along` then keeps its turn
 * about the axis and no picture flips, and a drag within one of the planes leaves that plane still.
 */
export function pathFrame(entryMm: LpsPoint, targetMm: LpsPoint, start?: PathFrame): PathFrame {
  const axis = axisOf(entryMm, targetMm, start);
  const steep = Math.abs(axis[2]) > Math.cos((15 * Math.PI) / 180);
  const reference = start ? cross(start.along.u, start.along.v) : steep ? anterior : superior;
  const alongNormal = perpendicularPart(reference, axis) ?? anyPerpendicular(axis);
  const along = familiarAxes(alongNormal, start?.along);
  const along90 = familiarAxes(normalise(cross(axis, alongNormal)), start?.along90);
  return { axis, along, along90, across: seenAlong(axis, start?.across) };
}

const axisOf = (entryMm: LpsPoint, targetMm: LpsPoint, start?: PathFrame): LpsVector => {
  const way = subtract(targetMm, entryMm);
  // Entry on target has no direction; keep the last one, or look down the table.
  return norm(way) > 1e-6 ? normalise(way) : (start?.axis ?? lpsVector(0, 1, 0));
};

const perpendicularPart = (v: LpsVector, unit: LpsVector): LpsVector | undefined => {
  const d = dot(v, unit);
  const part = lpsVector(v[0] - d * unit[0], v[1] - d * unit[1], v[2] - d * unit[2]);
  return norm(part) < 1e-3 ? undefined : normalise(part);
};

const scaled = (a: LpsVector, f: number): LpsVector => lpsVector(a[0] * f, a[1] * f, a[2] * f);

/**
 * Screen axes for the plane with the unit normal `normal` (either sign), turned like the nearest
 * anatomical view; `start` keeps the likeness, and the nearest turn to it, during a drag.
 */
export function familiarAxes(normal: LpsVector, start?: ScreenAxes): ScreenAxes {
  const like = start?.like ?? nearestView(normal);
  const reference = start ? cross(start.u, start.v) : viewAxes[like].normal;
  const into = scaled(normal, dot(normal, reference) < 0 ? -1 : 1);
  return turned(into, start ? start.u : viewAxes[like].u, start ? start.v : viewAxes[like].v, like);
}

const nearestView = (normal: LpsVector): AnatomicalView =>
  views.reduce((best, view) =>
    Math.abs(dot(viewAxes[view].normal, normal)) > Math.abs(dot(viewAxes[best].normal, normal)) + 1e-9
      ? view
      : best,
  );

/** Axes of a plane seen along `into`, its vertical nearest to `down` (axial: its horizontal to `right`). */
function turned(into: LpsVector, right: LpsVector, down: LpsVector, like: AnatomicalView): ScreenAxes {
  if (like === 'axial') {
    const u = perpendicularPart(right, into) ?? anyPerpendicular(into);
    return { u, v: cross(into, u), like };
  }
  const v = perpendicularPart(down, into) ?? anyPerpendicular(into);
  return { u: cross(v, into), v, like };
}

/** The plane across the path: the sign of its normal is given, superior is up, or anterior when steep. */
function seenAlong(axis: LpsVector, start?: ScreenAxes): ScreenAxes {
  if (start) return turned(axis, start.u, start.v, start.like);
  const steep = Math.abs(axis[2]) > Math.cos((30 * Math.PI) / 180);
  const down = steep ? scaled(anterior, -1) : scaled(superior, -1);
  return turned(axis, viewAxes.coronal.u, down, 'coronal');
}
