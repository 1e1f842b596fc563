import type { Runner } from '../../workers/runner';

let runner: Runner;

/** Says where cement is simulated. */
export const connectCement = (pool: Runner): void => void (runner = pool);

export const cementRunner = (): Runner => runner;
