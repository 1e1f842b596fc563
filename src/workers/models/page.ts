import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { mostThreads, type OnnxLibrary } from './library';

/** In a page, beside its scripts: one WebAssembly for graphics card and processor. */
export async function onnxOfPage(): Promise<OnnxLibrary> {
  const onnx = await import('onnxruntime-web/webgpu');
  // Threads share memory, which a page may only where its server isolates it.
  const threads = crossOriginIsolated ? Math.min(navigator.hardwareConcurrency || 1, mostThreads) : 1;
  onnx.env.logLevel = 'fatal';
  onnx.env.wasm.numThreads = threads;
  onnx.env.wasm.wasmPaths = { wasm };
  return { onnx, threads, hasGpu: await hasAdapter() };
}

interface Gpu {
  requestAdapter(): Promise<object | null>;
}

/** A browser may know WebGPU on a machine that has no graphics card for it. */
async function hasAdapter(): Promise<boolean> {
  const { gpu } = navigator as { readonly gpu?: Gpu };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return adapter !== undefined && adapter !== null;
}
