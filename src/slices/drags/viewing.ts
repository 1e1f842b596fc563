import { setSession, useSession } from '../../store/session';
import { boundedWindow } from '../presets';
import type { Drag, DragStarter } from './drag';

/** Right widens the window, down raises its level; a wide window moves faster. */
export const windowDrag: DragStarter = (slice, start) => {
  const before = useSession.getState().window;
  const huPerPx = Math.max(1, before.widthHu / 400) / slice.deviceRatio;
  return {
    move: ({ at }) =>
      setSession({
        window: boundedWindow({
          widthHu: before.widthHu + (at.x - start.at.x) * huPerPx,
          centreHu: before.centreHu + (at.y - start.at.y) * huPerPx,
        }),
      }),
    cancel: () => setSession({ window: before }),
  };
};

export const panDrag: DragStarter = (slice, start): Drag => {
  let last = start.at;
  return {
    move: ({ at }) => {
      const [dx, dy] = [at.x - last.x, at.y - last.y];
      last = at;
      slice.move((viewport) => viewport.pan(dx, dy));
    },
  };
};

/** Up enlarges, about the point where the drag began. */
export const zoomDrag: DragStarter = (slice, start): Drag => {
  let lastY = start.at.y;
  return {
    move: ({ at }) => {
      const factor = Math.exp((lastY - at.y) / (150 * slice.deviceRatio));
      lastY = at.y;
      slice.move((viewport) => viewport.zoom(factor, start.at));
    },
  };
};
