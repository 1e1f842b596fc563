import type { KernelContext } from '../../core/kernel';
import { ok, type Result } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { Source } from '../flow/transport-state';
import { BackMap } from './back-map';
import { Bodies, type BodiesSnapshot } from './bodies/bodies';
import { cellAt, type Frame, frameOf, toIndex, toLps, vectorToLps } from './frame';
import { isFlowing, nothingMm3, openInlets, type OpenInlet, placeInlet } from './inlets';
import { carry } from './markers';
import { Medium, roles } from './medium';
import { Potential } from './potential';
import type { SourceTerm } from './sources';
import { type FluidFaces, openFrom, Spaces } from './spaces/spaces';
import { PocketTransport } from './transport';
import type {
  HydroAdvance,
  HydroEffort,
  HydroFields,
  HydroGoal,
  HydroInlet,
  HydroProblem,
  HydroState,
} from './types';
import { FaceVelocity } from './velocity';

/** Cells that the tissue may move in a step, and after which the potential is solved anew. */
const stepCells = 0.5;
/** Share of its time constant that the pocket decays in a step at most. */
const decayStep = 0.05;
const defaultTolerance = 1e-6;
/** Residual that is enough to see which cells are dry and how bodies move; the flows that act are solved in full. */
const roughTolerance = 1e-2;
/** Share of a cell that fluid just come to may fill in a step. */
const openingShare = 0.5;
/** Solves without the cells of a space that have nothing to give, at most; and the share of the flow not worth one. */
const mostRounds = 3;
const negligible = 1e-3;

export interface HydroOptions {
  /** Points to follow. */
  readonly markersMm?: readonly LpsPoint[];
  /** Relative residual of each solve. */
  readonly tolerance?: number;
}

/** An instant to go back to; plain data. */
export interface HydroSnapshot {
  readonly timeS: number;
  readonly injectedMm3: number;
  readonly retainedMm3: number;
  readonly outMm3: number;
  readonly leftMm3: readonly number[];
  readonly inlets: readonly HydroInlet[];
  readonly pocket: Float32Array;
  readonly back: Float32Array;
  readonly psi: Float32Array;
  readonly markers: Float64Array;
  readonly bodies: readonly BodiesSnapshot[];
}

/**
 * Prepares a run. Failures: `hydro-inlet-outside`, `hydro-inlet-blocked`, `hydro-no-outlet`.
 */
export function createHydrodissection(
  problem: HydroProblem,
  options: HydroOptions = {},
): Result<Hydrodissection> {
  const run = new Hydrodissection(problem, options);
  const placed = run.setInlets(problem.inlets);
  return placed.ok ? ok(run) : placed;
}

/** One run: tissue, pocket and bodies at an instant, moved on by `advance`. */
export class Hydrodissection {
  readonly frame: Frame;
  timeS = 0;
  injectedMm3 = 0;
  /** Of the pocket, in the box. */
  retainedMm3 = 0;
  /** Of the pocket, run out of the box through its sides. */
  outMm3 = 0;
  readonly medium: Medium;
  readonly potential: Potential;
  readonly velocity: FaceVelocity;
  readonly #pocket: Float64Array;
  readonly #transport: PocketTransport;
  readonly #back: BackMap;
  readonly #markers: Float64Array;
  readonly #tolerance: number;
  readonly #bodies: Bodies | undefined;
  readonly #spaces: Spaces | undefined;
  /** Conductivity of the tissue at the start, a cell. */
  readonly #conductivityAt: (cell: number) => number;
  /** Markers inside rigid bodies and tubes, which move with them: marker, body, where it started. */
  readonly #inBodies: readonly { marker: number; body: number; start: readonly number[] }[];
  /** Markers in bone. */
  readonly #stillMarkers: ReadonlySet<number>;
  #inlets: OpenInlet[] = [];
  /** What flows at present, as placed on the grid; undefined: to be found anew. */
  #sources: readonly SourceTerm[] | undefined;
  /** The solve is out of date, and the system with it. */
  #isStale = true;
  #isAssembled = false;
  #areBodiesLocated = false;
  #movedCells = 0;
  /** Time for which the bodies' motion was found to keep their bounds. */
  #goodS = Infinity;
  #steps = 0;

  constructor(
    readonly problem: HydroProblem,
    { markersMm = [], tolerance = defaultTolerance }: HydroOptions,
  ) {
    const frame = frameOf(problem.grid);
    this.frame = frame;
    this.medium = new Medium(frame, problem);
    this.potential = new Potential(frame, problem, (problem.spaces?.length ?? 0) > 0);
    this.velocity = new FaceVelocity(frame);
    this.#pocket = new Float64Array(frame.cells);
    this.#transport = new PocketTransport(frame, this.#pocket, this.potential.psi, this.potential.pad);
    this.#back = new BackMap(frame);
    this.#markers = Float64Array.from(markersMm.flatMap((point) => toIndex(frame, point)));
    this.#tolerance = tolerance;
    const bodies = problem.bodies?.length ? new Bodies(frame, problem.bodies) : undefined;
    this.#bodies = bodies;
    this.#spaces = problem.spaces?.length ? new Spaces(frame, problem.spaces) : undefined;
    this.#conductivityAt = meanConductivity(problem, this.medium);
    this.#stillMarkers = new Set(
      markersMm.flatMap((point, marker) => {
        const [x, y, z] = toIndex(frame, point);
        return this.medium.role[cellAt(frame, x, y, z)] === roles.still ? [marker] : [];
      }),
    );
    this.#inBodies = markersMm.flatMap((point, marker) => {
      const start = toIndex(frame, point);
      const body = bodies?.stiffBodyAt(cellAt(frame, start[0], start[1], start[2])) ?? -1;
      return body < 0 ? [] : [{ marker, body, start }];
    });
  }

  get injectedMl(): number {
    return this.injectedMm3 / 1000;
  }

  get effort(): HydroEffort {
    return { steps: this.#steps, solves: this.potential.solves, iterations: this.potential.iterations };
  }

  /** Where the markers are now. */
  get markersMm(): LpsPoint[] {
    const points: LpsPoint[] = [];
    for (let n = 0; n < this.#markers.length; n += 3)
      points.push(toLps(this.frame, [this.#markers[n]!, this.#markers[n + 1]!, this.#markers[n + 2]!]));
    return points;
  }

  /**
   * What is to be injected from now on, in place of what was left. Failures: `hydro-inlet-outside`,
   * `hydro-inlet-blocked`, `hydro-no-outlet`; then nothing changes.
   */
  setInlets(inlets: readonly HydroInlet[]): Result<void> {
    this.#assemble();
    for (const inlet of inlets) {
      const placed = this.#place(inlet);
      if (!placed.ok) return placed;
    }
    this.#inlets = openInlets(inlets);
    this.#sources = undefined;
    this.#isStale = true;
    return ok(undefined);
  }

  /** Goes on to the goal. Failures: `flow-not-converged`. */
  async advance(goal: HydroGoal, context: KernelContext): Promise<Result<HydroAdvance>> {
    const startS = this.timeS;
    const startMm3 = this.injectedMm3;
    const endS = goal.forS === undefined ? Infinity : startS + goal.forS;
    const endMm3 = goal.toMl === undefined ? Infinity : goal.toMl * 1000;
    for (;;) {
      const flowing = this.#inlets.filter(isFlowing);
      if (this.injectedMm3 >= endMm3 - nothingMm3) return ok({ reached: 'volume' });
      if (this.timeS >= endS - 1e-9) return ok({ reached: 'time' });
      if (flowing.length === 0 && (endS === Infinity || this.#isAtRest())) {
        if (endS === Infinity) return ok({ reached: 'done' });
        this.timeS = endS;
        return ok({ reached: 'time' });
      }
      const leftS = this.#untilEvent(flowing, endS, endMm3);
      const stepped = flowing.length > 0 ? this.#inject(flowing, leftS) : this.#decay(leftS);
      if (!stepped.ok) return stepped;
      await context.checkpoint(this.#fraction(startS, endS, startMm3, endMm3));
    }
  }

  state(): HydroState {
    let pocketMm3 = 0;
    for (const share of this.#pocket) pocketMm3 += share;
    pocketMm3 *= this.frame.cellMm3;
    return {
      timeS: this.timeS,
      injectedMl: this.injectedMm3 / 1000,
      retainedMl: this.retainedMm3 / 1000,
      outMl: this.outMm3 / 1000,
      pocketMl: pocketMm3 / 1000,
      volumeError:
        this.retainedMm3 > nothingMm3 ? Math.abs(pocketMm3 - this.retainedMm3) / this.retainedMm3 : 0,
      bodies: this.#bodies?.motions() ?? [],
    };
  }

  fields(): HydroFields {
    const { frame } = this;
    const { role } = this.medium;
    this.#back.continueInto(this.#pocket, role);
    const { values } = this.#back;
    const backMm = new Float32Array(values.length);
    const unit = [0, 1, 2].map((axis) =>
      vectorToLps(frame, [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0]),
    );
    for (let n = 0; n < values.length; n += 3)
      for (let a = 0; a < 3; a++)
        backMm[n + a] =
          unit[0]![a]! * values[n]! + unit[1]![a]! * values[n + 1]! + unit[2]![a]! * values[n + 2]!;
    return { backMm, pocket: Float32Array.from(this.#pocket) };
  }

  snapshot(): HydroSnapshot {
    return {
      timeS: this.timeS,
      injectedMm3: this.injectedMm3,
      retainedMm3: this.retainedMm3,
      outMm3: this.outMm3,
      inlets: this.#inlets.map(({ inlet }) => inlet),
      leftMm3: this.#inlets.map(({ leftMm3 }) => leftMm3),
      pocket: Float32Array.from(this.#pocket),
      back: this.#back.values.slice(),
      psi: Float32Array.from(this.potential.psi),
      markers: this.#markers.slice(),
      bodies: this.#bodies?.snapshot() ?? [],
    };
  }

  /** Back to an instant of a run of the same problem. */
  restore(snapshot: HydroSnapshot): void {
    this.timeS = snapshot.timeS;
    this.injectedMm3 = snapshot.injectedMm3;
    this.retainedMm3 = snapshot.retainedMm3;
    this.outMm3 = snapshot.outMm3;
    this.#inlets = snapshot.inlets.map((inlet, n) => ({ inlet, leftMm3: snapshot.leftMm3[n]! }));
    this.#pocket.set(snapshot.pocket);
    this.#back.values.set(snapshot.back);
    this.potential.psi.set(snapshot.psi);
    this.#markers.set(snapshot.markers);
    this.#bodies?.restore(snapshot.bodies);
    this.#transport.findBounds();
    this.#sources = undefined;
    this.#isStale = true;
    this.#isAssembled = false;
    this.#areBodiesLocated = false;
    this.#movedCells = 0;
  }

  /** Nothing flows and nothing decays. */
  #isAtRest(): boolean {
    return this.problem.fluid.decayS === Infinity || this.retainedMm3 <= nothingMm3;
  }

  #untilEvent(flowing: readonly OpenInlet[], endS: number, endMm3: number): number {
    let left = endS - this.timeS;
    let rate = 0;
    for (const { inlet, leftMm3 } of flowing) {
      left = Math.min(left, leftMm3 / (inlet.rateMlPerS * 1000));
      rate += inlet.rateMlPerS * 1000;
    }
    return rate > 0 ? Math.min(left, (endMm3 - this.injectedMm3) / rate) : left;
  }

  #fraction(startS: number, endS: number, startMm3: number, endMm3: number): number {
    if (endS < Infinity) return (this.timeS - startS) / (endS - startS);
    const left = this.#inlets.reduce((sum, inlet) => sum + (isFlowing(inlet) ? inlet.leftMm3 : 0), 0);
    const done = this.injectedMm3 - startMm3;
    return done / Math.max(nothingMm3, Math.min(done + left, endMm3 - startMm3));
  }

  #place(inlet: HydroInlet): Result<SourceTerm> {
    const { topology, live } = this.potential.assembly;
    return placeInlet(this.frame, topology, live, this.medium.role, inlet, this.problem.fluid.retained);
  }

  #inject(flowing: readonly OpenInlet[], leftS: number): Result<void> {
    const solved = this.#refresh(() => {
      const sources: SourceTerm[] = [];
      for (const { inlet } of flowing) {
        const placed = this.#place(inlet);
        if (!placed.ok) return placed;
        sources.push(placed.value);
      }
      return ok(sources);
    });
    if (!solved.ok) return solved;
    const dtS = this.#timeStep(leftS);
    this.#move(dtS, dtS);
    for (const open of flowing) {
      const volume = open.inlet.rateMlPerS * 1000 * dtS;
      this.injectedMm3 += volume;
      this.retainedMm3 += volume * this.problem.fluid.retained;
      open.leftMm3 = open.leftMm3 - volume < nothingMm3 ? 0 : open.leftMm3 - volume;
      if (open.leftMm3 === 0) this.#isStale = true;
    }
    return ok(undefined);
  }

  /** Nothing is infused: the pocket drains in proportion to what is in it. */
  #decay(leftS: number): Result<void> {
    const { decayS } = this.problem.fluid;
    this.#sources = undefined;
    this.#isStale = true;
    const solved = this.#refresh(() => ok([this.#drain(this.retainedMm3 / decayS)]));
    if (!solved.ok) return solved;
    const dtS = this.#timeStep(Math.min(leftS, decayStep * decayS));
    // The rate falls while the step lasts: what it moves is that of a shorter one at the first rate.
    const share = -Math.expm1(-dtS / decayS);
    this.#move(dtS, share * decayS);
    this.retainedMm3 *= 1 - share;
    return ok(undefined);
  }

  #drain(rateMm3PerS: number): SourceTerm {
    const { dims, stride } = this.frame;
    const cells: number[] = [];
    const at: [number, number, number] = [0, 0, 0];
    let total = 0;
    const [from, to] = this.#transport.bounds;
    for (let c = from; c < to; c++) {
      const share = this.#pocket[c]!;
      if (share < 1e-6) continue;
      cells.push(c);
      total += share;
      for (const axis of [0, 1, 2] as const) at[axis] += share * (Math.floor(c / stride[axis]) % dims[axis]);
    }
    return {
      cells: Uint32Array.from(cells),
      weights: Float64Array.from(cells, (c) => this.#pocket[c]! / total),
      flowMm3PerS: -rateMm3PerS,
      at: [at[0] / total, at[1] / total, at[2] / total],
    };
  }

  /** Potential, flows and velocity for the present, unless those at hand still hold. */
  #refresh(sources: () => Result<readonly SourceTerm[]>): Result<void> {
    const hasMoved =
      (this.#movedCells >= stepCells * (1 - 1e-9) || this.#goodS <= 1e-9) && this.#dependsOnPlace();
    if (!this.#isStale && !hasMoved) return ok(undefined);
    this.#assemble();
    const found = this.#sources ? ok(this.#sources) : sources();
    if (!found.ok) return found;
    if (this.#spaces && this.#sources !== found.value) {
      // Which cells a needle feeds is known only now.
      this.#sources = found.value;
      this.#isAssembled = false;
      this.#assemble();
    }
    const solved = this.#solve(found.value);
    if (!solved.ok) return solved;
    this.#sources = found.value;
    this.#goodS = Math.min(this.#goodS, this.#openingS());
    this.#isStale = false;
    this.#movedCells = 0;
    return ok(undefined);
  }

  /** First as if bodies were tissue, then around them as they can move. */
  #solve(sources: readonly SourceTerm[]): Result<void> {
    this.#goodS = Infinity;
    const bodies = this.#bodies;
    const first = this.#solveWet(sources, bodies ? roughTolerance : this.#tolerance);
    if (!first.ok) return first;
    this.#fillVelocity(bodies !== undefined);
    if (!bodies) return first;
    const { flux, assembly } = this.potential;
    const dtS = stepCells / Math.max(1e-12, this.#speed());
    this.#goodS = dtS;
    const faces = bodies.project(this.velocity, flux.links, this.medium.role, dtS);
    assembly.build(this.medium, this.#pocket, this.#raised, bodies.owner, assembly.fluid);
    const second = this.potential.solve(sources, faces, this.#tolerance);
    if (second.ok) this.#fillVelocity(false);
    return second;
  }

  /**
   * Fluid can only leave where there is some: cells of a space that would lose what they do not have do not conduct,
   * and the potential is solved again without them.
   */
  #solveWet(sources: readonly SourceTerm[], tolerance: number): Result<void> {
    const injected = sources.reduce((sum, { flowMm3PerS }) => sum + Math.abs(flowMm3PerS), 0);
    for (let round = 0; ; round++) {
      const solved = this.potential.solve(sources, undefined, tolerance);
      if (!solved.ok || !this.#spaces || round === mostRounds) return solved;
      const dry = new Set<number>();
      let lost = 0;
      for (const { cell, flow } of this.#divergence())
        if (flow < 0 && this.#pocket[cell]! < openFrom) {
          dry.add(cell);
          lost -= flow;
        }
      if (lost < negligible * injected) return solved;
      this.potential.assembly.setFluid(this.#spaces.without(dry, this.#conductivityAt));
    }
  }

  #fillVelocity(withBodies: boolean): void {
    const { flux, assembly } = this.potential;
    const { hasAir, role } = this.medium;
    this.velocity.fill(flux, assembly.topology, role, { hasAir, withBodies });
  }

  /** Whether the conductivities change while the tissue moves. */
  #dependsOnPlace(): boolean {
    return !this.medium.isUniform || this.#raised !== 1 || this.#spaces !== undefined;
  }

  get #raised(): number {
    return this.problem.fluid.pocketConductivity ?? 1;
  }

  #assemble(): void {
    if (this.#isAssembled && !this.#dependsOnPlace()) return;
    const { medium } = this;
    if (!medium.isUniform && this.timeS > 0) medium.update(this.#back.values);
    if (this.#areBodiesLocated) this.#bodies?.mark(medium.role);
    else this.#bodies?.locate(medium.role, this.#back.values);
    this.#areBodiesLocated = true;
    this.potential.assembly.build(medium, this.#pocket, this.#raised, undefined, this.#fluidFaces());
    this.#isAssembled = true;
  }

  /** Where fluid has come to in the spaces, and what it then runs through. */
  #fluidFaces(): FluidFaces | undefined {
    const sources = this.#sources ?? [];
    const flowing = sources.filter(({ flowMm3PerS }) => flowMm3PerS > 0);
    const fed = flowing.flatMap(({ cells }) => [...cells]);
    return this.#spaces?.faces(
      this.medium,
      this.#back.values,
      this.#pocket,
      fed,
      flowing.length > 0,
      this.#conductivityAt,
    );
  }

  /** Time in which a cell that fluid is just opening becomes one from which it runs on. */
  #openingS(): number {
    if (!this.#spaces) return Infinity;
    let most = 0;
    for (const { cell, flow } of this.#divergence())
      if (this.#pocket[cell]! < openFrom) most = Math.max(most, flow);
    return (openingShare * this.frame.cellMm3) / most;
  }

  /** Fastest tissue, cells/s. */
  #speed(): number {
    const { links } = this.potential.flux;
    const { live } = this.potential.assembly;
    const { stride, cellMm3 } = this.frame;
    let most = 0;
    for (const axis of [0, 1, 2] as const)
      most = Math.max(most, fastest(links[axis]!, this.#pocket, live, stride[axis]));
    return most / cellMm3;
  }

  #timeStep(leftS: number): number {
    const most = Math.min(stepCells / Math.max(1e-12, this.#speed()), this.#goodS);
    // The rest in two equal parts: no tiny last step.
    return most >= leftS ? leftS : leftS < 2 * most ? leftS / 2 : most;
  }

  /** @param flowS time for which the flows of the last solve act in the step */
  #move(dtS: number, flowS: number): void {
    const { role } = this.medium;
    const speed = this.#speed();
    carry(this.#markers, this.velocity, flowS, (n) => this.#stillMarkers.has(n));
    this.#back.advance(this.velocity, this.#pocket, role, flowS);
    const { flux, assembly } = this.potential;
    this.#fillInflow();
    const before = this.#throughSides();
    this.#transport.advance(flux, assembly.topology, this.#divergence(), flowS, speed);
    const out = ((before + this.#throughSides()) / 2) * flowS;
    this.retainedMm3 -= out;
    this.outMm3 += out;
    const bodies = this.#bodies;
    if (bodies) {
      bodies.advance(flowS);
      bodies.locate(role, this.#back.values);
      bodies.fillBack(this.#back.values);
      const at = new Float64Array(3);
      for (const { marker, body, start } of this.#inBodies) {
        bodies.mapPoint(body, start, at);
        for (let a = 0; a < 3; a++) this.#markers[3 * marker + a] = at[a]!;
      }
    }
    this.#back.continueInto(this.#pocket, role);
    this.#movedCells += speed * flowS;
    this.#goodS -= flowS;
    this.timeS += dtS;
    this.#steps++;
  }

  /** Fluid of the pocket that runs out through open sides of the box, mm³/s. */
  #throughSides(): number {
    const { flux, assembly } = this.potential;
    const { cell } = assembly.topology.ends;
    let sum = 0;
    for (let n = 0; n < cell.length; n++)
      if (flux.ends[n]! > 0) sum += flux.ends[n]! * this.#pocket[cell[n]!]!;
    return sum;
  }

  /** Where tissue is left by fluid (> 0) or comes back, mm³/s. */
  #divergence(): Source[] {
    const flowOf = new Map<number, number>();
    for (const { cells, weights, flowMm3PerS } of this.#sources ?? [])
      cells.forEach((cell, n) => flowOf.set(cell, (flowOf.get(cell) ?? 0) + flowMm3PerS * weights[n]!));
    const { fluidOut } = this.potential;
    if (fluidOut && this.#spaces)
      for (const cell of this.#spaces.wet) flowOf.set(cell, (flowOf.get(cell) ?? 0) - fluidOut[cell]!);
    return Array.from(flowOf, ([cell, flow]) => ({ cell, flow, inlet: 0 }));
  }

  #fillInflow(): void {
    const { flux, assembly } = this.potential;
    const { inflow } = flux;
    inflow.fill(0);
    assembly.topology.directions.forEach(({ stride }, axis) => {
      const link = flux.links[axis]!;
      for (let c = 0; c < link.length - stride; c++) {
        const flow = link[c]!;
        if (flow > 0) inflow[c + stride]! += flow;
        else if (flow < 0) inflow[c]! -= flow;
      }
    });
    const { cell } = assembly.topology.ends;
    for (let n = 0; n < cell.length; n++) if (flux.ends[n]! < 0) inflow[cell[n]!]! -= flux.ends[n]!;
    for (const { cell: c, flow } of this.#divergence()) {
      const share = this.#pocket[c]!;
      if (flow > 0) inflow[c]! += flow;
      // What drains counts as tissue that comes in (`PocketTransport`).
      else if (share > 0 && share < 1) inflow[c]! -= (flow * (1 - share)) / share;
    }
  }
}

/** Largest flow through a face of a cell that is more tissue than fluid. */
function fastest(link: Float64Array, pocket: Float64Array, live: Uint8Array, s: number): number {
  let most = 0;
  for (let c = 0; c < link.length - s; c++) {
    const flow = Math.abs(link[c]!);
    if (flow <= most) continue;
    if ((pocket[c]! < 0.5 && live[c] === 1) || (pocket[c + s]! < 0.5 && live[c + s] === 1)) most = flow;
  }
  return most;
}

/** One number for the conductivity of the tissue in a cell now. */
function meanConductivity({ conductivity }: HydroProblem, { scale, tensorOf }: Medium) {
  if (typeof conductivity === 'number') return () => conductivity;
  if (conductivity instanceof Float32Array) return (cell: number) => scale![cell]!;
  const means = conductivity.tensors.map(([xx, yy, zz]) => (xx! + yy! + zz!) / 3);
  return (cell: number) => means[tensorOf![cell]!]!;
}
