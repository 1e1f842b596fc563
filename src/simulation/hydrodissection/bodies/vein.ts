import type { Frame } from '../frame';
import type { FaceVelocity } from '../velocity';
import type { SectionBody } from './sections';
import { principalStrain } from './strain';

/** Cells at which a vein's strain is looked for. */
const samples = 1200;
/** Steps in which a section turns from following the tissue to moving as a tube. */
const steps = 4;

/** The wall and lumen of a vein as points that follow the tissue, and how far each section may still do so. */
export class Vein {
  /** Of its cells, index, three each. */
  readonly points: Float64Array;
  /** Share of the tube's motion a section, 0 … 1. */
  readonly stiff: Float64Array;
  /** Their velocity as `limit` left it, cells/s. */
  readonly #rate: Float64Array;
  /** Sampled cells with two cells of the body along each axis to take differences between: −x, +x, −y, +y, −z, +z. */
  readonly #stencils: readonly Int32Array[];

  constructor(
    private readonly frame: Frame,
    readonly body: SectionBody,
  ) {
    const { dims, stride } = frame;
    this.points = new Float64Array(3 * body.cells.length);
    this.stiff = new Float64Array(body.count);
    this.#rate = new Float64Array(this.points.length);
    const place = new Map<number, number>();
    body.cells.forEach((cell, n) => {
      place.set(cell, n);
      this.points[3 * n] = cell % dims[0];
      this.points[3 * n + 1] = Math.floor(cell / stride[1]) % dims[1];
      this.points[3 * n + 2] = Math.floor(cell / stride[2]);
    });
    const stencils: Int32Array[] = [];
    const every = Math.max(1, Math.floor(body.cells.length / samples));
    for (let n = 0; n < body.cells.length; n += every) {
      const cell = body.cells[n]!;
      const stencil = new Int32Array(7);
      stencil[6] = n;
      const complete = ([0, 1, 2] as const).every((axis) => {
        const low = place.get(cell - stride[axis]) ?? n;
        const high = place.get(cell + stride[axis]) ?? n;
        stencil[2 * axis] = low;
        stencil[2 * axis + 1] = high;
        return low !== high;
      });
      if (complete) stencils.push(stencil);
    }
    this.#stencils = stencils;
  }

  advance(dtS: number): void {
    for (let a = 0; a < this.points.length; a++) this.points[a]! += dtS * this.#rate[a]!;
  }

  /** Share of the tube's motion where a point lay at the start, mm. */
  stiffAt(x: number, y: number, z: number): number {
    const s = this.body.place(x, y, z);
    const i = Math.floor(s);
    const low = this.stiff[i]!;
    return this.body.count === 1
      ? low
      : low + (s - i) * (this.stiff[Math.min(i + 1, this.body.count - 1)]! - low);
  }

  /**
   * Finds how much each section must move as a tube so that none strains beyond the bound in the time to come.
   * False: not even the tube's own motion keeps to it.
   */
  limit(velocity: FaceVelocity, dtS: number): boolean {
    const { body, frame } = this;
    const n = body.cells.length;
    const tissue = new Float64Array(3 * n);
    const tube = new Float64Array(3 * n);
    const v = new Float64Array(3);
    const at = new Float64Array(3);
    for (let q = 0; q < n; q++) {
      velocity.sample(this.points[3 * q]!, this.points[3 * q + 1]!, this.points[3 * q + 2]!, v);
      for (let a = 0; a < 3; a++) tissue[3 * q + a] = v[a]!;
      body.cellMm(body.cells[q]!, at);
      body.velocity(at[0]!, at[1]!, at[2]!, v);
      for (let a = 0; a < 3; a++) tube[3 * q + a] = v[a]! / frame.h[a]!;
    }
    this.stiff.fill(0);
    const moved = new Float64Array(3 * n);
    for (let round = 0; ; round++) {
      for (let q = 0; q < n; q++) {
        body.cellMm(body.cells[q]!, at);
        const share = this.stiffAt(at[0]!, at[1]!, at[2]!);
        for (let a = 3 * q; a < 3 * q + 3; a++) {
          this.#rate[a] = (1 - share) * tissue[a]! + share * tube[a]!;
          moved[a] = this.points[a]! + dtS * this.#rate[a]!;
        }
      }
      const over = this.#sectionsOver(moved);
      if (over.length === 0) return true;
      let canStiffen = false;
      for (const i of over)
        if (this.stiff[i]! < 1) {
          this.stiff[i] = Math.min(1, this.stiff[i]! + 1 / steps);
          canStiffen = true;
        }
      if (!canStiffen || round > steps * body.count) return false;
    }
  }

  /** Sections with a cell strained beyond the bound. */
  #sectionsOver(points: Float64Array): number[] {
    const { body } = this;
    const over = new Set<number>();
    const at = new Float64Array(3);
    for (const stencil of this.#stencils) {
      if (this.#strain(stencil, points) <= body.aimedStrain) continue;
      body.cellMm(body.cells[stencil[6]!]!, at);
      const i = Math.floor(body.place(at[0]!, at[1]!, at[2]!));
      over.add(i);
      if (body.count > 1) over.add(i + 1);
    }
    return [...over];
  }

  #strain(stencil: Int32Array, points: Float64Array): number {
    const { h, dims, stride } = this.frame;
    const { cells } = this.body;
    const f = new Float64Array(9);
    for (let b = 0; b < 3; b++) {
      const [low, high] = [stencil[2 * b]!, stencil[2 * b + 1]!];
      const index = (n: number) => Math.floor(cells[n]! / stride[b]!) % dims[b]!;
      const span = (index(high) - index(low)) * h[b]!;
      for (let a = 0; a < 3; a++)
        f[3 * a + b] = ((points[3 * high + a]! - points[3 * low + a]!) * h[a]!) / span;
    }
    return principalStrain(f);
  }

  strainMax(): number {
    return this.#stencils.reduce((most, stencil) => Math.max(most, this.#strain(stencil, this.points)), 0);
  }
}
