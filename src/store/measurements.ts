import { type LpsPoint, lpsPoint, lpsVector } from '../core/units';
import { distance, norm, normalise } from '../core/vector';
import { freeMeasurementId as freeIdIn } from '../plan/add';
import { type Measurement, type Midline, mostLabelLetters, pointsOf } from '../plan/measurements';
import { proposeMidline } from '../trajectory/midline';
import { bodyOf } from './body';
import { notify } from './notices';
import { usePlan } from './plan';
import { type MeasuringTool, setSession, type Tool, useSession } from './session';

export const measuringTools: readonly MeasuringTool[] = [
  'length',
  'circle',
  'angle',
  'corner',
  'midline',
  'midline-plane',
  'arrow',
  'text',
];

export const isMeasuring = (tool: Tool): tool is MeasuringTool =>
  (measuringTools as readonly Tool[]).includes(tool);

/** Writes a measurement to the plan, new or changed, and selects it. The first distance from the midline brings one along. */
export function keepMeasurement(item: Measurement): void {
  const midline = item.kind === 'midline' ? midlineFor(lpsPoint(...item.atMm)) : undefined;
  usePlan.getState().edit('measure', (plan) => {
    const at = plan.measurements.findIndex(({ id }) => id === item.id);
    if (at < 0) plan.measurements.push(item);
    else plan.measurements[at] = item;
    if (!plan.midline && midline) plan.midline = midline;
  });
  setSession({ selectedMeasurement: item.id });
}

/** False when there is none of that name. */
export function removeMeasurement(id: string | undefined): boolean {
  const { plan, edit } = usePlan.getState();
  if (!plan.measurements.some((item) => item.id === id)) return false;
  edit('remove-measurement', (draft) => {
    draft.measurements = draft.measurements.filter((item) => item.id !== id);
  });
  if (useSession.getState().selectedMeasurement === id) setSession({ selectedMeasurement: undefined });
  return true;
}

/** Names a measurement, or changes an annotation's text; a text that is emptied keeps the one it had. */
export function labelMeasurement(id: string, text: string): void {
  const label = text.trim().slice(0, mostLabelLetters);
  usePlan.getState().edit('label-measurement', ({ measurements }) => {
    const item = measurements.find((other) => other.id === id);
    if (!item) return;
    if (label) item.label = label;
    else if (item.kind !== 'text') delete item.label;
  });
}

/** `m1`, `m2`, …: the first that is free. */
export const freeMeasurementId = (): string => freeIdIn(usePlan.getState().plan);

/** Brings a measurement into the anatomical views and selects it. */
export function showMeasurement(item: Measurement): void {
  setSession({ selectedMeasurement: item.id, crosshairMm: lpsPoint(...pointsOf(item)[0]!) });
}

/** The plan's midline, else one proposed at the target of its paths, or near a point where it has none. */
function midlineFor(atMm: LpsPoint): Midline | undefined {
  const { midline, instruments } = usePlan.getState().plan;
  const [first] = instruments;
  return midline ?? proposedMidline(first ? lpsPoint(...first.targetMm) : atMm);
}

function proposedMidline(atMm: LpsPoint): Midline | undefined {
  const { ct, structures } = useSession.getState();
  if (!ct) return undefined;
  const body = { mask: bodyOf(ct.volume).mask, grid: ct.volume.grid };
  return proposeMidline({ structures, body, atMm });
}

/** Takes the midline that is proposed at the crosshair instead of the one that was drawn. */
export function proposeMidlineAgain(): void {
  const midline = proposedMidline(useSession.getState().crosshairMm);
  if (midline) setMidline(midline);
  else notify('warning', { code: 'midline-unknown', data: {} });
}

/** Less than this is no line, mm. */
const leastLineMm = 5;
/** A midline is turned from the sagittal plane by no more than this, degrees. */
const mostTurnDeg = 45;

/**
 * Takes the plane through a drawn line, at right angles to the picture (unit normal), as the midline.
 * Says so when it is too short or runs rather from right to left.
 */
export function drawMidline(fromMm: LpsPoint, toMm: LpsPoint, pictureNormal: readonly number[]): void {
  const [dx, dy, dz] = [toMm[0] - fromMm[0], toMm[1] - fromMm[1], toMm[2] - fromMm[2]];
  const [a, b, c] = pictureNormal as readonly [number, number, number];
  const across = lpsVector(dy * c - dz * b, dz * a - dx * c, dx * b - dy * a);
  const [x, y, z] = normalise(across);
  const sign = x < 0 ? -1 : 1;
  const isSagittal = norm(across) > 0 && Math.abs(x) > Math.cos((mostTurnDeg * Math.PI) / 180);
  if (distance(fromMm, toMm) < leastLineMm || !isSagittal) {
    return notify('warning', { code: 'midline-not-sagittal', data: {} });
  }
  setMidline({
    pointMm: [fromMm[0], fromMm[1], fromMm[2]],
    normal: [sign * x, sign * y, sign * z],
    source: 'drawn',
  });
}

function setMidline(midline: Midline): void {
  usePlan.getState().edit('set-midline', (plan) => {
    plan.midline = midline;
  });
}
