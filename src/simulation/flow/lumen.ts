/**
 * The common pressure P inside an instrument and the ports through which it feeds cells:
 * q_i = g_i·(P − w_i·p), Σ q_i = flow + drive·(drivePressure − P).
 * Eliminating P leaves a symmetric positive semi-definite addition of low rank to the pressure matrix.
 */
export interface Port {
  readonly cells: Uint32Array;
  /** Sum 1. */
  readonly weights: Float64Array;
  /** g, mm³/(s·Pa), > 0. */
  readonly conductance: number;
}

export interface Lumen {
  readonly ports: readonly Port[];
  /** Prescribed flow, mm³/s. */
  readonly flow: number;
  /** Conductance to the driving pressure, mm³/(s·Pa): 0 with a prescribed flow, Infinity where the pressure acts in the lumen. */
  readonly drive: number;
  readonly drivePressurePa: number;
}

/** Weighted mean of a field at a port. */
export function meanAt(
  { cells, weights }: Pick<Port, 'cells' | 'weights'>,
  field: Float64Array,
  pad: number,
): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++) sum += weights[i]! * field[cells[i]! + pad]!;
  return sum;
}

/** Lumen pressure for given means at the ports; with `homogeneous` only its linear part. */
export function lumenPressure(lumen: Lumen, means: readonly number[], homogeneous: boolean): number {
  if (lumen.drive === Infinity) return homogeneous ? 0 : lumen.drivePressurePa;
  let conductance = lumen.drive;
  let sum = homogeneous ? 0 : lumen.flow + lumen.drive * lumen.drivePressurePa;
  lumen.ports.forEach((port, i) => {
    conductance += port.conductance;
    sum += port.conductance * means[i]!;
  });
  return sum / conductance;
}

/** Adds the lumen's share of A·p to `out` (both padded). */
export function applyLumen(lumen: Lumen, p: Float64Array, out: Float64Array, pad: number): void {
  const means = lumen.ports.map((port) => meanAt(port, p, pad));
  const pressure = lumenPressure(lumen, means, true);
  lumen.ports.forEach((port, i) => scatter(port, port.conductance * (means[i]! - pressure), out, pad));
}

/** Adds the lumen's share of the right side. */
export function driveLumen(lumen: Lumen, b: Float64Array, pad: number): void {
  const pressure = lumenPressure(
    lumen,
    lumen.ports.map(() => 0),
    false,
  );
  for (const port of lumen.ports) scatter(port, port.conductance * pressure, b, pad);
}

export function scatter(
  { cells, weights }: Pick<Port, 'cells' | 'weights'>,
  amount: number,
  out: Float64Array,
  pad: number,
): void {
  for (let i = 0; i < cells.length; i++) out[cells[i]! + pad]! += amount * weights[i]!;
}
