import { lpsToPlane, sliceStepMm } from '../../core/plane';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { shownPathOf } from '../plane-of-view';
import type { Slice } from '../slice';
import type { Overlay } from './overlay';

/** What overlays and hit tests see of a view now; undefined while it shows no CT. */
export function overlayOf(slice: Slice): Overlay | undefined {
  const { plane, ctx, viewport, canvas } = slice;
  const session = useSession.getState();
  if (!plane || !ctx || !session.ct) return undefined;
  const { plan } = usePlan.getState();
  const o = viewport.toCanvas({ x: 0, y: 0 });
  const i = viewport.toCanvas({ x: 1, y: 0 });
  const j = viewport.toCanvas({ x: 0, y: 1 });
  const transform = [i.x - o.x, i.y - o.y, j.x - o.x, j.y - o.y, o.x, o.y] as const;
  const path = shownPathOf(session, plan);
  return {
    ctx,
    view: slice.view,
    plane,
    session,
    plan,
    ...(path ? { path } : {}),
    outlines: slice.outlines,
    width: canvas.width,
    height: canvas.height,
    ratio: session.bigType ? 2 * slice.deviceRatio : slice.deviceRatio,
    pixelsPerMm: slice.pixelsPerMm,
    sliceMm: sliceStepMm(session.ct.volume.grid, plane.normal),
    transform,
    toCanvas: (p) => {
      const { x, y } = lpsToPlane(plane, p);
      return {
        x: transform[0] * x + transform[2] * y + transform[4],
        y: transform[1] * x + transform[3] * y + transform[5],
      };
    },
    distanceMm: (p) => lpsToPlane(plane, p).distanceMm,
  };
}
