import { fail, ok, type Result } from '../../core/result';
import type { Volume } from '../../core/volume';
import { type VolumePart, wholePart } from '../../core/volume-part';
import { chunks, inLanes } from '../batches';
import { isReadable } from '../dicom/syntax';
import type { CallOptions, OpenKernels } from '../kernels';
import type { SourceFile } from '../source';
import { partsOf } from './blend';
import { type Arriving, VolumeBuilder } from './builder';
import type { SliceSource } from './decode';
import { isGreyscale, type SliceHeader } from './header';
import type { SliceHu } from './pixels';
import { type SliceReader, sliceReader } from './reader';
import type { Resampling } from './resampling';
import type { DicomSeries } from './series';
import { hasWholeHu } from './storage';

type LoadKernels = Pick<OpenKernels, 'decode' | 'blend' | 'frames'>;

const batchSize = 4;
const lanes = 4;
/** A larger file is not read whole for a small picture. */
const mostForPicture = 32 * 1024 * 1024;

export interface LoadDicomOptions extends CallOptions {
  /** Less than all of it, where memory is short; from the grid of the series. */
  readonly part?: VolumePart;
  /** Called as slices come, with what is there. */
  onArrival?(arriving: Arriving): void;
}

/**
 * Reads, decodes and places the slices of a usable series. Only a few slices are held beside the
 * volume at any time, and the caller's thread only copies decoded slices to their place. Of a part, only its
 * slices are read.
 */
export async function loadDicomSeries(
  series: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: LoadKernels,
  { part, onArrival, ...options }: LoadDicomOptions,
): Promise<Result<Volume>> {
  const grid = series.grid!;
  const builder = new VolumeBuilder(grid, part ?? wholePart(grid), hasWholeHu(series));
  const read = await readSlices(series, files, kernels, builder.wanted, options, (k, slice) => {
    builder.place(k, slice);
    onArrival?.(builder.arriving);
  });
  return read.ok ? ok(builder.finish()) : read;
}

/** Gives the slices of these numbers, of the grid of the series, to `take` as they come. */
export async function readSlices(
  series: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: LoadKernels,
  numbers: readonly number[],
  { signal, onProgress }: CallOptions,
  take: (k: number, slice: SliceHu) => void,
): Promise<Result<void>> {
  const read = sliceReader(series.slices, files, kernels, signal);
  const produce = series.resampling ? resampled(series, read, kernels) : acquired(series, read, kernels);
  let failed: Result<never> | undefined;
  let taken = 0;
  await inLanes(chunks(numbers, batchSize), lanes, async (batch) => {
    if (failed) return;
    const slices = signal?.aborted ? fail('cancelled') : await produce(batch, signal);
    if (signal?.aborted) failed ??= fail('cancelled');
    else if (!slices.ok) failed ??= slices;
    else
      slices.value.forEach((result, i) => {
        if (result.ok && !failed) take(batch[i]!, result.value);
        else if (!result.ok) failed ??= result;
        onProgress?.(++taken / numbers.length);
      });
  });
  return failed ?? ok(undefined);
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
  signal?: AbortSignal,
): Promise<{ readonly slice: SliceHeader; readonly hu: SliceHu['hu'] } | undefined> {
  const slice = series.slices[series.slices.length >> 1]!;
  if (!isReadable(slice.transferSyntax) || !isGreyscale(slice)) return undefined;
  if (slice.frames > 1 && slice.frame === undefined) return undefined;
  const { packed, storedSize } = files.get(slice.path)!;
  const wholeFile = slice.frames > 1 && (slice.pixels.compressed || slice.pixels.deflated || packed);
  if (wholeFile && storedSize > mostForPicture) return undefined;
  const decoded = await decode([slice], sliceReader([slice], files, kernels), kernels, signal);
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
