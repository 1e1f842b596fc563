import type { LpsPoint } from '../../core/units';
import { setSession, useSession } from '../../store/session';
import { crossLines, type CrossLine } from '../overlay/crosshair';
import type { CanvasPoint } from '../overlay/overlay';
import { overlayOf } from '../overlay/overlay-of';
import { depthOf, depthRange, isPathView } from '../plane-of-view';
import type { Slice } from '../slice';
import type { Drag, DragStarter } from './drag';

/** All views follow a point: the crosshair, and along the path also the depth of the plane across it. */
export function followPoint(slice: Slice, pointMm: LpsPoint): void {
  const path = overlayOf(slice)?.path;
  const along = path && isPathView(slice.view) && slice.view !== 'across' ? path : undefined;
  setSession({ crosshairMm: pointMm, ...(along ? { depthMm: clampedDepth(along, pointMm) } : {}) });
}

const clampedDepth = (path: Parameters<typeof depthOf>[0], p: LpsPoint): number => {
  const [low, high] = depthRange(path);
  return Math.round(Math.min(Math.max(depthOf(path, p), low), high) * 10) / 10;
};

/** A click sets the crosshair; a drag that begins on one of the lines moves that plane alone. */
export const crosshairDrag: DragStarter = (slice, start): Drag | undefined => {
  const before = useSession.getState().crosshairMm;
  const cancel = () => setSession({ crosshairMm: before });
  const only = lineAt(slice, start.at);
  if (only && only.view !== 'across') {
    return { move: ({ pointMm }) => setSession({ crosshairMm: movedAcross(only, before, pointMm) }), cancel };
  }
  followPoint(slice, start.pointMm);
  return { move: ({ pointMm }) => followPoint(slice, pointMm), cancel };
};

/** The crosshair with only its distance from the dragged line's plane changed. */
function movedAcross({ view }: CrossLine, before: LpsPoint, to: LpsPoint): LpsPoint {
  const normal = { axial: [0, 0, 1], coronal: [0, 1, 0], sagittal: [1, 0, 0] }[view as 'axial'];
  return before.map((value, i) => (normal[i] ? to[i]! : value)) as unknown as LpsPoint;
}

/** The ⊥ line in the planes along the path moves the plane across it. */
export const depthDrag: DragStarter = (slice, start): Drag | undefined => {
  if (lineAt(slice, start.at)?.view !== 'across') return undefined;
  const before = useSession.getState().depthMm;
  const path = overlayOf(slice)?.path;
  if (!path) return undefined;
  return {
    move: ({ pointMm }) => setSession({ depthMm: clampedDepth(path, pointMm) }),
    cancel: () => setSession({ depthMm: before }),
  };
};

function lineAt(slice: Slice, at: CanvasPoint): CrossLine | undefined {
  const overlay = overlayOf(slice);
  if (!overlay) return undefined;
  const reach = 5 * overlay.ratio;
  return crossLines(overlay).find(({ from, to }) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const distance = Math.abs((at.x - from.x) * dy - (at.y - from.y) * dx) / (Math.hypot(dx, dy) || 1);
    return distance <= reach;
  });
}
