import { facePaths } from './paths';
import type { Topology } from './topology';
import type { FlowProblem } from './types';

/** Links that cross a gauge, with the share of their face paths that do and the outward sign. */
export interface GaugeLinks {
  readonly outlet: string;
  readonly direction: Uint8Array;
  readonly cell: Uint32Array;
  readonly share: Float64Array;
}

export function gaugeLinks({ grid, gauges = [] }: FlowProblem, { directions }: Topology): GaugeLinks[] {
  const [nx, ny] = grid.dims;
  return gauges.map(({ outlet, cells, axes, outward }) => {
    const shares = new Map<string, number>();
    cells.forEach((face, n) => {
      directions.forEach(({ offset, open }, d) => {
        const paths = facePaths(offset);
        for (const path of paths)
          for (const { at, axis } of path) {
            if (axis !== axes[n]) continue;
            const from = face - (at[0] + nx * (at[1] + ny * at[2]));
            if (from < 0 || from >= open.length || open[from] === 0) continue;
            const key = `${d} ${from}`;
            // A link towards higher indices may still step back along one axis.
            const along = Math.sign(offset[axis]);
            shares.set(key, (shares.get(key) ?? 0) + (along * outward[n]!) / paths.length);
          }
      });
    });
    const entries = [...shares].map(([key, share]) => [...key.split(' ').map(Number), share] as number[]);
    return {
      outlet,
      direction: Uint8Array.from(entries, (e) => e[0]!),
      cell: Uint32Array.from(entries, (e) => e[1]!),
      share: Float64Array.from(entries, (e) => e[2]!),
    };
  });
}
