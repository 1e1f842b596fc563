import type { Flux } from './flux';
import type { Topology } from './topology';
import type { FlowProblem } from './types';
import type { Source } from './transport-state';

/**
 * |q| at cell centres, mm/s, from the flows of the links: q = Σ (flow·offset·spacing) / (2·volume) over both ends of
 * each link, which is the mean of opposite faces on axis-parallel links.
 */
export function darcySpeed(
  { grid }: FlowProblem,
  { directions, ends }: Topology,
  flux: Flux,
  sources: readonly Source[],
): Float64Array {
  const [nx, ny, nz] = grid.dims;
  const h = grid.spacingMm;
  const volume = h[0] * h[1] * h[2];
  const cells = nx * ny * nz;
  const q = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];
  directions.forEach(({ offset, stride }, d) => {
    const link = flux.links[d]!;
    for (let axis = 0; axis < 3; axis++) {
      const along = (offset[axis]! * h[axis]!) / (2 * volume);
      if (along === 0) continue;
      const component = q[axis]!;
      for (let c = 0; c < cells - stride; c++) {
        const part = along * link[c]!;
        component[c]! += part;
        component[c + stride]! += part;
      }
    }
  });
  ends.cell.forEach((c, i) => {
    const { offset } = directions[ends.direction[i]!]!;
    for (let axis = 0; axis < 3; axis++)
      q[axis]![c]! += (ends.sign[i]! * flux.ends[i]! * offset[axis]! * h[axis]!) / (2 * volume);
  });
  const speed = q[0]!.map((x, c) => Math.hypot(x, q[1]![c]!, q[2]![c]!));
  // Inside a source the mean of opposite faces cancels: there the flow through the tip's own faces counts.
  for (const { cell, flow } of sources) speed[cell] = Math.max(speed[cell]!, flow / (6 * volume ** (2 / 3)));
  return speed;
}
