import type { Bilingual } from '../catalog/types';
import { fail, ok, type Result } from '../core/result';
import type { RunningTask } from './tasks';

/** One synthetic case that lies beside the page; it is fetched when it is picked. */
export interface Sample {
  readonly id: string;
  readonly title: Bilingual;
  readonly line: Bilingual;
  /** Names of files in `samples/`. */
  readonly file: string;
  readonly picture?: string;
  /** Size of `file`. */
  readonly bytes: number;
}

export const sampleUrl = (file: string): string => new URL(`samples/${file}`, document.baseURI).href;

/** The samples on offer; none when the page lies somewhere without them. */
export async function listSamples(): Promise<readonly Sample[]> {
  try {
    const response = await fetch(sampleUrl('index.json'));
    const list: unknown = response.ok ? await response.json() : [];
    return Array.isArray(list) ? (list as Sample[]) : [];
  } catch {
    return [];
  }
}

/** Fetches a sample's zip with progress; fails with `sample-not-fetched` or `cancelled`. */
export async function fetchSample(
  sample: Sample,
  { signal, onProgress }: RunningTask,
): Promise<Result<File>> {
  try {
    const response = await fetch(sampleUrl(sample.file), { signal });
    if (!response.ok || !response.body) return fail('sample-not-fetched', { file: sample.file });
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let received = 0;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      received += next.value.length;
      onProgress(Math.min(1, received / sample.bytes));
    }
    return ok(new File(parts, sample.file));
  } catch {
    return signal.aborted ? fail('cancelled') : fail('sample-not-fetched', { file: sample.file });
  }
}
