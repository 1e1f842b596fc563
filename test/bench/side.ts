import { spawnSync } from 'node:child_process';

/** What one side took for a task. */
export interface Taken {
  /** Of the processor, all threads together: what else the machine does meanwhile counts less than by the clock. */
  readonly ms: number;
  /** Of the whole process, its interpreter and its input with it. */
  readonly peakMb: number;
}

/**
 * Runs one task of one side in a process of its own, whose last line is `{"ms", "peakMb"}`.
 * @returns undefined where the tool is not there, or does not know the task
 */
export function take(command: string, args: readonly string[]): Taken | undefined {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return undefined;
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Taken;
}

/** Does one task of ours, the best of some runs, and writes what it took as the last line. */
export async function report(work: () => unknown, runs = 1): Promise<void> {
  let ms = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000);
  }
  console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies Taken));
}

/** A script of this folder as a task of ours. */
export const takeOurs = (script: string, ...args: readonly string[]): Taken | undefined =>
  take('npx', ['tsx', script, ...args]);

export const shown = (taken: Taken | undefined): string =>
  taken
    ? `${taken.ms.toFixed(0).padStart(7)} ms ${taken.peakMb.toFixed(0).padStart(5)} MB`
    : '      not there    ';
