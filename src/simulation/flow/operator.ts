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
  const { spans } = system.multigrid;
  for (let n = 0; n < spans.length; n += 2)
    applyAxes(spans[n]!, spans[n + 1]!, dims[0], pad, t[0]!, t[1]!, t[2]!, p, out);
  for (let d = 3; d < t.length; d++) applyDiagonal(topology.directions[d]!.stride, spans, t[d]!, p, out);
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

function applyAxes(
  start: number,
  end: number,
  nx: number,
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let c = start; c < end; c++) {
    const at = p[c]!;
    out[c] =
      tx[c]! * (at - p[c + 1]!) +
      tx[c - 1]! * (at - p[c - 1]!) +
      ty[c]! * (at - p[c + nx]!) +
      ty[c - nx]! * (at - p[c - nx]!) +
      tz[c]! * (at - p[c + pad]!) +
      tz[c - pad]! * (at - p[c - pad]!);
  }
}

function applyDiagonal(
  stride: number,
  spans: Int32Array,
  t: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let n = 0; n < spans.length; n += 2) {
    const end = spans[n + 1]!;
    for (let c = spans[n]!; c < end; c++) {
      if (t[c] === 0) continue;
      const flow = t[c]! * (p[c]! - p[c + stride]!);
      out[c]! += flow;
      out[c + stride]! -= flow;
    }
  }
}
