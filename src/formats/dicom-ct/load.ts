import { ok, type Result } from '../../core/result';
import { allocate } from '../../core/shared';
import type { Volume } from '../../core/volume';
import { chunks, inLanes } from '../batches';
import { isReadable } from '../dicom/syntax';
import type { CallOptions, OpenKernels } from '../kernels';
import type { SourceFile } from '../source';
import { partsOf } from './blend';
import type { SliceSource } from './decode';
import { isGreyscale, type SliceHeader } from './header';
import type { SliceHu } from './pixels';
import { type SliceReader, sliceReader } from './reader';
import type { Resampling } from './resampling';
import type { DicomSeries } from './series';

type LoadKernels = Pick<OpenKernels, 'decode' | 'blend' | 'frames'>;

const batchSize = 4;
const lanes = 4;
/** A larger file is not read whole for a small picture. */
const mostForPicture = 32 * 1024 * 1024;

/**
 * Reads, decodes and places the slices of a usable series. Only a few slices are held beside the
 * volume at any time, and the caller's thread only copies decoded slices to their place.
 */
export async function loadDicomSeries(
  series: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: LoadKernels,
  { signal, onProgress }: CallOptions,
): Promise<Result<Volume>> {
  const whole = series.slices.every(
    ({ pixels }) => Number.isInteger(pixels.slope) && Number.isInteger(pixels.intercept),
  );
  const builder = new VolumeBuilder(series.grid!, whole);
  const numbers = Array.from({ length: series.grid!.dims[2] }, (_, k) => k);
  const read = sliceReader(series.slices, files, kernels, signal);
  const produce = series.resampling ? resampled(series, read, kernels) : acquired(series, read, kernels);
  let failed: Result<never> | undefined;
  let placed = 0;
  await inLanes(chunks(numbers, batchSize), lanes, async (batch) => {
    if (failed) return;
    const slices = await produce(batch, signal);
    if (!slices.ok) failed ??= slices;
    else
      slices.value.forEach((result, i) => {
        if (result.ok) builder.place(batch[i]!, result.value);
        else failed ??= result;
        onProgress?.(++placed / numbers.length);
      });
  });
  return failed ?? ok(builder.finish());
}

/** Gives the HU of some slices of the volume, by their numbers. */
type Produce = (numbers: readonly number[], signal?: AbortSignal) => Promise<Result<Result<SliceHu>[]>>;

const acquired =
  ({ slices }: DicomSeries, read: SliceReader, kernels: LoadKernels): Produce =>
  (numbers, signal) =>
    decode(
      numbers.map((k) => slices[k]!),
      read,
      kernels,
      signal,
    );

/** Slices of a resampled volume, each made of one or two acquired ones. */
const resampled =
  (series: DicomSeries, read: SliceReader, kernels: LoadKernels): Produce =>
  async (wanted, signal) => {
    const { slices, resampling } = series as DicomSeries & { readonly resampling: Resampling };
    const needed = [...new Set(wanted.flatMap((k) => partsOf(resampling, k).map(({ slice }) => slice)))];
    const found = await sourcesOf(
      needed.map((n) => slices[n]!),
      read,
    );
    if (!found.ok) return found;
    const { columns, rows } = slices[0]!;
    const sources = needed.map((slice, i) => ({ ...found.value[i]!, slice }));
    const blended = await kernels.blend(
      { resampling, columns, rows, sources, wanted },
      { transfer: buffersOf(found.value), ...(signal && { signal }) },
    );
    return blended.ok ? ok(blended.value.map(ok)) : blended;
  };

/** The slice halfway up the stack, for a thumbnail; undefined when it cannot be read. */
export async function loadMiddleSlice(
  series: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: Pick<OpenKernels, 'decode' | 'frames'>,
): Promise<{ readonly slice: SliceHeader; readonly hu: SliceHu['hu'] } | undefined> {
  const slice = series.slices[series.slices.length >> 1]!;
  if (!isReadable(slice.transferSyntax) || !isGreyscale(slice)) return undefined;
  if (slice.frames > 1 && slice.frame === undefined) return undefined;
  const { packed, storedSize } = files.get(slice.path)!;
  const wholeFile = slice.frames > 1 && (slice.pixels.compressed || slice.pixels.deflated || packed);
  if (wholeFile && storedSize > mostForPicture) return undefined;
  const decoded = await decode([slice], sliceReader([slice], files, kernels), kernels);
  const first = decoded.ok ? decoded.value[0] : undefined;
  return first?.ok ? { slice, hu: first.value.hu } : undefined;
}

async function decode(
  slices: readonly SliceHeader[],
  read: SliceReader,
  kernels: Pick<OpenKernels, 'decode'>,
  signal?: AbortSignal,
): Promise<Result<Result<SliceHu>[]>> {
  const found = await sourcesOf(slices, read);
  if (!found.ok) return found;
  return kernels.decode(found.value, { transfer: buffersOf(found.value), ...(signal && { signal }) });
}

async function sourcesOf(slices: readonly SliceHeader[], read: SliceReader): Promise<Result<SliceSource[]>> {
  const sources = await Promise.all(slices.map(read));
  const unread = sources.find((source) => !source.ok);
  return unread ?? ok(sources.flatMap((source) => (source.ok ? source.value : [])));
}

const buffersOf = (found: readonly SliceSource[]) =>
  found.map(({ file }) => file.bytes.buffer as ArrayBuffer);

/** A volume filled slice by slice: Int16 unless a slice needs more. */
class VolumeBuilder {
  readonly #grid: Volume['grid'];
  readonly #sliceSize: number;
  #hu: Volume['hu'];
  #whole = true;
  #minHu = Infinity;
  #maxHu = -Infinity;

  constructor(grid: Volume['grid'], expectWhole: boolean) {
    this.#grid = grid;
    this.#sliceSize = grid.dims[0] * grid.dims[1];
    const count = this.#sliceSize * grid.dims[2];
    this.#hu = expectWhole ? new Int16Array(allocate(count * 2)) : new Float32Array(allocate(count * 4));
  }

  place(k: number, slice: SliceHu): void {
    if (slice.hu instanceof Float32Array) {
      this.#whole = false;
      if (this.#hu instanceof Int16Array) this.#hu = toFloats(this.#hu);
    }
    this.#hu.set(slice.hu, k * this.#sliceSize);
    this.#minHu = Math.min(this.#minHu, slice.minHu);
    this.#maxHu = Math.max(this.#maxHu, slice.maxHu);
  }

  finish(): Volume {
    if (this.#whole && this.#hu instanceof Float32Array) this.#hu = toIntegers(this.#hu);
    return { grid: this.#grid, hu: this.#hu, minHu: this.#minHu, maxHu: this.#maxHu };
  }
}

function toFloats(values: Int16Array): Float32Array {
  const floats = new Float32Array(allocate(values.length * 4));
  floats.set(values);
  return floats;
}

function toIntegers(values: Float32Array): Int16Array {
  const integers = new Int16Array(allocate(values.length * 2));
  integers.set(values);
  return integers;
}
