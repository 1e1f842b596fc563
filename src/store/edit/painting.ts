import { learnTissue } from '../../anatomy/edit/alike';
import { type Brush, Stroke } from '../../anatomy/edit/stroke';
import { anatomicalPlane, type Plane } from '../../core/plane';
import type { LpsPoint, LpsVector } from '../../core/units';
import { dot } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { useSession } from '../session';
import { commitEdit } from './commit';
import { type Live, showLive } from './live';
import { editedStructure, useEdit } from './state';

/** The tissue under the brush is learnt within this of its centre, or half its radius, mm. */
const learntMm = 1.5;

const owner = {};
let stroke: Stroke | undefined;
let isRemoving = false;

/**
 * Sets the brush down. An eraser takes away only what is there.
 * @param plane of the view, for a brush that paints on its plane
 * @returns false where there is nothing to paint on
 */
export function beginStroke(pointMm: LpsPoint, plane: Plane, removes: boolean): boolean {
  const volume = useSession.getState().ct?.volume;
  if (!volume || !useEdit.getState().target || (removes && !editedStructure())) return false;
  isRemoving = removes;
  if (!removes) useEdit.setState({ paintedAcross: plane.normal });
  stroke = new Stroke(volume, brushAt(volume, pointMm, plane, removes));
  moveStroke(pointMm);
  return true;
}

/** Nearer to an axis of the CT than this (cosine of 2°) its own slices were painted. */
const alongAxis = Math.cos((2 * Math.PI) / 180);

/** Normal of the planes that were painted last, where these are no slices of the CT. */
export function obliqueNormal(normal: LpsVector | undefined): LpsVector | undefined {
  const axes = useSession.getState().ct?.volume.grid.axes;
  const isOblique = normal && axes?.every((axis) => Math.abs(dot(axis, normal)) < alongAxis);
  return isOblique ? normal : undefined;
}

/** Fills what lies between painted slices, across the planes on which they were painted. */
export function fillBetween(): Promise<void> {
  const normal = obliqueNormal(useEdit.getState().paintedAcross);
  return commitEdit({ kind: 'interpolate', ...(normal && { normal }) }, 'edit-interpolate');
}

function brushAt(volume: Volume, pointMm: LpsPoint, plane: Plane, removes: boolean): Brush {
  const { radiusMm, smart, smartEraser, flat } = useEdit.getState().brush;
  const tissue =
    (removes ? smartEraser : smart) && learnTissue(volume, [pointMm], Math.min(learntMm, radiusMm / 2));
  return { radiusMm, ...(flat && { plane }), ...(tissue && { tissue }) };
}

export function moveStroke(pointMm: LpsPoint): void {
  stroke?.moveTo(pointMm);
  showLive(owner, liveStroke());
}

const liveStroke = (): Live | undefined => stroke?.field && { field: stroke.field, isRemoved: isRemoving };

/** Lifts the brush: the stroke becomes one step to undo. */
export function endStroke(): Promise<void> {
  const live = liveStroke();
  const hasPainted = live?.field.data.some((value) => value > 0);
  cancelStroke();
  if (!live || !hasPainted) return Promise.resolve();
  const how = live.isRemoved ? 'remove' : 'add';
  return commitEdit({ kind: 'combine', how, other: live.field }, live.isRemoved ? 'edit-erase' : 'edit-brush', live);
} // prettier-ignore

/** Takes the stroke back before it is one. */
export function cancelStroke(): void {
  stroke = undefined;
  showLive(owner, undefined);
}

/** The keyboard's stroke: one dab at the crosshair, on the axial plane where the brush is flat. */
export function dabAtCrosshair(removes: boolean): Promise<void> {
  const { ct, crosshairMm } = useSession.getState();
  if (!ct || stroke) return Promise.resolve();
  const plane = anatomicalPlane(ct.volume.grid, 'axial', crosshairMm);
  return beginStroke(crosshairMm, plane, removes) ? endStroke() : Promise.resolve();
}
