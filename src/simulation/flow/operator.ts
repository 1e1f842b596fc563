import { applyLumen } from './lumen';
import type { PressureSystem } from './system';
import type { Topology } from './topology';

/** out = A·p where cells are connected; both padded, the padding of `p` must be 0. */
export function applySystem(
  system: PressureSystem,
  topology: Topology,
  p: Float64Array,
  out: Float64Array,
): void {
  const { dims, pad, t } = system;
  const { kernels, spans } = system.multigrid;
  kernels.applyAxes(spans, dims[0], pad, t[0]!, t[1]!, t[2]!, p, out);
  for (let d = 3; d < t.length; d++)
    kernels.applyDiagonal(spans, topology.directions[d]!.stride, t[d]!, p, out);
  const { cell } = topology.ends;
  for (let i = 0; i < cell.length; i++) out[cell[i]! + pad]! += system.endT[i]! * p[cell[i]! + pad]!;
  const { edgeCell, edgeT } = system;
  for (let i = 0; i < edgeCell.length; i++) out[edgeCell[i]! + pad]! += edgeT[i]! * p[edgeCell[i]! + pad]!;
  for (const lumen of system.lumens) applyLumen(lumen, p, out, pad);
  for (const { from, to, t: conductances } of system.sparse ?? [])
    applySparse(from, to, conductances, pad, p, out);
}

function applySparse(
  from: Int32Array,
  to: Int32Array,
  t: Float64Array,
  pad: number,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let n = 0; n < from.length; n++) {
    const a = from[n]! + pad;
    const b = to[n]! + pad;
    const flow = t[n]! * (p[a]! - p[b]!);
    out[a]! += flow;
    out[b]! -= flow;
  }
}
