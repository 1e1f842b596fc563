import { cross, distance, normalise, subtract } from '../core/vector';
import type { LpsPoint } from '../core/units';
import { commitEdit } from '../store/edit/commit';
import { beginGrowth, cancelGrowth, endGrowth, growthShown, setReach } from '../store/edit/growing';
import { onLive } from '../store/edit/live';
import { beginStroke, cancelStroke, endStroke, moveStroke } from '../store/edit/painting';
import { editedStructure, stepBrush, useEdit } from '../store/edit/state';
import { drawBrush, drawCut, drawReach } from './overlay/edited';
import type { Overlay } from './overlay/overlay';
import { registerSliceTool, redrawSlices, type SlicePointer, type SliceTool } from './tools';

/** Paints, erases, grows and cuts on the slices while the session's tool says so. Answers how to stop. */
export function keepEditTools(): () => void {
  const stops = [
    registerSliceTool('brush', paintingTool(false)),
    registerSliceTool('erase', paintingTool(true)),
    registerSliceTool('grow', growingTool()),
    registerSliceTool('split', cuttingTool()),
    onLive(() => redrawSlices()),
    useEdit.subscribe(() => redrawSlices()),
  ];
  return () => stops.forEach((stop) => stop());
}

/** A drag paints, or with Shift does the opposite; Alt and the wheel change the size. */
function paintingTool(erases: boolean): SliceTool {
  let hover: SlicePointer | undefined;
  let isPainting = false;
  return {
    onPointerDown(pointer) {
      isPainting = beginStroke(pointer.pointMm, pointer.plane, erases !== pointer.shiftKey);
      return isPainting;
    },
    onPointerMove(pointer, pressed) {
      const before = hover?.view;
      hover = pointer;
      if (pressed && isPainting) return moveStroke(pointer.pointMm);
      if (before !== undefined && before !== pointer.view) redrawSlices(before);
      redrawSlices(pointer.view);
    },
    onPointerUp() {
      if (isPainting) void endStroke();
      isPainting = false;
    },
    // Two quick dabs are two dabs.
    onDoubleClick: () => true,
    onWheel({ altKey }, notches) {
      if (altKey) stepBrush(-notches);
      return altKey;
    },
    onCancel() {
      cancelStroke();
      isPainting = false;
    },
    draw(overlay) {
      if (hover?.view === overlay.view)
        drawBrush(overlay, hover.pointMm, useEdit.getState().brush.radiusMm, erases !== hover.shiftKey);
    },
  };
}

/** A press sets the seed, the drag says how far it grows; with Shift it is taken away. */
function growingTool(): SliceTool {
  return {
    onPointerDown: ({ pointMm, shiftKey }) => beginGrowth(pointMm, shiftKey),
    onPointerMove({ pointMm }, pressed) {
      const shown = growthShown();
      if (pressed && shown) setReach(distance(pointMm, shown.seedMm));
    },
    onPointerUp: () => void endGrowth(),
    onDoubleClick: () => true,
    onCancel: () => cancelGrowth(),
    draw(overlay) {
      const shown = growthShown();
      if (shown) drawReach(overlay, shown.seedMm, shown.reachMm);
    },
  };
}

/** Shorter lines are a slip of the hand, mm. */
const shortestCutMm = 2;

/** A line drawn across the structure cuts it in two, straight through the picture. */
function cuttingTool(): SliceTool {
  let line: { readonly from: LpsPoint; to: LpsPoint } | undefined;
  return {
    onPointerDown({ pointMm }) {
      if (!editedStructure()) return false;
      line = { from: pointMm, to: pointMm };
      return true;
    },
    onPointerMove({ pointMm }, pressed) {
      if (!pressed || !line) return;
      line.to = pointMm;
      redrawSlices();
    },
    onPointerUp({ plane }) {
      const drawn = line;
      line = undefined;
      redrawSlices();
      if (!drawn || distance(drawn.from, drawn.to) < shortestCutMm) return;
      const normal = normalise(cross(subtract(drawn.to, drawn.from), plane.normal));
      void commitEdit({ kind: 'split', cut: { pointMm: drawn.from, normal } }, 'edit-split');
    },
    onDoubleClick: () => true,
    onCancel() {
      line = undefined;
      redrawSlices();
    },
    draw(overlay: Overlay) {
      if (line) drawCut(overlay, line.from, line.to);
    },
  };
}
