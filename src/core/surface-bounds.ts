import { nodeStride } from './distance-layout';
import type { VoxelField } from './structure';
import { CellBox } from './cell-box';
import { TrilinearCell } from './trilinear-cell';

/** Covers the rounding of the bounds to float32, mm (coordinates stay below 1000 mm). */
const roundingMm = 2e-4;

/** Fills in centre, radius, normal and half thickness of all nodes, the cells first. */
export function boundCells(
  field: VoxelField,
  cells: Uint32Array,
  starts: readonly Uint32Array[],
  levels: readonly number[],
  nodes: Float32Array,
): void {
  const cell = new TrilinearCell(field);
  const box = new CellBox(cell, field.grid.spacing);
  for (let n = 0; n < cells.length; n++) {
    cell.load(cells[n]!);
    box.fitSurface();
    box.describe(nodes, n * nodeStride);
    nodes[n * nodeStride + 3]! += roundingMm;
    nodes[n * nodeStride + 7]! += roundingMm;
  }
  // Leaves below each node, so that a parent's bounds come from the cells and do not pile up.
  let leafStart = Uint32Array.from({ length: cells.length + 1 }, (_, n) => n);
  for (let level = 0; level < starts.length; level++) {
    const start = starts[level]!;
    const childBase = levels[level]!;
    const next = new Uint32Array(start.length + 1);
    for (let n = 0; n < start.length; n++) next[n] = leafStart[start[n]! - childBase]!;
    next[start.length] = cells.length;
    leafStart = next;
    const base = levels[level + 1]!;
    for (let n = 0; n < start.length; n++) boundLeaves(nodes, base + n, leafStart[n]!, leafStart[n + 1]!);
  }
}

/** Bounds of node `node` around the cells `from` to `to`. */
function boundLeaves(nodes: Float32Array, node: number, from: number, to: number): void {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const normal = [0, 0, 0];
  for (let leaf = from; leaf < to; leaf++) {
    const o = leaf * nodeStride;
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, nodes[o + axis]!);
      high[axis] = Math.max(high[axis]!, nodes[o + axis]!);
      normal[axis]! += nodes[o + 4 + axis]!;
    }
  }
  const length = Math.hypot(normal[0]!, normal[1]!, normal[2]!);
  const n = length > 1e-6 ? normal.map((value) => value / length) : [1, 0, 0];
  const c = low.map((value, axis) => (value + high[axis]!) / 2);
  const slab = slabOf(nodes, from, to, c, n);
  const shift = (slab.low + slab.high) / 2;
  const o = node * nodeStride;
  for (let axis = 0; axis < 3; axis++) {
    nodes[o + axis] = c[axis]! + shift * n[axis]!;
    nodes[o + 4 + axis] = n[axis]!;
  }
  let radius = 0;
  for (let leaf = from; leaf < to; leaf++) {
    const p = leaf * nodeStride;
    const [dx, dy, dz] = [
      nodes[p]! - nodes[o]!,
      nodes[p + 1]! - nodes[o + 1]!,
      nodes[p + 2]! - nodes[o + 2]!,
    ];
    radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + nodes[p + 3]!);
  }
  nodes[o + 3] = radius + roundingMm;
  nodes[o + 7] = (slab.high - slab.low) / 2 + roundingMm;
}

/** The extent of the cells' surface along `n`, from `c`. */
function slabOf(nodes: Float32Array, from: number, to: number, c: number[], n: number[]) {
  let low = Infinity;
  let high = -Infinity;
  for (let leaf = from; leaf < to; leaf++) {
    const p = leaf * nodeStride;
    const at =
      (nodes[p]! - c[0]!) * n[0]! + (nodes[p + 1]! - c[1]!) * n[1]! + (nodes[p + 2]! - c[2]!) * n[2]!;
    const aligned = Math.abs(nodes[p + 4]! * n[0]! + nodes[p + 5]! * n[1]! + nodes[p + 6]! * n[2]!);
    const across = Math.sqrt(Math.max(0, 1 - aligned * aligned));
    const reach = Math.min(nodes[p + 3]!, nodes[p + 7]! * aligned + nodes[p + 3]! * across);
    low = Math.min(low, at - reach);
    high = Math.max(high, at + reach);
  }
  return { low, high };
}
