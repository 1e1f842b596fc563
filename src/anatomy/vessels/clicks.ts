import { statistics } from '../../core/statistics';
import { type LpsPoint, lpsPoint } from '../../core/units';
import { around } from './lumen';
import type { HuAt } from './sampler';

/** A click is a hand's: the vessel is looked for this far around it. */
const snapMm = 2.5;
/** A place is as good as one that is this much darker and a millimetre nearer: HU a mm². House value. */
const snapCostHu = 20;
/** Brighter than any lumen: bone, metal. A click does not snap to it. */
const brightestHu = 700;
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
