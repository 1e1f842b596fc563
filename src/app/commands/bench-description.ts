import { fail, ok, type Result } from '../../core/result';
import { readText } from './load';

/** A described experiment as it stands in a file. Failures: those of reading, `bench-not-json`. */
export async function readDescription(path: string): Promise<Result<unknown>> {
  const text = await readText(path);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return fail('bench-not-json', { path });
  }
}

/** Nested entries of the states as columns of their own (`front.along.x+`), for people. */
export const withFlatStates = (answer: {
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
