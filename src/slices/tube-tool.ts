import { structureById } from '../catalog/structures';
import { lpsToPlane, type Plane, projectOnPlane } from '../core/plane';
import { alongTube } from '../core/tube';
import type { LpsPoint } from '../core/units';
import { along, distance } from '../core/vector';
import {
  addTubePoint,
  finishTube,
  moveTubePoint,
  removeTubePoint,
  selectTubePoint,
  setTubeRadius,
  type TubeDraft,
  useTubeDraft,
} from '../store/tube-draft';
import { setSession } from '../store/session';
import { label, line, type Overlay } from './overlay/overlay';
import { registerSliceTool, redrawSlices, type SlicePointer, type SliceTool } from './tools';

/** Draws a tube on the slices while the session's tool is `tube`. Answers how to stop. */
export function keepTubeTool(): () => void {
  const stops = [registerSliceTool('tube', makeTool()), useTubeDraft.subscribe(() => redrawSlices())];
  return () => stops.forEach((stop) => stop());
}

/** Change of the radius for one notch with Alt held, mm. */
const wheelStepMm = 0.2;

interface Grip {
  readonly index: number;
  readonly part: 'centre' | 'ring';
}

/** A press on a point moves it, on its ring sets its radius, elsewhere adds a point that the drag moves. */
function makeTool(): SliceTool {
  let grip: Grip | undefined;
  let before: TubeDraft | undefined;
  return {
    onPointerDown(pointer) {
      before = useTubeDraft.getState().draft;
      if (!before) return false;
      grip = gripAt(before, pointer);
      if (grip) selectTubePoint(grip.index);
      else {
        addTubePoint(pointer.pointMm);
        grip = { index: before.selected + 1, part: 'centre' };
      }
      return true;
    },
    onPointerMove(pointer, pressed) {
      const point = grip && useTubeDraft.getState().draft?.pointsMm[grip.index];
      if (!pressed || !grip || !point) return;
      if (grip.part === 'centre') moveTubePoint(grip.index, inPlaneOf(pointer, point));
      else setTubeRadius(grip.index, Math.round(distance(pointer.pointMm, point) * 10) / 10);
    },
    onPointerUp() {
      // The other views come to the point, so that the next one can be set in any of them.
      const point = grip && useTubeDraft.getState().draft?.pointsMm[grip.index];
      if (point && grip?.part === 'centre') setSession({ crosshairMm: point });
      grip = undefined;
    },
    onKey(key) {
      const { draft } = useTubeDraft.getState();
      if (key === 'Enter') finishTube();
      else if (draft && (key === 'Delete' || key === 'Backspace')) removeTubePoint(draft.selected);
      else return false;
      return true;
    },
    onDoubleClick() {
      finishTube();
      return true;
    },
    onWheel({ altKey }, notches) {
      const { draft } = useTubeDraft.getState();
      const radiusMm = draft?.radiiMm[draft.selected];
      if (!altKey || !draft || radiusMm === undefined) return false;
      setTubeRadius(draft.selected, radiusMm - notches * wheelStepMm);
      return true;
    },
    onCancel() {
      if (grip && before) useTubeDraft.setState({ draft: before });
      grip = undefined;
    },
    draw: drawDraft,
  };
}

/** The pointer's place at the point's own distance from the plane. */
const inPlaneOf = ({ plane, pointMm }: SlicePointer, point: LpsPoint): LpsPoint =>
  along(pointMm, plane.normal, lpsToPlane(plane, point).distanceMm);

/** What of the draft lies under the pointer: a centre before a ring, the nearest of several. */
function gripAt({ pointsMm, radiiMm }: TubeDraft, pointer: SlicePointer): Grip | undefined {
  const near = (part: Grip['part'], off: (foot: number, ring: number) => number) =>
    pointsMm
      .map((point, index) => {
        const ringMm = ringRadiusMm(pointer.plane, point, radiiMm[index]!);
        const footMm = distance(pointer.pointMm, projectOnPlane(pointer.plane, point));
        return { index, part, off: ringMm === undefined ? Infinity : off(footMm, ringMm) };
      })
      .filter((candidate) => candidate.off <= pointer.toleranceMm)
      .sort((a, b) => a.off - b.off)[0];
  return near('centre', (foot) => foot) ?? near('ring', (foot, ring) => Math.abs(foot - ring));
}

/** Radius of the circle in which the plane cuts a sphere; undefined where it misses it. */
function ringRadiusMm(plane: Plane, centre: LpsPoint, radiusMm: number): number | undefined {
  const offMm = lpsToPlane(plane, centre).distanceMm;
  return Math.abs(offMm) <= radiusMm ? Math.sqrt(radiusMm * radiusMm - offMm * offMm) : undefined;
}

function drawDraft(overlay: Overlay): void {
  const { draft } = useTubeDraft.getState();
  if (!draft) return;
  const colour = `rgb(${(structureById(draft.id)?.colour ?? [255, 216, 102]).join(' ')})`;
  fillCut(overlay, draft, colour);
  draft.pointsMm.forEach((point, index) => {
    const next = draft.pointsMm[index + 1];
    if (next) line(overlay, overlay.toCanvas(point), overlay.toCanvas(next), colour, { dash: [4, 3] });
    drawPoint(overlay, draft, index, colour);
  });
}

/** Where the plane cuts the tube: the union of the circles in which it cuts its spheres. */
function fillCut(overlay: Overlay, { pointsMm, radiiMm, selected }: TubeDraft, colour: string): void {
  const { ctx, plane } = overlay;
  const only = pointsMm.length === 1 ? pointsMm[selected] : undefined;
  const spheres = only
    ? [{ pointMm: only, radiusMm: radiiMm[selected]! }]
    : alongTube({ pointsMm, radiiMm }, 0.5);
  ctx.beginPath();
  for (const { pointMm, radiusMm } of spheres) {
    const ringMm = ringRadiusMm(plane, pointMm, radiusMm);
    if (ringMm === undefined) continue;
    const { x, y } = overlay.toCanvas(pointMm);
    ctx.moveTo(x + ringMm * overlay.pixelsPerMm, y);
    ctx.arc(x, y, ringMm * overlay.pixelsPerMm, 0, 2 * Math.PI);
  }
  ctx.globalAlpha = 0.3;
  ctx.fillStyle = colour;
  ctx.fill('nonzero');
  ctx.globalAlpha = 1;
}

function drawPoint(overlay: Overlay, draft: TubeDraft, index: number, colour: string): void {
  const { ctx, ratio, plane } = overlay;
  const point = draft.pointsMm[index]!;
  const { x, y } = overlay.toCanvas(point);
  const ringMm = ringRadiusMm(plane, point, draft.radiiMm[index]!);
  const chosen = index === draft.selected;
  ctx.setLineDash([]);
  ctx.lineWidth = (chosen ? 2 : 1.25) * ratio;
  ctx.strokeStyle = chosen ? '#ffffff' : colour;
  if (ringMm !== undefined) {
    ctx.beginPath();
    ctx.arc(x, y, ringMm * overlay.pixelsPerMm, 0, 2 * Math.PI);
    ctx.stroke();
  }
  // A point whose sphere misses the plane is only hinted at.
  ctx.globalAlpha = ringMm === undefined ? 0.35 : 1;
  ctx.beginPath();
  ctx.arc(x, y, 3 * ratio, 0, 2 * Math.PI);
  ctx.fillStyle = chosen ? '#ffffff' : colour;
  ctx.fill();
  ctx.globalAlpha = 1;
  if (chosen) label(overlay, String(index + 1), { x: x + 8 * ratio, y: y - 8 * ratio }, { bold: true });
}
