import { components, eachRun, largestPart, maskOfParts } from '../../voxels/components';
import type { BoneLevels } from '../bone/levels';
import { placeOf, type WorkCt } from '../work';
import type { Disc } from './endplate';

/** Poor bone is brighter than muscle by so much, HU. */
const poorHu = 45;
/** A sacrum lies within this of the middle, and behind the promontory but for so much, mm. */
const [halfMm, frontMm] = [55, 3];

/**
 * The sacrum with its poor bone: what is hardly brighter than muscle and hangs together with its good bone, behind the
 * promontory and between the hip bones. What is brighter than bone must be and was not taken as bone is contrast.
 */
export function withPoorBone(
  ct: WorkCt,
  good: Uint8Array,
  { muscleHu, weakHu }: BoneLevels,
  disc: Disc,
  middleMm: number,
  isFree: (q: number) => boolean,
): Uint8Array {
  const { dims, origin, spacing } = ct.grid;
  const lowHu = muscleHu + poorHu;
  const mask = good.map((set, q) => {
    if (set) return 1;
    if (ct.hu[q]! < lowHu || ct.hu[q]! > weakHu || !isFree(q)) return 0;
    const [i, j] = placeOf(q, dims);
    const isBeside = Math.abs(origin[0] + i * spacing[0] - middleMm) > halfMm;
    return isBeside || origin[1] + j * spacing[1] < disc.front - frontMm ? 0 : 1;
  });
  const found = components(mask, dims);
  const inGood = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++) inGood[part]! += good[q]!;
  });
  const most = largestPart({ ...found, sizes: inGood });
  return maskOfParts(found, (part) => part === most);
}
