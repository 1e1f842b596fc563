import type { Dims } from '../voxels/runs';
import type { SpineCoordinates } from './curve';
import { geodesicLabels } from './geodesic';
import { otherBone } from './seeds';

/** One voxel of 1 mm through bone, in units of cost. */
const unit = 3;
/** Cost of each HU by which a voxel is darker than the bone around it: 150 HU in the gap of a joint are as far as 40 mm of bone. */
const perGapHu = 0.27 * unit;
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
  for (let line = 0; line < from.length; line += step * count) {
    for (let at = 0; at < count; at++) {
      const low = line + step * Math.max(0, at - 2);
      const high = line + step * Math.min(count - 1, at + 2);
      const row = line + step * at;
      for (let c = 0; c < step; c++) {
        let value = from[low + c]!;
        for (let n = low + c + step; n <= high + c; n += step) {
          const other = from[n]!;
          if (isMax ? other > value : other < value) value = other;
        }
        to[row + c] = value;
      }
    }
  }
}
