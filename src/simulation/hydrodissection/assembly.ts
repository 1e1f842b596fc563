import { withKernels } from '../flow/choose-kernels';
import { createWorkspace, type Workspace } from '../flow/conjugate-gradients';
import { createMultigrid, setUp } from '../flow/multigrid';
import type { PressureSystem, SparseLinks } from '../flow/system';
import type { Topology } from '../flow/topology';
import type { Tensor6 } from '../flow/types';
import { EndList } from './ends';
import type { Frame, Triple } from './frame';
import { type Diagonal, diagonalsOf } from './links';
import { type Medium, roles } from './medium';
import type { FluidFaces } from './spaces/spaces';
import { type HydroProblem, sideNames } from './types';

/** How a diagonal link's flow is led over faces. */
interface DiagonalLinks extends SparseLinks {
  readonly direction: Uint8Array;
}

const noFaces: FluidFaces = { axis: new Uint8Array(0), low: new Int32Array(0), t: new Float64Array(0) };
const none: SparseLinks = { from: new Int32Array(0), to: new Int32Array(0), t: new Float64Array(0) };

/** The linear system of the potential for the material as it lies now. */
export class Assembly {
  readonly system: PressureSystem;
  readonly workspace: Workspace;
  /** Cells that have a potential. */
  readonly live: Uint8Array;
  /** What the transport needs to know of the faces. */
  topology: Topology;
  /** Diagonal links of turned tensors. */
  diagonal: DiagonalLinks = { ...none, direction: new Uint8Array(0) };
  /** What fluid alone runs through: part of the faces' conductances, and of no tissue's flow. */
  fluid: FluidFaces = noFaces;
  readonly diagonals: readonly Diagonal[];

  readonly #frame: Frame;
  readonly #sides: HydroProblem['sides'];
  readonly #axisWeights: readonly Triple[];
  readonly #scale: Float32Array;
  readonly #open: readonly [Float32Array, Float32Array, Float32Array];
  readonly #queue: Int32Array;
  /** Conductances of the fluid's faces without the fluid. */
  #dry = new Float32Array(0);

  constructor(frame: Frame, { conductivity, sides }: HydroProblem) {
    this.#frame = frame;
    this.#sides = sides;
    const tensors = tensorsOf(conductivity);
    this.diagonals = diagonalsOf(frame, tensors);
    // Along an axis Selling's split leaves less than the tensor's diagonal where diagonals carry the rest.
    const carried = (n: number, axis: number) =>
      this.diagonals.reduce((sum, { offset, weights }) => sum + weights[n]! * offset[axis]! ** 2, 0);
    this.#axisWeights = tensors.map(
      (tensor, n) =>
        frame.h.map((h, axis) =>
          Math.max(0, (tensor[axis]! * frame.cellMm3) / h ** 2 - carried(n, axis)),
        ) as Triple,
    );
    const { cells } = frame;
    const lengths = frame.h.map((h, axis) => h / Math.sqrt(tensors[0]![axis]!)) as Triple;
    const own = this.diagonals.length > 0;
    const regions = { of: new Int8Array(0), count: 0 };
    const { multigrid, t, workspace } = withKernels('wasm', (kernels) => {
      const grid = createMultigrid(frame.dims, lengths, regions, kernels);
      const { tx, ty, tz, nx, ny, nz } = grid.finest;
      const size = nx * ny * (nz + 2);
      const array = () => kernels.float32(size);
      return {
        multigrid: grid,
        t: own ? [array(), array(), array()] : [tx, ty, tz],
        workspace: createWorkspace(size, kernels),
      };
    });
    this.workspace = workspace;
    this.system = {
      dims: frame.dims,
      pad: multigrid.finest.pad,
      t,
      runs: [],
      endT: new Float64Array(0),
      edgeCell: new Uint32Array(0),
      edgeT: new Float64Array(0),
      lumens: [],
      multigrid,
    };
    this.#scale = new Float32Array(cells);
    this.#open = [new Float32Array(cells), new Float32Array(cells), new Float32Array(cells)];
    this.#queue = new Int32Array(cells);
    this.live = new Uint8Array(cells);
    this.topology = { directions: [], names: ['out'], ends: new EndList(0).done() };
  }

  /**
   * @param pocket fluid share a cell; there the conductivity is `raised` times as high
   * @param closed cells that move by themselves; absent: bodies have a potential like the tissue about them
   */
  build(
    medium: Medium,
    pocket: Float64Array,
    raised: number,
    closed: Uint8Array | undefined,
    fluid: FluidFaces | undefined,
  ): void {
    const { live } = this;
    const { role } = medium;
    for (let c = 0; c < live.length; c++)
      live[c] = (role[c] === roles.soft || role[c] === roles.body) && !closed?.[c] ? 1 : 0;
    this.#fillScale(medium, pocket, raised);
    this.#findEnds(medium);
    if (!medium.isUniform || this.topology.ends.cell.length === 0) this.#closeUnreached();
    this.#fillFaces(medium);
    this.#fillDiagonals(medium);
    this.#addFluid(fluid ?? noFaces);
    this.#setUp();
  }

  /** Exchanges what fluid runs through; all else stays as it was built. */
  setFluid(fluid: FluidFaces | undefined): void {
    const { system } = this;
    const { axis, low } = this.fluid;
    for (let n = 0; n < this.#dry.length; n++) system.t[axis[n]!]![low[n]! + system.pad] = this.#dry[n]!;
    this.#addFluid(fluid ?? noFaces);
    this.#setUp();
  }

  /** Between cells that have a potential. */
  #addFluid(given: FluidFaces): void {
    const { system, live } = this;
    const { stride } = this.#frame;
    const isLive = (c: number, n: number) =>
      live[c] === 1 && live[c + stride[given.axis[n]! as 0 | 1 | 2]] === 1;
    const kept = given.low.every(isLive)
      ? undefined
      : [...given.low.keys()].filter((n) => isLive(given.low[n]!, n));
    const fluid = kept
      ? {
          axis: Uint8Array.from(kept, (n) => given.axis[n]!),
          low: Int32Array.from(kept, (n) => given.low[n]!),
          t: Float64Array.from(kept, (n) => given.t[n]!),
        }
      : given;
    const { axis, low, t } = fluid;
    this.fluid = fluid;
    this.#dry = Float32Array.from(low, (c, n) => system.t[axis[n]!]![c + system.pad]!);
    for (let n = 0; n < low.length; n++) system.t[axis[n]!]![low[n]! + system.pad]! += t[n]!;
  }

  #fillScale({ scale }: Medium, pocket: Float64Array, raised: number): void {
    const to = this.#scale;
    for (let c = 0; c < to.length; c++) {
      const share = pocket[c]!;
      const k = scale ? scale[c]! : 1;
      to[c] = raised === 1 || share === 0 ? k : k / (1 - share + share / raised);
    }
  }

  /** Where a live cell touches what has a fixed potential: half a cell away. */
  #findEnds(medium: Medium): void {
    const { dims, stride } = this.#frame;
    const { live } = this;
    const { role } = medium;
    const list = new EndList(2 * (dims[0] * dims[1] + dims[1] * dims[2] + dims[0] * dims[2]));
    const weight = (c: number, axis: number) => 2 * this.#weightOf(medium, c, axis);
    for (const axis of [0, 1, 2] as const) {
      const s = stride[axis];
      const [b, e] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
      for (const sign of [-1, 1] as const) {
        const side = this.#sides[sideNames[2 * axis + (sign > 0 ? 1 : 0)]!];
        if (side === 'closed') continue;
        const start = sign > 0 ? (dims[axis] - 1) * s : 0;
        for (let m = 0; m < dims[e]; m++)
          for (let n = 0; n < dims[b]; n++) {
            const c = start + n * stride[b] + m * stride[e];
            if (live[c] === 1) list.add(c, weight(c, axis), axis, sign, side === 'free-space');
          }
      }
      if (!medium.hasAir) continue;
      for (let c = 0; c < live.length; c++) {
        if (role[c] !== roles.air) continue;
        const at = Math.floor(c / s) % dims[axis];
        if (at > 0 && live[c - s] === 1) list.add(c - s, weight(c - s, axis), axis, 1, false);
        if (at < dims[axis] - 1 && live[c + s] === 1) list.add(c + s, weight(c + s, axis), axis, -1, false);
      }
    }
    const { cell, weight: weights, ...ends } = list.done();
    const endT = new Float64Array(cell.length);
    for (let i = 0; i < cell.length; i++) endT[i] = weights[i]! * this.#scale[cell[i]!]!;
    (this.system as { endT: Float64Array }).endT = endT;
    const directions = ([0, 1, 2] as const).map((axis) => ({
      offset: ([0, 1, 2] as const).map((a) => (a === axis ? 1 : 0)) as Triple,
      stride: stride[axis],
      weights: new Float64Array(0),
      open: this.#open[axis],
    }));
    this.topology = { directions, names: ['out'], ends: { ...ends, cell, weight: weights } };
  }

  #weightOf({ tensorOf }: Medium, c: number, axis: number): number {
    return this.#axisWeights[tensorOf ? tensorOf[c]! : 0]![axis]!;
  }

  /** What nothing drains has no potential: tissue shut in by bone. */
  #closeUnreached(): void {
    const { live } = this;
    const queue = this.#queue;
    let length = 0;
    // 1: live, 2: reached.
    for (const c of this.topology.ends.cell)
      if (live[c] === 1) {
        live[c] = 2;
        queue[length++] = c;
      }
    const [nx, ny, nz] = this.#frame.dims;
    const [, sy, sz] = this.#frame.stride;
    for (let next = 0; next < length; next++) {
      const c = queue[next]!;
      const i = c % nx;
      const j = Math.floor(c / sy) % ny;
      const k = Math.floor(c / sz);
      if (i > 0) length = reach(live, queue, length, c - 1);
      if (i < nx - 1) length = reach(live, queue, length, c + 1);
      if (j > 0) length = reach(live, queue, length, c - sy);
      if (j < ny - 1) length = reach(live, queue, length, c + sy);
      if (k > 0) length = reach(live, queue, length, c - sz);
      if (k < nz - 1) length = reach(live, queue, length, c + sz);
    }
    for (let c = 0; c < live.length; c++) live[c] = live[c] === 2 ? 1 : 0;
  }

  /** Harmonic conductances of the faces between live cells. */
  #fillFaces({ tensorOf }: Medium): void {
    const { dims, stride, cells } = this.#frame;
    const { live, system } = this;
    const scale = this.#scale;
    for (const axis of [0, 1, 2] as const) {
      const t = system.t[axis]!;
      const open = this.#open[axis];
      const s = stride[axis];
      const run = s * dims[axis];
      const weights = this.#axisWeights.map((w) => w[axis]);
      open.fill(0);
      t.fill(0);
      // Within a run of the axis every cell but those of its last layer has a next one.
      for (let start = 0; start < cells; start += run)
        fillRun(t, open, live, scale, weights, tensorOf, start, start + run - s, s, system.pad);
    }
  }

  #fillDiagonals({ tensorOf }: Medium): void {
    if (this.diagonals.length === 0) return;
    const { dims, stride } = this.#frame;
    const { live } = this;
    const scale = this.#scale;
    const from: number[] = [];
    const to: number[] = [];
    const t: number[] = [];
    const direction: number[] = [];
    const [nx, ny, nz] = dims;
    this.diagonals.forEach(({ offset: [dx, dy, dz], stride: step, weights, via }, d) => {
      for (let k = 0; k < nz - dz; k++)
        for (let j = Math.max(0, -dy); j < ny - Math.max(0, dy); j++)
          for (let i = Math.max(0, -dx); i < nx - Math.max(0, dx); i++) {
            const c = i + stride[1] * j + stride[2] * k;
            if (live[c] === 0 || via.some((relative) => live[c + relative] === 0)) continue;
            const weight = weights[tensorOf?.[c] ?? 0]! + weights[tensorOf?.[c + step] ?? 0]!;
            if (weight === 0) continue;
            const [a, b] = [scale[c]!, scale[c + step]!];
            from.push(c);
            to.push(c + step);
            t.push((weight * a * b) / (a + b));
            direction.push(d);
          }
    });
    this.diagonal = {
      from: Int32Array.from(from),
      to: Int32Array.from(to),
      t: Float64Array.from(t),
      direction: Uint8Array.from(direction),
    };
  }

  /** The preconditioner knows faces alone: a sparse link is there what its flow along the axes comes to. */
  #setUp(): void {
    const { system, topology } = this;
    const { finest } = system.multigrid;
    const { pad } = system;
    const targets = [finest.tx, finest.ty, finest.tz] as const;
    targets.forEach((target, axis) => {
      if (target !== system.t[axis]) target.set(system.t[axis]!);
    });
    const { direction } = this.diagonal;
    this.diagonal.from.forEach((c, n) => {
      for (const { step, axis, share } of this.diagonals[direction[n]!]!.route)
        targets[axis][c + step + pad]! += Math.abs(share) * this.diagonal.t[n]!;
    });
    finest.d.fill(0);
    const { cell } = topology.ends;
    for (let i = 0; i < cell.length; i++) finest.d[cell[i]! + pad]! += system.endT[i]!;
    system.sparse = this.diagonal.from.length > 0 ? [this.diagonal] : [];
    setUp(system.multigrid);
  }
}

function reach(live: Uint8Array, queue: Int32Array, length: number, to: number): number {
  if (live[to] !== 1) return length;
  live[to] = 2;
  queue[length] = to;
  return length + 1;
}

function fillRun(
  t: Float32Array,
  open: Float32Array,
  live: Uint8Array,
  scale: Float32Array,
  weights: readonly number[],
  tensorOf: Uint8Array | undefined,
  start: number,
  end: number,
  s: number,
  pad: number,
): void {
  const uniform = weights[0]!;
  for (let c = start; c < end; c++) {
    if (live[c] === 0 || live[c + s] === 0) continue;
    const a = scale[c]! * (tensorOf ? weights[tensorOf[c]!]! : uniform);
    const b = scale[c + s]! * (tensorOf ? weights[tensorOf[c + s]!]! : uniform);
    open[c] = 1;
    t[c + pad] = (2 * a * b) / (a + b);
  }
}

export function tensorsOf(conductivity: HydroProblem['conductivity']): Tensor6[] {
  if (conductivity instanceof Float32Array) return [[1, 1, 1, 0, 0, 0]];
  if (typeof conductivity === 'number') return [[conductivity, conductivity, conductivity, 0, 0, 0]];
  return conductivity.tensors.map((tensor) => tensor as unknown as Tensor6);
}
