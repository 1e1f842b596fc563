import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { ModelDescription } from '../../anatomy/models/description';
import type { Infer } from '../../anatomy/models/run';
import { ok, type Result } from '../../core/result';
import { failureOfRun, failureOnOpening } from './failures';
import { onnxLibrary } from './library';
import { checkShapes } from './shapes';

/** Where a network runs. */
export interface ModelPlace {
  readonly backend: 'webgpu' | 'wasm';
  /** Of the processor; on a graphics card they do what it cannot. */
  readonly threads: number;
}

/** A network that is ready to run. */
export interface OpenModel {
  readonly place: ModelPlace;
  readonly infer: Infer;
  close(): Promise<void>;
}

export interface ModelFile {
  /** The file, read in the thread that runs it. */
  readonly file: Blob;
  readonly path: string;
}

/**
 * Opens a network on the graphics card where there is one and it is wanted, else on the processor, and holds it
 * against its description. Failures: those of `failures.ts` and `shapes.ts`.
 */
export async function openModel(
  { file, path }: ModelFile,
  description: ModelDescription,
  isGpuWanted: boolean,
): Promise<Result<OpenModel>> {
  const { onnx, threads, hasGpu } = await onnxLibrary();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const create = (backend: ModelPlace['backend']) =>
    onnx.InferenceSession.create(bytes, { executionProviders: [backend], logSeverityLevel: 4 });
  const opened = async (backend: ModelPlace['backend']): Promise<Result<OpenModel>> => {
    const session = await create(backend);
    const wrong = checkShapes(session, description, path);
    if (wrong) {
      await session.release();
      return { ok: false, failure: wrong };
    }
    const infer = inferenceOf(session, onnx.Tensor, description, path);
    return ok({ place: { backend, threads }, infer, close: () => session.release() });
  };
  try {
    // What a graphics card does not take, the processor may.
    return hasGpu && isGpuWanted ? await opened('webgpu').catch(() => opened('wasm')) : await opened('wasm');
  } catch (error) {
    return { ok: false, failure: failureOnOpening(error, path) };
  }
}

function inferenceOf(
  session: InferenceSession,
  Kind: typeof Tensor,
  { patch }: ModelDescription,
  path: string,
): Infer {
  const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
  return async (values) => {
    try {
      const given = new Kind('float32', values, [1, 1, ...patch]);
      const { [output]: answer } = await session.run({ [input]: given });
      return ok(asNumbers(answer!.data));
    } catch (error) {
      return { ok: false, failure: failureOfRun(error, path) };
    }
  };
}

const asNumbers = (data: Tensor['data']): Float32Array =>
  data instanceof Float32Array ? data : Float32Array.from(data as ArrayLike<number | bigint>, Number);
