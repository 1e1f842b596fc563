import type { Failure } from '../../core/result';
import { isOutOfMemory } from '../../core/shared';

const failure = (code: string, path: string, data: Failure['data'] = {}): Failure => ({
  code,
  data: { path, ...data },
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The library writes where in its own source something went wrong; what went wrong stands last. */
const reasonOf = (message: string): string =>
  message
    .replace(/^.*ERROR_MESSAGE:\s*/s, '')
    .replace(/^\S+\.(cc|h):\d+ .*?\[ONNXRuntimeError\] : \d+ : \w+ : /s, '')
    .trim()
    .slice(0, 200) || '–';

const isTooLarge = (error: unknown): boolean =>
  isOutOfMemory(error) || /bad_alloc|out of memory|failed to allocate/i.test(messageOf(error));

/** Why the library could not open a network, from what it throws. */
export function failureOnOpening(error: unknown, path: string): Failure {
  const message = messageOf(error);
  const operator =
    /No Op registered for (\S+)/.exec(message)?.[1] ??
    /Could not find an implementation for (\w+)/.exec(message)?.[1];
  if (operator !== undefined) return failure('model-operator', path, { operator });
  if (/external data|MountedFiles/i.test(message)) return failure('model-external-data', path);
  if (/protobuf parsing failed|No graph was found/i.test(message)) return failure('model-corrupt', path);
  if (isTooLarge(error)) return failure('model-too-large', path);
  return failure('model-not-opened', path, { reason: reasonOf(message) });
}

/** Why a network stopped while it ran. */
export const failureOfRun = (error: unknown, path: string): Failure =>
  isTooLarge(error)
    ? failure('model-too-large', path)
    : failure('model-stopped', path, { reason: reasonOf(messageOf(error)) });
