import { fail, type Failure, type Result } from '../../core/result';
import { isOutOfMemory } from '../../core/shared';
import { createNodeRunner } from '../../workers/node';
import type { Runner } from '../../workers/runner';
import { type Arguments, type Arity, has, one, parseArguments } from './arguments';
import type { Command } from './index';
import { clearProgress, print, sentence, table } from './output';

export const exitStatus = { done: 0, usage: 2, refused: 3, failed: 4 } as const;

/** A document to print, or words about a wrong call. */
export type Answer = Result<Readonly<Record<string, unknown>>> | { readonly usage: string };

export interface Definition {
  /** `inspect PATH… [--table]` */
  readonly usage: string;
  /** What it does, its options and its output, for `--help`. */
  readonly help: string;
  readonly options?: Readonly<Record<string, Arity>>;
  /** The command needs at least one path. */
  readonly needsPaths?: boolean;
  run(args: Arguments, runner: Runner): Promise<Answer>;
}

const common: Readonly<Record<string, Arity>> = { help: 'flag', table: 'flag', workers: 'one' };
const commonHelp = `  --table      a readable table instead of JSON
  --workers N  worker threads (1, the default: none)
  --help       this text

Lengths mm, volumes mL, angles degrees, HU; points are DICOM LPS [x, y, z].
Exit status: 0 done, 2 wrong call, 3 input refused, 4 computation failed.`;

/** Failures of the calculation rather than of the input. */
const failedCodes = new Set([
  'cancelled',
  'cannot-write',
  'cement-not-settled',
  'cement-stalled',
  'flow-not-converged',
  'model-memory',
  'model-stopped',
  'model-too-large',
  'out-of-memory',
  'pacs-incomplete',
  'pacs-timeout',
  'pacs-truncated',
  'pacs-unreachable',
  'worker-died',
]);

/** Makes a command: arguments, help, workers, output and exit status are the same for all. */
export function defineCommand(definition: Definition): Command {
  return async (argv) => {
    const args = parseArguments(argv, { ...common, ...definition.options });
    if (typeof args === 'string') return wrongCall(definition, args);
    if (has(args, 'help')) {
      await print(`usage: npm run -s cli -- ${definition.usage}\n\n${definition.help}\n${commonHelp}`);
      return exitStatus.done;
    }
    if (definition.needsPaths !== false && args.paths.length === 0)
      return wrongCall(definition, 'no path given');
    const workers = Number(one(args, 'workers') ?? 1);
    if (!Number.isInteger(workers) || workers < 1)
      return wrongCall(definition, '--workers needs a number from 1');
    const answer = await attempt(definition, args, workers);
    clearProgress();
    if ('usage' in answer) return wrongCall(definition, answer.usage);
    if (!answer.ok) return report(answer.failure);
    await print(has(args, 'table') ? table(answer.value) : JSON.stringify(answer.value, null, 1));
    return exitStatus.done;
  };
}

async function attempt(definition: Definition, args: Arguments, workers: number): Promise<Answer> {
  const runner = createNodeRunner(workers);
  try {
    return await definition.run(args, runner);
  } catch (error) {
    if (isOutOfMemory(error)) return fail('out-of-memory');
    return fail('worker-died', { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    runner.dispose();
  }
}

function wrongCall({ usage }: Definition, complaint: string): number {
  process.stderr.write(`${complaint}\nusage: npm run -s cli -- ${usage}\n`);
  return exitStatus.usage;
}

async function report(failure: Failure): Promise<number> {
  const { code, data } = failure;
  await print(JSON.stringify({ error: { code, message: sentence(failure), data } }, null, 1));
  return failedCodes.has(code) ? exitStatus.failed : exitStatus.refused;
}
