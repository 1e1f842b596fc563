import { frontPosition } from './thinc';
import type { TransportState } from './transport-state';
import type { FlowProblem, Gauge } from './types';

/**
 * How far the S = 0.5 front is beyond an outlet's face, in cells (negative: before it): the largest over the outlet's
 * ends, outlet edges and gauges. −1 or less means that the last cell is empty.
 */
function frontBeyond(
  state: TransportState,
  edgeOutlets: readonly string[],
  gauges: readonly Gauge[],
): Map<string, number> {
  const { topology, flux, saturation, edgeCell } = state;
  const beyond = new Map<string, number>();
  const note = (name: string, value: number) => {
    if (value > (beyond.get(name) ?? -Infinity)) beyond.set(name, value);
  };
  const { cell, direction, sign, outlet } = topology.ends;
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i]!;
    if (flux.ends[i]! <= 0 || saturation[c]! <= 0) continue;
    note(topology.names[outlet[i]!]!, position(state, c, direction[i]!, sign[i]! > 0));
  }
  // A conduit begins at its cell's centre.
  edgeOutlets.forEach((name, i) => {
    if (flux.edges[i]! > 0) note(name, saturation[edgeCell[i]!]! - 0.5);
  });
  for (const { outlet: name, cells, axes, outward } of gauges)
    cells.forEach((c, i) => {
      const { stride } = topology.directions[axes[i]!]!;
      if (flux.links[axes[i]!]![c]! * outward[i]! <= 0) return;
      const up = outward[i]! > 0;
      note(name, position(state, up ? c : c + stride, axes[i]!, up));
    });
  return beyond;
}

/** Where the front lies in the cell in front of the face, along the way out, minus 1. */
function position({ topology, saturation }: TransportState, c: number, d: number, up: boolean): number {
  const { stride, open } = topology.directions[d]!;
  const s = saturation[c]!;
  const before = up ? c - stride : c + stride;
  const joined = up ? before >= 0 && open[before]! > 0 : open[c]! > 0;
  // A front that comes from the side fills the whole face at once.
  if (!joined || saturation[before]! <= s) return s - 0.5;
  return s < 1e-6 ? -1 : frontPosition(s, true, 3) - 1;
}

/** Follows the front at the outlets. */
export interface Contact {
  /** Outlets that the front has reached since the last call, and the part (0 … 1) of the step at which it did. */
  update(): Map<string, number>;
}

export function firstContacts(state: TransportState, problem: FlowProblem): Contact {
  const edgeOutlets = (problem.outletEdges ?? []).map(({ outlet }) => outlet);
  const look = () => frontBeyond(state, edgeOutlets, problem.gauges ?? []);
  const reached = new Set<string>();
  let last = look();
  return {
    update() {
      const now = look();
      const found = new Map<string, number>();
      for (const [name, beyond] of now) {
        if (beyond < 0 || reached.has(name)) continue;
        reached.add(name);
        const before = Math.max(last.get(name) ?? -1, -1);
        found.set(name, before >= 0 ? 0 : -before / (beyond - before));
      }
      last = now;
      return found;
    },
  };
}
