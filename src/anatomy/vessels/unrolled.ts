import type { Station } from './line';
import type { HuAt } from './sampler';

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
