import { fillAntidiffusion } from '../flow/antidiffusion';
import type { Flux } from '../flow/flux';
import { listFront, OUTSIDE } from '../flow/front';
import { Correction } from '../flow/limiter';
import { PressureQueue } from '../flow/pressure-queue';
import type { Topology } from '../flow/topology';
import { Front, type Source, type TransportState } from '../flow/transport-state';
import type { Frame } from './frame';

/** Share of a cell that may flow through it in one sub-step. */
const subStepCourant = 0.25;
/** A cell with less fluid than this gives none back. */
const nothing = 1e-9;

/**
 * Carries the share c of each cell that is fluid of the pocket. What is conserved is the tissue: ∂(1 − c)/∂t +
 * ∇·((1 − c) v) = 0, where ∇·v is the rate at which tissue is left by fluid. Bounded and sharp (`flow`).
 */
export class PocketTransport {
  readonly #state: TransportState;
  readonly #front = new Front();
  readonly #correction: Correction;
  #low: number;
  #high = -1;

  constructor(
    frame: Frame,
    readonly pocket: Float64Array,
    psi: Float64Array,
    pad: number,
  ) {
    this.#low = pocket.length;
    this.#correction = new Correction(pocket, new PressureQueue(psi, pad));
    this.#state = {
      topology: { directions: [], names: [], ends: undefined as never },
      mixing: 'linear',
      residentPaS: 1,
      injectedPaS: new Float64Array(0),
      pore: new Float64Array(frame.cells).fill(frame.cellMm3),
      saturation: pocket,
      age: new Float64Array(0),
      flux: undefined as never,
      edgeCell: new Uint32Array(0),
      edgeOutlet: new Uint16Array(0),
      sources: [],
    };
    this.findBounds();
  }

  /** Looks for the pocket anew, after it was written from outside. */
  findBounds(): void {
    const { pocket } = this;
    [this.#low, this.#high] = [pocket.length, -1];
    for (let c = 0; c < pocket.length; c++) if (pocket[c]! > 0) this.#widen(c);
  }

  /** First and one past the last cell that may hold fluid. */
  #widen(c: number): void {
    if (c < this.#low) this.#low = c;
    if (c > this.#high) this.#high = c;
  }

  /**
   * @param sources divergence of the tissue's flow where it is not 0: > 0 tissue is left, < 0 it comes back, mm³/s
   * @param speed volumes of a cell that flow through those of the front in a second
   */
  advance(flux: Flux, topology: Topology, sources: readonly Source[], dtS: number, speed: number): void {
    const state = Object.assign(this.#state, {
      flux,
      topology,
      sources: sources.filter(({ flow }) => flow > 0),
    });
    const drains = sources.filter(({ flow }) => flow < 0);
    for (const { cell } of state.sources) this.#widen(cell);
    const steps = Math.max(1, Math.ceil((speed * dtS) / subStepCourant - 1e-9));
    const front = this.#front;
    for (let n = 0; n < steps; n++) {
      listFront(front, state, this.#low, this.#high);
      // ∂c/∂t = r(1 − c) with r < 0, in the form of an inflow of tissue.
      for (const { cell, flow } of drains) {
        const c = this.pocket[cell]!;
        if (c > nothing && c < 1) front.add(OUTSIDE, cell, (-flow * (1 - c)) / c, -1, -1);
      }
      fillAntidiffusion(front, state, dtS / steps);
      this.#correction.apply(front, state, dtS / steps);
      for (const c of this.#correction.touched) if (this.pocket[c]! > 0) this.#widen(c);
    }
  }
}
