import type { Kernel } from '../core/kernel';
import type { Result } from '../core/result';
import type { blendBatch } from './dicom-ct/blend';
import type { decodeBatch } from './dicom-ct/decode';
import type { indexFrames } from './dicom-ct/frame-index';
import type { readVolume } from './image/volume';
import type { readLabels } from './labels/read';
import type { describeMesh, readMesh } from './mesh/kernels';
import type { scanBatch } from './scan';
import type { unpackFile } from './zip/unpack';

export interface CallOptions {
  /** Fraction done, 0–1. */
  onProgress?(fraction: number): void;
  readonly signal?: AbortSignal;
  /** Buffers of the input that are given away. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** One kernel as its caller sees it, wherever it runs. */
export type Call<K> =
  K extends Kernel<infer Input, infer Output>
    ? (input: Input, options?: CallOptions) => Promise<Result<Output>>
    : never;

/** The kernels that opening files needs; the page binds them to its worker pool. */
export interface OpenKernels {
  readonly scan: Call<typeof scanBatch>;
  readonly decode: Call<typeof decodeBatch>;
  readonly frames: Call<typeof indexFrames>;
  readonly blend: Call<typeof blendBatch>;
  readonly volume: Call<typeof readVolume>;
  readonly labels: Call<typeof readLabels>;
  readonly mesh: Call<typeof readMesh>;
  readonly meshFacts: Call<typeof describeMesh>;
  readonly unpack: Call<typeof unpackFile>;
}
