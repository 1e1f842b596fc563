import { cycle } from './multigrid';
import { applySystem } from './operator';
import type { PressureSystem } from './system';
import type { Topology } from './topology';

/** Vectors of a solve, padded; kept between solves. */
export interface Workspace {
  /** Right side; the caller fills it. */
  readonly b: Float64Array;
  readonly r: Float64Array;
  readonly s: Float64Array;
  readonly ap: Float64Array;
}

export const createWorkspace = (length: number): Workspace => ({
  b: new Float64Array(length),
  r: new Float64Array(length),
  s: new Float64Array(length),
  ap: new Float64Array(length),
});

export interface Convergence {
  readonly iterations: number;
  readonly residual: number;
  readonly converged: boolean;
}

/**
 * Solves A·p = b (in the workspace) by conjugate gradients with one V-cycle as preconditioner; `p` holds the guess, which is first scaled
 * to the multiple that fits best. The residual reported is computed anew from the answer, not the recursion's.
 * Only connected cells are touched: elsewhere `b` and `p` must be 0.
 */
export function solveSystem(
  system: PressureSystem,
  topology: Topology,
  p: Float64Array,
  { b, r, s, ap }: Workspace,
  tolerance: number,
  maxIterations: number,
): Convergence {
  const { spans, finest } = system.multigrid;
  const norm = Math.sqrt(dot(spans, b, b));
  if (norm === 0) {
    p.fill(0);
    return { iterations: 0, residual: 0, converged: true };
  }
  const matrix = (v: Float64Array, out: Float64Array) => applySystem(system, topology, v, out);
  matrix(p, ap);
  const energy = dot(spans, p, ap);
  const scale = energy > 0 ? dot(spans, p, b) / energy : 0;
  let residual = restart(spans, b, p, ap, r, finest.b, scale) / norm;
  let iterations = 0;
  // The recursion's residual drifts from the true one by rounding: then it begins anew from the answer so far.
  for (let attempt = 0; attempt < 5 && !(residual <= tolerance) && iterations < maxIterations; attempt++) {
    iterations += iterate(system, matrix, p, r, s, ap, tolerance * norm, maxIterations - iterations);
    matrix(p, ap);
    residual = restart(spans, b, p, ap, r, finest.b, 1) / norm;
  }
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
  const { finest, spans } = multigrid;
  let rz = 0;
  for (let n = 1; n <= maxIterations; n++) {
    cycle(multigrid);
    const next = dotMixed(spans, r, finest.x);
    // A negative or undefined product means that rounding has used up the preconditioner: begin anew.
    if (!(next > 0)) return n;
    direct(spans, finest.x, n === 1 ? 0 : next / rz, s);
    rz = next;
    matrix(s, ap);
    const alpha = rz / dot(spans, s, ap);
    if (advance(spans, alpha, s, ap, p, r, finest.b) <= target) return n;
  }
  return maxIterations;
}

// Each loop works on the spans, pairs of start and end.

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

function dot(spans: Int32Array, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) sum += a[i]! * b[i]!;
  }
  return sum;
}

function dotMixed(spans: Int32Array, a: Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) sum += a[i]! * b[i]!;
  }
  return sum;
}

function direct(spans: Int32Array, z: Float32Array, beta: number, s: Float64Array): void {
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) s[i] = z[i]! + beta * s[i]!;
  }
}

function advance(
  spans: Int32Array,
  alpha: number,
  s: Float64Array,
  ap: Float64Array,
  p: Float64Array,
  r: Float64Array,
  copy: Float32Array,
): number {
  let sum = 0;
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let i = spans[n]!; i < end; i++) {
      p[i]! += alpha * s[i]!;
      const value = r[i]! - alpha * ap[i]!;
      r[i] = value;
      copy[i] = value;
      sum += value * value;
    }
  }
  return Math.sqrt(sum);
}
