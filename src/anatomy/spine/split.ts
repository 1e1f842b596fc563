import type { Grid } from '../../core/grid';
import { close } from '../voxels/ball';
import { dimsOf, rangeOf, voxelsIn, widened } from '../voxels/fields';
import { fillHoles } from '../voxels/flood';
import type { Dims } from '../voxels/runs';
import type { SpineCoordinates } from './curve';
import { geodesicLabels } from './geodesic';
import type { SpineProfile } from './profile';
import { otherBone } from './seeds';

/** One voxel of 1 mm through bone, in units of cost. */
const unit = 8;
/** Cost of each HU by which a voxel is darker than the bone around it: the gap of a joint. */
const perGapHu = 0.1 * unit;
/** No bone of a vertebra lies farther from its seeds, mm of sound bone. */
const farthest = 110;
/** Transverse processes end before; what goes on is a rib (half the width of L3 with its processes: 45 mm). */
const ribMm = 50;
/** Of a vertebra that bears a rib they end sooner still (T1 the widest, 37 mm): the rib is certain from here on. */
const ribSeedMm = 38;

/**
 * Grows the seeds through bone, slowly across joints, and parts ribs from the vertebrae that bear them.
 * @returns labels as in `seeds`; for each label, whether bone goes on to the side as a rib does; the brightest HU within 2 voxels of each
 */
export function splitBone(
  hu: Int16Array,
  boneHu: number,
  seeds: Uint8Array,
  dims: Dims,
  { s, l }: SpineCoordinates,
): { labels: Uint8Array; bearsRib: boolean[]; brightest: Int16Array } {
  const brightest = extremesAround(hu, dims, true);
  const cost = stepCosts(hu, brightest, boneHu, dims, s);
  const labels = seeds.slice();
  geodesicLabels(labels, cost, dims, farthest * unit);
  const wide = new Int32Array(256);
  for (let n = 0; n < labels.length; n++) if (labels[n]! > 0 && Math.abs(l[n]!) >= ribMm) wide[labels[n]!]!++;
  // A row of voxels is noise or contact with the pelvis; a rib is some 8 mm thick.
  const bearsRib = Array.from(wide, (count) => count > 150);
  const again = seeds.slice();
  for (let n = 0; n < labels.length; n++) {
    const label = labels[n]!;
    if (label === 0 || label >= otherBone.skull) continue;
    if (Math.abs(l[n]!) >= (bearsRib[label] ? ribSeedMm : ribMm)) again[n] = otherBone.rib;
  }
  geodesicLabels(again, cost, dims, farthest * unit);
  return { labels: again, bearsRib, brightest };
}

function stepCosts(
  hu: Int16Array,
  brightest: Int16Array,
  boneHu: number,
  dims: Dims,
  s: Float32Array,
): Uint8Array {
  // prettier-ignore
  // Grey closing: fills dark gaps up to 4 voxels wide.
  const closed = extremesAround(brightest, dims, false);
  const cost = new Uint8Array(hu.length);
  for (let n = 0; n < hu.length; n++) {
    if (hu[n]! < boneHu || Number.isNaN(s[n]!)) continue;
    const gap = Math.max(0, Math.min(500, closed[n]!) - Math.min(500, hu[n]!));
    cost[n] = Math.min(255, Math.round(unit + perGapHu * gap));
  }
  return cost;
}

/** The greatest (or least) value in a cube of 5 voxels. */
function extremesAround(hu: Int16Array, [nx, ny, nz]: Dims, isMax: boolean): Int16Array {
  const [first, second] = [new Int16Array(hu.length), new Int16Array(hu.length)];
  extremes(hu, first, 1, nx, isMax);
  extremes(first, second, nx, ny, isMax);
  extremes(second, first, nx * ny, nz, isMax);
  return first;
}

/** The greatest (or least) of five in a row along one axis of stride `step` and `count` voxels. */
function extremes(from: Int16Array, to: Int16Array, step: number, count: number, isMax: boolean): void {
  for (let n = 0; n < from.length; n++) {
    const at = Math.floor(n / step) % count;
    let value = from[n]!;
    for (let d = Math.max(-2, -at); d <= Math.min(2, count - 1 - at); d++) {
      const other = from[n + d * step]!;
      if (isMax ? other > value : other < value) value = other;
    }
    to[n] = value;
  }
}

/** Openings in the cortex that do not keep its inside from being filled, mm. */
const poreMm = 2;
/** How far a soft voxel may be from the cortex that encloses it, voxels. */
const bodyReach = 40;
/** No body is wider or deeper, mm from the midline and from its posterior wall. */
const [bodyHalfMm, bodyDepthMm] = [32, 45];

/**
 * Gives the porous inside of bone to it: what a closed cortex holds, in a body also what bone encloses from at least five
 * of six sides. Nothing in the canal is bone.
 */
export function fillInside(
  labels: Uint8Array,
  hu: Int16Array,
  grid: Grid,
  coordinates: SpineCoordinates,
  profile: SpineProfile,
  levels: number,
): Uint8Array {
  const [nx, ny, nz] = grid.dims;
  const slice = nx * ny;
  const filled = labels.slice();
  for (let n = slice; n < slice * (nz - 1); n++) {
    if (labels[n]! > 0 || hu[n]! < -200 || !isInBody(coordinates, profile, n)) continue;
    const label = encloser(labels, n, nx, slice);
    if (label > 0 && label < otherBone.skull) filled[n] = label;
  }
  for (let label = 1; label <= levels; label++) fillCavities(filled, grid, label);
  return filled;
}

function isInBody({ s, a, l }: SpineCoordinates, { wall }: SpineProfile, n: number): boolean {
  if (Number.isNaN(s[n]!)) return false;
  const depth = a[n]! - wall[Math.min(Math.max(Math.round(s[n]!), 0), wall.length - 1)]!;
  return depth >= 0 && depth <= bodyDepthMm && Math.abs(l[n]!) <= bodyHalfMm;
}

function encloser(labels: Uint8Array, n: number, nx: number, slice: number): number {
  let [first, same, missed] = [0, 0, 0];
  for (const step of [1, -1, nx, -nx, slice, -slice]) {
    let met = 0;
    for (let d = 1; d <= bodyReach && met === 0; d++) met = labels[n + d * step] ?? 0;
    if (first === 0) first = met;
    if (met > 0 && met === first) same++;
    else if (++missed > 1) return 0;
  }
  return same >= 5 ? first : 0;
}

/** Fills what a label encloses once its pores are closed; what other labels have stays theirs. */
function fillCavities(labels: Uint8Array, { dims, spacing }: Grid, label: number): void {
  const found = rangeOf(labels.map((value) => (value === label ? 1 : 0)), dims); // prettier-ignore
  if (!found) return;
  const range = widened(found, dims, 4);
  const size = dimsOf(range);
  const own = voxelsIn(labels, dims, range).map((value) => (value === label ? 1 : 0));
  const solid = fillHoles(close(own, size, spacing, poreMm), size);
  let q = 0;
  for (let k = range.low[2]; k <= range.high[2]; k++) {
    for (let j = range.low[1]; j <= range.high[1]; j++) {
      const row = dims[0] * (j + dims[1] * k);
      for (let i = range.low[0]; i <= range.high[0]; i++, q++) if (solid[q] === 1 && labels[row + i] === 0) labels[row + i] = label; // prettier-ignore
    }
  }
}
