import { ok, type Result } from '../../../core/result';
import { lpsPoint } from '../../../core/units';
import { ACTIVE, FIRST_FIXED, type SideName } from '../../flow/types';
import { type Front, measureFront } from '../front';
import { toFlowMm } from '../inlets';
import type { Injection } from '../injection';
import { interpolate, stencilAt } from '../probe';
import type { Effort, InjectionState, NeedlePressures } from '../types';
import { faceCentre } from './build';
import { type CementBench, sideNames } from './schema';

/** One requested instant; the keys are those of the answer. Pressures are those of the one needle. */
export interface BenchState extends Omit<InjectionState, 'instruments' | 'syringeAgeS'>, NeedlePressures {
  readonly front: Front;
  readonly probes: readonly BenchProbe[];
  /** One-dimensional runs: mean saturation of each layer along the axis, in the order of the grid. */
  readonly profile?: readonly number[];
}

export interface BenchProbe {
  readonly pressureKpa: number;
  readonly saturation: number;
  /** Of the cement. */
  readonly apparentViscosityPaS: number;
}

/** What a bench run answers. */
export interface BenchAnswer extends Omit<Effort, 'iterations'> {
  readonly states: readonly BenchState[];
  /** Time that the calculation took. */
  readonly seconds: number;
  readonly cells: number;
  readonly meanIterations: number;
}

/** Reads off the present instant. Failures: those of a solve. */
export function benchState(bench: CementBench, injection: Injection): Result<BenchState> {
  const state = injection.state();
  if (!state.ok) return state;
  const { timeS, injectedMl, cementMl, leakedMl, outletFlowMlPerS, firstContactMl } = state.value;
  const { instruments, massBalanceError } = state.value;
  const { tipPressureKpa, syringePressureKpa, needlePressureLossKpa } = instruments[0]!;
  const { face } = bench.inlet;
  return ok({
    timeS,
    injectedMl,
    cementMl,
    leakedMl,
    outletFlowMlPerS,
    firstContactMl,
    tipPressureKpa,
    syringePressureKpa,
    needlePressureLossKpa,
    front: measureFront(
      injection.problem.flow.grid,
      injection.run.saturation,
      presentInletMm(bench, injection),
      face === undefined ? sideNames : [inward(face)],
    ),
    probes: probes(bench, injection),
    ...(face !== undefined && { profile: profile(bench, injection, face) }),
    massBalanceError,
  });
}

const inward = (face: SideName): SideName => (face[0]! + (face.endsWith('+') ? '-' : '+')) as SideName;

function presentInletMm({ grid, inlet }: CementBench, injection: Injection): [number, number, number] {
  const { opening } = injection.instruments[0]!;
  const at = opening.kind === 'points' ? opening.atMm[0]! : faceCentre(grid, inlet.face!);
  return toFlowMm(injection.problem.grid, at);
}

function probes(bench: CementBench, injection: Injection): BenchProbe[] {
  const inletMm = presentInletMm(bench, injection);
  const { pressurePa, saturation } = injection.run;
  const { cells, fixed } = injection.problem.flow;
  const pressureAt = (cell: number) => {
    const code = cells?.[cell] ?? ACTIVE;
    return code < FIRST_FIXED ? pressurePa[cell]! : fixed![code - FIRST_FIXED]!.pressurePa;
  };
  return bench.report.probesMm.map((point) => {
    const at = toFlowMm(injection.problem.grid, lpsPoint(...point));
    const stencil = stencilAt(injection.problem.flow, at, inletMm);
    const read = (field: Float64Array) =>
      interpolate(
        stencil,
        stencil.cells.map((cell) => field[cell]!),
      );
    return {
      pressureKpa: interpolate(stencil, stencil.cells.map(pressureAt)) / 1000,
      saturation: read(saturation),
      apparentViscosityPaS: interpolate(stencil, injection.cementViscosityPaS(stencil.cells)),
    };
  });
}

function profile({ grid }: CementBench, { run }: Injection, face: SideName): number[] {
  const axis = 'xyz'.indexOf(face[0]!);
  const [nx, ny, nz] = grid.dims;
  const sums = Array.from({ length: grid.dims[axis]! }, () => 0);
  let cell = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, cell++) sums[[i, j, k][axis]!]! += run.saturation[cell]!;
  return sums.map((sum) => (sum * sums.length) / (nx * ny * nz));
}
