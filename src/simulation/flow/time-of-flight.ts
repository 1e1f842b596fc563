import type { TransportState } from './transport-state';

/**
 * Volume to be injected until it reaches each cell, mm³, from one field of fluxes: the time of flight
 * Σ F_in·τ_up + φV = τ·ΣF_in, upstream cells first, times the flow. At the cell's centre; Infinity
 * where nothing comes from an inlet. Exact in the limit of fine cells when both fluids are equally viscous.
 * @param pressure per cell: falls along every flow, which gives the order
 */
export function timeOfFlight(state: TransportState, pressure: Float64Array): Float64Array {
  const { topology, flux, pore, sources } = state;
  const injected = sources.reduce((sum, { flow }) => sum + flow, 0);
  const fed = new Float64Array(pore.length);
  for (const { cell, flow } of sources) fed[cell]! += flow;
  const exit = new Float64Array(pore.length).fill(Infinity);
  const centre = new Float64Array(pore.length).fill(Infinity);
  for (const c of byFallingPressure(pressure)) {
    let [inflow, carried] = [fed[c]!, 0];
    topology.directions.forEach(({ stride }, d) => {
      const links = flux.links[d]!;
      const into = c >= stride ? links[c - stride]! : 0;
      const back = -links[c]!;
      if (into > 0 && exit[c - stride]! < Infinity) {
        inflow += into;
        carried += into * exit[c - stride]!;
      }
      if (back > 0 && exit[c + stride]! < Infinity) {
        inflow += back;
        carried += back * exit[c + stride]!;
      }
    });
    if (inflow <= injected * 1e-12) continue;
    exit[c] = (carried + pore[c]!) / inflow;
    centre[c] = (injected * (carried + pore[c]! / 2)) / inflow;
  }
  return centre;
}

function byFallingPressure(pressure: Float64Array): Uint32Array {
  return Uint32Array.from(pressure.keys()).sort((a, b) => pressure[b]! - pressure[a]! || a - b);
}
