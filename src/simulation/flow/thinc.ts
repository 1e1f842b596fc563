/**
 * The front inside a cell as a hyperbolic tangent along one direction (THINC; Xiao, Honma and Kono,
 * doi:10.1002/fld.975): H(x) = ½(1 + γ·tanh(β(x − x₀))) for x = 0 … 1 in the direction of the flow, mean `saturation`.
 * The mean over the donor's last part of length `courant` is what crosses the face.
 * @param falls γ = −1: S falls in the direction of the flow; false: it rises
 */
export function donated(saturation: number, falls: boolean, beta: number, courant: number): number {
  const u = steepness(saturation, falls, beta);
  const part = Math.min(Math.max(courant, 1e-6), 1);
  const up = Math.exp(beta);
  const near = Math.exp(beta * (1 - part));
  const ratio = (up + u / up) / (near + u / near);
  return 0.5 + ((falls ? -0.5 : 0.5) / (beta * part)) * Math.log(ratio);
}

/** Position x₀ of the level ½ in the cell, 0 at its upstream face and 1 at its downstream face; may lie outside. */
export const frontPosition = (saturation: number, falls: boolean, beta: number): number =>
  Math.log(steepness(saturation, falls, beta)) / (2 * beta);

/** exp(2βx₀). */
function steepness(saturation: number, falls: boolean, beta: number): number {
  const inner = Math.min(Math.max(saturation, 1e-12), 1 - 1e-12);
  const e = Math.exp((falls ? -beta : beta) * (2 * inner - 1));
  const up = Math.exp(beta);
  return (up - e) / (e - 1 / up);
}
