import { availableParallelism } from 'node:os';
import { mostThreads, type OnnxLibrary } from './library';

/** Among the installed packages; on the processor alone. */
export async function onnxOfNode(): Promise<OnnxLibrary> {
  const onnx = await import('onnxruntime-web');
  const threads = Math.min(availableParallelism(), mostThreads);
  onnx.env.logLevel = 'fatal';
  onnx.env.wasm.numThreads = threads;
  return { onnx, threads, hasGpu: false };
}
