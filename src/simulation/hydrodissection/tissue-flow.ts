import { ok, type Result } from '../../core/result';
import type { Source } from '../flow/transport-state';
import { Bodies } from './bodies/bodies';
import type { Frame } from './frame';
import { placeInlet } from './inlets';
import { Medium } from './medium';
import { Potential } from './potential';
import type { SourceTerm } from './sources';
import { type FluidFaces, openFrom, Spaces } from './spaces/spaces';
import type { HydroInlet, HydroProblem } from './types';
import { FaceVelocity } from './velocity';

/** Cells that the tissue may move in a step, and after which the potential is solved anew. */
const stepCells = 0.5;
/** Residual that is enough to see which cells are dry and how bodies move; the flows that act are solved in full. */
const roughTolerance = 1e-2;
/** Share of a cell that fluid just come to may fill in a step. */
const openingShare = 0.5;
/** Solves without the cells of a space that have nothing to give, at most; and the share of the flow not worth one. */
const mostRounds = 3;
const negligible = 1e-3;

/** What moves at an instant, and how fast: potential, flows and velocity of tissue, bodies and fluid. */
export class TissueFlow {
  readonly medium: Medium;
  readonly potential: Potential;
  readonly velocity: FaceVelocity;
  readonly bodies: Bodies | undefined;
  readonly #spaces: Spaces | undefined;
  /** Conductivity of the tissue at the start, a cell. */
  readonly #conductivityAt: (cell: number) => number;
  /** What flows at present, as placed on the grid; undefined: to be found anew. */
  #sources: readonly SourceTerm[] | undefined;
  /** The solve is out of date, and the system with it. */
  #isStale = true;
  #isAssembled = false;
  #areBodiesLocated = false;
  #hasMoved = false;
  #movedCells = 0;
  /** Time for which the bodies' motion was found to keep their bounds. */
  #goodS = Infinity;
  readonly #back: Float32Array;

  /**
   * @param pocket share of fluid a cell, live
   * @param back where the material came from (`BackMap`), live
   */
  constructor(
    readonly frame: Frame,
    readonly problem: HydroProblem,
    readonly pocket: Float64Array,
    back: Float32Array,
    readonly tolerance: number,
  ) {
    this.#back = back;
    this.medium = new Medium(frame, problem);
    this.potential = new Potential(frame, problem);
    this.velocity = new FaceVelocity(frame);
    this.bodies = problem.bodies?.length ? new Bodies(frame, problem.bodies) : undefined;
    this.#spaces = problem.spaces?.length ? new Spaces(frame, problem.spaces) : undefined;
    this.#conductivityAt = meanConductivity(problem, this.medium);
  }

  /** Something else flows from now on. */
  change(): void {
    this.#sources = undefined;
    this.#isStale = true;
  }

  /** Everything lies elsewhere. */
  restart(hasMoved: boolean): void {
    this.change();
    this.#isAssembled = false;
    this.#areBodiesLocated = false;
    this.#hasMoved = hasMoved;
    this.#movedCells = 0;
  }

  /** Finds the bodies' cells where a restart has left them unknown. */
  locateBodies(): void {
    if (!this.#areBodiesLocated) this.bodies?.locate(this.medium.role, this.#back);
  }

  /** Books a step: `cells` that the fastest tissue moved in it. */
  moved(cells: number, flowS: number): void {
    this.#movedCells += cells;
    this.#goodS -= flowS;
    this.#hasMoved = true;
  }

  /** The longest step that the flows of the last solve allow, s. */
  get stepS(): number {
    return Math.min(stepCells / Math.max(1e-12, this.speed()), this.#goodS);
  }

  /** Failures: those of `placeInlet`. */
  place(inlet: HydroInlet): Result<SourceTerm> {
    const { topology, live } = this.potential.assembly;
    return placeInlet(this.frame, topology, live, this.medium.role, inlet, this.problem.fluid.retained);
  }

  /** Potential, flows and velocity for the present, unless those at hand still hold. */
  refresh(sources: () => Result<readonly SourceTerm[]>): Result<void> {
    const hasMoved =
      (this.#movedCells >= stepCells * (1 - 1e-9) || this.#goodS <= 1e-9) && this.#dependsOnPlace();
    if (!this.#isStale && !hasMoved) return ok(undefined);
    this.assemble();
    const found = this.#sources ? ok(this.#sources) : sources();
    if (!found.ok) return found;
    const isNew = this.#sources !== found.value;
    this.#sources = found.value;
    // Which cells a needle feeds is known only now.
    if (this.#spaces && isNew) {
      this.#isAssembled = false;
      this.assemble();
    }
    const solved = this.#solve(found.value);
    if (!solved.ok) return solved;
    this.#goodS = Math.min(this.#goodS, this.#openingS());
    this.#isStale = false;
    this.#movedCells = 0;
    return ok(undefined);
  }

  /** First as if bodies were tissue, then around them as they can move. */
  #solve(sources: readonly SourceTerm[]): Result<void> {
    this.#goodS = Infinity;
    const bodies = this.bodies;
    const first = this.#solveWet(sources, bodies ? roughTolerance : this.tolerance);
    if (!first.ok) return first;
    this.#fillVelocity(bodies !== undefined);
    if (!bodies) return first;
    const { flux, assembly } = this.potential;
    const dtS = stepCells / Math.max(1e-12, this.speed());
    this.#goodS = dtS;
    const faces = bodies.project(this.velocity, flux.links, this.medium.role, dtS);
    assembly.build(this.medium, this.pocket, this.#raised, bodies.owner, assembly.fluid);
    const second = this.potential.solve(sources, faces, this.tolerance);
    if (second.ok) this.#fillVelocity(false);
    return second;
  }

  /**
   * Fluid can only leave where there is some: cells of a space that would lose what they do not have do not conduct,
   * and the potential is solved again without them.
   */
  #solveWet(sources: readonly SourceTerm[], tolerance: number): Result<void> {
    const injected = sources.reduce((sum, { flowMm3PerS }) => sum + flowMm3PerS, 0);
    for (let round = 0; ; round++) {
      const solved = this.potential.solve(sources, undefined, tolerance);
      if (!solved.ok || !this.#spaces || round === mostRounds) return solved;
      const dry = new Set<number>();
      let lost = 0;
      for (const { cell, flow } of this.divergence())
        if (flow < 0 && this.pocket[cell]! < openFrom) {
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

  assemble(): void {
    if (this.#isAssembled && !this.#dependsOnPlace()) return;
    const { medium } = this;
    if (!medium.isUniform && this.#hasMoved) medium.update(this.#back);
    if (this.#areBodiesLocated) this.bodies?.mark(medium.role);
    else this.bodies?.locate(medium.role, this.#back);
    this.#areBodiesLocated = true;
    this.potential.assembly.build(medium, this.pocket, this.#raised, undefined, this.#fluidFaces());
    this.#isAssembled = true;
  }

  /** Where fluid has come to in the spaces, and what it then runs through; none before it is known what flows. */
  #fluidFaces(): FluidFaces | undefined {
    if (!this.#sources) return undefined;
    const fed = this.#sources.flatMap(({ cells }) => [...cells]);
    return this.#spaces?.faces(this.medium, this.#back, this.pocket, fed, this.#conductivityAt);
  }

  /** Time in which a cell that fluid is just opening becomes one from which it runs on. */
  #openingS(): number {
    if (!this.#spaces) return Infinity;
    let most = 0;
    for (const { cell, flow } of this.divergence())
      if (this.pocket[cell]! < openFrom) most = Math.max(most, flow);
    return (openingShare * this.frame.cellMm3) / most;
  }

  /** Fastest tissue, cells/s. */
  speed(): number {
    const { links } = this.potential.flux;
    const { live } = this.potential.assembly;
    const { stride, cellMm3 } = this.frame;
    let most = 0;
    for (const axis of [0, 1, 2] as const)
      most = Math.max(most, fastest(links[axis]!, this.pocket, live, stride[axis]));
    return most / cellMm3;
  }

  /** Fluid of the pocket that runs out through open sides of the box, mm³/s. */
  throughSides(): number {
    const { flux, assembly } = this.potential;
    const { cell } = assembly.topology.ends;
    let sum = 0;
    for (let n = 0; n < cell.length; n++)
      if (flux.ends[n]! > 0) sum += flux.ends[n]! * this.pocket[cell[n]!]!;
    return sum;
  }

  /** Where tissue is left by fluid (> 0) or comes back, mm³/s. */
  divergence(): Source[] {
    const flowOf = new Map<number, number>();
    for (const { cells, weights, flowMm3PerS } of this.#sources ?? [])
      cells.forEach((cell, n) => flowOf.set(cell, (flowOf.get(cell) ?? 0) + flowMm3PerS * weights[n]!));
    const { fluidOut } = this.potential;
    if (fluidOut && this.#spaces)
      for (const cell of this.#spaces.wet) flowOf.set(cell, (flowOf.get(cell) ?? 0) - fluidOut[cell]!);
    return Array.from(flowOf, ([cell, flow]) => ({ cell, flow, inlet: 0 }));
  }

  fillInflow(): void {
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
    for (const { cell: c, flow } of this.divergence()) {
      const share = this.pocket[c]!;
      if (flow > 0) inflow[c]! += flow;
      // Where fluid runs on, tissue comes in (`PocketTransport`).
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
