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
 */
export function solveSystem(
  system: PressureSystem,
  topology: Topology,
  p: Float64Array,
  { b, r, s, ap }: Workspace,
  tolerance: number,
  maxIterations: number,
): Convergence {
  const norm = Math.sqrt(dot(b, b));
  if (norm === 0) {
    p.fill(0);
    return { iterations: 0, residual: 0, converged: true };
  }
  const matrix = (v: Float64Array, out: Float64Array) => applySystem(system, topology, v, out);
  matrix(p, ap);
  const energy = dot(p, ap);
  const scale = energy > 0 ? dot(p, b) / energy : 0;
  let residual = restart(b, p, ap, r, scale) / norm;
  let iterations = 0;
  // The recursion's residual drifts from the true one by rounding: then it begins anew from the answer so far.
  for (let attempt = 0; attempt < 5 && !(residual <= tolerance) && iterations < maxIterations; attempt++) {
    iterations += iterate(system, matrix, p, r, s, ap, tolerance * norm, maxIterations - iterations);
    matrix(p, ap);
    residual = restart(b, p, ap, r, 1) / norm;
  }
  return { iterations, residual, converged: residual <= tolerance };
}

/** Scales p, sets r = b − A·p from A·p of the unscaled p; returns |r|. */
function restart(b: Float64Array, p: Float64Array, ap: Float64Array, r: Float64Array, scale: number): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    p[i]! *= scale;
    const value = b[i]! - scale * ap[i]!;
    r[i] = value;
    sum += value * value;
  }
  return Math.sqrt(sum);
}

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
  const finest = multigrid.finest;
  let rz = 0;
  for (let n = 1; n <= maxIterations; n++) {
    round(r, finest.b);
    cycle(multigrid);
    const next = dotMixed(r, finest.x);
    // A negative or undefined product means that rounding has used up the preconditioner: begin anew.
    if (!(next > 0)) return n;
    direct(finest.x, n === 1 ? 0 : next / rz, s);
    rz = next;
    matrix(s, ap);
    const alpha = rz / dot(s, ap);
    if (advance(alpha, s, ap, p, r) <= target) return n;
  }
  return maxIterations;
}

/** A plain loop: `set` between element types is many times slower in V8. */
function round(from: Float64Array, to: Float32Array): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function dotMixed(a: Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function direct(z: Float32Array, beta: number, s: Float64Array): void {
  for (let i = 0; i < s.length; i++) s[i] = z[i]! + beta * s[i]!;
}

function advance(alpha: number, s: Float64Array, ap: Float64Array, p: Float64Array, r: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    p[i]! += alpha * s[i]!;
    const value = r[i]! - alpha * ap[i]!;
    r[i] = value;
    sum += value * value;
  }
  return Math.sqrt(sum);
}
