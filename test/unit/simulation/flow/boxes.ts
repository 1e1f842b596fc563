import type { Result } from '../../../../src/core/result';
import { createFlowRun } from '../../../../src/simulation/flow/run';
import type { FlowRun } from '../../../../src/simulation/flow/run-types';
import type {
  FlowProblem,
  Inlet,
  RunOptions,
  Side,
  SideName,
  Tensor6,
} from '../../../../src/simulation/flow/types';

export const bone: Tensor6 = [5e-3, 5e-3, 5e-3, 0, 0, 0];
export const closed: Side = { kind: 'closed' };
export const free: Side = { kind: 'free-space', outlet: 'far' };
export const drained: Side = { kind: 'pressure', pressurePa: 0, outlet: 'end' };

export const allSides = (side: Side): Record<SideName, Side> => ({
  'x-': side,
  'x+': side,
  'y-': side,
  'y+': side,
  'z-': side,
  'z+': side,
});

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

export interface Box {
  readonly run: FlowRun;
  readonly problem: FlowProblem;
  /** Centre of cell 0, mm, when the middle of the box is the origin. */
  readonly origin: readonly [number, number, number];
}

export interface BoxOptions {
  readonly dims: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  /** In the frame whose origin is the middle of the box. */
  readonly atMm?: readonly [number, number, number];
  readonly radiusMm?: number;
  readonly cementAt?: (x: number, y: number, z: number) => number;
  readonly cellAt?: (x: number, y: number, z: number) => number;
  readonly problem?: Partial<FlowProblem>;
  readonly run?: Partial<RunOptions>;
}

/** A box of bone with one needle and open space around it, unless told otherwise. */
export function makeBox(options: BoxOptions): Box {
  const { dims, spacingMm: h, atMm = [0, 0, 0], radiusMm = 1.194 } = options;
  const origin = dims.map((n, axis) => (-(n - 1) / 2) * h[axis]!) as [number, number, number];
  const fill = <A extends Uint8Array | Float64Array>(
    out: A,
    value: (x: number, y: number, z: number) => number,
  ): A => {
    let c = 0;
    for (let k = 0; k < dims[2]; k++)
      for (let j = 0; j < dims[1]; j++)
        for (let i = 0; i < dims[0]; i++)
          out[c++] = value(origin[0] + i * h[0], origin[1] + j * h[1], origin[2] + k * h[2]);
    return out;
  };
  const cells = dims[0] * dims[1] * dims[2];
  const problem: FlowProblem = {
    grid: { dims, spacingMm: h },
    permeability: { tensorsMm2: [bone] },
    porosity: 0.9,
    sides: allSides(free),
    freeSpace: {
      tensorMm2: options.problem?.permeability?.tensorsMm2[0] ?? bone,
      viscosityPaS: options.run?.residentViscosityPaS ?? 0.1,
    },
    ...(options.cellAt && { cells: fill(new Uint8Array(cells), options.cellAt) }),
    ...options.problem,
  };
  const hole = { atMm: atMm.map((v, axis) => v - origin[axis]!) as [number, number, number], radiusMm };
  const inlets: Inlet[] = [{ kind: 'holes', holes: [hole] }];
  const run = unwrap(
    createFlowRun({
      problem,
      inlets,
      residentViscosityPaS: 0.1,
      injectedViscosityPaS: 100,
      ...(options.cementAt && { saturation: fill(new Float64Array(cells), options.cementAt) }),
      ...options.run,
    }),
  );
  return { run, problem, origin };
}

/** Solves once with a flow; returns the pressure report. */
export const press = (run: FlowRun, flowMm3PerS = 100) => unwrap(run.solve([{ kind: 'flow', flowMm3PerS }]));

/** Injects with a constant flow until so much is in. Calls back after each step. */
export function injectTo(run: FlowRun, volumeMm3: number, each?: () => void, flowMm3PerS = 100): void {
  while (run.injectedMm3 < volumeMm3 - 1e-9) {
    press(run, flowMm3PerS);
    run.advance((volumeMm3 - run.injectedMm3) / flowMm3PerS, run.timeS);
    each?.();
  }
}

/** Trilinear value at a point of the box's own frame. */
export function sample({ problem, origin }: Box, field: Float64Array, at: readonly number[]): number {
  const [nx, ny] = problem.grid.dims;
  const u = at.map((v, axis) => (v - origin[axis]!) / problem.grid.spacingMm[axis]!);
  const low = u.map((v) => Math.floor(v));
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const up = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const weight = up.reduce((w, step, axis) => {
      const part = u[axis]! - low[axis]!;
      return w * (step ? part : 1 - part);
    }, 1);
    const [i, j, k] = low.map((v, axis) => v + up[axis]!) as [number, number, number];
    if (weight > 0) sum += weight * field[i + nx * (j + ny * k)]!;
  }
  return sum;
}

/** Distance from `from` along a direction to the first S = 0.5, mm. */
export function frontAlong(
  box: Box,
  direction: readonly number[],
  from: readonly number[] = [0, 0, 0],
): number {
  const length = Math.hypot(...direction);
  let last = 1;
  for (let r = 0; ; r += 0.02) {
    const s = sample(
      box,
      box.run.saturation,
      from.map((v, axis) => v + (r * direction[axis]!) / length),
    );
    if (s < 0.5) return r - (0.02 * (0.5 - s)) / (last - s);
    last = s;
  }
}
