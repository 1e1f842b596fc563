import { close } from '../../voxels/ball';
import { components, eachRun, maskOfParts } from '../../voxels/components';
import { fillHoles } from '../../voxels/flood';
import { distanceMm } from '../../../core/distance-transform';
import { either, voxelMl, type WorkCt, whereHu, without } from '../work';
import type { BoneLevels } from './levels';
import { turned } from './turned';

const leastMl = 0.3;
/** Of a bone at least this share is brighter than the strong threshold. */
const strongShare = 0.04;
/** Somewhere in a bone there is cortex: this share of it, brighter than the strong threshold by so much. A thin vessel has none. */
const cortexShare = 0.004;
const cortexHu = 170;
/** Metal, and the share of it that makes a part an implant. */
const metalHu = 2500;
const metalShare = 0.3;
/** Gaps of the cortex up to twice this are bridged before its inside is filled. */
const gapMm = 2.5;
/** No marrow space is as deep as this: the skull's inside is none. */
const deepestMm = 24;

/** Connected parts bright enough for bone that are neither contrast, nor specks, nor metal. */
export function brightBone(
  ct: WorkCt,
  body: Uint8Array,
  contrast: Uint8Array,
  { weakHu, strongHu }: BoneLevels,
): Uint8Array {
  const found = components(without(whereHu(ct, body, weakHu), contrast), ct.grid.dims);
  const strong = new Float64Array(found.count + 1);
  const cortex = new Float64Array(found.count + 1);
  const metal = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++) {
      if (ct.hu[q]! > strongHu) strong[part]! += 1;
      if (ct.hu[q]! > strongHu + cortexHu) cortex[part]! += 1;
      if (ct.hu[q]! > metalHu) metal[part]! += 1;
    }
  });
  return maskOfParts(
    found,
    (part) =>
      found.sizes[part]! * voxelMl(ct.grid) >= leastMl &&
      strong[part]! >= strongShare * found.sizes[part]! &&
      cortex[part]! >= cortexShare * found.sizes[part]! &&
      metal[part]! <= metalShare * found.sizes[part]!,
  );
}

/**
 * Bone with its marrow: what the closed cortex encloses in at least two of the three planes. The spinal canal is
 * enclosed in one plane only, and stays free; the inside of the skull is too deep.
 */
export function filledBone(
  bright: Uint8Array,
  { dims, spacing }: WorkCt['grid'],
  bridgedMm = gapMm,
): Uint8Array {
  const closed = close(bright, dims, spacing, bridgedMm);
  const votes = new Uint8Array(bright.length);
  for (const axis of [0, 1, 2] as const) {
    const { mask, dims: there } = turned(closed, dims, axis);
    const filled = turned(fillHoles(mask, there, { perSlice: true }), there, axis).mask;
    for (let q = 0; q < votes.length; q++) if (filled[q] && !closed[q]) votes[q]! += 1;
  }
  const inside = votes.map((count) => (count > 1 ? 1 : 0));
  return either(either(bright, shallow(inside, closed, dims, spacing)), bright);
}

/** Parts of the filled inside, with what closing added about them, that are nowhere too deep. */
function shallow(
  inside: Uint8Array,
  closed: Uint8Array,
  dims: WorkCt['grid']['dims'],
  spacing: WorkCt['grid']['spacing'],
): Uint8Array {
  const found = components(inside, dims);
  const depth = distanceMm(inside, dims, spacing, deepestMm + 2, 'free');
  const deepest = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++) deepest[part] = Math.max(deepest[part]!, depth[q]!);
  });
  const kept = maskOfParts(found, (part) => deepest[part]! < deepestMm);
  const near = distanceMm(kept, dims, spacing, 2.5);
  for (let q = 0; q < kept.length; q++) if (near[q]! < Infinity && closed[q]) kept[q] = 1;
  return kept;
}
