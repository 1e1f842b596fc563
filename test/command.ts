import { vi } from 'vitest';
import { commands } from '../src/app/commands';

/** What a command answered: what it printed on each stream, and its exit status. */
export interface Called {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in place and catches what it prints. */
export async function call(name: string, ...args: readonly string[]): Promise<Called> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text: string | Uint8Array, done?: unknown) => {
      printed[stream] += String(text);
      if (typeof done === 'function') (done as () => void)();
      return true;
    }),
  );
  try {
    const status = await commands[name]!(args);
    return { status, out: printed.stdout, err: printed.stderr };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The same, with the document that was printed. */
export async function callForJson(
  name: string,
  ...args: readonly string[]
): Promise<Called & { readonly document: Record<string, never> }> {
  const called = await call(name, ...args);
  return { ...called, document: JSON.parse(called.out) as Record<string, never> };
}
