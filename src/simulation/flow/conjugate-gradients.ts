import { type Arrays, plainArrays } from './arrays';
import { cycle } from './multigrid';
import { applySystem } from './operator';
import type { PressureSystem } from './system';
import type { Topology } from './topology';

/** Vectors of a solve, padded; kept between solves. */
export interface Workspace {
  /** Right side; the caller fills it. */
  readonly b: Float64Array;
  /** The answer as it grows. */
  readonly p: Float64Array;
  readonly r: Float64Array;
  readonly s: Float64Array;
  readonly ap: Float64Array;
}

export const createWorkspace = (length: number, arrays: Arrays = plainArrays): Workspace => ({
  b: arrays.float64(length),
  p: arrays.float64(length),
  r: arrays.float64(length),
  s: arrays.float64(length),
  ap: arrays.float64(length),
});

export interface Convergence {
  readonly iterations: number;
  readonly residual: number;
  readonly converged: boolean;
}

/**
 * Solves A·p = b (in the workspace) by conjugate gradients with one V-cycle as preconditioner; `answer` holds the guess, which is
 * first scaled to the multiple that fits best. The residual reported is computed anew from the answer, not the recursion's.
 * Only connected cells are touched: elsewhere `b` and the guess must be 0.
 */
export function solveSystem(
  system: PressureSystem,
  topology: Topology,
  answer: Float64Array,
  { b, p, r, s, ap }: Workspace,
  tolerance: number,
  maxIterations: number,
): Convergence {
  const { spans, finest, kernels } = system.multigrid;
  const norm = Math.sqrt(kernels.dot(spans, b, b));
  if (norm === 0) {
    answer.fill(0);
    return { iterations: 0, residual: 0, converged: true };
  }
  const matrix = (v: Float64Array, out: Float64Array) => applySystem(system, topology, v, out);
  p.set(answer);
  matrix(p, ap);
  const energy = kernels.dot(spans, p, ap);
  const scale = energy > 0 ? kernels.dot(spans, p, b) / energy : 0;
  let residual = restart(spans, b, p, ap, r, finest.b, scale) / norm;
  let iterations = 0;
  // The recursion's residual drifts from the true one by rounding: then it begins anew from the answer so far.
  for (let attempt = 0; attempt < 5 && !(residual <= tolerance) && iterations < maxIterations; attempt++) {
    iterations += iterate(system, matrix, p, r, s, ap, tolerance * norm, maxIterations - iterations);
    matrix(p, ap);
    residual = restart(spans, b, p, ap, r, finest.b, 1) / norm;
  }
  answer.set(p);
  return { iterations, residual, converged: residual <= tolerance };
}

/** `r` has just been copied to the finest grid's right side. */
function iterate(
  { multigrid }: PressureSystem,
  matrix: (v: Float64Array, out: Float64Array) => void,
  p: Float64Array,
  r: Float64Array,
  s: Float64Array,
  ap: Float64Array,
  target: number,
  maxIterations: number,
): number {
  const { finest, spans, kernels } = multigrid;
  let rz = 0;
  for (let n = 1; n <= maxIterations; n++) {
    cycle(multigrid);
    const next = kernels.dotMixed(spans, r, finest.x);
    // A negative or undefined product means that rounding has used up the preconditioner: begin anew.
    if (!(next > 0)) return n;
    kernels.direct(spans, finest.x, n === 1 ? 0 : next / rz, s);
    rz = next;
    matrix(s, ap);
    const alpha = rz / kernels.dot(spans, s, ap);
    if (kernels.advance(spans, alpha, s, ap, p, r, finest.b) <= target) return n;
  }
  return maxIterations;
}

/** Scales p, sets r = b − A·p from A·p of the unscaled p, and its copy; returns |r|. */
function restart(
  spans: Int32Array,
  b: Float64Array,
  p: Float64Array,
  ap: Float64Array,
  r: Float64Array,
  copy: Float32Array,
  scale: number,
): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) {
      p[i]! *= scale;
      const value = b[i]! - scale * ap[i]!;
      r[i] = value;
      copy[i] = value;
      sum += value * value;
    }
  }
  return Math.sqrt(sum);
}
