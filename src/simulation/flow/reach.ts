import type { Topology } from './topology';
import type { FlowProblem } from './types';

/**
 * Which cells a pressure can reach from an end or an outlet edge: 1. Everything else has no defined pressure; its links
 * are closed in `topology`, in place.
 */
export function closeUnreached(problem: FlowProblem, topology: Topology): Uint8Array {
  const [nx, ny, nz] = problem.grid.dims;
  const reached = new Uint8Array(nx * ny * nz);
  const queue = new Uint32Array(nx * ny * nz);
  let length = 0;
  const visit = (cell: number) => {
    if (reached[cell]) return;
    reached[cell] = 1;
    queue[length++] = cell;
  };
  topology.ends.cell.forEach(visit);
  problem.outletEdges?.forEach(({ cell }) => visit(cell));
  const leading = topology.directions.filter(({ weights }) => weights.some((weight) => weight !== 0));
  for (let next = 0; next < length; next++) {
    const c = queue[next]!;
    for (const { stride, open } of leading) {
      if (open[c]! > 0) visit(c + stride);
      if (c >= stride && open[c - stride]! > 0) visit(c - stride);
    }
  }
  if (length < reached.length)
    for (const { open } of topology.directions)
      for (let c = 0; c < open.length; c++) if (!reached[c]) open[c] = 0;
  return reached;
}
