import { occupancyAt } from '../core/field';
import { slicePosition } from '../core/plane';
import { halfLevel } from '../core/structure';
import type { LpsPoint } from '../core/units';
import { sampleHu } from '../core/volume';
import { type Cursor, type SessionState, setSession, useSession } from '../store/session';
import { isPathView } from './plane-of-view';
import type { Slice } from './slice';

/** The smallest structure at a point: a vessel or lesion rather than what it lies in. */
function structureAt({ structures }: SessionState, p: LpsPoint): string | undefined {
  const there = structures.filter(({ field }) => occupancyAt(field, p) > halfLevel);
  return there.reduce<(typeof there)[number] | undefined>(
    (least, item) => (least && least.volumeMl <= item.volumeMl ? least : item),
    undefined,
  )?.key;
}

/** Tells the status bar what lies under the pointer, once an animation frame. */
export function cursorReporter(slice: Slice): { report(p: LpsPoint): void; leave(): void } {
  let pending: LpsPoint | undefined;
  let frame = 0;
  const tell = () => {
    frame = 0;
    const session = useSession.getState();
    if (!pending || !session.ct || !slice.plane) return;
    const { volume } = session.ct;
    const { second } = session;
    const hu = sampleHu(second?.mode === 'switch' ? second.volume : volume, pending);
    const structureKey = structureAt(session, pending);
    const cursor: Cursor = {
      view: slice.view,
      pointMm: pending,
      ...(isPathView(slice.view)
        ? {}
        : { slice: Math.round(slicePosition(volume.grid, slice.plane).index) + 1 }),
      ...(hu === undefined ? {} : { hu }),
      ...(structureKey === undefined ? {} : { structureKey }),
    };
    setSession({ cursor });
  };
  return {
    report: (p) => {
      pending = p;
      frame ||= requestAnimationFrame(tell);
    },
    leave: () => {
      pending = undefined;
      if (useSession.getState().cursor?.view === slice.view) setSession({ cursor: undefined });
    },
  };
}
