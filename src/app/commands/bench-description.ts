import { fail, ok, type Result } from '../../core/result';
import type { Runner } from '../../workers/runner';
import { type Arguments, has } from './arguments';
import type { Answer } from './define';
import { readText } from './load';
import { showProgress } from './output';

/** Runs the experiment that a file describes. Failures: those of reading and of the kernel, `bench-not-json`. */
export async function runDescription(
  kernel: 'bench-cement' | 'bench-hydrodissection',
  args: Arguments,
  runner: Runner,
): Promise<Answer> {
  const [path, ...others] = args.paths;
  if (path === undefined || others.length > 0) return { usage: 'one description at a time' };
  const description = await readDescription(path);
  if (!description.ok) return description;
  const answer = await runner.run(kernel, { description: description.value }, { onProgress: showProgress });
  if (!answer.ok) return answer;
  return ok(has(args, 'table') ? withFlatStates(answer.value) : { ...answer.value });
}

async function readDescription(path: string): Promise<Result<unknown>> {
  const text = await readText(path);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return fail('bench-not-json', { path });
  }
}

/** Nested entries of the states as columns of their own (`front.along.x+`), for people. */
const withFlatStates = (answer: {
  readonly states: readonly object[];
}): Readonly<Record<string, unknown>> => ({ ...answer, states: answer.states.map(flat) });

function flat(value: object): Record<string, unknown> {
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (!isGroup) return [[key, inner]];
    return Object.entries(flat(inner as object)).map(([name, item]) => [`${key}.${name}`, item]);
  });
  return Object.fromEntries(entries);
}
