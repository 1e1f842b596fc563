import { ok, type Result } from '../../core/result';
import type { Workspace } from './conjugate-gradients';
import { type Contact, firstContacts } from './contact';
import { createFlux, fillFlux, type Flux } from './flux';
import { gaugeLinks, type GaugeLinks } from './gauge';
import { type PlacedInlet, placeInlets } from './inlets';
import { fillMobility } from './mobility';
import { type Answer, solvePressure } from './pressure';
import { closeUnreached } from './reach';
import type { FlowRun, FlowSnapshot } from './run-types';
import { darcySpeed } from './speed';
import { Stepper } from './stepper';
import { createSystem, type PressureSystem } from './system';
import { buildTopology, type Topology } from './topology';
import type { Source, TransportState } from './transport-state';
import { timeOfFlight } from './time-of-flight';
import type { AdvanceReport, Drive, FlowProblem, Inlet, PressureReport, RunOptions } from './types';

/**
 * A run at its start. Failures: `flow-inlet-outside` {inlet} where a hole or face has no active cell,
 * `flow-no-outlet` {inlet} where nothing drains what it injects, so that no pressure is defined.
 */
export function createFlowRun(options: RunOptions): Result<FlowRun> {
  const { problem, inlets } = options;
  const topology = buildTopology(problem, inlets);
  const reached = closeUnreached(problem, topology);
  const placed = placeInlets(problem, topology, reached, inlets);
  return placed.ok ? ok(new Run(options, topology, reached, placed.value)) : placed;
}

class Run implements FlowRun {
  readonly problem: FlowProblem;
  readonly cellVolumeMm3: number;
  readonly saturation: Float64Array;
  readonly pressurePa: Float64Array;
  timeS = 0;
  injectedByInletMm3: number[];
  leakedMm3: Record<string, number>;
  firstContactMm3: Record<string, number> = {};

  private readonly padded: Float64Array;
  private readonly system: PressureSystem;
  private readonly workspace: Workspace;
  private readonly mobility: Float64Array;
  private readonly flux: Flux;
  private readonly state: TransportState;
  private readonly stepper: Stepper;
  private readonly gauges: readonly GaugeLinks[];
  private readonly atStartMm3: number;
  private lastFlows: readonly number[];
  private contacts: Contact;
  private solved = false;

  constructor(
    private readonly options: RunOptions,
    private readonly topology: Topology,
    private readonly reached: Uint8Array,
    private placed: readonly PlacedInlet[],
  ) {
    const { problem } = options;
    this.problem = problem;
    const [nx, ny, nz] = problem.grid.dims;
    const [hx, hy, hz] = problem.grid.spacingMm;
    const cells = nx * ny * nz;
    this.cellVolumeMm3 = hx * hy * hz;
    this.saturation = new Float64Array(cells);
    if (options.saturation) this.saturation.set(options.saturation);
    if (problem.cells) this.saturation.forEach((_, c) => problem.cells![c] && (this.saturation[c] = 0));
    ({ system: this.system, workspace: this.workspace } = createSystem(problem, topology, options.kernels));
    const { pad } = this.system;
    this.padded = new Float64Array(cells + 2 * pad);
    this.pressurePa = this.padded.subarray(pad, pad + cells);
    this.mobility = new Float64Array(cells);
    this.flux = createFlux(cells, topology, problem.outletEdges?.length ?? 0);
    const { porosity } = problem;
    this.state = {
      topology,
      mixing: options.mixing ?? 'linear',
      residentPaS: options.residentViscosityPaS,
      injectedPaS: new Float64Array(cells).fill(options.injectedViscosityPaS),
      pore: Float64Array.from(
        this.saturation,
        (_, c) => this.cellVolumeMm3 * (typeof porosity === 'number' ? porosity : porosity[c]!),
      ),
      saturation: this.saturation,
      age: Float64Array.from(this.saturation, (s) => (s > 0 ? (options.startAge ?? 0) : 0)),
      flux: this.flux,
      edgeCell: this.system.edgeCell,
      edgeOutlet: Uint16Array.from(problem.outletEdges ?? [], ({ outlet }) => topology.names.indexOf(outlet)),
      sources: [],
    };
    this.stepper = new Stepper(this.state, this.padded, pad);
    this.gauges = gaugeLinks(problem, topology);
    this.leakedMm3 = Object.fromEntries(topology.names.map((name) => [name, 0]));
    this.injectedByInletMm3 = placed.map(() => 0);
    this.lastFlows = placed.map(() => 0);
    this.atStartMm3 = this.cementMm3();
    this.contacts = firstContacts(this.state, problem);
  }

  get injectedMm3(): number {
    return this.injectedByInletMm3.reduce((sum, volume) => sum + volume, 0);
  }

  age(): Float64Array {
    const { age } = this.state;
    const out = new Float64Array(age.length);
    for (let c = 0; c < out.length; c++) if (this.saturation[c]! > 0) out[c] = age[c]!;
    return out;
  }

  speedMmPerS(): Float64Array {
    return darcySpeed(this.problem, this.topology, this.flux, this.state.sources);
  }

  arrivalMm3(): Float64Array {
    if (!this.solved) throw new Error('flow: arrival without a solve');
    return timeOfFlight(this.state, this.pressurePa);
  }

  cementMm3(): number {
    let sum = 0;
    for (let c = 0; c < this.saturation.length; c++) sum += this.saturation[c]! * this.state.pore[c]!;
    return sum;
  }

  massBalanceError(): number {
    const inside = new Set((this.problem.gauges ?? []).map(({ outlet }) => outlet));
    const gone = Object.entries(this.leakedMm3).reduce(
      (sum, [name, volume]) => (inside.has(name) ? sum : sum + volume),
      0,
    );
    const injected = this.injectedMm3;
    const size = Math.max(injected, this.atStartMm3);
    return size > 0 ? Math.abs(this.cementMm3() + gone - this.atStartMm3 - injected) / size : 0;
  }

  setInjectedViscosity(viscosityPaS: number | Float32Array | Float64Array): void {
    if (typeof viscosityPaS === 'number') this.state.injectedPaS.fill(viscosityPaS);
    else this.state.injectedPaS.set(viscosityPaS);
  }

  setOutletConductance(edge: number, conductance: number): void {
    this.system.edgeT[edge] = conductance;
  }

  setInlets(inlets: readonly Inlet[]): Result<void> {
    if (inlets.some(({ kind }) => kind === 'face') || this.placed.some(({ kind }) => kind === 'face'))
      throw new Error('flow: an inlet face cannot move');
    const placed = placeInlets(this.problem, this.topology, this.reached, inlets);
    if (!placed.ok) return placed;
    this.placed = placed.value;
    this.lastFlows = inlets.map((_, i) => this.lastFlows[i] ?? 0);
    this.injectedByInletMm3 = Array.from(
      { length: Math.max(inlets.length, this.injectedByInletMm3.length) },
      (_, i) => this.injectedByInletMm3[i] ?? 0,
    );
    this.solved = false;
    return ok(undefined);
  }

  solve(drives: readonly Drive[]): Result<PressureReport> {
    if (drives.length !== this.placed.length) throw new Error('flow: one drive per inlet');
    const { problem, topology, system, options } = this;
    this.solved = false;
    const { saturation, injectedPaS, residentPaS, mixing } = this.state;
    fillMobility(this.mobility, problem, saturation, injectedPaS, residentPaS, mixing);
    const guess = this.padded.slice();
    const answer = solvePressure(
      {
        problem,
        topology,
        system,
        workspace: this.workspace,
        mobility: this.mobility,
        inlets: this.placed,
        drives,
        lastFlows: this.lastFlows,
        tolerance: options.tolerance ?? 1e-8,
        maxIterations: options.maxIterations ?? 200,
      },
      this.padded,
    );
    if (!answer.ok) {
      this.padded.set(guess);
      return answer;
    }
    this.state.sources = sourcesOf(answer.value);
    fillFlux(this.flux, problem, topology, system, this.padded, this.state.sources);
    this.lastFlows = answer.value.inlets.map(({ flow }) => flow);
    this.solved = true;
    const { iterations, residual, inlets } = answer.value;
    return ok({
      iterations,
      residual,
      inlets: inlets.map(({ flow, pressurePa, portFlows }, i) => ({
        flowMm3PerS: flow,
        tipPressurePa: pressurePa,
        holeFlowMm3PerS: this.placed[i]!.kind === 'face' ? [flow] : portFlows,
      })),
      outletFlowMm3PerS: this.outletFlows(),
    });
  }

  advance(maxDtS: number, freshAge: number | readonly number[] = 0, ageingPerS = 1): AdvanceReport {
    if (!this.solved) throw new Error('flow: advance without a solve');
    const fresh = typeof freshAge === 'number' ? this.placed.map(() => freshAge) : freshAge;
    return this.stepper.advance(maxDtS, fresh, ageingPerS, (dtS, left) => this.count(dtS, left));
  }

  rest(dtS: number, ageingPerS = 1): void {
    const { age } = this.state;
    for (let c = 0; c < age.length; c++) if (this.saturation[c]! > 0) age[c]! += ageingPerS * dtS;
    this.timeS += dtS;
  }

  snapshot(): FlowSnapshot {
    return {
      saturation: this.saturation.slice(),
      age: this.state.age.slice(),
      pressurePa: this.pressurePa.slice(),
      injectedPaS: this.state.injectedPaS.slice(),
      outletConductances: this.system.edgeT.slice(),
      timeS: this.timeS,
      injectedByInletMm3: [...this.injectedByInletMm3],
      leakedMm3: { ...this.leakedMm3 },
      firstContactMm3: { ...this.firstContactMm3 },
    };
  }

  restore(snapshot: FlowSnapshot): void {
    this.saturation.set(snapshot.saturation);
    this.state.age.set(snapshot.age);
    this.pressurePa.set(snapshot.pressurePa);
    this.state.injectedPaS.set(snapshot.injectedPaS);
    this.system.edgeT.set(snapshot.outletConductances);
    this.timeS = snapshot.timeS;
    this.injectedByInletMm3 = [...snapshot.injectedByInletMm3];
    this.leakedMm3 = { ...snapshot.leakedMm3 };
    this.firstContactMm3 = { ...snapshot.firstContactMm3 };
    this.stepper.findBounds();
    this.contacts = firstContacts(this.state, this.problem);
    this.solved = false;
  }

  /** Books one sub-step: volumes, time, and outlets that the front has reached in it. */
  private count(dtS: number, leftMm3: Float64Array): void {
    const before = this.injectedMm3;
    for (const { flow, inlet } of this.state.sources) this.injectedByInletMm3[inlet]! += flow * dtS;
    this.topology.names.forEach((name, i) => {
      this.leakedMm3[name]! += leftMm3[i]!;
    });
    for (const { outlet, direction, cell, share } of this.gauges)
      direction.forEach((d, i) => {
        this.leakedMm3[outlet]! += share[i]! * this.stepper.linkVolume(d, cell[i]!, dtS);
      });
    this.timeS += dtS;
    for (const [name, part] of this.contacts.update())
      this.firstContactMm3[name] ??= before + part * (this.injectedMm3 - before);
  }

  private outletFlows(): Record<string, number> {
    const { names, ends } = this.topology;
    const flows: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
    this.flux.ends.forEach((flow, i) => {
      flows[names[ends.outlet[i]!]!]! += flow;
    });
    this.problem.outletEdges?.forEach(({ outlet }, i) => {
      flows[outlet]! += this.flux.edges[i]!;
    });
    for (const { outlet, direction, cell, share } of this.gauges)
      direction.forEach((d, i) => {
        flows[outlet]! += share[i]! * this.flux.links[d]![cell[i]!]!;
      });
    return flows;
  }
}

/** The cells that inlets feed; a hole that the bone would push back into feeds nothing. */
function sourcesOf({ inlets }: Answer): Source[] {
  return inlets.flatMap(({ ports, portFlows }, inlet) =>
    ports.flatMap((port, i) =>
      Array.from(port.cells, (cell, n) => ({ cell, inlet, flow: portFlows[i]! * port.weights[n]! })),
    ),
  );
}
