import type { OpenKernels } from '../formats/kernels';
import type { Runner } from './runner';

/** The kernels of `formats/open.ts`, run where the runner runs them. */
export const openKernels = (runner: Runner): OpenKernels => ({
  scan: (input, options) => runner.run('read-headers', input, options),
  decode: (input, options) => runner.run('decode-slices', input, options),
  frames: (input, options) => runner.run('index-frames', input, options),
  blend: (input, options) => runner.run('blend-slices', input, options),
  volume: (input, options) => runner.run('read-volume', input, options),
  labels: (input, options) => runner.run('read-labels', input, options),
  mesh: (input, options) => runner.run('read-mesh', input, options),
  meshFacts: (input, options) => runner.run('describe-mesh', input, options),
  unpack: (input, options) => runner.run('unpack-file', input, options),
});
