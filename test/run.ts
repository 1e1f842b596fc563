import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findChromium } from './chromium';

/*
 * `npm test`: types, lint, format, unit, verification, browser and end-to-end.
 * `npm run verify` (--slow): the long verifications.
 * The last line counts everything: `N passed, N failed`.
 */

const output = 'test/output';
const slow = process.argv.includes('--slow');
const summary = `${output}/${slow ? 'verify' : 'test'}.json`;

interface Count {
  passed: number;
  failed: number;
}

const run = (command: string, args: readonly string[], env: Record<string, string> = {}): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

/** A check that passes or fails as a whole. */
function check(name: string, command: string, args: readonly string[]): Count {
  console.log(`\n── ${name}`);
  const done = run(command, args);
  if (!done) console.log(`${name} FAILED`);
  return { passed: done ? 1 : 0, failed: done ? 0 : 1 };
}

/** Test files run by vitest; a file that cannot even be loaded counts as one failure. */
function suites(projects: readonly string[], env: Record<string, string> = {}): Count {
  console.log(`\n── ${projects.join(', ')} tests`);
  const report = `${output}/${projects.join('-')}.json`;
  rmSync(report, { force: true });
  const done = run(
    'npx',
    [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  const count = countReport(report);
  if (!done && count.failed === 0) count.failed = 1;
  return count;
}

function countReport(path: string): Count {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: unknown[] }[];
    };
    const unloadable = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

mkdirSync(output, { recursive: true });
const counts: Count[] = [];
if (slow) {
  counts.push(suites(['slow']));
} else {
  counts.push(check('types', 'npm', ['run', '-s', 'typecheck']));
  counts.push(check('lint and format', 'npm', ['run', '-s', 'lint']));
  // The samples are made first: what is found on them is held against their truth.
  counts.push(check('sample and build', 'npm', ['run', '-s', 'build']));
  counts.push(suites(['unit', 'verification']));
  counts.push(suites(['browser', 'timed'], { CHROMIUM_PATH: findChromium() }));
}

const total = counts.reduce(
  (sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }),
  { passed: 0, failed: 0 },
);
writeFileSync(summary, JSON.stringify(total));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
