import { statistics } from '../../core/statistics';
import { type LpsPoint, lpsPoint } from '../../core/units';
import type { HuAt } from './sampler';

/** What blood looks like around the clicks. */
export interface LumenModel {
  /** Lowest and highest mean of a click's neighbourhood, HU. */
  readonly lowMeanHu: number;
  readonly highMeanHu: number;
  /** Noise within the lumen, HU. */
  readonly sdHu: number;
  /** Half-way from the lowest mean to what lies around a vessel, and where it is too bright for blood. */
  readonly fromHu: number;
  readonly toHu: number;
}

/** A click is a hand's: the vessel is looked for this far around it. */
const snapMm = 2.5;
/** A place is as good as one that is this much darker and a millimetre nearer: HU a mm². House value. */
const snapCostHu = 20;
/** Brighter than any lumen: bone, metal. A click does not snap to it. */
const brightestHu = 700;
/** Soft tissue around a vessel with contrast, and how much darker than blood fat is at least: HU, house values. */
export const [softHu, fatStepHu] = [50, 90];
/** Noise is taken to be at least this, HU. */
const leastSdHu = 8;

/** A click is on calcium when it is this much brighter than the others, HU. House value. */
const calciumHu = 120;

/**
 * The places near the clicks that are in the middle of something bright and even. Clicks are of one vessel: one
 * that snapped to calcium is put where it is like the others.
 */
export function snappedAll(at: HuAt, clicks: readonly LpsPoint[]): LpsPoint[] {
  const first = clicks.map((p) => snapped(p, (hu) => brightness(hu)));
  const means = first.map((p) => statistics(around(at, p, snapRadiusMm)).mean);
  const sorted = means.toSorted((a, b) => a - b);
  const usual = sorted[(sorted.length - 1) >> 1]!;
  return first.map((p, n) =>
    means[n]! > usual + calciumHu
      ? snapped(clicks[n]!, (hu) => Math.min(brightness(hu), 2 * usual - brightness(hu)))
      : p,
  );

  /** The best place near a click; a neighbourhood is better, the higher its `worth` and the more even. */
  function snapped([x, y, z]: LpsPoint, worth: (hu: number) => number): LpsPoint {
    let [best, most] = [lpsPoint(x, y, z), -Infinity];
    const reach = Math.round(snapMm / snapStepMm);
    for (let k = -reach; k <= reach; k++)
      for (let j = -reach; j <= reach; j++)
        for (let i = -reach; i <= reach; i++) {
          const squared = (i * i + j * j + k * k) * snapStepMm ** 2;
          if (squared > snapMm * snapMm) continue;
          const p = lpsPoint(x + i * snapStepMm, y + j * snapStepMm, z + k * snapStepMm);
          const { mean, sd } = statistics(around(at, p, snapRadiusMm).map(tooBrightAsAir));
          const score = worth(mean) - 2 * sd - snapCostHu * squared;
          if (score > most) [best, most] = [p, score];
        }
    return best;
  }
}

const snapStepMm = 0.5;
const snapRadiusMm = 1;
const brightness = (hu: number): number => Math.min(hu, 300);
const tooBrightAsAir = (hu: number): number => (hu > brightestHu ? -1000 : hu);

/** HU at a point, and on two spheres around it. */
function around(at: HuAt, [x, y, z]: LpsPoint, radiusMm: number): number[] {
  const values = [at(x, y, z)];
  for (const r of [radiusMm / 2, radiusMm])
    for (let n = 0; n < 27; n++) {
      if (n === 13) continue;
      const d = [(n % 3) - 1, (Math.floor(n / 3) % 3) - 1, Math.floor(n / 9) - 1] as const;
      const by = r / Math.hypot(...d);
      values.push(at(x + by * d[0], y + by * d[1], z + by * d[2]));
    }
  return values;
}

/** The intensity model learnt at points in the lumen. */
export function lumenModel(at: HuAt, points: readonly LpsPoint[]): LumenModel {
  const places = points.map((p) => statistics(around(at, p, 1.2)));
  const means = places.map(({ mean }) => mean);
  const [lowMeanHu, highMeanHu] = [Math.min(...means), Math.max(...means)];
  const sdHu = Math.max(leastSdHu, Math.min(...places.map(({ sd }) => sd)));
  const aroundHu = Math.min(softHu, lowMeanHu - fatStepHu);
  return {
    lowMeanHu,
    highMeanHu,
    sdHu,
    fromHu: (lowMeanHu + aroundHu) / 2,
    toHu: highMeanHu + Math.max(3.5 * sdHu, 50),
  };
}

/** What a sample says of where the wall is. */
export interface Evidence {
  /** 1: within, −1: beyond, by HU. */
  readonly within: (hu: number) => number;
  /** Cost of having such a sample within, a mm. */
  readonly crossing: (hu: number) => number;
}

/** Cost of crossing what is darker than blood, and what is too bright, a mm. House values. */
const [crossCost, brightCost] = [0.25, 0.1];
/** Cost of an outer wall that lies further out by a radius of the lumen. House value. */
const softCost = 0.35;

/**
 * For the wall of the lumen: 1 is blood, −1 is darker, 0 at `fromHu`. What is too bright (calcium, stent, bone)
 * counts a little against.
 */
export function lumenEvidence({ lowMeanHu, sdHu, fromHu, toHu }: LumenModel): Evidence {
  const width = Math.max((lowMeanHu - fromHu) / 2, sdHu);
  const within = (hu: number) =>
    hu <= toHu ? Math.min(Math.max((hu - fromHu) / width, -1), 1) : Math.max(1 - (hu - toHu) / 40, -0.4);
  return { within, crossing: (hu) => crossCost * Math.max(0, -within(hu)) };
}

/**
 * For the outer wall, against fat and lung: thrombus, a false lumen without contrast and the wall itself lie
 * within; each costs a little, so that the wall is not put further out without need.
 */
export function outerEvidence(model: LumenModel, radiusMm: number): Evidence {
  const middleHu = softHu - fatStepHu + 20;
  const blood = lumenEvidence(model).within;
  const within = (hu: number) => (hu > model.toHu ? 0 : Math.min(Math.max((hu - middleHu) / 30, -1), 1));
  const crossing = (hu: number) => {
    if (hu > model.toHu) return brightCost;
    return blood(hu) > 0 ? 0 : softCost / radiusMm + crossCost * Math.max(0, -within(hu));
  };
  return { within, crossing };
}
