import { quantile } from '../../core/statistics';
import type { Tube, VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint } from '../../core/units';
import { eachInside } from './canal-line';
import { type Hole, holesOf } from './holes';
import type { GivenField, Proposals } from './types';

const levels = ['c6', 'c5', 'c4', 'c3', 'c2', 'c1'] as const;

/** Areas of a transverse foramen and of a spinal canal in a slice, mm²: house values. */
const [leastMm2, mostMm2, canalMm2] = [7, 95, 150];
/** A transverse foramen lies this far to the side of the canal's middle, mm. */
const [nearMm, farMm] = [9, 40];
/** Radius of the artery, where the hole leaves room, mm: 3–4 mm across (house value). */
const arteryMm = 1.9;
/** The tube goes on this far below the lowest foramen and above the highest when it is not that of C1, mm. */
const beyondMm = 6;

/**
 * Vertebral arteries proposed through the transverse foramina of C6 to C1 among the vertebrae given: the holes of
 * their transverse processes in axial slices, and over the arch of the atlas when it is there. Expected courses,
 * to be confirmed on the CT: an artery may enter at another level than C6.
 */
export function proposeVertebralArteries(given: readonly GivenField[]): Proposals {
  const fields = new Map(given.map(({ id, field }) => [id, field]));
  const proposed: { id: string; tube: Tube }[] = [];
  const missing: string[] = [];
  for (const side of [1, -1] as const) {
    const id = `vertebral-artery-${side === 1 ? 'left' : 'right'}`;
    const passed = levels.flatMap((level) => {
      const field = fields.get(`vertebra-${level}`);
      const foramen = field && foramenOf(field, side);
      return foramen ? [{ level, field, ...foramen }] : [];
    });
    const points = passed.flatMap((foramen) => foramen.pointsMm);
    if (passed.length < 2) {
      missing.push(id);
      continue;
    }
    const last = passed.at(-1)!;
    const start = lpsPoint(points[0]![0], points[0]![1], points[0]![2] - beyondMm);
    const end = points.at(-1)!;
    const loop =
      last.level === 'c1'
        ? overAtlas(last.field, end, last.middleX, side)
        : [lpsPoint(end[0], end[1], end[2] + beyondMm)];
    const pointsMm = [start, ...points, ...loop];
    const radius = Math.min(arteryMm, ...passed.map(({ radiusMm }) => radiusMm - 0.4));
    proposed.push({ id, tube: { pointsMm, radiiMm: pointsMm.map(() => Math.max(radius, 1)) } });
  }
  return { proposed, missing };
}

/** The foramen of one side: a point in its lower and one in its upper half, and the radius of its narrowest slice. */
function foramenOf(field: VoxelField, side: 1 | -1) {
  const holes = holesOf(field);
  const canals = holes.filter(({ areaMm2 }) => areaMm2 > canalMm2);
  const middleX = canals.length > 0 ? mean(canals.map(({ centreMm }) => centreMm[0])) : meanX(field);
  const canalY = canals.length > 0 ? mean(canals.map(({ centreMm }) => centreMm[1])) : Infinity;
  const likely = holes.filter(({ areaMm2, centreMm: [x, y] }) => {
    const toSide = side * (x - middleX);
    return areaMm2 >= leastMm2 && areaMm2 <= mostMm2 && toSide > nearMm && toSide < farMm && y < canalY + 4;
  });
  const own = inOneRow(likely);
  if (own.length === 0) return undefined;
  const half = Math.ceil(own.length / 2);
  const pointsMm = [middle(own.slice(0, half)), middle(own.slice(-half))];
  const radiusMm = Math.sqrt(Math.min(...own.map(({ areaMm2 }) => areaMm2)) / Math.PI);
  return { pointsMm: own.length > 1 ? pointsMm : pointsMm.slice(0, 1), radiusMm, middleX };
}

/** A foramen goes straight through the slices: other holes lie this far from its middle, mm. */
const rowMm = 5;

/** Holes near the median of all, from below up. */
function inOneRow(holes: readonly Hole[]): Hole[] {
  const middle = (axis: 0 | 1) => quantile(holes.map(({ centreMm }) => centreMm[axis]), 0.5); // prettier-ignore
  const [x, y] = [middle(0), middle(1)];
  return holes
    .filter(({ centreMm }) => Math.hypot(centreMm[0] - x, centreMm[1] - y) < rowMm)
    .sort((a, b) => a.centreMm[2] - b.centreMm[2]);
}

/** Places on the arch: share of the way from the midline to the foramen, and how far behind it at least, mm. */
const archPlaces = [
  [0.82, 5],
  [0.65, 9],
] as const;

/**
 * From the foramen of the atlas behind its lateral mass and over its posterior arch to the midline: on top of the
 * bone at two places on the way, then up into the canal.
 */
function overAtlas(atlas: VoxelField, foramen: LpsPoint, middleX: number, side: 1 | -1): LpsPoint[] {
  const outMm = side * (foramen[0] - middleX);
  const onArch = archPlaces.flatMap(([share, behindMm]) => {
    const x = middleX + side * share * outMm;
    const top = topOfArch(atlas, x, foramen[1] + behindMm);
    return top ? [lpsPoint(x, top[1], top[2] + arteryMm)] : [];
  });
  const last = onArch.at(-1);
  const above = lpsPoint(foramen[0], foramen[1] + 3, foramen[2] + 4);
  if (!last) return [above];
  // From the arch inward and up, through the membrane.
  const inward = (share: number, backMm: number, upMm: number) =>
    lpsPoint(middleX + side * share * outMm, last[1] + backMm, last[2] + upMm);
  return [above, ...onArch, inward(0.48, 1, 1), inward(0.34, -2, 6)];
}

/** Middle of the upper two millimetres of the bone in a sagittal layer behind `fromY`. */
function topOfArch(atlas: VoxelField, x: number, fromY: number): LpsPoint | undefined {
  const layer: LpsPoint[] = [];
  eachInside(atlas, (p) => {
    if (Math.abs(p[0] - x) < 1.2 && p[1] > fromY) layer.push(p);
  });
  if (layer.length === 0) return undefined;
  const top = Math.max(...layer.map((p) => p[2]));
  const upper = layer.filter((p) => p[2] > top - 2);
  return lpsPoint(x, mean(upper.map((p) => p[1])), top);
}

function meanX(field: VoxelField): number {
  let [sum, count] = [0, 0];
  eachInside(field, ([x]) => {
    sum += x;
    count++;
  });
  return sum / count;
}

const middle = (holes: readonly Hole[]): LpsPoint =>
  lpsPoint(
    mean(holes.map(({ centreMm }) => centreMm[0])),
    mean(holes.map(({ centreMm }) => centreMm[1])),
    mean(holes.map(({ centreMm }) => centreMm[2])),
  );

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
