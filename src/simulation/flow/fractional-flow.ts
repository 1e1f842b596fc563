import type { TransportState } from './transport-state';

/** Share of the flow out of a cell that is injected fluid, at a saturation s. */
export function fractionalFlow(
  { mixing, injectedPaS, residentPaS }: Pick<TransportState, 'mixing' | 'injectedPaS' | 'residentPaS'>,
  cell: number,
  s: number,
): number {
  if (mixing === 'linear') return s;
  const injected = (s * s) / injectedPaS[cell]!;
  return injected / (injected + ((1 - s) * (1 - s)) / residentPaS);
}

/** Largest slope of the fractional flow: how much faster than the mean flow a saturation can travel. */
export function steepestFlow(state: TransportState): number {
  if (state.mixing === 'linear') return 1;
  let [least, most] = [Infinity, 0];
  for (const viscosity of state.injectedPaS) {
    least = Math.min(least, viscosity);
    most = Math.max(most, viscosity);
  }
  const samples = 512;
  let slope = 1;
  for (const viscosity of [least, most]) {
    const cell = {
      mixing: state.mixing,
      injectedPaS: Float64Array.of(viscosity),
      residentPaS: state.residentPaS,
    };
    for (let i = 0; i < samples; i++)
      slope = Math.max(
        slope,
        (fractionalFlow(cell, 0, (i + 1) / samples) - fractionalFlow(cell, 0, i / samples)) * samples,
      );
  }
  return slope;
}
