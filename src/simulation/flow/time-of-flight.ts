import type { TransportState } from './transport-state';

/**
 * Volume to be injected until it reaches each cell's centre, mm³, from one field of fluxes: q·∇τ = φ upwind,
 * ΣF_in·(τ − τ_up) = φV with the fluxes of the faces between the centres, upstream cells first, times the flow.
 * Infinity where nothing comes from an inlet. Exact in the limit of fine cells when both fluids are equally viscous.
 * @param pressure per cell: falls along every flow, which gives the order
 */
export function timeOfFlight(state: TransportState, pressure: Float64Array): Float64Array {
  const { topology, flux, pore, sources } = state;
  const injected = sources.reduce((sum, { flow }) => sum + flow, 0);
  const fed = new Float64Array(pore.length);
  for (const { cell, flow } of sources) fed[cell]! += flow;
  const arrival = new Float64Array(pore.length).fill(Infinity);
  for (const c of byFallingPressure(pressure)) {
    let [inflow, carried] = [fed[c]!, 0];
    topology.directions.forEach(({ stride }, d) => {
      const links = flux.links[d]!;
      const into = c >= stride ? links[c - stride]! : 0;
      const back = -links[c]!;
      if (into > 0 && arrival[c - stride]! < Infinity) {
        inflow += into;
        carried += into * arrival[c - stride]!;
      }
      if (back > 0 && arrival[c + stride]! < Infinity) {
        inflow += back;
        carried += back * arrival[c + stride]!;
      }
    });
    if (inflow <= injected * 1e-12) continue;
    // A cell that an inlet feeds is reached half-way through its own volume.
    const own = pore[c]! * (1 - fed[c]! / inflow / 2);
    arrival[c] = (carried + injected * own) / inflow;
  }
  return arrival;
}

function byFallingPressure(pressure: Float64Array): Uint32Array {
  return Uint32Array.from(pressure.keys()).sort((a, b) => pressure[b]! - pressure[a]! || a - b);
}
