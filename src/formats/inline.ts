import type { Kernel } from '../core/kernel';
import { Cancelled } from '../core/kernel';
import { fail, type Result } from '../core/result';
import { blendBatch } from './dicom-ct/blend';
import { decodeBatch } from './dicom-ct/decode';
import { indexFrames } from './dicom-ct/frame-index';
import type { CallOptions, OpenKernels } from './kernels';
import { readVolume } from './image/volume';
import { readLabels } from './labels/read';
import { describeMesh, readMesh } from './mesh/kernels';
import { scanBatch } from './scan';
import { unpackFile } from './zip/unpack';

/** Calls a kernel in place, with progress and cancellation. */
const inline =
  <Input, Output>(kernel: Kernel<Input, Output>) =>
  async (input: Input, { onProgress, signal }: CallOptions = {}): Promise<Result<Output>> => {
    const checkpoint = (fraction: number) => {
      if (signal?.aborted) throw new Cancelled();
      onProgress?.(fraction);
      return Promise.resolve();
    };
    try {
      return await kernel(input, { checkpoint });
    } catch (reason) {
      if (reason instanceof Cancelled) return fail('cancelled');
      throw reason;
    }
  };

/** Every kernel as a plain function call: the command line with one worker, and the tests. */
export const inlineKernels: OpenKernels = {
  scan: inline(scanBatch),
  decode: inline(decodeBatch),
  frames: inline(indexFrames),
  blend: inline(blendBatch),
  volume: inline(readVolume),
  labels: inline(readLabels),
  mesh: inline(readMesh),
  meshFacts: inline(describeMesh),
  unpack: inline(unpackFile),
};
