import { close, dilate, erode } from '../voxels/ball';
import { components, type Components, eachRun, maskOfParts } from '../voxels/components';
import { fillHoles } from '../voxels/flood';
import { watershed } from '../voxels/watershed';
import { distanceMm } from '../../core/distance-transform';
import { gasHu } from './body';
import type { Side } from './types';
import { both, voxelMl, type WorkCt, whereHu, without } from './work';

/** Half-way between lung and soft tissue, HU. */
const lungHu = -400;
/** Less than this is bowel, unless the top of the CT cuts it: the base of a lung. */
const leastMl = 250;
const leastCutMl = 4;
/** Vessels of the lung up to twice this wide belong to it. */
const vesselMm = 5;
/** Gas has hardly anything else inside it, lung has hardly any of it: HU and share. */
const pureHu = -960;
const mostPure = 0.25;
/** The walls of bronchi. */
const wallMm = 2.5;
/** Both sides belong to one part where each side of the middle has at least this share. */
const shareOfSide = 0.15;

export type Lungs = Partial<Record<Side, Uint8Array>>;

/**
 * The lungs, right and left, without the airway that was found: large dark parts that are no gas, parted where
 * they touch (after Hu, Hoffman and Reinhardt 2001, doi:10.1109/42.929615), their vessels included.
 * @param middleX column of the middle of the body
 */
export function lungsOf(
  ct: WorkCt,
  body: Uint8Array,
  airway: Uint8Array | undefined,
  middleX: number,
): Lungs {
  const { dims, spacing } = ct.grid;
  const dark = whereHu(ct, body, -Infinity, lungHu);
  const found = components(airway ? without(dark, dilate(airway, dims, spacing, wallMm)) : dark, dims);
  const sides = sidesOf(maskOfParts(found, lungParts(ct, found)), ct, middleX);
  const whole: Lungs = {};
  for (const side of ['right', 'left'] as const) {
    const mask = sides[side];
    if (!mask) continue;
    const filled = fillHoles(close(mask, dims, spacing, vesselMm), dims, { perSlice: true });
    let lung = both(filled, body);
    if (airway) lung = without(lung, airway);
    const other = side === 'left' ? whole.right : sides.left;
    whole[side] = other ? without(lung, other) : lung;
  }
  return whole;
}

/** Which parts are lung: by their size, by the mean HU of their inside, and by whether the CT cuts them above. */
function lungParts({ grid, hu }: WorkCt, found: Components): (part: number) => boolean {
  const { dims, spacing } = grid;
  const inside = erode(
    maskOfParts(found, () => true),
    dims,
    spacing,
    spacing[0],
  );
  const sums = new Float64Array(found.count + 1);
  const counts = new Float64Array(found.count + 1);
  const pure = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++)
      if (inside[q]) {
        if (hu[q]! < pureHu) pure[part]! += 1;
        sums[part]! += hu[q]!;
        counts[part]! += 1;
      }
  });
  return (part) => {
    const ml = found.sizes[part]! * voxelMl(grid);
    const isCutAbove = found.boxes[6 * part + 5]! >= dims[2] - 2;
    if (ml < (isCutAbove ? leastCutMl : leastMl) || counts[part] === 0) return false;
    return sums[part]! / counts[part]! > gasHu && pure[part]! < mostPure * counts[part]!;
  };
}

/** Parts that lie on both sides of the middle are parted there; the others have the side of their middle. */
function sidesOf(lung: Uint8Array, ct: WorkCt, middleX: number): Lungs {
  const { dims } = ct.grid;
  const found = components(lung, dims);
  const right = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    const i = start % dims[0];
    right[part]! += Math.min(Math.max(middleX - i, 0), end - start);
  });
  const share = (part: number) => right[part]! / found.sizes[part]!;
  const isBoth = (part: number) => share(part) > shareOfSide && share(part) < 1 - shareOfSide;
  const parted = partedAt(maskOfParts(found, isBoth), ct, middleX);
  const masks = {
    right: maskOfParts(found, (part) => !isBoth(part) && share(part) >= 0.5),
    left: maskOfParts(found, (part) => !isBoth(part) && share(part) < 0.5),
  };
  const sides: Lungs = {};
  for (const [n, side] of (['right', 'left'] as const).entries()) {
    const mask = masks[side];
    for (let q = 0; q < mask.length; q++) if (parted[q] === n + 1) mask[q] = 1;
    if (mask.includes(1)) sides[side] = mask;
  }
  return sides;
}

/** Labels 1 (right) and 2 (left): flooded from what is deep inside on either side, meeting where it is thinnest. */
function partedAt(mask: Uint8Array, { grid: { dims, spacing } }: WorkCt, middleX: number): Uint8Array {
  const markers = new Uint8Array(mask.length);
  if (!mask.includes(1)) return markers;
  const depth = distanceMm(mask, dims, spacing, 30, 'free');
  const cost = new Uint8Array(mask.length);
  for (let q = 0; q < mask.length; q++) {
    if (!mask[q]) continue;
    const deep = Math.min(depth[q]!, 25);
    cost[q] = Math.round(10 * (25 - deep));
    const beside = ((q % dims[0]) - middleX) * spacing[0];
    if (deep >= 10 && Math.abs(beside) > 25) markers[q] = beside < 0 ? 1 : 2;
  }
  return watershed(cost, markers, dims, { within: mask });
}
