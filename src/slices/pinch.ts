import type { CanvasPoint } from './overlay/overlay';
import type { Slice } from './slice';

/** Two fingers zoom and pan. Each handler answers whether the event belonged to two fingers. */
export function pinch(slice: Slice) {
  const fingers = new Map<number, CanvasPoint>();
  const spread = () => {
    const [a, b] = [...fingers.values()] as [CanvasPoint, CanvasPoint];
    return {
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
      apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    };
  };
  const place = (event: PointerEvent) =>
    fingers.set(event.pointerId, slice.canvasPoint(event.clientX, event.clientY));

  return {
    down: (event: PointerEvent): boolean => {
      if (event.pointerType !== 'touch') return false;
      place(event);
      return fingers.size === 2;
    },
    move: (event: PointerEvent): boolean => {
      if (fingers.size !== 2 || !fingers.has(event.pointerId)) return false;
      const before = spread();
      place(event);
      const now = spread();
      slice.move((viewport) => {
        viewport.pan(now.middle.x - before.middle.x, now.middle.y - before.middle.y);
        viewport.zoom(now.apart / before.apart, now.middle);
      });
      return true;
    },
    up: (event: PointerEvent): boolean => {
      const together = fingers.size === 2;
      return fingers.delete(event.pointerId) && together;
    },
  };
}
