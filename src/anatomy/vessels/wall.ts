import type { Evidence } from './lumen';
import type { HuAt } from './sampler';
import type { Station } from './line';

/** The surroundings of a centre line, unrolled: sections × rays × samples outward from the line. */
export interface Unrolled {
  readonly sections: number;
  readonly rays: number;
  readonly samples: number;
  /** Sample q lies at (q + ½) · stepMm from the line. */
  readonly stepMm: number;
  readonly hu: Float32Array;
}

export const rayCount = 36;

export function unroll(at: HuAt, stations: readonly Station[], reachMm: number, stepMm: number): Unrolled {
  const samples = Math.max(6, Math.ceil(reachMm / stepMm));
  const hu = new Float32Array(stations.length * rayCount * samples);
  let o = 0;
  for (const { pointMm: p, u, v } of stations)
    for (let ray = 0; ray < rayCount; ray++) {
      const [cos, sin] = rayDirection(ray);
      const d = [0, 1, 2].map((c) => u[c]! * cos + v[c]! * sin);
      for (let q = 0; q < samples; q++) {
        const mm = (q + 0.5) * stepMm;
        hu[o++] = at(p[0] + mm * d[0]!, p[1] + mm * d[1]!, p[2] + mm * d[2]!);
      }
    }
  return { sections: stations.length, rays: rayCount, samples, stepMm, hu };
}

export const rayDirection = (ray: number): readonly [number, number] => {
  const angle = (2 * Math.PI * ray) / rayCount;
  return [Math.cos(angle), Math.sin(angle)];
};

/** Cost of a wall that leans, by its slope squared. House values. */
const [slopeCostRound, slopeCostAlong] = [0.3, 0.5];

/**
 * Cost of having the wall before sample q, for each ray: low where blood ends there (evidence within minus
 * beyond), plus what is not blood before it.
 */
export function wallCost(unrolled: Unrolled, { within, crossing }: Evidence, windowMm: number): Float32Array {
  const { samples, stepMm, hu } = unrolled;
  const window = Math.max(1, Math.round(windowMm / stepMm));
  const cost = new Float32Array(hu.length);
  const sum = new Float64Array(samples + 1);
  for (let o = 0; o < hu.length; o += samples) {
    for (let q = 0; q < samples; q++) sum[q + 1] = sum[q]! + within(hu[o + q]!);
    let crossed = 0;
    for (let q = 0; q < samples; q++) {
      const [from, to] = [Math.max(0, q - window), Math.min(samples, q + window)];
      const before = q > 0 ? (sum[q]! - sum[from]!) / (q - from) : 0;
      const beyond = (sum[to]! - sum[q]!) / (to - q);
      cost[o + q] = crossed - (before - beyond) / 2;
      crossed += stepMm * crossing(hu[o + q]!);
    }
  }
  return cost;
}

/** How far the wall may move from one ray or section to the next, samples. */
const furthestStep = 5;

/**
 * The wall as a smooth closed surface of least cost: by turns around each section and along each ray, exactly
 * for the one while the other is held (after Li, Wu, Chen & Sonka 2006, doi:10.1109/TPAMI.2006.19, whose
 * surface is found at once, at the price of a maximum flow).
 * @param lengthMm distance between sections
 * @returns the sample before which the wall lies, sections × rays
 */
export function smoothWall(unrolled: Unrolled, cost: Float32Array, lengthMm: number): Int32Array {
  const { sections, rays, samples, stepMm } = unrolled;
  const wall = new Int32Array(sections * rays).fill(-1);
  const solver = new ChainSolver(samples);
  const line = new Float64Array(Math.max(sections, rays) * samples);
  for (let section = 0; section < sections; section++) {
    const o = section * rays * samples;
    for (let n = 0; n < rays * samples; n++) line[n] = cost[o + n]!;
    const weight = roundWeight(typical(cost, section, rays, samples));
    solver.closed(line, rays, weight).forEach((q, ray) => (wall[section * rays + ray] = q));
  }
  for (let sweep = 0; sweep < 3; sweep++) {
    for (let ray = 0; ray < rays; ray++) alongRay(ray);
    for (let section = 0; section < sections; section++) aroundSection(section);
  }
  return wall;

  /** A step by one sample, as cost: the wall's slope is the step over the arc between two rays. */
  function roundWeight(radius: number): number {
    return slopeCostRound * ((rays / (2 * Math.PI)) * (1 / Math.max(radius, 2))) ** 2;
  }
  function meanWall(section: number): number {
    let sum = 0;
    for (let ray = 0; ray < rays; ray++) sum += wall[section * rays + ray]!;
    return sum / rays;
  }
  function alongWeight(): number {
    return slopeCostAlong * (stepMm / lengthMm) ** 2;
  }
  function alongRay(ray: number): void {
    for (let section = 0; section < sections; section++) {
      const weight = roundWeight(meanWall(section));
      const left = wall[section * rays + ((ray + rays - 1) % rays)]!;
      const right = wall[section * rays + ((ray + 1) % rays)]!;
      const from = (section * rays + ray) * samples;
      for (let q = 0; q < samples; q++)
        line[section * samples + q] = cost[from + q]! + weight * ((q - left) ** 2 + (q - right) ** 2);
    }
    solver.open(line, sections, alongWeight()).forEach((q, section) => (wall[section * rays + ray] = q));
  }
  function aroundSection(section: number): void {
    const weight = alongWeight();
    for (let ray = 0; ray < rays; ray++) {
      const from = (section * rays + ray) * samples;
      const before = section > 0 ? wall[(section - 1) * rays + ray]! : -1;
      const after = section < sections - 1 ? wall[(section + 1) * rays + ray]! : -1;
      for (let q = 0; q < samples; q++) {
        const lean = (before < 0 ? 0 : (q - before) ** 2) + (after < 0 ? 0 : (q - after) ** 2);
        line[ray * samples + q] = cost[from + q]! + weight * lean;
      }
    }
    solver
      .closed(line, rays, roundWeight(meanWall(section)))
      .forEach((q, ray) => (wall[section * rays + ray] = q));
  }
}

/** Median over the rays of the cheapest sample. */
function typical(cost: Float32Array, section: number, rays: number, samples: number): number {
  const cheapest = Array.from({ length: rays }, (_, ray) => {
    const o = (section * rays + ray) * samples;
    let best = 0;
    for (let q = 1; q < samples; q++) if (cost[o + q]! < cost[o + best]!) best = q;
    return best;
  });
  return cheapest.sort((a, b) => a - b)[rays >> 1]!;
}

/** Chains of places with one of `samples` states each, and a cost of the squared step: Viterbi. */
class ChainSolver {
  constructor(private readonly samples: number) {}

  /** The states of least cost of a chain with two ends. */
  open(cost: Float64Array, places: number, weight: number, fixed = -1): number[] {
    const { samples } = this;
    const from = new Int8Array(places * samples);
    let total = Float64Array.from(cost.subarray(0, samples));
    if (fixed >= 0) total = total.map((value, q) => (q === fixed ? value : Infinity));
    for (let place = 1; place < places; place++) {
      const next = new Float64Array(samples);
      for (let q = 0; q < samples; q++) {
        let [least, step] = [Infinity, 0];
        const low = Math.max(-furthestStep, -q);
        const high = Math.min(furthestStep, samples - 1 - q);
        for (let d = low; d <= high; d++) {
          const value = total[q + d]! + weight * d * d;
          if (value < least) [least, step] = [value, d];
        }
        next[q] = least + cost[place * samples + q]!;
        from[place * samples + q] = step;
      }
      total = next;
    }
    let q = fixed >= 0 ? fixed : total.indexOf(total.reduce((a, b) => Math.min(a, b)));
    const states = [q];
    for (let place = places - 1; place > 0; place--) states.push((q += from[place * samples + q]!));
    return states.reverse();
  }

  /** The states of a chain that closes on itself: nearly the best, by opening it where the open one is surest. */
  closed(cost: Float64Array, places: number, weight: number): number[] {
    const { samples } = this;
    const first = this.open(this.repeated(cost, places, 2), 2 * places, weight);
    const fixed = first[places]!;
    const round = new Float64Array((places + 1) * samples);
    round.set(cost.subarray(0, places * samples));
    return this.open(round, places + 1, weight, fixed).slice(0, places);
  }

  private repeated(cost: Float64Array, places: number, times: number): Float64Array {
    const out = new Float64Array(times * places * this.samples);
    for (let n = 0; n < times; n++)
      out.set(cost.subarray(0, places * this.samples), n * places * this.samples);
    return out;
  }
}
