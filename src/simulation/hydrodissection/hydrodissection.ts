import type { KernelContext } from '../../core/kernel';
import { ok, type Result } from '../../core/result';
import { allocate } from '../../core/shared';
import type { LpsPoint } from '../../core/units';
import { BackMap } from './back-map';
import { Course, type HydroPlace, pocketMm3, type WayPoint } from './course';
import { type Frame, frameOf, vectorsToLps } from './frame';
import { isFlowing, nothingMm3, openInlets, type OpenInlet } from './inlets';
import { Markers } from './markers';
import type { SourceTerm } from './sources';
import { TissueFlow } from './tissue-flow';
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

const defaultTolerance = 1e-6;

export interface HydroOptions {
  /** Points to follow. */
  readonly markersMm?: readonly LpsPoint[];
  /** Relative residual of each solve. */
  readonly tolerance?: number;
}

/** An instant to go back to; plain data. */
export interface HydroSnapshot extends HydroPlace {
  readonly timeS: number;
  readonly injectedMm3: number;
  readonly leftMm3: readonly number[];
  readonly inlets: readonly HydroInlet[];
  readonly psi: Float32Array;
  /** What draining goes back along. */
  readonly course: readonly WayPoint[];
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
  /** What moves now. */
  readonly flow: TissueFlow;
  readonly #pocket: Float64Array;
  readonly #transport: PocketTransport;
  readonly #back: BackMap;
  /** None where nothing decays. */
  readonly #course: Course | undefined;
  readonly #markers: Markers;
  #inlets: OpenInlet[] = [];
  #steps = 0;

  constructor(
    readonly problem: HydroProblem,
    { markersMm = [], tolerance = defaultTolerance }: HydroOptions,
  ) {
    const frame = frameOf(problem.grid);
    this.frame = frame;
    this.#pocket = new Float64Array(frame.cells);
    this.#back = new BackMap(frame);
    this.flow = new TissueFlow(frame, problem, this.#pocket, this.#back.values, tolerance);
    const { bodies, medium, potential } = this.flow;
    this.#transport = new PocketTransport(frame, this.#pocket, potential.psi, potential.pad);
    this.#markers = new Markers(frame, markersMm, medium, bodies);
    this.#course = problem.fluid.decayS < Infinity ? new Course(frame.cells, frame.cellMm3) : undefined;
  }

  get injectedMl(): number {
    return this.injectedMm3 / 1000;
  }

  get effort(): HydroEffort {
    return {
      steps: this.#steps,
      solves: this.flow.potential.solves,
      iterations: this.flow.potential.iterations,
    };
  }

  /** Where the markers are now. */
  get markersMm(): LpsPoint[] {
    return this.#markers.pointsMm;
  }

  /**
   * What is to be injected from now on, in place of what was left. Failures: `hydro-inlet-outside`,
   * `hydro-inlet-blocked`, `hydro-no-outlet`; then nothing changes.
   */
  setInlets(inlets: readonly HydroInlet[]): Result<void> {
    this.flow.assemble();
    for (const inlet of inlets) {
      const placed = this.flow.place(inlet);
      if (!placed.ok) return placed;
    }
    this.#inlets = openInlets(inlets);
    this.flow.change();
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
      const stepped = flowing.length > 0 ? this.#inject(flowing, leftS) : ok(this.#drain(leftS));
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
      bodies: this.flow.bodies?.motions() ?? [],
    };
  }

  fields(): HydroFields {
    // After a restore the roles are those of another instant.
    this.flow.locateBodies();
    this.#back.continueInto(this.#pocket, this.flow.medium.role);
    const pocket = new Float32Array(allocate(4 * this.#pocket.length));
    pocket.set(this.#pocket);
    const backMm = vectorsToLps(this.frame, this.#back.values);
    const { bodies } = this.flow;
    if (!bodies) return { backMm, pocket };
    const owner = new Uint8Array(allocate(this.frame.cells));
    bodies.fillOwner(owner);
    return { backMm, pocket, bodies: { ids: bodies.bodies.map(({ id }) => id), owner } };
  }

  snapshot(): HydroSnapshot {
    const { pocket, back, markers, ...place } = this.#place();
    return {
      ...place,
      pocket: Float32Array.from(pocket),
      back: back.slice(),
      markers: markers.slice(),
      timeS: this.timeS,
      injectedMm3: this.injectedMm3,
      inlets: this.#inlets.map(({ inlet }) => inlet),
      leftMm3: this.#inlets.map(({ leftMm3 }) => leftMm3),
      psi: Float32Array.from(this.flow.potential.psi),
      course: this.#course?.kept() ?? [],
    };
  }

  /** Back to an instant of a run of the same problem. */
  restore(snapshot: HydroSnapshot): void {
    this.timeS = snapshot.timeS;
    this.injectedMm3 = snapshot.injectedMm3;
    this.#inlets = snapshot.inlets.map((inlet, n) => ({ inlet, leftMm3: snapshot.leftMm3[n]! }));
    this.#pocket.set(snapshot.pocket);
    this.#back.values.set(snapshot.back);
    this.flow.potential.psi.set(snapshot.psi);
    this.#markers.values.set(snapshot.markers);
    if (this.#course) this.#course.points = snapshot.course;
    this.#settle(snapshot);
  }

  /** Where everything lies; the fields and markers are live. */
  readonly #place = (): HydroPlace => ({
    retainedMm3: this.retainedMm3,
    outMm3: this.outMm3,
    pocket: this.#pocket,
    back: this.#back.values,
    markers: this.#markers.values,
    bodies: this.flow.bodies?.snapshot() ?? [],
  });

  /** Follows fields and markers that were set to another instant. */
  #settle({ retainedMm3, outMm3, bodies }: Pick<HydroPlace, 'retainedMm3' | 'outMm3' | 'bodies'>): void {
    this.retainedMm3 = retainedMm3;
    this.outMm3 = outMm3;
    this.flow.bodies?.restore(bodies);
    this.#transport.findBounds();
    this.flow.restart(this.timeS > 0);
  }

  /** Nothing flows and nothing decays. */
  #isAtRest(): boolean {
    return this.problem.fluid.decayS === Infinity || pocketMm3(this) <= nothingMm3;
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

  #inject(flowing: readonly OpenInlet[], leftS: number): Result<void> {
    const solved = this.flow.refresh(() => {
      const sources: SourceTerm[] = [];
      for (const { inlet } of flowing) {
        const placed = this.flow.place(inlet);
        if (!placed.ok) return placed;
        sources.push(placed.value);
      }
      return ok(sources);
    });
    if (!solved.ok) return solved;
    const dtS = this.#timeStep(leftS);
    this.#course?.leave(pocketMm3(this), this.#place);
    this.#move(dtS);
    for (const open of flowing) {
      const volume = open.inlet.rateMlPerS * 1000 * dtS;
      this.injectedMm3 += volume;
      this.retainedMm3 += volume * this.problem.fluid.retained;
      open.leftMm3 = open.leftMm3 - volume < nothingMm3 ? 0 : open.leftMm3 - volume;
      if (open.leftMm3 === 0) this.flow.change();
    }
    this.#course?.pass(pocketMm3(this), this.#place);
    return ok(undefined);
  }

  /** Nothing is infused: the pocket drains, and everything goes back the way that it has come. */
  #drain(dtS: number): void {
    const course = this.#course!;
    course.turn(pocketMm3(this), this.#place);
    const leftMm3 = pocketMm3(this) * Math.exp(-dtS / this.problem.fluid.decayS);
    this.timeS += dtS;
    this.#steps++;
    this.#settle(
      course.goTo(leftMm3, { pocket: this.#pocket, back: this.#back.values, markers: this.#markers.values }),
    );
    this.#followBodies();
  }

  #timeStep(leftS: number): number {
    const most = this.flow.stepS;
    // The rest in two equal parts: no tiny last step.
    return most >= leftS ? leftS : leftS < 2 * most ? leftS / 2 : most;
  }

  #move(dtS: number): void {
    const { flow } = this;
    const { bodies, velocity } = flow;
    const { role } = flow.medium;
    const { flux, assembly } = flow.potential;
    const speed = flow.speed();
    this.#markers.move(velocity, dtS);
    this.#back.advance(velocity, this.#pocket, role, dtS);
    flow.fillInflow();
    const before = flow.throughSides();
    this.#transport.advance(flux, assembly.topology, flow.divergence(), dtS, speed);
    const out = ((before + flow.throughSides()) / 2) * dtS;
    this.retainedMm3 -= out;
    this.outMm3 += out;
    bodies?.advance(dtS);
    this.#followBodies();
    flow.moved(speed * dtS, dtS);
    this.timeS += dtS;
    this.#steps++;
  }

  /** Cells, back map and markers of bodies that lie elsewhere now, and the back map in the pocket. */
  #followBodies(): void {
    const { bodies, medium } = this.flow;
    const { values } = this.#back;
    if (bodies) {
      bodies.locate(medium.role, values);
      bodies.fillBack(values);
      this.#markers.follow(bodies);
    }
    this.#back.continueInto(this.#pocket, medium.role);
  }
}
