import { projectOnPlane } from '../../core/plane';
import { type LpsPoint, lpsPoint } from '../../core/units';
import { cancelPath, commitPath, previewPath, shownPath } from '../../store/paths';
import { isPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import { overlayOf } from '../overlay/overlay-of';
import { handleRadiusPx } from '../overlay/path';
import type { CanvasPoint } from '../overlay/overlay';
import type { Slice } from '../slice';
import type { Drag, DragStarter } from './drag';

export type End = 'entryMm' | 'targetMm';

/** The end of the selected path whose handle is under a canvas point, the nearer one of two. */
function endAt(slice: Slice, at: CanvasPoint): End | undefined {
  const overlay = overlayOf(slice);
  if (!overlay?.path) return undefined;
  const { path, ratio } = overlay;
  const away = (end: End) => {
    const p = overlay.toCanvas(path[end]);
    const radius = handleRadiusPx(slice.view, end) * ratio;
    const distance = Math.hypot(p.x - at.x, p.y - at.y);
    // A wide ring is taken by its rim, and its inside is left to what lies there.
    return slice.view === 'across' && end === 'entryMm' ? Math.abs(distance - radius) : distance - radius;
  };
  const end: End = away('targetMm') <= 0 || away('targetMm') <= away('entryMm') ? 'targetMm' : 'entryMm';
  return away(end) <= 4 * ratio ? end : undefined;
}

/**
 * Drags an end of the path parallel to the plane; its distance from the plane stays. In the planes
 * of the path the pictured plane stands still until the release.
 */
export const handleDrag: DragStarter = (slice, start) => {
  const end = endAt(slice, start.at);
  const path = shownPath();
  if (!end || !path || !slice.plane) return undefined;
  const from = path[end];
  const grip = slice.plane && projectOnPlane(slice.plane, start.pointMm);
  slice.held = true;
  const release = () => {
    slice.held = false;
    slice.requestFrame();
  };
  return {
    move: ({ pointMm }) => previewPath({ [end]: shifted(from, grip, pointMm) }),
    end: () => {
      commitPath();
      release();
    },
    cancel: () => {
      cancelPath();
      release();
    },
  };
};

const shifted = (p: LpsPoint, from: LpsPoint, to: LpsPoint): LpsPoint =>
  lpsPoint(p[0] + to[0] - from[0], p[1] + to[1] - from[1], p[2] + to[2] - from[2]);

/** Moves an end by screen millimetres (right, down) as a preview; the caller commits. */
export function nudgeEnd(slice: Slice, end: End, rightMm: number, downMm: number): void {
  const path = shownPath();
  if (!path || !slice.plane) return;
  const { u, v } = slice.plane;
  const p = path[end];
  const moved = p.map((value, i) => value + u[i]! * rightMm + v[i]! * downMm) as unknown as LpsPoint;
  previewPath({ [end]: moved });
}

/** The tools `entry` and `target`: the pressed point becomes that end; a drag adjusts it. */
export const placeDrag: DragStarter = (slice, start): Drag | undefined => {
  const { tool, selectedInstrument } = useSession.getState();
  if (!isPlaced(usePlan.getState().plan, selectedInstrument)) return undefined;
  const end: End = tool === 'entry' ? 'entryMm' : 'targetMm';
  slice.held = true;
  previewPath({ [end]: start.pointMm });
  const release = () => {
    slice.held = false;
    slice.requestFrame();
  };
  return {
    move: ({ pointMm }) => previewPath({ [end]: pointMm }),
    end: () => {
      commitPath();
      setSession({ tool: 'window' });
      release();
    },
    cancel: () => {
      cancelPath();
      release();
    },
  };
};
