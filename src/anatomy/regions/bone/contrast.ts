import { dilate, open } from '../../voxels/ball';
import { type Components, components, eachRun } from '../../voxels/components';
import { distanceMm } from '../../../core/distance-transform';
import { type WorkCt, whereHu } from '../work';
import type { BoneLevels } from './levels';

/** Solid bright parts hold a ball of this radius, mm. */
const solidMm = 3;
/** Thresholds above the weak one at which parts are looked at: where one merges with bone, a higher one parts them. */
const steps = [0, 80, 160, 260];
/** What is brighter is compact bone, HU. */
const compactHu = 750;
/** The core of a part lies deeper than this; a part with fewer voxels there is too thin to be judged by itself. */
const coreMm = 4.5;
const leastCore = 100;
/** The layer around the core where cortex would be. */
const [rimFromMm, rimToMm] = [1.6, 3.6];
/** A thin part is contrast where its mean is within this share of that of a large one. */
const likeShare = 0.25;

/** Soft tissue lies around at least this share of contrast. */
const leastSoft = 0.6;

interface Part {
  readonly isLarge: boolean;
  readonly meanHu: number;
  readonly isEven: boolean;
  /** Of what lies around it, the share that is soft tissue or darker. */
  readonly softShare: number;
  /** How much brighter the rim is than the core, HU. */
  readonly rimHu: number;
}

/**
 * Contrast medium: vessels, heart, kidneys, bladder, bowel. Marrow can be as bright, but its rim, the cortex, is
 * brighter still; the rim of contrast is blurred with what lies around. Thin parts are judged by whether they
 * are as bright as a large one. A mask on the work grid, the blurred rim included.
 */
export function contrastOf(ct: WorkCt, body: Uint8Array, levels: BoneLevels): Uint8Array {
  const { dims, spacing } = ct.grid;
  const contrast = new Uint8Array(body.length);
  const thin: { found: Components; parts: Part[] }[] = [];
  const large: number[] = [];
  for (const step of steps) {
    const found = solidParts(ct, body, contrast, levels.weakHu + step);
    const parts = partsOf(ct, body, found, levels, step);
    const isContrast = (part: Part) =>
      part.isEven && part.softShare > leastSoft && part.isLarge && part.rimHu < 0;
    for (const part of parts) if (isContrast(part)) large.push(part.meanHu);
    mark(contrast, found, (part) => isContrast(parts[part]!));
    thin.push({ found, parts });
  }
  const isLike = ({ meanHu }: Part) => large.some((hu) => Math.abs(meanHu - hu) < likeShare * hu);
  for (const { found, parts } of thin)
    mark(contrast, found, (number) => {
      const part = parts[number]!;
      return !part.isLarge && part.isEven && part.softShare > leastSoft && isLike(part);
    });
  const rim = dilate(contrast, dims, spacing, 1.5 * spacing[0]);
  for (let q = 0; q < rim.length; q++) if (rim[q] && ct.hu[q]! > compactHu) rim[q] = 0;
  return rim;
}

function solidParts(ct: WorkCt, body: Uint8Array, contrast: Uint8Array, hu: number): Components {
  const bright = whereHu(ct, body, hu, compactHu);
  for (let q = 0; q < bright.length; q++) if (contrast[q]) bright[q] = 0;
  return components(open(bright, ct.grid.dims, ct.grid.spacing, solidMm), ct.grid.dims);
}

function mark(mask: Uint8Array, found: Components, isKept: (part: number) => boolean): void {
  eachRun(found, (part, start, end) => {
    if (isKept(part)) mask.fill(1, start, end);
  });
}

/** What the layers of each part say, the depth being that below the surface of all that is as bright. */
function partsOf(
  ct: WorkCt,
  body: Uint8Array,
  found: Components,
  { weakHu, noiseHu }: BoneLevels,
  step: number,
): Part[] {
  const { dims, spacing } = ct.grid;
  const depth = distanceMm(whereHu(ct, body, weakHu + step), dims, spacing, coreMm + 1, 'free');
  const { weak, out } = { weak: weakHu, out: outwardSteps(dims) };
  const numbers = Array.from({ length: found.count + 1 }, () => ({ n: 0, sum: 0, square: 0, core: 0, coreSum: 0, rim: 0, rimSum: 0, outside: 0, dark: 0 })); // prettier-ignore
  eachRun(found, (part, start, end) => {
    const of = numbers[part]!;
    for (let q = start; q < end; q++) {
      const [hu, mm] = [ct.hu[q]!, depth[q]!];
      of.n++;
      of.sum += hu;
      of.square += hu * hu;
      for (const step of out) {
        const beyond = ct.hu[q + step];
        if (depth[q + step] !== 0 || beyond === undefined) continue;
        of.outside++;
        if (beyond < weak) of.dark++;
      }
      if (mm > coreMm) {
        of.core++;
        of.coreSum += hu;
      } else if (mm > rimFromMm && mm <= rimToMm) {
        of.rim++;
        of.rimSum += hu;
      }
    }
  });
  return numbers.map(({ n, sum, square, core, coreSum, rim, rimSum, outside, dark }) => {
    const meanHu = sum / n;
    const spread = Math.sqrt(Math.max(square / n - meanHu * meanHu, 0));
    return {
      isLarge: core >= leastCore,
      meanHu,
      rimHu: rimSum / rim - coreSum / core,
      softShare: outside ? dark / outside : 0,
      isEven: spread < Math.max(2.2 * noiseHu, 0.22 * meanHu),
    };
  });
}

/** Two voxels along each axis, either way; beyond the edge of the grid the next row is as good. */
const outwardSteps = ([nx, ny]: WorkCt['grid']['dims']): readonly number[] => {
  const steps = [1, nx, nx * ny].map((step) => 2 * step);
  return [...steps, ...steps.map((step) => -step)];
};
