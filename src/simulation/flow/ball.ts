import type { FlowGrid, Hole } from './types';

/** Cells and their weights, sum 1, in the order of first touch. */
export interface Kernel {
  readonly cells: readonly (readonly [number, number, number])[];
  readonly weights: readonly number[];
}

/**
 * Radius of the uniform ball whose mean self-potential equals that of a sphere's surface of radius a: 6/(5b) = 1/a.
 */
const ballPerTip = 1.2;
/** Points along a radius at which the ball is sampled. */
const perRadius = 4;

/**
 * How a hole's flow is spread over cells: trilinear weights, averaged over a ball of the size of the tip. On a coarse
 * grid this is the plain trilinear source of physics 2.1; on a fine one the source keeps the tip's true size, so that
 * neither pressure nor velocity near it depends on the grid. Read with the same weights it gives the mean pressure.
 */
export function ballKernel({ spacingMm: h }: FlowGrid, { atMm, radiusMm }: Hole): Kernel {
  const index = new Map<string, number>();
  const cells: (readonly [number, number, number])[] = [];
  const weights: number[] = [];
  const step = (ballPerTip * radiusMm) / perRadius;
  let total = 0;
  const add = (cell: readonly [number, number, number], weight: number) => {
    if (weight === 0) return;
    total += weight;
    const key = cell.join();
    const known = index.get(key);
    if (known !== undefined) weights[known]! += weight;
    else {
      index.set(key, cells.length);
      cells.push(cell);
      weights.push(weight);
    }
  };
  for (const [x, y, z] of ballPoints()) {
    const at = [x, y, z].map((v, axis) => (atMm[axis]! + v * step) / h[axis]!);
    const low = at.map((v) => Math.floor(v));
    const part = at.map((v, axis) => v - low[axis]!);
    for (let corner = 0; corner < 8; corner++) {
      const up = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const weight = up.reduce((w, u, axis) => w * (u ? part[axis]! : 1 - part[axis]!), 1);
      add([low[0]! + up[0]!, low[1]! + up[1]!, low[2]! + up[2]!], weight);
    }
  }
  return { cells, weights: weights.map((weight) => weight / total) };
}

/** Centres of a cubic lattice inside the ball, in steps; symmetric under every mirror. */
function ballPoints(): (readonly [number, number, number])[] {
  const points: (readonly [number, number, number])[] = [];
  const half = Array.from({ length: 2 * perRadius }, (_, i) => i - perRadius + 0.5);
  for (const z of half)
    for (const y of half) for (const x of half) if (Math.hypot(x, y, z) < perRadius) points.push([x, y, z]);
  return points;
}
