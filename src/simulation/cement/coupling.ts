import { fail, ok, type Result } from '../../core/result';
import type { FlowRun } from '../flow/run-types';
import type { Drive, Hole, Inlet, InletReport, PressureReport } from '../flow/types';
import { needleLossPa, flowUnderPressure } from './needle';
import type { PowerLaw } from './rheology';
import type { Instrument, Plunger } from './types';

/** Pressures of one instrument, Pa, and what is kept of it for the next solve. */
export interface Coupled {
  readonly flowMm3PerS: number;
  readonly tipPressurePa: number;
  readonly needleLossPa: number;
  /** The hand presses at its limit and the flow asked for is not reached. */
  readonly limited: boolean;
  /** What the closed form adds to the grid's tip pressure; 0 for a Newtonian cement. */
  readonly tipOffsetPa: number;
}

export const atRest: Coupled = {
  flowMm3PerS: 0,
  tipPressurePa: 0,
  needleLossPa: 0,
  limited: false,
  tipOffsetPa: 0,
};

export interface CouplingInput {
  readonly run: FlowRun;
  readonly instruments: readonly Instrument[];
  readonly inlets: readonly Inlet[];
  /** What the hand does at each instrument; undefined: nothing. */
  readonly plungers: readonly (Plunger | undefined)[];
  /** The cement in the needle at its present age. */
  readonly needleLaw: PowerLaw;
  readonly maxPressurePa: number;
  /** From the solve before; `atRest` at the start. */
  readonly before: readonly Coupled[];
  /**
   * Sets the viscosities, for the speeds of the solve just done or (`isFirst`) of the instant before;
   * undefined when they do not follow the speed.
   */
  readonly updateViscosity?: (isFirst: boolean) => void;
  /** Tip pressure of a power-law cement, Pa; undefined for a Newtonian one. */
  readonly tipPressurePa?: (hole: Hole, flowMm3PerS: number) => number | undefined;
}

export interface CouplingOutput {
  readonly report: PressureReport;
  readonly instruments: readonly Coupled[];
  readonly solves: number;
  readonly iterations: number;
}

const mostAttempts = 60;
const pressureTolerance = 1e-4;

/**
 * Pressure in the bone, flow through the needle and the force of the hand, together: the bone answers
 * linearly, so one solve is enough unless the needle or the bone holds a power law or a limit is met.
 * Failures: those of the flow, and `cement-not-settled` when they do not agree.
 */
export function solveCoupled(input: CouplingInput): Result<CouplingOutput> {
  let coupled = input.before.map((one) => ({ ...one }));
  let [solves, iterations] = [0, 0];
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    input.updateViscosity?.(attempt === 0);
    const drives = input.plungers.map((plunger, i) => drive(input, plunger, i, coupled[i]!));
    const solved = input.run.solve(drives);
    if (!solved.ok) return solved;
    solves++;
    iterations += solved.value.iterations;
    const next = solved.value.inlets.map((inlet, i) => judge(input, inlet, i, coupled[i]!));
    const settled = next.every(
      (one, i) => isSettled(input, one, coupled[i]!, i) && (attempt > 0 || !input.updateViscosity),
    );
    coupled = next;
    if (settled) return ok({ report: solved.value, instruments: coupled, solves, iterations });
  }
  return fail('cement-not-settled', { attempts: mostAttempts });
}

/** The pressure that the hand keeps up, and whether it acts in front of the needle; undefined: a flow is kept up. */
function heldPressure({ maxPressurePa }: CouplingInput, plunger: Plunger, limited: boolean) {
  if (limited) return { pressurePa: maxPressurePa, throughNeedle: true };
  if (plunger.kind === 'flow') return undefined;
  return { pressurePa: plunger.pressureKpa * 1000, throughNeedle: plunger.kind === 'syringePressure' };
}

/** Newton's tangent of the needle's loss, so that the solve finds the flow by itself. */
function drive(input: CouplingInput, plunger: Plunger | undefined, i: number, last: Coupled): Drive {
  if (!plunger) return { kind: 'flow', flowMm3PerS: 0 };
  const held = heldPressure(input, plunger, last.limited);
  if (!held && plunger.kind === 'flow') return { kind: 'flow', flowMm3PerS: plunger.flowMlPerS * 1000 };
  const pressurePa = held!.pressurePa - last.tipOffsetPa;
  const { needle } = input.instruments[i]!;
  if (!held!.throughNeedle || needle.length === 0) {
    return { kind: 'pressure', pressurePa, resistancePaSPerMm3: 0 };
  }
  const law = input.needleLaw;
  const flow =
    last.flowMm3PerS > 0 ? last.flowMm3PerS : flowUnderPressure(needle, law, 1e-6, held!.pressurePa) / 2;
  if (flow === 0) return { kind: 'flow', flowMm3PerS: 0 };
  const loss = needleLossPa(needle, law, flow);
  const slope = (law.n * loss) / flow;
  return { kind: 'pressure', pressurePa: pressurePa - loss + slope * flow, resistancePaSPerMm3: slope };
}

function judge(input: CouplingInput, inlet: InletReport, i: number, last: Coupled): Coupled {
  const { needle } = input.instruments[i]!;
  const flow = Math.max(0, inlet.flowMm3PerS);
  const offset = flow > 0 ? tipOffset(input, inlet, i) : 0;
  const tip = inlet.tipPressurePa + offset;
  const loss = needleLossPa(needle, input.needleLaw, flow);
  return {
    flowMm3PerS: flow,
    tipPressurePa: tip,
    needleLossPa: loss,
    limited: isLimited(input, i, flow, tip, tip + loss, last.limited),
    tipOffsetPa: offset,
  };
}

function isLimited(
  { plungers, maxPressurePa }: CouplingInput,
  i: number,
  flowMm3PerS: number,
  tipPa: number,
  syringePa: number,
  was: boolean,
): boolean {
  const plunger = plungers[i];
  if (!plunger || maxPressurePa === Infinity) return false;
  if (!was) return syringePa > maxPressurePa * (1 + 1e-6);
  if (plunger.kind === 'flow') return flowMm3PerS < plunger.flowMlPerS * 1000 * (1 + 1e-6);
  return plunger.kind === 'syringePressure' || tipPa < plunger.pressureKpa * 1000 * (1 + 1e-6);
}

/** Mean over the holes of what the closed form adds, Pa. */
function tipOffset({ tipPressurePa, inlets }: CouplingInput, inlet: InletReport, i: number): number {
  const shape = inlets[i]!;
  if (!tipPressurePa || shape.kind === 'face') return 0;
  const exact = shape.holes.map((hole, n) => tipPressurePa(hole, inlet.holeFlowMm3PerS[n]!));
  if (exact.includes(undefined)) return 0;
  return exact.reduce((sum: number, one) => sum + one!, 0) / exact.length - inlet.tipPressurePa;
}

function isSettled(input: CouplingInput, now: Coupled, before: Coupled, i: number): boolean {
  if (now.limited !== before.limited) return false;
  const plunger = input.plungers[i];
  if (!plunger) return true;
  const tip = now.tipPressurePa;
  if (input.updateViscosity && Math.abs(tip - before.tipPressurePa) > pressureTolerance * Math.abs(tip))
    return false;
  const held = heldPressure(input, plunger, now.limited);
  if (!held || now.flowMm3PerS === 0) return true;
  const reached = held.throughNeedle ? tip + now.needleLossPa : tip;
  return Math.abs(reached - held.pressurePa) <= pressureTolerance * Math.abs(held.pressurePa);
}
