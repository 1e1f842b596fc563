import { fail, ok, type Result } from '../../core/result';
import { solveSystem, type Workspace } from './conjugate-gradients';
import { pointSource } from './free-space';
import type { PlacedInlet } from './inlets';
import { driveLumen, type Lumen, lumenPressure, meanAt, type Port, scatter } from './lumen';
import { assemble, type PressureSystem } from './system';
import type { Topology } from './topology';
import type { Drive, FlowProblem } from './types';

/** How one inlet enters the linear system of one solve. */
interface Feed {
  readonly placed: PlacedInlet;
  readonly drive: Drive;
  readonly ports: readonly Port[];
  /** Undefined: prescribed shares of a prescribed flow, which need no unknown lumen pressure. */
  readonly lumen: Lumen | undefined;
}

export interface Answer {
  readonly iterations: number;
  readonly residual: number;
  /** Flow and lumen pressure of each inlet, and the flow of each port. */
  readonly inlets: readonly {
    readonly flow: number;
    readonly pressurePa: number;
    readonly portFlows: readonly number[];
    readonly ports: readonly Port[];
  }[];
}

export interface PressureInput {
  readonly problem: FlowProblem;
  readonly topology: Topology;
  readonly system: PressureSystem;
  readonly workspace: Workspace;
  readonly mobility: Float64Array;
  readonly inlets: readonly PlacedInlet[];
  readonly drives: readonly Drive[];
  /** Flow of each inlet at the last solve: the first guess of free-space sides. */
  readonly lastFlows: readonly number[];
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** A tip is never less resistant than this share of what the grid itself resists (physics 2.1). */
const leastTipShare = 1e-3;
/**
 * Free-space pressures follow the flow, and the flow (with a prescribed pressure) them: rounds, and relative agreement
 * (or ten times that of the solves, which cannot agree better).
 */
const mostRounds = 12;
const agreement = 1e-9;

/**
 * Solves for the pressure, padded, starting from what `p` holds. Failure: `flow-not-converged`.
 * A pressure that would suck cement back into an instrument feeds nothing instead.
 */
export function solvePressure(input: PressureInput, p: Float64Array): Result<Answer> {
  const { problem, topology, system, mobility } = input;
  let drives = input.drives;
  let flows = input.lastFlows;
  let iterations = 0;
  for (let round = 0; ; round++) {
    const feeds = input.inlets.map((placed, i) => feed(placed, drives[i]!, mobility));
    flows = flows.map((flow, i) => {
      const drive = drives[i]!;
      return drive.kind === 'flow' ? drive.flowMm3PerS : flow;
    });
    if (round === 0 || feeds.some(({ lumen }, i) => lumen?.drive !== system.lumens[i]?.drive))
      assemble(
        system,
        problem,
        topology,
        mobility,
        feeds.flatMap(({ lumen }) => lumen ?? []),
      );
    setFreeSpace(input, flows);
    fillRightSide(input, feeds);
    const { tolerance, maxIterations, workspace } = input;
    const solved = solveSystem(system, topology, p, workspace, tolerance, maxIterations);
    iterations += solved.iterations;
    if (!solved.converged)
      return fail('flow-not-converged', { residual: solved.residual, iterations: solved.iterations });
    const inlets = feeds.map((one) => outcome(one, p, system.pad));
    const sucked = inlets.findIndex(({ flow }, i) => flow < 0 && drives[i]!.kind === 'pressure');
    if (sucked >= 0) {
      drives = drives.with(sucked, { kind: 'flow', flowMm3PerS: 0 });
      continue;
    }
    const change = inlets.reduce((most, { flow }, i) => Math.max(most, Math.abs(flow - flows[i]!)), 0);
    const size = inlets.reduce((most, { flow }) => Math.max(most, Math.abs(flow)), 0);
    flows = inlets.map(({ flow }) => flow);
    const settled =
      topology.ends.free.length === 0 || change <= Math.max(agreement, 10 * input.tolerance) * size;
    if (settled) return ok({ iterations, residual: solved.residual, inlets });
    if (round >= mostRounds) return fail('flow-not-converged', { residual: change / size, iterations });
  }
}

function feed(placed: PlacedInlet, drive: Drive, mobility: Float64Array): Feed {
  const ports = portsOf(placed, mobility);
  // The flow enters an inlet face evenly, and one hole takes all of it: no lumen pressure is needed to share it out.
  if (drive.kind === 'flow' && (placed.kind === 'face' || ports.length === 1))
    return { placed, drive, ports, lumen: undefined };
  if (drive.kind === 'flow')
    return { placed, drive, ports, lumen: { ports, flow: drive.flowMm3PerS, drive: 0, drivePressurePa: 0 } };
  const { resistancePaSPerMm3: resistance, pressurePa } = drive;
  return {
    placed,
    drive,
    ports,
    lumen: { ports, flow: 0, drive: resistance > 0 ? 1 / resistance : Infinity, drivePressurePa: pressurePa },
  };
}

function portsOf(placed: PlacedInlet, mobility: Float64Array): Port[] {
  if (placed.kind === 'face')
    return Array.from(placed.cells, (cell, i) => ({
      cells: Uint32Array.of(cell),
      weights: Float64Array.of(1),
      conductance: placed.conductances[i]! * mobility[cell]!,
    }));
  return placed.holes.map(({ cells, weights, tip, hole }) => {
    // Mean viscosity (over the permeability's scale) of the cells within the tip.
    let viscosity = 0;
    for (let i = 0; i < cells.length; i++) viscosity += weights[i]! / mobility[cells[i]!]!;
    const resistance = (hole.resistancePaSPerMm3 ?? 0) + viscosity * (tip.exact - tip.grid);
    return { cells, weights, conductance: 1 / Math.max(resistance, leastTipShare * viscosity * tip.grid) };
  });
}

function setFreeSpace({ problem, topology, inlets }: PressureInput, flows: readonly number[]): void {
  const { pressurePa, free } = topology.ends;
  const medium = problem.freeSpace;
  if (free.length === 0 || !medium) return;
  const unit = pointSource(medium.tensorMm2);
  const sources = inlets.flatMap((inlet, i) =>
    inlet.kind === 'face'
      ? []
      : inlet.holes.map(({ hole }) => ({ at: hole.atMm, flow: flows[i]! / inlet.holes.length })),
  );
  for (const { entry, atMm } of free) {
    let pressure = 0;
    for (const { at, flow } of sources)
      pressure += flow * medium.viscosityPaS * unit(atMm[0] - at[0], atMm[1] - at[1], atMm[2] - at[2]);
    pressurePa[entry] = pressure;
  }
}

function fillRightSide(
  { problem, topology, system, workspace }: PressureInput,
  feeds: readonly Feed[],
): void {
  const { b } = workspace;
  b.fill(0);
  const { pad, endT, edgeT, edgeCell } = system;
  const { cell, pressurePa } = topology.ends;
  for (let i = 0; i < endT.length; i++) b[cell[i]! + pad]! += endT[i]! * pressurePa[i]!;
  problem.outletEdges?.forEach((edge, i) => {
    b[edgeCell[i]! + pad]! += edgeT[i]! * edge.pressurePa;
  });
  for (const { ports, lumen, drive } of feeds)
    if (lumen) driveLumen(lumen, b, pad);
    else if (drive.kind === 'flow')
      for (const port of ports) scatter(port, drive.flowMm3PerS / ports.length, b, pad);
}

function outcome({ ports, lumen, drive }: Feed, p: Float64Array, pad: number): Answer['inlets'][number] {
  const means = ports.map((port) => meanAt(port, p, pad));
  if (!lumen) {
    const share = drive.kind === 'flow' ? drive.flowMm3PerS / ports.length : 0;
    const lumens = ports.map(({ conductance }, i) => means[i]! + share / conductance);
    const pressurePa = lumens.reduce((sum, value) => sum + value, 0) / ports.length;
    return { ports, pressurePa, flow: share * ports.length, portFlows: ports.map(() => share) };
  }
  const pressurePa = lumenPressure(lumen, means, false);
  const portFlows = ports.map(({ conductance }, i) => conductance * (pressurePa - means[i]!));
  return { ports, pressurePa, portFlows, flow: portFlows.reduce((sum, flow) => sum + flow, 0) };
}
