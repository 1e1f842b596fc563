import type { DistanceField } from '../../core/distance-field';
import { ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { Runner } from '../../workers/runner';
import { showProgress } from './output';

/** Distance fields of all structures that have voxels only, by key. */
export async function buildDistances(
  structures: readonly Structure[],
  runner: Runner,
): Promise<Result<Map<string, DistanceField>>> {
  const distances = new Map<string, DistanceField>();
  let done = 0;
  const results = await Promise.all(
    structures.map(async ({ key, field, tube }) => {
      const built = tube ? undefined : await runner.run('distance-field', { field });
      if (built?.ok) distances.set(key, built.value);
      showProgress(++done / structures.length);
      return built;
    }),
  );
  return results.find((result) => result?.ok === false && result.failure.code !== 'structure-empty') ===
    undefined
    ? ok(distances)
    : (results.find((result) => result?.ok === false) as Result<never>);
}
