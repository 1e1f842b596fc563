import type { Flux } from './flux';
import type { Topology } from './topology';
import type { Mixing } from './types';

/** What one sub-step of the transport reads and writes. Cell arrays are unpadded. */
export interface TransportState {
  readonly topology: Topology;
  readonly mixing: Mixing;
  readonly residentPaS: number;
  readonly injectedPaS: Float64Array;
  /** φ·V per cell, mm³. */
  readonly pore: Float64Array;
  readonly saturation: Float64Array;
  readonly age: Float64Array;
  readonly flux: Flux;
  readonly edgeCell: Uint32Array;
  /** Index of the outlet's name, per outlet edge. */
  readonly edgeOutlet: Uint16Array;
  /** Cells fed by inlets, what they get, and of which age. */
  sources: readonly Source[];
}

export interface Source {
  readonly cell: number;
  readonly flow: number;
  readonly inlet: number;
}

/** Two saturations closer than this count as equal: no more than this share of a flow can be misplaced. */
export const equalSaturation = 1e-11;

/** Faces with a jump of S, where alone something changes; lists that grow and are reused. */
export class Front {
  /**
   * Upstream and downstream cell of each face, its volume flow (> 0) and its link (direction · cells + cell); for what
   * leaves, −2 − its index among the ends and then the outlet edges; −1 for what enters.
   */
  up = new Int32Array(1024);
  down = new Int32Array(1024);
  flow = new Float64Array(1024);
  link = new Int32Array(1024);
  /** Cell beyond the upstream one, or −1. */
  before = new Int32Array(1024);
  count = 0;
  /** Antidiffusive volume of each face, mm³. */
  anti = new Float64Array(1024);

  add(up: number, down: number, flow: number, link: number, before: number): void {
    if (this.count === this.up.length) this.grow();
    const n = this.count++;
    this.up[n] = up;
    this.down[n] = down;
    this.flow[n] = flow;
    this.link[n] = link;
    this.before[n] = before;
    this.anti[n] = 0;
  }

  private grow(): void {
    const larger = <A extends Int32Array | Float64Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    const size = 2 * this.up.length;
    this.up = larger(this.up, new Int32Array(size));
    this.down = larger(this.down, new Int32Array(size));
    this.link = larger(this.link, new Int32Array(size));
    this.before = larger(this.before, new Int32Array(size));
    this.flow = larger(this.flow, new Float64Array(size));
    this.anti = larger(this.anti, new Float64Array(size));
  }
}
