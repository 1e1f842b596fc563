import { statistics } from '../../core/statistics';
import type { LpsPoint } from '../../core/units';
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

/** Soft tissue around a vessel with contrast, and how much darker than blood fat is at least: HU, house values. */
export const [softHu, fatStepHu] = [50, 90];
/** Noise is taken to be at least this, HU. */
const leastSdHu = 8;

/** HU at a point, and on two spheres around it. */
export function around(at: HuAt, [x, y, z]: LpsPoint, radiusMm: number): number[] {
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
