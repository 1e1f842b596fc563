import { applyLumen } from './lumen';
import type { PressureSystem } from './system';
import type { Topology } from './topology';

/** out = A·p; both padded, the padding of `p` must be 0. */
export function applySystem(
  system: PressureSystem,
  topology: Topology,
  p: Float64Array,
  out: Float64Array,
): void {
  const { dims, pad, t } = system;
  applyAxes(dims, pad, t[0]!, t[1]!, t[2]!, p, out);
  for (let d = 3; d < t.length; d++) applyDiagonal(topology.directions[d]!.stride, pad, t[d]!, p, out);
  const { cell } = topology.ends;
  for (let i = 0; i < cell.length; i++) out[cell[i]! + pad]! += system.endT[i]! * p[cell[i]! + pad]!;
  const { edgeCell, edgeT } = system;
  for (let i = 0; i < edgeCell.length; i++) out[edgeCell[i]! + pad]! += edgeT[i]! * p[edgeCell[i]! + pad]!;
  for (const lumen of system.lumens) applyLumen(lumen, p, out, pad);
}

function applyAxes(
  [nx, ny, nz]: readonly [number, number, number],
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  const end = pad + nx * ny * nz;
  for (let c = pad; c < end; c++) {
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
  pad: number,
  t: Float32Array,
  p: Float64Array,
  out: Float64Array,
): void {
  const end = t.length - pad - stride;
  for (let c = pad; c < end; c++) {
    if (t[c] === 0) continue;
    const flow = t[c]! * (p[c]! - p[c + stride]!);
    out[c]! += flow;
    out[c + stride]! -= flow;
  }
}
