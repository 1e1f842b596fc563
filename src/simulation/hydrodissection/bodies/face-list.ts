import type { PrescribedFaces } from '../potential';

/** Faces with a prescribed flow, as a list that grows. */
export class FaceList implements PrescribedFaces {
  axis = new Uint8Array(1024);
  low = new Int32Array(1024);
  flow = new Float64Array(1024);
  count = 0;

  add(axis: number, low: number, flow: number): void {
    if (this.count === this.axis.length) {
      const size = 2 * this.count;
      this.axis = copyTo(new Uint8Array(size), this.axis);
      this.low = copyTo(new Int32Array(size), this.low);
      this.flow = copyTo(new Float64Array(size), this.flow);
    }
    this.axis[this.count] = axis;
    this.low[this.count] = low;
    this.flow[this.count++] = flow;
  }
}

function copyTo<A extends { set(from: A): void }>(to: A, from: A): A {
  to.set(from);
  return to;
}
