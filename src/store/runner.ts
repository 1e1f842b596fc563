import type { OpenKernels } from '../formats/kernels';
import { openKernels } from '../workers/open';
import type { Runner } from '../workers/runner';

let runner: Runner;

/** Says where kernels run; call once, before anything is opened. */
export const connectRunner = (pool: Runner): void => void (runner = pool);

/** Where kernels run: in the page, its pool of workers. */
export const kernelRunner = (): Runner => runner;

/** Where files are read. */
export const fileKernels = (): OpenKernels => openKernels(runner);
