import { type PathFrame, pathFrame } from '../core/path-plane';
import { anatomicalPlane, type AnatomicalView, type Plane, projectOnPlane, squarePlane } from '../core/plane';
import type { LpsPoint } from '../core/units';
import { along, distance, dot, subtract } from '../core/vector';
import type { Plan } from '../plan/schema';
import { pathOf, type PathState } from '../store/paths';
import type { SessionState, SliceView } from '../store/session';

export type PathView = Exclude<SliceView, AnatomicalView>;

export const isPathView = (view: SliceView): view is PathView =>
  view === 'along' || view === 'along90' || view === 'across';

/** The selected path as shown, with the axes of its planes. */
export interface ShownPath extends PathState {
  readonly frame: PathFrame;
  readonly lengthMm: number;
}

export function shownPathOf(session: SessionState, plan: Plan): ShownPath | undefined {
  const committed = pathOf(plan, session.selectedInstrument);
  if (!committed) return undefined;
  const start = pathFrame(committed.entryMm, committed.targetMm);
  const { preview } = session;
  const moved = preview?.instrumentIds.includes(session.selectedInstrument ?? '') ? preview : undefined;
  const path = moved ?? committed;
  return {
    ...path,
    frame: moved ? pathFrame(path.entryMm, path.targetMm, start) : start,
    lengthMm: distance(path.entryMm, path.targetMm),
  };
}

/** Side of the pictures along and across a path, mm. */
const pathSideMm = 300;

/** Where a view's plane stands beyond what the session says: scrolled off the path, re-centred. */
export interface Standpoint {
  /** Distance of a plane along the path from the path, along its normal, mm. */
  offsetMm: number;
  anchorMm?: LpsPoint;
  instrument?: string;
}

/** The plane that a view shows; undefined without a CT or, for the path's views, without a path. */
export function planeOfView(
  view: SliceView,
  session: SessionState,
  plan: Plan,
  standpoint: Standpoint,
): Plane | undefined {
  if (!session.ct) return undefined;
  const { grid } = session.ct.volume;
  if (!isPathView(view)) return anatomicalPlane(grid, view, session.crosshairMm);
  const path = shownPathOf(session, plan);
  if (!path) return undefined;
  const spacingMm = Math.max(Math.min(...grid.spacing), pathSideMm / 600);
  const axes = path.frame[view];
  if (view === 'across') {
    return squarePlane(along(path.entryMm, path.frame.axis, session.depthMm), axes, pathSideMm, spacingMm);
  }
  settleAnchor(standpoint, path, session.selectedInstrument);
  const through = squarePlane(path.targetMm, axes, pathSideMm, spacingMm);
  const centreMm = projectOnPlane(through, standpoint.anchorMm ?? path.targetMm);
  return { ...through, centreMm: along(centreMm, through.normal, standpoint.offsetMm) };
}

/** Keeps the middle of the picture still while the path moves near it. */
function settleAnchor(standpoint: Standpoint, path: ShownPath, instrument: string | undefined): void {
  const middle = along(path.entryMm, path.frame.axis, path.lengthMm / 2);
  const far = standpoint.anchorMm && distance(standpoint.anchorMm, middle) > 40 + path.lengthMm / 2;
  if (standpoint.instrument === instrument && standpoint.anchorMm && !far) return;
  standpoint.instrument = instrument;
  standpoint.anchorMm = middle;
  standpoint.offsetMm = 0;
}

/** Depth of a point along the shown path, mm from the entry. */
export const depthOf = (path: ShownPath, p: LpsPoint): number =>
  dot(subtract(p, path.entryMm), path.frame.axis);

/** The depths that the plane across the path can be moved to. */
export const depthRange = (path: ShownPath): readonly [number, number] => [
  -20,
  Math.ceil(path.lengthMm + 20),
];

export const samePlane = (a: Plane, b: Plane): boolean =>
  a.columns === b.columns &&
  a.rows === b.rows &&
  a.spacingMm === b.spacingMm &&
  [0, 1, 2].every((i) => a.centreMm[i] === b.centreMm[i] && a.u[i] === b.u[i] && a.v[i] === b.v[i]);
