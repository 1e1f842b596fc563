import { equalSaturation, type Front, type TransportState } from './transport-state';

/** Stands for the outside in a front's faces: resident fluid that enters, or an inlet's fresh fluid. */
export const OUTSIDE = -1;
export const INLET = -2;

/**
 * Lists the faces across which S differs (only there does anything change, because the flow is free of divergence),
 * the ends through which injected fluid leaves, and the inlets' cells that are not full. `low` … `high` bound the
 * cells that hold any injected fluid.
 */
export function listFront(front: Front, state: TransportState, low: number, high: number): void {
  const { topology, flux, saturation, sources } = state;
  front.count = 0;
  const cells = saturation.length;
  topology.directions.forEach(({ stride, open }, d) => {
    listLinks(front, saturation, flux.links[d]!, open, stride, d * cells, low, high);
  });
  const { cell, direction, sign } = topology.ends;
  for (let i = 0; i < cell.length; i++) {
    const flow = flux.ends[i]!;
    const c = cell[i]!;
    if (saturation[c]! <= equalSaturation) continue;
    if (flow < 0) front.add(OUTSIDE, c, -flow, -1, -1);
    else if (flow > 0) {
      const { stride, open } = topology.directions[direction[i]!]!;
      const before = sign[i]! > 0 ? c - stride : c + stride;
      const joined = sign[i]! > 0 ? before >= 0 && open[before]! > 0 : open[c]! > 0;
      front.add(c, OUTSIDE, flow, -2 - i, joined ? before : -1);
    }
  }
  for (let i = 0; i < state.edgeCell.length; i++) {
    const c = state.edgeCell[i]!;
    const flow = flux.edges[i]!;
    if (saturation[c]! <= equalSaturation) continue;
    if (flow < 0) front.add(OUTSIDE, c, -flow, -1, -1);
    else if (flow > 0) front.add(c, OUTSIDE, flow, -2 - cell.length - i, -1);
  }
  for (const { cell: c, flow } of sources)
    if (flow > 0 && saturation[c]! < 1 - equalSaturation) front.add(INLET, c, flow, -1, -1);
}

function listLinks(
  front: Front,
  saturation: Float64Array,
  link: Float64Array,
  open: Float32Array,
  stride: number,
  base: number,
  low: number,
  high: number,
): void {
  const end = Math.min(high + 1, saturation.length - stride);
  for (let c = Math.max(0, low - stride); c < end; c++) {
    const jump = saturation[c]! - saturation[c + stride]!;
    if (jump < equalSaturation && jump > -equalSaturation) continue;
    const flow = link[c]!;
    if (flow > 0)
      front.add(c, c + stride, flow, base + c, c >= stride && open[c - stride]! > 0 ? c - stride : -1);
    else if (flow < 0) front.add(c + stride, c, -flow, base + c, open[c + stride]! > 0 ? c + 2 * stride : -1);
  }
}
