/** Whether the view is being moved, so that a slow machine may draw it coarser meanwhile. */
let isMoving = false;
let settle: ReturnType<typeof setTimeout> | undefined;

const settleMs = 180;

export const motion = {
  get isMoving() {
    return isMoving;
  },
  begin(): void {
    clearTimeout(settle);
    isMoving = true;
  },
  /** Draws once more in full when the view has come to rest. */
  end(redraw: () => void): void {
    clearTimeout(settle);
    settle = setTimeout(() => {
      isMoving = false;
      redraw();
    }, settleMs);
  },
};
