import { ok, type Result } from '../../core/result';
import type { FlowRun } from '../flow/run-types';
import type { Hole, Inlet } from '../flow/types';
import { type Coupled, type CouplingOutput, solveCoupled } from './coupling';
import { meanPermeabilityM2, porosityAt } from './medium';
import { agedConsistency, syringeAgeS } from './rheology';
import { powerLawTipPressurePa } from './tip';
import type { InjectionProblem, Instrument, Plunger } from './types';
import { type BoneState, type BoneViscosity, boneViscosity } from './viscosity';

/** Darcy speed a few millimetres from the tip at 0.1 mL/s, mm/s: where a power law starts its search. */
const firstGuessMmPerS = 0.3;

/** Finds the pressures of an instant, with the viscosity that the cement then has in bone and needle. */
export class BonePressure {
  readonly #problem: InjectionProblem;
  readonly #run: FlowRun;
  readonly #viscosity: BoneViscosity;
  readonly #viscosities: Float64Array;
  readonly #noAges: Float64Array;
  readonly #permeabilityM2: (cell: number) => number;
  readonly #porosity: (cell: number) => number;
  /** Speeds of the last flow, where the viscosity follows them. */
  speedMmPerS: Float64Array | undefined;

  constructor(problem: InjectionProblem, run: FlowRun) {
    this.#problem = problem;
    this.#run = run;
    this.#permeabilityM2 = meanPermeabilityM2(problem.flow);
    this.#porosity = porosityAt(problem.flow);
    this.#viscosity = boneViscosity(problem.cement, this.#permeabilityM2, this.#porosity);
    const varies = this.#viscosity.constantPaS === undefined;
    this.#viscosities = new Float64Array(varies ? run.saturation.length : 0);
    this.#noAges = new Float64Array(problem.cement.curing ? 0 : run.saturation.length);
  }

  solve(
    instruments: readonly Instrument[],
    inlets: readonly Inlet[],
    plungers: readonly (Plunger | undefined)[],
    before: readonly Coupled[],
  ): Result<CouplingOutput> {
    const { cement, syringe } = this.#problem;
    const freshAgeS = syringeAgeS(cement.curing, this.#run.timeS);
    const shear = this.#viscosity.shearDependent && plungers.some(Boolean);
    if (this.#viscosity.constantPaS === undefined && !shear) this.#update(true);
    const solved = solveCoupled({
      run: this.#run,
      instruments,
      inlets,
      plungers,
      needleLaw: {
        kPaSn: agedConsistency(cement.curing, cement.needle.kPaSn, freshAgeS),
        n: cement.needle.n,
      },
      maxPressurePa: (syringe?.maxPressureKpa ?? Infinity) * 1000,
      before,
      ...(shear && {
        updateViscosity: (isFirst: boolean) => this.#update(isFirst),
        tipPressurePa: (hole: Hole, flowMm3PerS: number) => this.#tipPressurePa(hole, flowMm3PerS, freshAgeS),
      }),
    });
    if (!solved.ok) return solved;
    const flows = solved.value.instruments.some(({ flowMm3PerS }) => flowMm3PerS > 0);
    if (shear && flows) this.speedMmPerS = this.#run.speedMmPerS();
    return ok(solved.value);
  }

  /** Apparent viscosity of the cement in cells, Pa·s; fresh cement's where there is none. */
  cementViscosityPaS(cells: readonly number[]): number[] {
    const state = this.#state();
    return cells.map((cell) => this.#viscosity.at(cell, state));
  }

  /** At rest a power law keeps the speeds of the last flow. */
  #update(keepsSpeeds: boolean): void {
    if (!keepsSpeeds) this.speedMmPerS = this.#run.speedMmPerS();
    else if (this.#viscosity.shearDependent)
      this.speedMmPerS ??= new Float64Array(this.#run.saturation.length).fill(firstGuessMmPerS);
    this.#viscosity.fill(this.#viscosities, this.#state());
    this.#run.setInjectedViscosity(this.#viscosities);
  }

  #state(): BoneState {
    const { curing } = this.#problem.cement;
    return {
      saturation: this.#run.saturation,
      ageS: curing ? this.#run.age() : this.#noAges,
      ...(this.speedMmPerS && { speedMmPerS: this.speedMmPerS }),
      syringeAgeS: syringeAgeS(curing, this.#run.timeS),
    };
  }

  #tipPressurePa({ atMm, radiusMm }: Hole, flowMm3PerS: number, freshAgeS: number): number | undefined {
    const { cement, marrowViscosityPaS } = this.#problem;
    const { dims, spacingMm } = this.#run.problem.grid;
    const index = (axis: 0 | 1 | 2) =>
      Math.min(dims[axis] - 1, Math.max(0, Math.round(atMm[axis] / spacingMm[axis])));
    const cell = index(0) + dims[0] * (index(1) + dims[1] * index(2));
    const law = {
      kPaSn: agedConsistency(cement.curing, cement.bone.kPaSn, freshAgeS),
      n: cement.bone.n,
    };
    return powerLawTipPressurePa(
      this.#run,
      law,
      marrowViscosityPaS,
      this.#permeabilityM2(cell),
      this.#porosity(cell),
      { atMm, radiusMm, flowMm3PerS },
    );
  }
}
