import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What opening a CT took in a Node process. Bytes are resident memory of the process. */
export interface Taken {
  readonly slices: number;
  readonly volumeBytes: number;
  /** Before the files were looked at, workers started. */
  readonly before: number;
  readonly peak: number;
  readonly loadedMs: number;
  /** With fingerprint, body and 3-D texture. */
  readonly openedMs: number;
}

/** Opens the CT in a folder in a process of its own, with as many workers. */
export async function takenInNode(folder: string, workers = 2): Promise<Taken> {
  const program = new URL('./load-series.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', program, folder, String(workers)],
    { timeout: 300_000 },
  );
  return JSON.parse(stdout) as Taken;
}
