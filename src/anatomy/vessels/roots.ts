import { levels } from '../../catalog/structures/vertebrae';
import { occupancyAt } from '../../core/field';
import { halfLevel, type Tube, type VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector } from '../../core/units';
import { along, normalise } from '../../core/vector';
import { CanalLine, centroidOf } from './canal-line';
import type { GivenField, Proposals } from './types';

/** A window between two vertebrae, seen from the middle of the canal. */
interface Window {
  readonly heightMm: number;
  readonly angleDeg: number;
}

/**
 * How a root runs, by region: angles to the front at which its foramen is looked for, where it leaves the
 * foramen (0: its lower end, 1: its upper end), how far above it leaves the sac, how far it falls beyond, mm, and
 * its radii from the sac over the ganglion to the nerve, mm. House values after anatomy textbooks.
 */
const courses = {
  atlas: { angles: [-35, 15], place: 0.5, riseMm: 2, fallMm: 2, radiiMm: [1, 1.6, 2.4, 2.1, 1.6] },
  cervical: { angles: [-10, 45], place: 0.4, riseMm: 2, fallMm: 3, radiiMm: [1, 1.6, 2.4, 2.2, 1.8] },
  thoracic: { angles: [-15, 35], place: 0.6, riseMm: 2, fallMm: 2, radiiMm: [0.9, 1.3, 1.8, 1.6, 1.4] },
  lumbar: { angles: [-15, 35], place: 0.65, riseMm: 5, fallMm: 6, radiiMm: [1.1, 1.7, 2.6, 2.4, 2] },
} as const;
type Course = (typeof courses)[keyof typeof courses];

/** A ray that meets no bone this far beyond the canal passes through a foramen. */
const passMm = 9;
/** A window of fewer rays is a chink, not a foramen. */
const fewestRays = 6;

/**
 * Nerve roots proposed from the foramina: for each two neighbouring vertebrae among those given, on both sides, a
 * tube from the canal through the window that their bones leave, named after the upper vertebra from T1 on and
 * after the lower one above (C8 below C7). What is between is not looked at: it is where a root is expected, to
 * be confirmed on the CT. The patient's z is taken for the direction of the spine.
 */
export function proposeRoots(given: readonly GivenField[], canal: VoxelField): Proposals {
  const line = new CanalLine(canal);
  const fields = new Map(given.map(({ id, field }) => [id, field]));
  const proposed: { id: string; tube: Tube }[] = [];
  const missing: string[] = [];
  for (const { upper, lower, rootIds } of rootsBetween(fields))
    rootIds.forEach((id, n) => {
      const [above, below] = [upper, lower].map((level) => fields.get(vertebraId(level))!);
      const tube = rootBetween(above!, below!, canal, line, n === 0 ? 1 : -1, courseOf(upper));
      if (tube) proposed.push({ id, tube });
      else missing.push(id);
    });
  return { proposed, missing };
}

const vertebraId = (level: string): string => `vertebra-${level.toLowerCase()}`;

/** The roots, left and right, between each two neighbours among vertebrae that are given by their ids. */
export const rootsBetween = (vertebrae: { has(id: string): boolean }) =>
  levels.slice(1).flatMap((lower, n) => {
    const upper = levels[n]!;
    if (!vertebrae.has(vertebraId(upper)) || !vertebrae.has(vertebraId(lower))) return [];
    const root = `nerve-root-${rootLevel(upper, lower).toLowerCase()}`;
    return [{ upper, lower, rootIds: [`${root}-left`, `${root}-right`] as const }];
  });

const rootLevel = (upper: string, lower: string): string =>
  !upper.startsWith('C') ? upper : upper === 'C7' ? 'C8' : lower;

const courseOf = (upper: string): Course =>
  upper === 'C1'
    ? courses.atlas
    : upper.startsWith('C')
      ? courses.cervical
      : upper.startsWith('T')
        ? courses.thoracic
        : courses.lumbar;

function rootBetween(
  upper: VoxelField,
  lower: VoxelField,
  canal: VoxelField,
  line: CanalLine,
  side: 1 | -1,
  course: Course,
): Tube | undefined {
  const [top, bottom] = [centroidOf(upper)?.[2], centroidOf(lower)?.[2]];
  if (top === undefined || bottom === undefined || top <= bottom) return undefined;
  const isBone = (p: LpsPoint) => occupancyAt(upper, p) > halfLevel || occupancyAt(lower, p) > halfLevel;
  const free: Window[] = [];
  for (let heightMm = bottom; heightMm <= top; heightMm++)
    for (let angleDeg = course.angles[0]; angleDeg <= course.angles[1]; angleDeg += 5) {
      const from = line.at(heightMm);
      const wallMm = from && canalWall(canal, from, direction(side, angleDeg));
      if (from && wallMm !== undefined && passes(isBone, from, direction(side, angleDeg), wallMm))
        free.push({ heightMm, angleDeg });
    }
  const window = largestWindow(free);
  return window.length < fewestRays ? undefined : tubeThrough(window, canal, line, side, course);
}

/** Straight to a side, turned to the front by an angle. */
const direction = (side: 1 | -1, angleDeg: number): LpsVector => {
  const angle = (angleDeg * Math.PI) / 180;
  return normalise(lpsVector(side * Math.cos(angle), -Math.sin(angle), 0));
};

/** Distance from the middle of the canal to where it ends, mm; undefined when it does not end. */
function canalWall(canal: VoxelField, from: LpsPoint, to: LpsVector): number | undefined {
  for (let mm = 2; mm < 25; mm += 0.5) if (occupancyAt(canal, along(from, to, mm)) <= halfLevel) return mm;
  return undefined;
}

function passes(isBone: (p: LpsPoint) => boolean, from: LpsPoint, to: LpsVector, wallMm: number): boolean {
  for (let mm = wallMm; mm <= wallMm + passMm; mm += 0.7) if (isBone(along(from, to, mm))) return false;
  return true;
}

/** The largest set of free rays that are next to each other. */
function largestWindow(free: readonly Window[]): Window[] {
  const waiting = new Set(free);
  let largest: Window[] = [];
  for (const start of free) {
    if (!waiting.delete(start)) continue;
    const part = [start];
    for (const ray of part)
      for (const other of waiting) {
        if (Math.abs(other.heightMm - ray.heightMm) > 1.01 || Math.abs(other.angleDeg - ray.angleDeg) > 5.01)
          continue;
        waiting.delete(other);
        part.push(other);
      }
    if (part.length > largest.length) largest = part;
  }
  return largest;
}

function tubeThrough(
  window: readonly Window[],
  canal: VoxelField,
  line: CanalLine,
  side: 1 | -1,
  { place, riseMm, fallMm, radiiMm }: Course,
): Tube | undefined {
  const heights = window.map(({ heightMm }) => heightMm).sort((a, b) => a - b);
  const heightMm = heights[Math.floor(place * (heights.length - 1))]!;
  const near = window.filter((ray) => Math.abs(ray.heightMm - heightMm) < 2.1);
  const angleDeg = near.reduce((sum, ray) => sum + ray.angleDeg, 0) / near.length;
  const from = line.at(heightMm)!;
  const to = direction(side, angleDeg);
  const wallMm = canalWall(canal, from, to);
  if (wallMm === undefined) return undefined;
  // Outward from the wall of the canal, and up.
  const steps = [
    [-2, riseMm],
    [2, 0.4 * riseMm],
    [6, 0],
    [10, -0.4 * fallMm],
    [15, -fallMm],
  ] as const;
  const pointsMm = steps.map(([outMm, upMm]) => {
    const [x, y, z] = along(from, to, Math.max(wallMm + outMm, 1));
    return lpsPoint(x, y, z + upMm);
  });
  return { pointsMm, radiiMm: [...radiiMm] };
}
