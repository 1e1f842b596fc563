import type { Plunger } from './types';

/** A plunger that has been let go while its compressed column still pushes. */
interface Ooze {
  /** What the column will still push out, and what it would at first, mL. */
  readonly leftMl: number;
  readonly firstMl: number;
}

/** What is pressed at one instant, to come back to it. */
export interface HandsSnapshot {
  readonly plungers: readonly (Plunger | undefined)[];
  readonly oozes: readonly (Ooze | undefined)[];
}

/** Oozing has ended when it has fallen to this share. */
const oozeEnd = 1e-3;
/** Share of the time constant in one step, and the mean of the falling flow over it. */
const part = 1 / 4;
const mean = (1 - Math.exp(-part)) / part;

/** The plungers of all instruments. A column that oozes slows down exponentially (physics 1.3). */
export class Hands {
  readonly #oozeS: number;
  #plungers: readonly (Plunger | undefined)[];
  #oozes: readonly (Ooze | undefined)[];

  /** @param oozeS time constant, s; 0: the flow stops with the hand */
  constructor(instruments: number, oozeS: number) {
    this.#oozeS = oozeS;
    this.#plungers = Array.from({ length: instruments }, () => undefined);
    this.#oozes = this.#plungers as undefined[];
  }

  press(plunger: Plunger, instrument: number): void {
    this.#plungers = this.#plungers.with(instrument, plunger);
    this.#oozes = this.#oozes.with(instrument, undefined);
  }

  /** @param flowMlPerS that the plunger has kept up until now */
  release(instrument: number, flowMlPerS: number): void {
    if (!this.#plungers[instrument]) return;
    this.#plungers = this.#plungers.with(instrument, undefined);
    if (this.#oozeS > 0 && flowMlPerS > 0)
      this.#oozes = this.#oozes.with(instrument, {
        leftMl: flowMlPerS * this.#oozeS,
        firstMl: flowMlPerS * this.#oozeS,
      });
  }

  /** Whether nothing is pressed and nothing oozes. */
  get isIdle(): boolean {
    return this.#plungers.every((plunger) => !plunger) && this.#oozes.every((ooze) => !ooze);
  }

  /** The longest step over which the flow of a column may be averaged, s. */
  get stepS(): number {
    return this.#oozes.some(Boolean) ? part * this.#oozeS : Infinity;
  }

  /** What acts from now on; a column that oozes acts as its mean flow over its longest step. */
  get acting(): readonly (Plunger | undefined)[] {
    return this.#plungers.map((plunger, i) => {
      const ooze = this.#oozes[i];
      if (plunger || !ooze) return plunger;
      return { kind: 'flow', flowMlPerS: (ooze.leftMl / this.#oozeS) * mean };
    });
  }

  /** A step has passed: the columns have pushed out their share. */
  pass(dtS: number): void {
    this.#oozes = this.#oozes.map((ooze) => {
      if (!ooze) return undefined;
      const leftMl = ooze.leftMl * (1 - (dtS / this.#oozeS) * mean);
      return leftMl > oozeEnd * ooze.firstMl ? { ...ooze, leftMl } : undefined;
    });
  }

  snapshot(): HandsSnapshot {
    return { plungers: this.#plungers, oozes: this.#oozes };
  }

  restore({ plungers, oozes }: HandsSnapshot): void {
    this.#plungers = plungers;
    this.#oozes = oozes;
  }
}
