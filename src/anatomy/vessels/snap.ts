import { isWithin } from '../../core/grid';
import type { Kernel } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import { quantile } from '../../core/statistics';
import type { Tube } from '../../core/structure';
import { contrastHu } from '../../core/tube-contrast';
import type { LpsPoint } from '../../core/units';
import { distance } from '../../core/vector';
import { inPlane, lengthOf, resampledLine, smoothedLine, type Station, stationsOf } from './line';
import { type Circle, fitCircle, lookAround } from './snap-section';
import { type HuAt, huSampler } from './sampler';
import type { SnapInput, SnappedTube } from './types';

/** The line is moved to what its sections show this often. */
const rounds = 3;
const stepMm = 1;
/** What an unseen section weighs against a seen one: it stays where the hand put it, or goes with its neighbours. */
const stayWeight = 0.05;
/** Score that a circle finds in noise alone. House value. */
const noiseScore = 0.2;
/** What differs from the drawn inside by more than this is of another kind (calcium, cartilage, bone; fat); less than a seen step. House value. */
const alikeHu = 25;
/** Share of the wall that has to be seen in a section. House value. */
const enoughSeen = 0.5;

/**
 * Kernel: a rough tube drawn along a vessel without contrast or a nerve snaps to the edges around it, section by
 * section (a circle of most contrast across its edge, near the drawn one), smooth along the line. Where no wall
 * shows it stays as drawn and says so. Failures: `vessel-few-points`, `vessel-point-outside` {number}.
 */
export const snapTube: Kernel<SnapInput, SnappedTube> = async ({ volume, tube, mode }, context) => {
  if (tube.pointsMm.length < 2) return fail('vessel-few-points');
  const outside = tube.pointsMm.findIndex((p) => !isWithin(volume.grid, p));
  if (outside >= 0) return fail('vessel-point-outside', { number: outside + 1 });
  const sign = mode === 'dark-in-bright' ? -1 : 1;
  const drawn = resampledLine(tube.pointsMm, stepMm);
  const guess = radiiAlong(tube, drawn);
  let line = smoothedLine(
    drawn,
    drawn.map(() => 1.5),
  );
  const at = levelled(huSampler(volume), stationsOf(line), guess, sign);
  let radii: readonly number[] = guess;
  for (let round = 0; round < rounds; round++) {
    const stations = stationsOf(line);
    const circles = stations.map((station, s) => fitCircle(at, station, radii[s]!, guess[s]!, sign));
    ({ line, radii } = moved(stations, circles, guess));
    await context.checkpoint((round + 1) / (rounds + 1));
  }
  const seen = stationsOf(line).map((station, s) => lookAround(at, station, radii[s]!, sign));
  const isVisible = seen.map((look) => look.contrastHu * sign >= contrastHu && look.seenShare >= enoughSeen);
  return ok({
    tube: { pointsMm: line, radiiMm: radii.map((mm, s) => (isVisible[s] ? mm : guess[s]!)) },
    contrastHuAt: seen.map((look) => look.contrastHu),
    seenShareAt: seen.map((look) => look.seenShare),
    isVisibleAt: isVisible,
    visibleShare: isVisible.filter(Boolean).length / isVisible.length,
  });
};

/**
 * The CT without what is brighter than the drawn inside by far (darker, for a structure that is dark in bright): a plaque
 * or cartilage beside a vessel would draw the circle onto itself.
 */
function levelled(at: HuAt, stations: readonly Station[], radii: readonly number[], sign: number): HuAt {
  const inside = stations.flatMap((station, s) =>
    [0, 0.5].flatMap((share) =>
      [0, 1, 2, 3, 4, 5].map((n) => {
        const [mm, angle] = [share * radii[s]!, (n * Math.PI) / 3];
        const p = inPlane(station, mm * Math.cos(angle), mm * Math.sin(angle));
        return at(p[0], p[1], p[2]);
      }),
    ),
  );
  const level = quantile(inside, 0.5) + sign * alikeHu;
  return sign > 0 ? (x, y, z) => Math.min(at(x, y, z), level) : (x, y, z) => Math.max(at(x, y, z), level);
}

/** The drawn radius at each point of the resampled line. */
function radiiAlong({ pointsMm, radiiMm }: Tube, line: readonly LpsPoint[]): number[] {
  const lengthMm = lengthOf(pointsMm);
  let [at, gone] = [0, 0];
  return line.map((_, n) => {
    const wantedMm = (lengthMm * n) / (line.length - 1);
    let piece = distance(pointsMm[at]!, pointsMm[at + 1]!);
    while (gone + piece < wantedMm && at + 2 < pointsMm.length) {
      gone += piece;
      at++;
      piece = distance(pointsMm[at]!, pointsMm[at + 1]!);
    }
    const t = piece > 0 ? Math.min((wantedMm - gone) / piece, 1) : 0;
    return radiiMm[at]! + (radiiMm[at + 1]! - radiiMm[at]!) * t;
  });
}

/** The line and its radii after a round: each section goes where the sections around it, by what they see, go. */
function moved(stations: readonly Station[], circles: readonly Circle[], guess: readonly number[]) {
  const reach = 3;
  const means = stations.map((_, s) => {
    const sum = [0, 0, 0];
    let total = stayWeight;
    for (let d = -2 * reach; d <= 2 * reach; d++) {
      const circle = circles[s + d];
      if (!circle) continue;
      const weight =
        Math.max(circle.score - noiseScore, 0) ** 2 * Math.exp((-d * d) / (2 * (reach / 2) ** 2));
      total += weight;
      sum[0]! += weight * circle.uMm;
      sum[1]! += weight * circle.vMm;
      sum[2]! += weight * Math.log(circle.radiusMm / guess[s + d]!);
    }
    return sum.map((value) => value / total);
  });
  const line = stations.map((station, s) => inPlane(station, means[s]![0]!, means[s]![1]!));
  return {
    line: smoothedLine(
      line,
      line.map(() => 1),
    ),
    radii: means.map(([, , log], s) => guess[s]! * Math.exp(log!)),
  };
}
