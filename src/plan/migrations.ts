import { fail, ok, type Result } from '../core/result';
import { schemaVersion } from './schema';

export type PlanDocument = Readonly<Record<string, unknown>>;

/** Rewrites a document of version n as one of version n + 1; stands at index n − 1 of the chain. */
export type Migration = (document: PlanDocument) => PlanDocument;

/** One entry for each version that was ever written to a file, oldest first: 1 is the first. */
export const planMigrations: readonly Migration[] = [];

/**
 * Brings a parsed plan file of an older version up to the one that the program reads.
 * @returns the failure `plan-version` for a document without a version, or `plan-newer` for one that a
 *   later program wrote: guessing at its meaning could move a path
 */
export function migrate(
  document: PlanDocument,
  chain: readonly Migration[] = planMigrations,
  current: number = schemaVersion,
): Result<PlanDocument> {
  const version = document['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail('plan-version', { found: String(version), current });
  }
  if (version > current) return fail('plan-newer', { found: version, current });
  const upgraded = chain.slice(version - 1, current - 1).reduce((before, step) => step(before), document);
  return ok({ ...upgraded, schemaVersion: current });
}
