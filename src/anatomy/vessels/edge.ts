import type { Unrolled } from './wall';

/** The wall of each section, by ray. */
export interface Contours {
  readonly sections: number;
  readonly rays: number;
  /** Distance of the wall from the centre line, mm; sections × rays. */
  readonly radiusMm: Float32Array;
  /** 1 where an edge of the CT puts the wall there, 0 where its neighbours do. */
  readonly isSeen: Uint8Array;
}

/** How far from the smooth wall the edge is looked for, and beyond it what lies around, mm. */
const [searchMm, beyondMm] = [1.5, 2.5];
/** An edge is seen from this step on, HU, or this many times the noise: house values. */
const [leastStepHu, leastStepSd] = [40, 3];

/**
 * How far down the edge the wall is, from what is beyond to what is within: half-way for the lumen; for the outer
 * wall its foot, where a wall of a millimetre between blood and fat ends (house value).
 */
export const [halfWayShare, footShare] = [0.5, 0.25];

/**
 * Places the wall where the HU pass a share of the way from what is beyond to what is within, on each ray near
 * the wall that was found; where there is no such edge the wall stays. The mean of neighbouring rays and sections then
 * takes most of the noise away.
 */
export function edges(unrolled: Unrolled, wall: Int32Array, sdHu: number, share: number): Contours {
  const { sections, rays, samples, stepMm } = unrolled;
  const radiusMm = new Float32Array(sections * rays);
  const isSeen = new Uint8Array(sections * rays);
  for (let n = 0; n < wall.length; n++) {
    const hu = unrolled.hu.subarray(n * samples, (n + 1) * samples);
    const crossing = crossingOf(hu, wall[n]!, stepMm, Math.max(leastStepHu, leastStepSd * sdHu), share);
    isSeen[n] = crossing === undefined ? 0 : 1;
    radiusMm[n] = Math.max((crossing ?? wall[n]!) * stepMm, stepMm);
  }
  return { sections, rays, radiusMm: evened(radiusMm, isSeen, sections, rays), isSeen };
}

/** Where the HU pass the level next to sample `wall`, in samples from the line; undefined: nowhere. */
function crossingOf(
  hu: Float32Array,
  wall: number,
  stepMm: number,
  leastHu: number,
  share: number,
): number | undefined {
  const samples = hu.length;
  const per = (mm: number) => Math.max(1, Math.round(mm / stepMm));
  const within =
    wall > per(2.5) ? mean(hu, wall - per(2.5), wall - per(1)) : mean(hu, 0, Math.ceil(0.4 * wall));
  // Wide enough that noise does not make it lower than it is.
  const half = Math.round(0.4 / stepMm);
  let beyond = Infinity;
  for (let q = wall; q < Math.min(wall + per(beyondMm), samples); q++)
    beyond = Math.min(beyond, mean(hu, q - half, q + half + 1));
  if (within - beyond < leastHu) return undefined;
  const level = beyond + share * (within - beyond);
  for (let d = 0; d <= per(searchMm); d++)
    for (const q of d === 0 ? [wall] : [wall - d, wall + d]) {
      if (q < 1 || q >= samples || hu[q - 1]! < level || hu[q]! >= level) continue;
      // Sample q lies half a step beyond boundary q.
      return q - 0.5 + (hu[q - 1]! - level) / (hu[q - 1]! - hu[q]!);
    }
  return undefined;
}

function mean(hu: Float32Array, from: number, to: number): number {
  const [low, high] = [Math.max(from, 0), Math.min(Math.max(to, from + 1), hu.length)];
  let sum = 0;
  for (let q = low; q < high; q++) sum += hu[q]!;
  return sum / (high - low);
}

/** What an unseen place counts among its neighbours. */
const unseenWeight = 0.2;

/** Means with the neighbours, 1 2 1 around the section and along the line. */
function evened(radii: Float32Array, isSeen: Uint8Array, sections: number, rays: number): Float32Array {
  const out = new Float32Array(radii.length);
  for (let s = 0; s < sections; s++)
    for (let r = 0; r < rays; r++) {
      let [sum, total] = [0, 0];
      for (let ds = -1; ds <= 1; ds++) {
        if (s + ds < 0 || s + ds >= sections) continue;
        for (let dr = -1; dr <= 1; dr++) {
          const n = (s + ds) * rays + ((r + dr + rays) % rays);
          const weight = (ds === 0 ? 2 : 1) * (dr === 0 ? 2 : 1) * (isSeen[n] ? 1 : unseenWeight);
          sum += weight * radii[n]!;
          total += weight;
        }
      }
      out[s * rays + r] = sum / total;
    }
  return out;
}
