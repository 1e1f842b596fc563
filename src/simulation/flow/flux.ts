import type { PressureSystem } from './system';
import type { Topology } from './topology';
import type { FlowProblem } from './types';

/** Volume flows of both fluids together, mm³/s. */
export interface Flux {
  /** Per direction, from cell c to c + stride; unpadded. */
  readonly links: readonly Float64Array[];
  /** Out of the domain, per end and per outlet edge. */
  readonly ends: Float64Array;
  readonly edges: Float64Array;
  /** All that flows into a cell, sources included. */
  readonly inflow: Float64Array;
}

export const createFlux = (cells: number, topology: Topology, edges: number): Flux => ({
  links: topology.directions.map(() => new Float64Array(cells)),
  ends: new Float64Array(topology.ends.cell.length),
  edges: new Float64Array(edges),
  inflow: new Float64Array(cells),
});

/** Flows of a pressure field; `sources` are the cells fed by inlets and what they get. */
export function fillFlux(
  flux: Flux,
  problem: FlowProblem,
  topology: Topology,
  { pad, t, runs, endT, edgeT, edgeCell }: PressureSystem,
  p: Float64Array,
  sources: readonly { readonly cell: number; readonly flow: number }[],
): void {
  const { inflow } = flux;
  inflow.fill(0);
  topology.directions.forEach(({ stride }, d) =>
    fillLinks(flux.links[d]!, inflow, runs[d]!, t[d]!, pad, stride, p),
  );
  const { cell, pressurePa } = topology.ends;
  for (let i = 0; i < cell.length; i++) {
    const out = endT[i]! * (p[cell[i]! + pad]! - pressurePa[i]!);
    flux.ends[i] = out;
    if (out < 0) inflow[cell[i]!]! -= out;
  }
  problem.outletEdges?.forEach((edge, i) => {
    const out = edgeT[i]! * (p[edgeCell[i]! + pad]! - edge.pressurePa);
    flux.edges[i] = out;
    if (out < 0) inflow[edge.cell]! -= out;
  });
  for (const { cell: c, flow } of sources) inflow[c]! += flow;
}

function fillLinks(
  link: Float64Array,
  inflow: Float64Array,
  runs: Int32Array,
  t: Float32Array,
  pad: number,
  stride: number,
  p: Float64Array,
): void {
  for (let n = 0; n < runs.length; n += 2) {
    const end = runs[n + 1]!;
    for (let c = runs[n]!; c < end; c++) {
      const flow = t[c + pad]! * (p[c + pad]! - p[c + pad + stride]!);
      link[c] = flow;
      if (flow > 0) inflow[c + stride]! += flow;
      else inflow[c]! -= flow;
    }
  }
}
