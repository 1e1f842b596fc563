import type * as Onnx from 'onnxruntime-web';

/** onnxruntime-web and where it can run networks here. */
export interface OnnxLibrary {
  readonly onnx: typeof Onnx;
  /** Threads of the processor that it may use. */
  readonly threads: number;
  /** Whether there is a graphics card to be reached through WebGPU. */
  readonly hasGpu: boolean;
}

let source: (() => Promise<OnnxLibrary>) | undefined;
let opened: Promise<OnnxLibrary> | undefined;

/** To be called once in each thread that may run networks. */
export function provideOnnx(given: () => Promise<OnnxLibrary>): void {
  source = given;
}

/** The library, loaded when it is first asked for: it is larger than all the rest of the program. */
export function onnxLibrary(): Promise<OnnxLibrary> {
  if (!source) throw new Error('provideOnnx has not been called');
  return (opened ??= source());
}

/** More threads than this gain nothing on one patch. */
export const mostThreads = 8;
