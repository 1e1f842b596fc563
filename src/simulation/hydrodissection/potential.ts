import { fail, ok, type Result } from '../../core/result';
import { solveSystem } from '../flow/conjugate-gradients';
import type { Flux } from '../flow/flux';
import { pointSource } from '../flow/free-space';
import { Assembly, tensorsOf } from './assembly';
import type { Frame, Triple } from './frame';
import type { SourceTerm } from './sources';
import type { HydroProblem } from './types';

const mostIterations = 300;
/** Solid angle, of the full one, below which the surroundings count as no more closed. */
const leastOpen = 0.05;

/** Flow that a body carries through a face, from the lower cell to the next one along the axis, mm³/s. */
export interface PrescribedFaces {
  readonly axis: Uint8Array;
  readonly low: Int32Array;
  readonly flow: Float64Array;
  readonly count: number;
}

/**
 * The potential whose gradient moves the tissue, ∇·(K ∇ψ) = −sources, and the flows through the faces that follow.
 * ψ is 0 in the air and on open sides; on free-space sides it is that of the sources in an infinite medium.
 */
export class Potential {
  readonly assembly: Assembly;
  /** Padded by a plane on either side, as the solver wants it. */
  readonly psi: Float64Array;
  /** Volume flows of tissue, mm³/s. */
  readonly flux: Flux;
  /** What flows out of each cell beside the tissue: fluid along a space, mm³/s. */
  readonly fluidOut: Float64Array | undefined;
  /** |divergence − sources| of the last solve over the sources. */
  residual = 0;
  iterations = 0;
  solves = 0;

  readonly #frame: Frame;
  /** Of the medium that free-space sides continue: conductivity over its tensor, 1/(4π √det K s), and 16π² det K. */
  readonly #scale: number;
  readonly #unit: (x: number, y: number, z: number) => number;
  readonly #flux: number;

  constructor(frame: Frame, problem: HydroProblem) {
    this.#frame = frame;
    this.assembly = new Assembly(frame, problem);
    const { cells } = frame;
    const { finest } = this.assembly.system.multigrid;
    this.psi = new Float64Array(finest.tx.length);
    this.flux = {
      links: [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)],
      ends: new Float64Array(0),
      edges: new Float64Array(0),
      inflow: new Float64Array(cells),
    };
    if (problem.spaces?.length) this.fluidOut = new Float64Array(cells);
    const { conductivity } = problem;
    const scale = conductivity instanceof Float32Array ? conductivity[0]! : 1;
    const tensor = tensorsOf(conductivity)[0]!;
    const [a, b, c, e, f, g] = tensor;
    const determinant = a * (b * c - g * g) - e * (e * c - g * f) + f * (e * g - b * f);
    this.#scale = scale;
    this.#unit = pointSource(tensor);
    this.#flux = 16 * Math.PI ** 2 * determinant;
  }

  get pad(): number {
    return this.assembly.system.pad;
  }

  /** Failure: `flow-not-converged`. */
  solve(sources: readonly SourceTerm[], faces: PrescribedFaces | undefined, tolerance: number): Result<void> {
    const { psi, assembly } = this;
    const { system, topology, live } = assembly;
    const { pad } = system;
    for (let c = 0; c < live.length; c++) if (live[c] === 0) psi[c + pad] = 0;
    this.#fillFreeSpace(sources);
    const { workspace } = assembly;
    const { b } = workspace;
    b.fill(0);
    const { cell, pressurePa } = topology.ends;
    for (let i = 0; i < cell.length; i++) b[cell[i]! + pad]! += system.endT[i]! * pressurePa[i]!;
    for (const { cells, weights, flowMm3PerS } of sources)
      for (let i = 0; i < cells.length; i++)
        if (live[cells[i]!] === 1) b[cells[i]! + pad]! += flowMm3PerS * weights[i]!;
    if (faces) this.#prescribe(faces, b);
    const solved = solveSystem(system, topology, psi, workspace, tolerance, mostIterations);
    this.iterations += solved.iterations;
    this.solves++;
    this.residual = solved.residual;
    if (!solved.converged)
      return fail('flow-not-converged', { residual: solved.residual, iterations: solved.iterations });
    this.#fillFlux(faces);
    return ok(undefined);
  }

  #prescribe({ axis, low, flow, count }: PrescribedFaces, b: Float64Array): void {
    const { stride } = this.#frame;
    const { live, system } = this.assembly;
    for (let n = 0; n < count; n++) {
      const high = low[n]! + stride[axis[n]! as 0 | 1 | 2];
      if (live[low[n]!] === 1) b[low[n]! + system.pad]! -= flow[n]!;
      if (live[high] === 1) b[high + system.pad]! += flow[n]!;
    }
  }

  /**
   * The potential of the sources in an infinite medium. Where bone or a closed side leaves only part of the
   * surroundings open, all of the flow goes through that part: it is raised as the solid angle is smaller.
   */
  #fillFreeSpace(sources: readonly SourceTerm[]): void {
    const { h, cellMm3 } = this.#frame;
    const { ends } = this.assembly.topology;
    for (const { entry } of ends.free) ends.pressurePa[entry] = 0;
    const d: Triple = [0, 0, 0];
    for (const { at, flowMm3PerS } of sources) {
      let open = 0;
      for (const { entry } of ends.free) {
        this.#fromSource(entry, at, d);
        const axis = ends.direction[entry]!;
        const area = cellMm3 / h[axis]!;
        // The flux of a point source is radial in any uniform medium: x·Q/(4π √det K s³).
        const unit = this.#unit(d[0], d[1], d[2]);
        open += ends.sign[entry]! * d[axis]! * area * unit ** 3 * this.#flux;
      }
      const raised = flowMm3PerS / Math.min(1, Math.max(leastOpen, open));
      for (const { entry } of ends.free) {
        this.#fromSource(entry, at, d);
        ends.pressurePa[entry]! += (raised * this.#unit(d[0], d[1], d[2])) / this.#scale;
      }
    }
  }

  /** From a source to the face of an end, mm. */
  #fromSource(entry: number, at: Triple, out: Triple): void {
    const { dims, h, stride } = this.#frame;
    const { cell, direction, sign } = this.assembly.topology.ends;
    for (const axis of [0, 1, 2] as const) {
      const index = Math.floor(cell[entry]! / stride[axis]) % dims[axis];
      const face = direction[entry] === axis ? sign[entry]! / 2 : 0;
      out[axis] = (index + face - at[axis]) * h[axis];
    }
  }

  #fillFlux(faces: PrescribedFaces | undefined): void {
    const { assembly, psi, flux } = this;
    const { system, topology, diagonal, diagonals } = assembly;
    const { pad } = system;
    topology.directions.forEach(({ stride }, axis) => {
      const link = flux.links[axis]!;
      const t = system.t[axis]!;
      for (let c = 0; c < link.length; c++)
        link[c] = t[c + pad] === 0 ? 0 : t[c + pad]! * (psi[c + pad]! - psi[c + pad + stride]!);
    });
    this.#splitFluid();
    for (let n = 0; n < diagonal.from.length; n++) {
      const [a, b] = [diagonal.from[n]!, diagonal.to[n]!];
      const flow = diagonal.t[n]! * (psi[a + pad]! - psi[b + pad]!);
      for (const { step, axis, share } of diagonals[diagonal.direction[n]!]!.route)
        flux.links[axis]![a + step]! += share * flow;
    }
    if (faces)
      for (let n = 0; n < faces.count; n++) flux.links[faces.axis[n]!]![faces.low[n]!] = faces.flow[n]!;
    const { cell, pressurePa } = topology.ends;
    const ends = new Float64Array(cell.length);
    for (let i = 0; i < cell.length; i++) ends[i] = system.endT[i]! * (psi[cell[i]! + pad]! - pressurePa[i]!);
    (flux as { ends: Float64Array }).ends = ends;
  }

  /** Takes out of the faces' flows what is fluid: it moves no tissue. */
  #splitFluid(): void {
    const { assembly, psi, flux, fluidOut } = this;
    if (!fluidOut) return;
    fluidOut.fill(0);
    const { axis, low, t } = assembly.fluid;
    const { pad } = assembly.system;
    for (let n = 0; n < low.length; n++) {
      const a = low[n]!;
      const s = this.#frame.stride[axis[n]! as 0 | 1 | 2];
      const flow = t[n]! * (psi[a + pad]! - psi[a + pad + s]!);
      flux.links[axis[n]!]![a]! -= flow;
      fluidOut[a]! += flow;
      fluidOut[a + s]! -= flow;
    }
  }
}
