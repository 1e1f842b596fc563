import { inPlane, type Station } from './line';
import type { HuAt } from './sampler';

/** A circle in the plane of a station. */
export interface Circle {
  readonly uMm: number;
  readonly vMm: number;
  readonly radiusMm: number;
  /** Contrast across the edge, 1: all of it by `fullStepHu`; less what it lies away from the drawn one. */
  readonly score: number;
}

const spokes = 20;
const directions = Array.from({ length: spokes }, (_, n) => {
  const angle = (2 * Math.PI * n) / spokes;
  return [Math.cos(angle), Math.sin(angle)] as const;
});
/** A step of the HU across the edge that counts in full: soft tissue in fat has 130. House value. */
const fullStepHu = 100;
/** A spoke sees the wall from this step on: half of what a tube's wall needs to be visible on the whole. */
const seenStepHu = 30;
/** How far from the edge the two sides of it are measured, mm. */
const sideMm = [0.4, 0.9] as const;
/** Costs of lying a drawn radius off the drawn line, and of a radius e times the drawn one. House values. */
const [offCost, sizeCost] = [0.15, 0.15];

/**
 * The circle near a station with the most contrast across its edge.
 * @param sign 1: brighter within, −1: darker within
 */
export function fitCircle(
  at: HuAt,
  station: Station,
  radiusMm: number,
  guessMm: number,
  sign: number,
): Circle {
  const reachMm = Math.min(Math.max(0.8 * guessMm, 1), 4);
  const stepMm = reachMm / 3;
  let best: Circle = { uMm: 0, vMm: 0, radiusMm, score: -Infinity };
  const consider = (uMm: number, vMm: number, mm: number) => {
    const off = Math.hypot(uMm, vMm) / guessMm;
    const size = Math.log(mm / guessMm);
    const score = edgeAround(at, station, uMm, vMm, mm, sign) - offCost * off * off - sizeCost * size * size;
    if (score > best.score) best = { uMm, vMm, radiusMm: mm, score };
  };
  for (let j = -3; j <= 3; j++)
    for (let i = -3; i <= 3; i++)
      for (let n = -4; n <= 4; n++)
        if (i * i + j * j <= 10) consider(i * stepMm, j * stepMm, guessMm * 1.13 ** n);
  for (let fine = stepMm / 2; fine > 0.08; fine /= 2) {
    const from = best;
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++)
        for (let n = -1; n <= 1; n++)
          consider(from.uMm + i * fine, from.vMm + j * fine, Math.max(from.radiusMm + n * fine, 0.3));
  }
  return best;
}

/** Mean over the spokes of the step across the edge, each at most in full and at least half against. */
function edgeAround(at: HuAt, station: Station, uMm: number, vMm: number, mm: number, sign: number): number {
  let sum = 0;
  for (const spoke of directions) {
    const step = (sign * stepAcross(at, station, uMm, vMm, mm, spoke)) / fullStepHu;
    sum += Math.min(Math.max(step, -0.5), 1);
  }
  return sum / spokes;
}

function stepAcross(
  at: HuAt,
  station: Station,
  uMm: number,
  vMm: number,
  mm: number,
  [cos, sin]: readonly [number, number],
): number {
  const { pointMm: p, u, v } = station;
  let step = 0;
  for (const side of sideMm) {
    const [near, far] = [Math.max(mm - side, 0), mm + side];
    const [nu, nv, fu, fv] = [uMm + near * cos, vMm + near * sin, uMm + far * cos, vMm + far * sin];
    step += at(p[0] + nu * u[0] + nv * v[0], p[1] + nu * u[1] + nv * v[1], p[2] + nu * u[2] + nv * v[2]);
    step -= at(p[0] + fu * u[0] + fv * v[0], p[1] + fu * u[1] + fv * v[1], p[2] + fu * u[2] + fv * v[2]);
  }
  return step / sideMm.length;
}

/** Mean within 0.7 radii minus mean of the ring beyond the edge, and the share of the wall that is seen. */
export function lookAround(at: HuAt, station: Station, radiusMm: number, sign: number) {
  const mean = (radii: readonly number[]) => {
    let sum = 0;
    for (const mm of radii)
      for (const [cos, sin] of directions) {
        const p = inPlane(station, mm * cos, mm * sin);
        sum += at(p[0], p[1], p[2]);
      }
    return sum / radii.length / spokes;
  };
  const within = mean([0, 0.35 * radiusMm, 0.7 * radiusMm]);
  const ring = mean([radiusMm + 0.8, radiusMm + 1.3]);
  const seen = directions.filter(
    (spoke) => sign * stepAcross(at, station, 0, 0, radiusMm, spoke) >= seenStepHu,
  );
  return { contrastHu: within - ring, seenShare: seen.length / spokes };
}
