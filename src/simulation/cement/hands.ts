import type { Plunger } from './types';

/** A plunger that has been let go while its compressed column still pushes. */
interface Ooze {
  readonly fromS: number;
  readonly flowMlPerS: number;
}

/** What is pressed at one instant, to come back to it. */
export interface HandsSnapshot {
  readonly plungers: readonly (Plunger | undefined)[];
  readonly oozes: readonly (Ooze | undefined)[];
}

/** Oozing has ended when it has fallen to this share. */
const oozeEnd = 1e-3;

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

  release(instrument: number, flowMlPerS: number, timeS: number): void {
    if (!this.#plungers[instrument]) return;
    this.#plungers = this.#plungers.with(instrument, undefined);
    if (this.#oozeS > 0 && flowMlPerS > 0)
      this.#oozes = this.#oozes.with(instrument, { fromS: timeS, flowMlPerS });
  }

  /** Whether nothing is pressed and nothing oozes. */
  isIdle(timeS: number): boolean {
    return this.at(timeS).every((plunger) => plunger === undefined);
  }

  /** The longest step over which the flow of a column may be averaged, s. */
  stepS(timeS: number): number {
    return this.#oozes.some((ooze) => ooze && this.#share(ooze, timeS) > oozeEnd)
      ? this.#oozeS / 4
      : Infinity;
  }

  /** What acts from now on; a column that oozes acts as its mean flow over its longest step. */
  at(timeS: number): readonly (Plunger | undefined)[] {
    return this.#plungers.map((plunger, i) => {
      const ooze = this.#oozes[i];
      if (plunger || !ooze) return plunger;
      const share = this.#share(ooze, timeS);
      if (share <= oozeEnd) return undefined;
      return { kind: 'flow', flowMlPerS: ooze.flowMlPerS * share * 4 * (1 - Math.exp(-1 / 4)) };
    });
  }

  snapshot(): HandsSnapshot {
    return { plungers: this.#plungers, oozes: this.#oozes };
  }

  restore({ plungers, oozes }: HandsSnapshot): void {
    this.#plungers = plungers;
    this.#oozes = oozes;
  }

  #share({ fromS }: Ooze, timeS: number): number {
    return Math.exp((fromS - timeS) / this.#oozeS);
  }
}
