import type { Runner } from '../workers/runner';

let runner: Runner;

/** Says where injections are simulated. */
export const connectSimulations = (pool: Runner): void => void (runner = pool);

export const simulationRunner = (): Runner => runner;
