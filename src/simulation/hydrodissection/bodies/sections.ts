import { symmetricEigen } from '../../../core/eigen';
import type { Frame } from '../frame';
import type { MovingBody } from '../types';
import { principalStrain } from './strain';
import { identity, type Matrix, multiply, rotation } from './rotation';

/** Length along the axis that moves as one rigid piece, mm. */
const sectionMm = 6;
/** Cells at which strain is looked for. */
const strainSamples = 600;

/** Of a strain bound. */
const aimedShare = 0.94;

/**
 * A body as rigid sections along an axis, blended by hat functions: where X lay at the start, it now lies at
 * φ(X) = Σ hatᵢ(X)·(xᵢ + Rᵢ(X − aᵢ)). One section: a rigid body. Positions in mm along the grid's axes from cell 0.
 */
export class SectionBody {
  readonly id: string;
  readonly kind: MovingBody['kind'];
  /** What a step is held to: a little below what is demanded, which its own error must not pass. */
  readonly aimedStrain: number;
  /** Cells at the start. */
  readonly cells: Uint32Array;
  readonly count: number;
  /** Centres of the sections at the start and now, three each. */
  readonly start: Float64Array;
  readonly centre: Float64Array;
  readonly turn: Matrix[];
  /** Velocity of the sections' centres and their turning, mm/s and 1/s, [u, ω] each. */
  readonly rate: Float64Array;
  readonly #frame: Frame;
  readonly #axis: readonly number[];
  readonly #from: number;
  readonly #pitch: number;

  constructor(frame: Frame, { id, kind, cells, strainBound }: MovingBody) {
    this.id = id;
    this.kind = kind;
    this.cells = cells;
    this.aimedStrain = aimedShare * strainBound;
    this.#frame = frame;
    const { axis, from, to } = principalAxis(frame, cells);
    this.#axis = axis;
    const isTube = kind !== 'rigid' && to - from > sectionMm;
    this.count = isTube ? Math.round((to - from) / sectionMm) + 1 : 1;
    this.#from = from;
    this.#pitch = this.count > 1 ? (to - from) / (this.count - 1) : 1;
    this.start = this.#centres();
    this.centre = this.start.slice();
    this.turn = Array.from({ length: this.count }, identity);
    this.rate = new Float64Array(6 * this.count);
  }

  /** Position of a cell, mm. */
  cellMm(cell: number, out: Float64Array): void {
    const { dims, stride, h } = this.#frame;
    out[0] = (cell % dims[0]) * h[0];
    out[1] = (Math.floor(cell / stride[1]) % dims[1]) * h[1];
    out[2] = Math.floor(cell / stride[2]) * h[2];
  }

  /** Index of the lower of the two sections that a point at the start belongs to, plus its share of the upper one. */
  place(x: number, y: number, z: number): number {
    if (this.count === 1) return 0;
    const s = (this.#axis[0]! * x + this.#axis[1]! * y + this.#axis[2]! * z - this.#from) / this.#pitch;
    return s <= 0 ? 0 : s >= this.count - 1 ? this.count - 1 - 1e-12 : s;
  }

  #centres(): Float64Array {
    const sums = new Float64Array(4 * this.count);
    const at = new Float64Array(3);
    for (const cell of this.cells) {
      this.cellMm(cell, at);
      const s = this.place(at[0]!, at[1]!, at[2]!);
      const i = Math.floor(s);
      for (let n = i; n < Math.min(i + 2, this.count); n++) {
        const w = n === i ? 1 - (s - i) : s - i;
        for (let a = 0; a < 3; a++) sums[4 * n + a]! += w * at[a]!;
        sums[4 * n + 3]! += w;
      }
    }
    const centres = new Float64Array(3 * this.count);
    for (let n = 0; n < this.count; n++)
      for (let a = 0; a < 3; a++) centres[3 * n + a] = sums[4 * n + a]! / Math.max(1e-12, sums[4 * n + 3]!);
    return centres;
  }

  /** Arm of a point of section i now, Rᵢ(X − aᵢ). */
  arm(i: number, x: number, y: number, z: number, out: Float64Array): void {
    const r = this.turn[i]!;
    const dx = x - this.start[3 * i]!;
    const dy = y - this.start[3 * i + 1]!;
    const dz = z - this.start[3 * i + 2]!;
    out[0] = r[0]! * dx + r[1]! * dy + r[2]! * dz;
    out[1] = r[3]! * dx + r[4]! * dy + r[5]! * dz;
    out[2] = r[6]! * dx + r[7]! * dy + r[8]! * dz;
  }

  /** φ(X) into `out`. */
  map(x: number, y: number, z: number, out: Float64Array): void {
    const s = this.place(x, y, z);
    const i = Math.floor(s);
    const w = s - i;
    this.arm(i, x, y, z, scratch);
    for (let a = 0; a < 3; a++) out[a] = (1 - w) * (this.centre[3 * i + a]! + scratch[a]!);
    if (w === 0) return;
    this.arm(i + 1, x, y, z, scratch);
    for (let a = 0; a < 3; a++) out[a]! += w * (this.centre[3 * i + 3 + a]! + scratch[a]!);
  }

  /** Velocity of the material that lay at X, mm/s. */
  velocity(x: number, y: number, z: number, out: Float64Array): void {
    const s = this.place(x, y, z);
    const i = Math.floor(s);
    const w = s - i;
    out.fill(0, 0, 3);
    for (let n = i; n < Math.min(i + 2, this.count); n++) {
      const share = n === i ? 1 - w : w;
      if (share === 0) continue;
      this.arm(n, x, y, z, scratch);
      const u = 6 * n;
      const [p, q, r] = [this.rate[u + 3]!, this.rate[u + 4]!, this.rate[u + 5]!];
      out[0]! += share * (this.rate[u]! + q * scratch[2]! - r * scratch[1]!);
      out[1]! += share * (this.rate[u + 1]! + r * scratch[0]! - p * scratch[2]!);
      out[2]! += share * (this.rate[u + 2]! + p * scratch[1]! - q * scratch[0]!);
    }
  }

  /** φ⁻¹ of a point, from a guess in `out`. */
  inverse(x: number, y: number, z: number, out: Float64Array): void {
    for (let round = 0; round < 12; round++) {
      const [gx, gy, gz] = [out[0]!, out[1]!, out[2]!];
      this.map(gx, gy, gz, trial);
      const [dx, dy, dz] = [x - trial[0]!, y - trial[1]!, z - trial[2]!];
      const r = this.turn[Math.floor(this.place(gx, gy, gz))]!;
      out[0] = gx + r[0]! * dx + r[3]! * dy + r[6]! * dz;
      out[1] = gy + r[1]! * dx + r[4]! * dy + r[7]! * dz;
      out[2] = gz + r[2]! * dx + r[5]! * dy + r[8]! * dz;
      if (Math.abs(dx) + Math.abs(dy) + Math.abs(dz) < 1e-7) return;
    }
  }

  /** Moves with the present rates. */
  advance(dtS: number): void {
    for (let i = 0; i < this.count; i++) {
      for (let a = 0; a < 3; a++) this.centre[3 * i + a]! += dtS * this.rate[6 * i + a]!;
      const [p, q, r] = [3, 4, 5].map((a) => dtS * this.rate[6 * i + a]!) as [number, number, number];
      this.turn[i] = multiply(rotation(p, q, r), this.turn[i]!);
    }
  }

  /** Largest strain of what moved so far and, were it to go on for a time, of that. */
  strainAfter(dtS: number): number {
    const kept = { centre: this.centre.slice(), turn: [...this.turn] };
    if (dtS > 0) this.advance(dtS);
    const most = this.strainMax();
    this.centre.set(kept.centre);
    kept.turn.forEach((turn, i) => (this.turn[i] = turn));
    return most;
  }

  /** Largest |principal stretch − 1| of its cells. */
  strainMax(): number {
    const at = new Float64Array(3);
    const every = Math.max(1, Math.floor(this.cells.length / strainSamples));
    let most = 0;
    for (let n = 0; n < this.cells.length; n += every) {
      this.cellMm(this.cells[n]!, at);
      most = Math.max(most, principalStrain(this.gradient(at[0]!, at[1]!, at[2]!)));
    }
    return most;
  }

  /** ∂φ/∂X. */
  gradient(x: number, y: number, z: number): Matrix {
    const s = this.place(x, y, z);
    const i = Math.floor(s);
    const w = s - i;
    if (this.count === 1) return this.turn[0]!;
    const f = new Float64Array(9);
    const [low, high] = [this.turn[i]!, this.turn[i + 1]!];
    for (let a = 0; a < 9; a++) f[a] = (1 - w) * low[a]! + w * high[a]!;
    const d = new Float64Array(3);
    this.arm(i + 1, x, y, z, scratch);
    for (let a = 0; a < 3; a++) d[a] = this.centre[3 * i + 3 + a]! + scratch[a]!;
    this.arm(i, x, y, z, scratch);
    for (let a = 0; a < 3; a++) d[a]! -= this.centre[3 * i + a]! + scratch[a]!;
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) f[3 * a + b]! += (d[a]! * this.#axis[b]!) / this.#pitch;
    return f;
  }
}

const scratch = new Float64Array(3);
const trial = new Float64Array(3);

/** Direction in which cells extend most, and from where to where. */
function principalAxis(
  { dims, stride, h }: Frame,
  cells: Uint32Array,
): { axis: readonly number[]; from: number; to: number } {
  const at = (cell: number) => [
    (cell % dims[0]) * h[0],
    (Math.floor(cell / stride[1]) % dims[1]) * h[1],
    Math.floor(cell / stride[2]) * h[2],
  ];
  const mean = [0, 0, 0];
  const square = [0, 1, 2].map(() => [0, 0, 0]);
  for (const cell of cells) at(cell).forEach((x, a) => (mean[a]! += x / cells.length));
  for (const cell of cells) {
    const d = at(cell).map((x, a) => x - mean[a]!);
    for (let a = 0; a < 3; a++) for (let b = 0; b < 3; b++) square[a]![b]! += d[a]! * d[b]!;
  }
  const axis = symmetricEigen(square).vectors[0];
  let [from, to] = [Infinity, -Infinity];
  for (const cell of cells) {
    const s = at(cell).reduce((sum, x, a) => sum + x * axis[a]!, 0);
    from = Math.min(from, s);
    to = Math.max(to, s);
  }
  return { axis, from, to };
}
