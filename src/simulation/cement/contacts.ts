import type { FlowRun } from '../flow/run-types';
import type { Contact } from './types';

/** Tells the first contact of the front with each outlet, once. */
export class Contacts {
  readonly #run: FlowRun;
  #known: ReadonlySet<string> = new Set();

  constructor(run: FlowRun) {
    this.#run = run;
  }

  /** What the run has reached by now counts as told. */
  restart(): void {
    this.#known = new Set(Object.keys(this.#run.firstContactMm3));
  }

  /** Outlets that the front has reached in the step just done, at that flow. */
  fresh(dtS: number, flowMm3PerS: number): Contact[] {
    const { firstContactMm3, injectedMm3, timeS } = this.#run;
    const fresh = Object.entries(firstContactMm3).filter(([outlet]) => !this.#known.has(outlet));
    this.restart();
    return fresh.map(([outlet, mm3]) => ({
      outlet,
      injectedMl: mm3 / 1000,
      timeS: timeS - (flowMm3PerS > 0 ? Math.min(dtS, (injectedMm3 - mm3) / flowMm3PerS) : 0),
    }));
  }
}
