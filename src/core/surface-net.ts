import type { KernelContext } from './kernel';
import { halfLevel, type VoxelField } from './structure';
import { edgeCorners, edgeNumber, patchCount, patchOfEdge } from './surface-patches';

/** A closed net of quads about a field, in voxel coordinates. */
export interface SurfaceNet {
  /** Three numbers a vertex. */
  readonly points: Float32Array;
  /** Four vertices a quad, counter-clockwise seen from outside in a right-handed grid. */
  readonly quads: Uint32Array;
  /** The share of vertices that lie on fractional samples: 0 for a mask. */
  readonly fractional: number;
}

/** An array that grows as it is filled. */
class Growing<T extends Float32Array | Uint32Array> {
  length = 0;
  constructor(
    private array: T,
    private readonly enlarge: (old: T) => T,
  ) {}
  reserve(more: number): T {
    while (this.length + more > this.array.length) this.array = this.enlarge(this.array);
    return this.array;
  }
  done(): T {
    return this.array.slice(0, this.length) as T;
  }
}

/** One layer of cells between two slices of samples: configurations and first vertices. */
interface Layer {
  readonly configuration: Uint8Array;
  readonly vertex: Uint32Array;
}

/**
 * The half-level surface of a field as a net of quads: one vertex for each patch of a cell, at the
 * mean of the points where the level crosses the cell's edges, and one quad for each edge that is
 * crossed (Gibson 1998, doi:10.1007/BFb0056277). Outside its grid the field is 0, so the net is closed.
 */
export async function surfaceNet(field: VoxelField, context: KernelContext): Promise<SurfaceNet> {
  const [nx, ny, nz] = field.grid.dims;
  const { data } = field;
  // Samples are padded by one empty voxel on each side: cell [i, j, k] has its low corner at
  // sample [i − 1, j − 1, k − 1].
  const width = nx + 2;
  const rows = ny + 2;
  const points = new Growing(new Float32Array(1 << 12), (old) => {
    const larger = new Float32Array(old.length * 2);
    larger.set(old);
    return larger;
  });
  const quads = new Growing(new Uint32Array(1 << 12), (old) => {
    const larger = new Uint32Array(old.length * 2);
    larger.set(old);
    return larger;
  });
  let fractionalVertices = 0;
  const layer = (): Layer => ({
    configuration: new Uint8Array(width * rows),
    vertex: new Uint32Array(width * rows),
  });
  let below = layer();
  let here = layer();
  let low = new Uint8Array(width * rows);
  let high = new Uint8Array(width * rows);
  const corner = new Float64Array(8);
  const sums = new Float64Array(4 * 4);

  const inside = (k: number, slice: Uint8Array): boolean => {
    slice.fill(0);
    if (k < 0 || k >= nz) return false;
    let any = false;
    for (let j = 0; j < ny; j++) {
      const from = nx * (j + ny * k);
      const to = 1 + width * (j + 1);
      for (let i = 0; i < nx; i++) {
        if (data[from + i]! > 127) {
          slice[to + i] = 1;
          any = true;
        }
      }
    }
    return any;
  };

  const sample = (i: number, j: number, k: number): number =>
    i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz ? 0 : data[i + nx * (j + ny * k)]!;

  /** Adds the vertices of the cell whose low corner is sample (i, j, k); returns the first. */
  const addVertices = (configuration: number, i: number, j: number, k: number): number => {
    let fractional = false;
    for (let bit = 0; bit < 8; bit++) {
      const value = sample(i + (bit >> 2), j + (bit & 1), k + ((bit >> 1) & 1));
      corner[bit] = value;
      if (value !== 0 && value !== 255) fractional = true;
    }
    const count = patchCount[configuration]!;
    sums.fill(0);
    for (let edge = 0; edge < 12; edge++) {
      const patch = patchOfEdge[12 * configuration + edge]!;
      if (patch === 255) continue;
      const [a, b] = edgeCorners[edge]!;
      const t = (halfLevel - corner[a]!) / (corner[b]! - corner[a]!);
      const axis = edge >> 2;
      const u = edge & 1;
      const v = (edge >> 1) & 1;
      const at = 4 * patch;
      sums[at]! += axis === 0 ? t : u;
      sums[at + 1]! += axis === 1 ? t : axis === 0 ? u : v;
      sums[at + 2]! += axis === 2 ? t : v;
      sums[at + 3]! += 1;
    }
    const first = points.length / 3;
    const out = points.reserve(3 * count);
    for (let patch = 0; patch < count; patch++) {
      const n = sums[4 * patch + 3]!;
      out[points.length++] = i + sums[4 * patch]! / n;
      out[points.length++] = j + sums[4 * patch + 1]! / n;
      out[points.length++] = k + sums[4 * patch + 2]! / n;
    }
    if (fractional) fractionalVertices += count;
    return first;
  };

  /** The vertex of a cell that belongs to one of its edges. */
  const vertexOf = (from: Layer, cell: number, edge: number): number =>
    from.vertex[cell]! + patchOfEdge[12 * from.configuration[cell]! + edge]!;

  /** The quad about the edge along `axis` from the low corner of a cell; four cells share it. */
  const addQuad = (axis: number, cell: number, rising: boolean): void => {
    // (c, d) step back along the two other axes, in rising order.
    const c = axis === 0 ? width : 1;
    const a0 = vertexOf(here, cell, edgeNumber(axis, 0, 0));
    const a1 = vertexOf(here, cell - c, edgeNumber(axis, 1, 0));
    const behind = axis === 2 ? here : below;
    const back = axis === 2 ? cell - width : cell;
    const a2 = vertexOf(behind, back - c, edgeNumber(axis, 1, 1));
    const a3 = vertexOf(behind, back, edgeNumber(axis, 0, 1));
    const out = quads.reserve(4);
    // (x, z) stepping is left-handed about y.
    const forward = rising === (axis === 1);
    out[quads.length++] = a0;
    out[quads.length++] = forward ? a1 : a3;
    out[quads.length++] = a2;
    out[quads.length++] = forward ? a3 : a1;
  };

  let lowAny = false;
  for (let k = 0; k <= nz; k++) {
    // Cells of layer k lie between samples k − 1 (low) and k (high).
    const highAny = inside(k, high);
    here.configuration.fill(0);
    if (lowAny || highAny) {
      for (let j = 0; j <= ny; j++) {
        const row = width * j;
        const next = row + width;
        let left = 0;
        for (let i = 0; i <= nx + 1; i++) {
          const right =
            low[row + i]! | (low[next + i]! << 1) | (high[row + i]! << 2) | (high[next + i]! << 3);
          const configuration = left | (right << 4);
          left = right;
          if (configuration === 0 || configuration === 255) continue;
          if (i === 0) continue;
          const cell = row + i - 1;
          here.configuration[cell] = configuration;
          here.vertex[cell] = addVertices(configuration, i - 2, j - 1, k - 1);
          const origin = configuration & 1;
          if (origin !== ((configuration >> 4) & 1)) addQuad(0, cell, origin === 0);
          if (origin !== ((configuration >> 1) & 1)) addQuad(1, cell, origin === 0);
          if (origin !== ((configuration >> 2) & 1)) addQuad(2, cell, origin === 0);
        }
      }
    }
    [below, here] = [here, below];
    [low, high] = [high, low];
    lowAny = highAny;
    if ((k & 15) === 15) await context.checkpoint(k / nz);
  }
  const vertices = points.length / 3;
  return {
    points: points.done(),
    quads: quads.done(),
    fractional: vertices ? fractionalVertices / vertices : 0,
  };
}
