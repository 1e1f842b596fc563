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
 * Cost of having the wall before sample q, for each ray: low where one of the kinds of evidence ends there (what
 * is within minus what is beyond), plus what does not belong within before it, by the first kind.
 */
export function wallCost(unrolled: Unrolled, evidence: readonly Evidence[], windowMm: number): Float32Array {
  const { samples, stepMm, hu } = unrolled;
  const window = Math.max(1, Math.round(windowMm / stepMm));
  const cost = new Float32Array(hu.length);
  const sums = new Float64Array(samples + 1);
  for (const { within } of evidence)
    for (let o = 0; o < hu.length; o += samples) {
      for (let q = 0; q < samples; q++) sums[q + 1] = sums[q]! + within(hu[o + q]!);
      for (let q = 1; q < samples; q++) {
        const [from, to] = [Math.max(0, q - window), Math.min(samples, q + window)];
        const before = (sums[q]! - sums[from]!) / (q - from);
        const beyond = (sums[to]! - sums[q]!) / (to - q);
        cost[o + q] = Math.min(cost[o + q]!, (beyond - before) / 2);
      }
    }
  for (let o = 0; o < hu.length; o += samples) {
    let crossed = 0;
    for (let q = 0; q < samples; q++) {
      cost[o + q]! += crossed;
      crossed += stepMm * evidence[0]!.crossing(hu[o + q]!);
    }
  }
  return cost;
}

/** How far the wall may move from one ray or section to the next, samples. */
const furthestStep = 6;
const sweeps = 3;

/**
 * The wall as a smooth closed surface of least cost: by turns around each section and along each ray, exactly
 * for the one while the other is held (after Li, Wu, Chen & Sonka 2006, doi:10.1109/TPAMI.2006.19, whose
 * surface is found at once, at the price of a maximum flow).
 * @param lengthMm distance between sections
 * @returns the sample before which the wall lies, sections × rays
 */
export function smoothWall(unrolled: Unrolled, cost: Float32Array, lengthMm: number): Int32Array {
  const { sections, rays, samples, stepMm } = unrolled;
  const wall = new Int32Array(sections * rays);
  const solver = new ChainSolver(samples);
  const line = new Float64Array((2 * Math.max(sections, rays) + 1) * samples);
  const along = new Float64Array(samples).fill(slopeCostAlong * (stepMm / lengthMm) ** 2);
  // Around a section the slope is the step over the arc between two rays, which grows with the radius.
  const around = Float64Array.from(
    along,
    (_, q) => slopeCostRound * (rays / (2 * Math.PI * Math.max(q + 0.5, 2))) ** 2,
  );
  for (let section = 0; section < sections; section++) firstAround(section);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let ray = 0; ray < rays; ray++) alongRay(ray);
    for (let section = 0; section < sections; section++) aroundSection(section, (13 * sweep) % rays);
  }
  return wall;

  /** Twice around: what the middle of the chain says holds for a closed one. */
  function firstAround(section: number): void {
    const own = cost.subarray(section * rays * samples, (section + 1) * rays * samples);
    line.set(own);
    line.set(own, own.length);
    const states = solver.open(line, 2 * rays, around);
    for (let ray = 0; ray < rays; ray++)
      wall[section * rays + ray] = states[ray < rays / 2 ? ray + rays : ray]!;
  }

  function alongRay(ray: number): void {
    for (let section = 0; section < sections; section++) {
      const left = wall[section * rays + ((ray + rays - 1) % rays)]!;
      const right = wall[section * rays + ((ray + 1) % rays)]!;
      const from = (section * rays + ray) * samples;
      for (let q = 0; q < samples; q++)
        line[section * samples + q] = cost[from + q]! + around[q]! * ((q - left) ** 2 + (q - right) ** 2);
    }
    const states = solver.open(line, sections, along);
    for (let section = 0; section < sections; section++) wall[section * rays + ray] = states[section]!;
  }

  /** Around once, from a ray that is held and back to it. */
  function aroundSection(section: number, held: number): void {
    for (let n = 0; n <= rays; n++) {
      const ray = (held + n) % rays;
      const from = (section * rays + ray) * samples;
      const before = section > 0 ? wall[(section - 1) * rays + ray]! : -1;
      const after = section < sections - 1 ? wall[(section + 1) * rays + ray]! : -1;
      for (let q = 0; q < samples; q++) {
        const lean = (before < 0 ? 0 : (q - before) ** 2) + (after < 0 ? 0 : (q - after) ** 2);
        line[n * samples + q] = cost[from + q]! + along[q]! * lean;
      }
    }
    const states = solver.open(line, rays + 1, around, wall[section * rays + held]!);
    for (let n = 0; n < rays; n++) wall[section * rays + ((held + n) % rays)] = states[n]!;
  }
}

/** Chains of places with one of `samples` states each, and a cost of the squared step: Viterbi. */
class ChainSolver {
  private from = new Int8Array(0);
  private total: Float64Array;
  private next: Float64Array;

  constructor(private readonly samples: number) {
    this.total = new Float64Array(samples);
    this.next = new Float64Array(samples);
  }

  /**
   * The states of least cost.
   * @param weights cost of a step by one, by the state it leads to
   * @param fixed the first and the last state, where they are held
   */
  open(cost: Float64Array, places: number, weights: Float64Array, fixed = -1): Int32Array {
    const { samples } = this;
    if (this.from.length < places * samples) this.from = new Int8Array(places * samples);
    for (let q = 0; q < samples; q++) this.total[q] = fixed < 0 || q === fixed ? cost[q]! : Infinity;
    for (let place = 1; place < places; place++) this.advance(cost, place, weights);
    let q = fixed;
    if (fixed < 0) {
      q = 0;
      for (let n = 1; n < samples; n++) if (this.total[n]! < this.total[q]!) q = n;
    }
    const states = new Int32Array(places);
    for (let place = places - 1; place > 0; place--) {
      states[place] = q;
      q += this.from[place * samples + q]!;
    }
    states[0] = q;
    return states;
  }

  private advance(cost: Float64Array, place: number, weights: Float64Array): void {
    const { samples, total, next, from } = this;
    for (let q = 0; q < samples; q++) {
      const weight = weights[q]!;
      const high = Math.min(furthestStep, samples - 1 - q);
      let least = total[q]!;
      let step = 0;
      for (let d = Math.max(-furthestStep, -q); d <= high; d++) {
        const value = total[q + d]! + weight * d * d;
        if (value < least) {
          least = value;
          step = d;
        }
      }
      next[q] = least + cost[place * samples + q]!;
      from[place * samples + q] = step;
    }
    this.total = next;
    this.next = total;
  }
}
