import type { KernelContext } from '../../core/kernel';
import type { StraightSpine } from './curve';
import type { SpineProfile } from './profile';
import { quantile } from '../../core/statistics';

/** A disc as a plane across the spine. */
export interface Disc {
  /** Where it crosses the middle of the bodies, mm along the spine. */
  readonly s: number;
  /** Rise along the spine for each mm to the front and to the left. */
  readonly toFront: number;
  readonly toLeft: number;
  /** HU by which the plates to both sides are brighter than it. */
  readonly contrastHu: number;
}

/** Where a disc plane runs, mm along the spine, `a` mm before the line and `l` to its left. */
export const discHeight = (disc: Disc, { wall, depth }: SpineProfile, a: number, l: number): number => {
  const at = Math.round(disc.s);
  return disc.s + (a - wall[at]! - depth[at]! / 2) * disc.toFront + l * disc.toLeft;
};

const degrees = (values: readonly number[]) => values.map((value) => Math.tan((value * Math.PI) / 180));
const frontTilts = degrees([-36, -30, -24, -18, -12, -6, 0, 6, 12, 18, 24, 30, 36]);
const leftTilts = degrees([-12, -6, 0, 6, 12]);
const depthShares = [0.2, 0.35, 0.5, 0.65, 0.8];
const sideShares = [-0.5, -0.3, -0.1, 0.1, 0.3, 0.5];
/** Neither a disc of C2/3 in a child nor one of L4/5 in a tall man lies nearer to, or farther from, the next, mm. */
const [leastMm, mostMm] = [10, 46];
/** No plate is told from its disc with less, HU. */
export const leastContrastHu = 15;

/**
 * The discs from foot to head: planes of soft tissue between brighter plates, with a foramen beside them and pedicles
 * above and below, in a chain of even spacing found by dynamic programming. All the weights below are house values,
 * set on one real CT each of neck, chest and loin and on two synthetic ones.
 */
export async function findDiscs(
  spine: StraightSpine,
  profile: SpineProfile,
  context: KernelContext,
): Promise<Disc[]> {
  const planes: Disc[] = [];
  for (let s = 0; s < spine.length; s++) {
    planes.push(bestPlane(spine, profile, s));
    if (s % 10 === 0) await context.checkpoint(s / spine.length);
  }
  return extended(clearEnds(bestChain(planes, profile)), planes);
}

/** Of all tilts the plane through `s` that is darkest against its plates. */
function bestPlane(spine: StraightSpine, { wall, depth, half }: SpineProfile, s: number): Disc {
  let best: Disc = { s, toFront: 0, toLeft: 0, contrastHu: -Infinity };
  let most = -Infinity;
  if (s < 4 || s >= spine.length - 4) return best;
  for (const toFront of frontTilts) {
    for (const toLeft of leftTilts) {
      const means = Array.from({ length: 13 }, () => 0);
      for (const share of depthShares) {
        for (const side of sideShares) {
          const fromMiddle = (share - 0.5) * depth[s]!;
          const a = wall[s]! + share * depth[s]!;
          const l = side * half[s]!;
          const at = s + fromMiddle * toFront + l * toLeft;
          for (let d = 0; d < 13; d++) {
            means[d]! += Math.max(-100, Math.min(600, spine.at(at + d - 6, a, l))) / 30;
          }
        }
      }
      const middle = (means[5]! + 2 * means[6]! + means[7]!) / 4;
      const plates = Math.min(Math.max(...means.slice(8)), Math.max(...means.slice(0, 5)));
      const contrastHu = plates - middle;
      const value = contrastHu - 40 * toFront * toFront - 15 * Math.abs(toLeft);
      if (value <= most) continue;
      most = value;
      best = { s, toFront, toLeft, contrastHu };
    }
  }
  return best;
}

interface Link {
  readonly value: number;
  readonly disc: number;
  readonly before?: Link;
}

/** The chain of greatest sum; a link is a disc and the spacing to the one below. */
function bestChain(planes: readonly Disc[], profile: SpineProfile): Disc[] {
  const gains = relativeContrast(planes);
  const usual = usualSpacing(profile);
  const links: (Link | undefined)[][] = [];
  let top: Link | undefined;
  planes.forEach((_, s) => {
    links[s] = [];
    if (s < 4 || s >= planes.length - 4) return;
    for (let d = leastMm; d <= mostMm; d++) {
      const gain = Math.min(gains[s]!, 1.3) - 0.5 + 0.6 * besideDisc(profile, s, d);
      let link: Link = { value: gain, disc: s };
      const under = links[s - d] ?? [];
      for (let e = leastMm; e <= mostMm; e++) {
        const before = under[e];
        if (!before) continue;
        const change = Math.log(d / e);
        const odd = Math.max(0, Math.abs(Math.log(d / usual[s]!)) - 0.3);
        const value = before.value + gain - 4 * change * change - 8 * odd * odd;
        if (value > link.value) link = { value, disc: s, before };
      }
      links[s]![d] = link;
      if (!top || link.value > top.value) top = link;
    }
  });
  const chain: Disc[] = [];
  for (let link = top; link; link = link.before) chain.unshift(planes[link.disc]!);
  return chain.filter(({ contrastHu }) => contrastHu >= leastContrastHu / 2);
}

/** Contrast against that of the better peaks within 60 mm: bones differ from site to site and from patient to patient. */
function relativeContrast(planes: readonly Disc[]): number[] {
  const isPeak = (s: number) => {
    const value = planes[s]!.contrastHu;
    return value > leastContrastHu && [1, 2, 3, 4, 5].every((d) => value >= (planes[s - d]?.contrastHu ?? -1) && value >= (planes[s + d]?.contrastHu ?? -1)); // prettier-ignore
  };
  const peaks = planes.map((_, s) => s).filter(isPeak);
  return planes.map(({ contrastHu }, s) => {
    const near = peaks.filter((at) => Math.abs(at - s) <= 60).map((at) => planes[at]!.contrastHu);
    return near.length === 0 ? -1 : contrastHu / Math.max(20, quantile(near, 0.7));
  });
}

/** Vertebrae are about as high with their disc as their bodies are deep. */
const usualSpacing = ({ depth }: SpineProfile): number[] =>
  Array.from(depth, (_, s) => 0.97 * quantile(Array.from(depth.slice(Math.max(0, s - 60), s + 61)), 0.5));

/** Pedicles below and above, a foramen just above the disc: high where a disc with that spacing fits. */
function besideDisc({ pedicle }: SpineProfile, s: number, spacing: number): number {
  const at = (share: number) => pedicle[Math.round(s + share * spacing)];
  const foramen = at(0.17);
  const pedicles = [at(-0.3), at(0.7)].filter((value) => value !== undefined);
  if (foramen === undefined || pedicles.length === 0) return 0;
  return pedicles.reduce((sum, value) => sum + value, 0) / pedicles.length - foramen;
}

/** The last disc of a picture is at least a fifth as dark as its neighbour: L5/S1 cut aslant is, a pore in a body is not. */
const isClear = (disc: Disc, neighbour: Disc): boolean => disc.contrastHu > 0.2 * neighbour.contrastHu;

/** A chain without ends that even spacing alone has put there. */
function clearEnds(chain: readonly Disc[]): readonly Disc[] {
  const from = chain.findIndex((disc, n) => isClear(disc, chain[n + 1] ?? disc));
  const to = chain.findLastIndex((disc, n) => isClear(disc, chain[n - 1] ?? disc));
  return from < 0 ? chain : chain.slice(from, to + 1);
}

/** One more at each end where the next would lie: L5/S1 is steep, and the last one is cut by the edge of the picture. */
function extended(chain: readonly Disc[], planes: readonly Disc[]): Disc[] {
  if (chain.length < 2) return [...chain];
  // The mean of three: neighbours differ by a fifth.
  const next = (last: Disc, others: readonly Disc[]) => {
    const spacing = (last.s - others.at(-1)!.s) / others.length;
    const value = ({ s, contrastHu }: Disc) => contrastHu - 30 * Math.abs((s - last.s) / spacing - 1);
    const window = planes.filter(({ s }) => (s - last.s) / spacing > 0.75 && (s - last.s) / spacing < 1.4);
    return window
      .filter((plane) => value(plane) > leastContrastHu && isClear(plane, last))
      .sort((a, b) => value(b) - value(a))
      .slice(0, 1);
  };
  return [
    ...next(chain[0]!, chain.slice(1, 4)),
    ...chain,
    ...next(chain.at(-1)!, chain.slice(-4, -1).toReversed()),
  ];
}
