import { ok, type Result } from '../../../core/result';
import type { RiskInput, RiskRun } from '../../../simulation/cement/risk/runs';
import { type RiskSummary, riskBatches, summariseRisk } from '../../../simulation/cement/risk/summary';
import type { Runner } from '../../../workers/runner';
import { showProgress } from '../output';

/** Batches over the workers, in any order; the result depends on none of that. */
export async function runRisk(
  runner: Runner,
  input: Omit<Parameters<typeof batch>[1], 'runs'>,
  runs: number,
): Promise<Result<RiskSummary>> {
  const found: RiskRun[] = [];
  const batches = riskBatches(runs);
  const results = await Promise.all(
    batches.map(async (numbers) => {
      const result = await batch(runner, { ...input, runs: numbers });
      if (result.ok) found.push(...result.value);
      showProgress(found.length / runs);
      return result;
    }),
  );
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) return failed;
  return ok(
    summariseRisk(
      input.model.outlets,
      found.sort((a, b) => a.run - b.run),
    ),
  );
}

const batch = (runner: Runner, input: RiskInput) => runner.run('cement-risk', input);
