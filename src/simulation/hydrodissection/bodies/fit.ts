import type { Frame } from '../frame';
import { backSolve, factorise } from '../../../core/dense';
import type { SectionBody } from './sections';

/** A cell that a body takes up now, with where its material lay at the start, mm. */
export interface Occupied {
  readonly cell: Int32Array;
  readonly from: Float64Array;
}

/** Weight of a body's stiffness against how well it follows the tissue: first guess, growth, and the most. */
const softest = 0.01;
const stiffer = 4;
const stiffest = 1e6;
/** Turning that nothing determines (a body one cell thick) is not turned. */
const ridge = 1e-9;

/** The normal equations of a fit, factorised: contacts need them again. */
export interface Fit {
  readonly body: SectionBody;
  readonly factor: Float64Array;
}

/**
 * Sets the body's rates to those that fit the tissue's velocity best (least squares over its cells), as stiff along
 * the axis as its bound on strain asks for in the time to come.
 * @param velocity cells/s at each occupied cell, three each
 * @param given stiffness to use, whatever the strain
 */
export function fitBody(
  frame: Frame,
  body: SectionBody,
  { from, cell }: Occupied,
  velocity: Float64Array,
  dtS: number,
  given?: number,
): Fit {
  const n = 6 * body.count;
  const square = new Float64Array(n * n);
  const right = new Float64Array(n);
  const arm = new Float64Array(3);
  const rows = [new Float64Array(12), new Float64Array(12), new Float64Array(12)];
  for (let q = 0; q < cell.length; q++) {
    const [x, y, z] = [from[3 * q]!, from[3 * q + 1]!, from[3 * q + 2]!];
    const s = body.place(x, y, z);
    const i = Math.floor(s);
    const blocks = body.count === 1 || s === i ? 1 : 2;
    for (let b = 0; b < blocks; b++) {
      body.arm(i + b, x, y, z, arm);
      fillRows(rows, 6 * b, b === 0 ? 1 - (s - i) : s - i, arm);
    }
    accumulate(square, right, n, 6 * i, 6 * blocks, rows, velocity, 3 * q, frame.h);
  }
  for (let i = 0; i < n; i++) square[i * n + i]! += ridge * (1 + square[i * n + i]!);
  let factor = square.slice();
  for (let stiffness = given ?? softest; ; stiffness *= stiffer) {
    factor = square.slice();
    if (body.count > 1) stiffen(factor, n, body, (stiffness * cell.length) / body.count);
    factorise(factor, n);
    body.rate.set(right);
    backSolve(factor, n, body.rate);
    if (body.count === 1 || given !== undefined || stiffness >= stiffest) break;
    if (body.strainAfter(dtS) <= body.aimedStrain) break;
  }
  return { body, factor };
}

/** ∂v/∂[u, ω] of a point, times its share. */
export function fillRows(rows: readonly Float64Array[], at: number, share: number, arm: Float64Array): void {
  for (const row of rows) row.fill(0, at, at + 6);
  for (let a = 0; a < 3; a++) rows[a]![at + a] = share;
  const [x, y, z] = [share * arm[0]!, share * arm[1]!, share * arm[2]!];
  rows[0]![at + 4] = z;
  rows[0]![at + 5] = -y;
  rows[1]![at + 3] = -z;
  rows[1]![at + 5] = x;
  rows[2]![at + 3] = y;
  rows[2]![at + 4] = -x;
}

function accumulate(
  square: Float64Array,
  right: Float64Array,
  n: number,
  at: number,
  size: number,
  rows: readonly Float64Array[],
  velocity: Float64Array,
  q: number,
  h: readonly [number, number, number],
): void {
  for (let a = 0; a < 3; a++) {
    const row = rows[a]!;
    const v = velocity[q + a]! * h[a]!;
    for (let i = 0; i < size; i++) {
      const value = row[i]!;
      if (value === 0) continue;
      right[at + i]! += value * v;
      for (let j = 0; j < size; j++) square[(at + i) * n + at + j]! += value * row[j]!;
    }
  }
}

/** Adds what stretching, bending and twisting between neighbouring sections cost. */
function stiffen(square: Float64Array, n: number, { count, centre }: SectionBody, weight: number): void {
  const row = new Float64Array(12);
  const add = (at: number) => {
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < 12; j++) square[(at + i) * n + at + j]! += weight * row[i]! * row[j]!;
  };
  for (let i = 0; i + 1 < count; i++) {
    const d = [0, 1, 2].map((a) => centre[3 * i + 3 + a]! - centre[3 * i + a]!) as [number, number, number];
    const length = Math.hypot(...d);
    // u₂ − u₁ − ½(ω₁ + ω₂) × d.
    const cross = [
      [0, d[2], -d[1]],
      [-d[2], 0, d[0]],
      [d[1], -d[0], 0],
    ] as const;
    for (let a = 0; a < 3; a++) {
      row.fill(0);
      row[a] = -1;
      row[6 + a] = 1;
      for (let b = 0; b < 3; b++) row[3 + b] = row[9 + b] = -0.5 * cross[a]![b]!;
      add(6 * i);
      row.fill(0);
      row[3 + a] = -length;
      row[9 + a] = length;
      add(6 * i);
    }
  }
}
