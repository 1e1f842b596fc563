import { directionMatrix, type Grid, voxelCount } from '../core/grid';
import type { Resolution } from '../core/grid-error';
import { fail, ok, type Result } from '../core/result';
import type { Structure } from '../core/structure';
import type { Volume } from '../core/volume';
import { partGrid, type ReadPart, sliceInPart, type VolumePart } from '../core/volume-part';
import type { Facts } from './dicom-ct/facts';
import type { SliceHeader } from './dicom-ct/header';
import { type Resampled, resampledFacts, resolutionOf } from './dicom-ct/resampled';
import { type DicomOrigin, originOf } from './dicom-ct/origin';
import { type DicomSeries, groupSeries, type StackPlace } from './dicom-ct/series';
import { loadDicomSeries, type LoadDicomOptions, loadMiddleSlice } from './dicom-ct/load';
import { storageOf } from './dicom-ct/storage';
import { missingFiles } from './dicom/directory';
import { gather, type RefusedFile } from './gather';
import { imageSummary } from './image/summary';
import { firstError, type Issue } from './issue';
import type { CallOptions, OpenKernels } from './kernels';
import type { FoundObject } from './scan';
import type { Storage } from './memory';
import { readBytes, type SourceFile } from './source';
import { limits } from './limits';
import { unreadRemarks } from './unread';
import { makeThumbnail, type Thumbnail } from './thumbnail';

/** One series as a list shows it. Lengths mm, LPS; `direction` as ITK has it (see `directionMatrix`). */
export interface SeriesSummary {
  /** SeriesInstanceUID, with `#` and a name or number where the series holds several stacks; for NIfTI and NRRD the path. */
  readonly seriesUid: string;
  readonly format: 'dicom' | 'nifti' | 'nrrd';
  readonly modality: string;
  readonly description: string;
  readonly instances: number;
  readonly columns: number;
  readonly rows: number;
  readonly slices: number;
  /** Nominal when the series is not usable; absent without positions. */
  readonly grid?: Grid;
  readonly direction?: readonly number[];
  readonly transferSyntaxes: readonly string[];
  /** Angle between the way the slices are stepped and their normal. */
  readonly gantryTiltDeg: number;
  /** Which of the stacks of its series, where there are several. */
  readonly stack?: StackPlace;
  /** How the volume differs from the slices as they were acquired; absent where it does not. */
  readonly resampled?: Resampled;
  /** True when nothing but missing slices forbids its use, which `fillGaps` interpolates. */
  readonly fillable: boolean;
  readonly usable: boolean;
  /** What it takes in memory. */
  readonly storage: Storage;
  readonly issues: readonly Issue[];
  readonly facts: Facts;
  readonly simulated: boolean;
  readonly frameOfReferenceUid?: string;
  readonly patientPosition?: string;
  readonly thumbnail?: Thumbnail;
}

/** What was found among the files. Keep it to load a series from it. */
export interface Scan {
  readonly series: readonly SeriesSummary[];
  /** Segmentations, contours and other things that are no image. */
  readonly objects: readonly FoundObject[];
  readonly refused: readonly RefusedFile[];
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly dicom: ReadonlyMap<string, DicomSeries>;
}

export interface LoadedVolume {
  readonly volume: Volume;
  /** Present where less than all of it was read. */
  readonly part?: ReadPart;
  /** Present for a DICOM series. */
  readonly origin?: DicomOrigin;
  /** How finely the CT resolves: what every distance on it carries as its tolerance. */
  readonly resolution: Resolution;
  /** Present when the volume is not the slices as they were acquired; `origin` names those. */
  readonly resampled?: Resampled;
  readonly facts: Facts;
  readonly simulated: boolean;
  readonly frameOfReferenceUid?: string;
  readonly patientPosition?: string;
}

export interface ScanOptions extends CallOptions {
  /** Decodes the middle slice of every readable series for a small picture. */
  readonly thumbnails?: boolean;
}

export interface LoadOptions extends LoadDicomOptions {
  /** Reads one slice as a volume one slice thick. */
  readonly allowSingleSlice?: boolean;
  /** Interpolates missing slices, up to 15 mm; without it a series with a gap is refused. */
  readonly fillGaps?: boolean;
}

/** Finds the series, segmentations and unreadable files among `files`; zips are opened. */
export async function scanFiles(
  files: readonly SourceFile[],
  kernels: OpenKernels,
  options: ScanOptions = {},
): Promise<Result<Scan>> {
  const gathered = await gather(files, kernels, options);
  if (!gathered.ok) return gathered;
  const { scanned, byPath, refused } = gathered.value;
  const unread = scanned.filter((item) => item.kind === 'refused');
  const bad = unread.map(({ path, failure }) => ({ path, failure }));
  const dicom = groupSeries(scanned.flatMap((item) => (item.kind === 'slices' ? item.slices : []))).map(
    (found) => ({ ...found, issues: [...found.issues, ...unreadRemarks(found, unread)] }),
  );
  const series = scanned.flatMap((item) =>
    item.kind === 'image' ? imageSummary(item.path, item.header, byPath.get(item.path)!) : [],
  );
  for (const found of dicom) {
    const thumbnail = options.thumbnails
      ? await thumbnailOf(found, byPath, kernels, options.signal)
      : undefined;
    series.push({ ...summarise(found, byPath), ...(thumbnail && { thumbnail }) });
  }
  if (options.signal?.aborted) return fail('cancelled');
  const objects = scanned.flatMap((item) => (item.kind === 'object' ? item.object : []));
  const missing = missingFiles(
    objects.flatMap(({ path, references }) => (references ? { path, references } : [])),
    byPath.keys(),
  );
  return ok({
    series,
    objects,
    refused: [...refused, ...bad, ...missing],
    files: byPath,
    dicom: new Map(dicom.map((found) => [found.seriesUid, found])),
  });
}

/**
 * Loads one series as HU. Fails with the first error of its issues, with `no-such-series`, or with
 * what a slice says when it is decoded.
 */
export async function loadSeries(
  scan: Scan,
  seriesUid: string,
  kernels: OpenKernels,
  options: LoadOptions = {},
): Promise<Result<LoadedVolume>> {
  const summary = scan.series.find((series) => series.seriesUid === seriesUid);
  const found = scan.dicom.get(seriesUid);
  if (!summary) return fail('no-such-series', { series: seriesUid });
  const error = firstError(summary.issues.filter((issue) => !isAllowed(issue, options)));
  if (error) return fail(error.code, error.data);
  const { part } = options;
  const wanted = summary.grid && (part ? partGrid(summary.grid, part) : summary.grid);
  const voxels = wanted ? voxelCount(wanted) : 0;
  if (voxels > limits.voxels) return fail('image-too-large', { path: seriesUid, voxels });
  const volume = await orOutOfMemory(
    found
      ? loadDicomSeries(found, scan.files, kernels, options)
      : loadImage(scan.files.get(seriesUid)!, kernels, options),
  );
  if (!volume.ok) return volume;
  const { facts, simulated, frameOfReferenceUid, patientPosition } = summary;
  return ok({
    volume: volume.value,
    ...(found && { origin: originOf(found) }),
    resolution: resolutionInPart(found ? resolutionOf(found) : volume.value.grid, found && part),
    ...(summary.resampled && {
      resampled: part ? resampledInPart(summary.resampled, part) : summary.resampled,
    }),
    ...(part && summary.grid && { part: { ...part, of: summary.grid.dims } }),
    facts,
    simulated,
    ...(frameOfReferenceUid && { frameOfReferenceUid }),
    ...(patientPosition && { patientPosition }),
  });
}

/**
 * The slices of a resampled series as they were acquired, one above the other in order along the normal: the
 * HU that were kept. Their grid is only nominal. Failures: `no-such-series`, and what a slice says.
 */
export async function loadAcquired(
  scan: Scan,
  seriesUid: string,
  kernels: OpenKernels,
  options: CallOptions = {},
): Promise<Result<Volume>> {
  const found = scan.dicom.get(seriesUid);
  if (!found) return fail('no-such-series', { series: seriesUid });
  const { slices, grid, resampling: _, ...rest } = found;
  const [{ columns, rows }] = slices as [SliceHeader];
  const acquired = { ...grid!, dims: [columns, rows, slices.length] as const };
  return loadDicomSeries({ ...rest, slices, grid: acquired }, scan.files, kernels, options);
}

const isAllowed = ({ code }: Issue, { allowSingleSlice, fillGaps }: LoadOptions) =>
  (code === 'single-slice' && allowSingleSlice) || (code === 'slice-gap' && fillGaps);

/** An array that cannot be had is no error of ours: it is the answer that the machine gives. */
export const orOutOfMemory = <T>(work: Promise<Result<T>>): Promise<Result<T>> =>
  work.catch((reason: unknown) => {
    if (reason instanceof RangeError) return fail('out-of-memory');
    throw reason;
  });

/** Where eight voxels make one, each stands for twice as much; slices stay where they were acquired. */
export const resolutionInPart = (whole: Resolution, part: VolumePart | undefined): Resolution =>
  part?.isHalved
    ? { ...whole, spacing: whole.spacing.map((mm) => 2 * mm) as never as Resolution['spacing'] }
    : whole;

const resampledInPart = (whole: Resampled, part: VolumePart): Resampled => ({
  ...whole,
  filled: whole.filled.map((gap) => ({
    ...gap,
    belowSlice: sliceInPart(gap.belowSlice, part),
    aboveSlice: sliceInPart(gap.aboveSlice, part),
  })),
});

async function loadImage(
  file: SourceFile,
  kernels: OpenKernels,
  { signal, onProgress, part }: LoadOptions,
): Promise<Result<Volume>> {
  const input = await readBytes(file);
  if (!input.ok) return input;
  const transfer = [input.value.bytes.buffer as ArrayBuffer];
  return kernels.volume({ ...input.value, ...(part && { part }) }, { signal, onProgress, transfer });
}

/** The CT that labels are put onto. */
export interface LabelTarget {
  readonly grid: Grid;
  readonly frameOfReferenceUid?: string;
  readonly origin?: DicomOrigin;
}

export const labelTarget = ({
  volume,
  frameOfReferenceUid,
  origin,
}: Pick<LoadedVolume, 'volume' | 'frameOfReferenceUid' | 'origin'>): LabelTarget => ({
  grid: volume.grid,
  ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }),
  ...(origin && { origin }),
});

export interface LabelOptions extends CallOptions {
  /** JSON text with names by label value. */
  readonly names?: string;
  /** The user wants labels of another frame of reference all the same (`labels-other-frame`). */
  readonly acceptOtherFrame?: boolean;
}

/**
 * Loads a label map (DICOM SEG, NIfTI, NRRD) or contours (RTSTRUCT) as structures on the CT's grid. Run `withUniqueKeys` over all loaded structures afterwards.
 */
export async function loadLabels(
  file: SourceFile,
  target: LabelTarget,
  kernels: OpenKernels,
  { names, acceptOtherFrame, signal, onProgress }: LabelOptions = {},
): Promise<Result<Structure[]>> {
  const input = await readBytes(file);
  if (!input.ok) return input;
  const { grid: ct, frameOfReferenceUid, origin } = target;
  return kernels.labels(
    {
      file: input.value,
      ct,
      ...(frameOfReferenceUid && { frameOfReferenceUid }),
      ...(origin && { origin }),
      ...(acceptOtherFrame && { acceptOtherFrame }),
      ...(names && { names }),
    },
    { signal, onProgress, transfer: [input.value.bytes.buffer as ArrayBuffer] },
  );
}

function summarise(found: DicomSeries, files: ReadonlyMap<string, SourceFile>): SeriesSummary {
  const { seriesUid, slices, grid, gantryTiltDeg, issues, transferSyntaxes, stack } = found;
  const resampled = resampledFacts(found);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const first = slices[0]!;
  const { facts, patientPosition } = first;
  const oneFrame = issues.every(({ code }) => code !== 'mixed-frames');
  const frameOfReferenceUid = oneFrame ? first.frameOfReferenceUid : undefined;
  return {
    seriesUid,
    format: 'dicom',
    modality: first.modality,
    description: String(facts['description'] ?? ''),
    instances: new Set(slices.map(({ path }) => path)).size,
    columns: first.columns,
    rows: first.rows,
    slices: slices.length,
    ...(grid && { grid, direction: directionMatrix(grid) }),
    transferSyntaxes,
    gantryTiltDeg,
    ...(stack && { stack }),
    ...(resampled && { resampled }),
    usable: errors.length === 0,
    fillable: errors.length > 0 && errors.every(({ code }) => code === 'slice-gap'),
    storage: storageOf(found, files),
    issues,
    facts,
    simulated: slices.some(({ simulated }) => simulated),
    ...(frameOfReferenceUid && { frameOfReferenceUid }),
    ...(patientPosition && { patientPosition }),
  };
}

async function thumbnailOf(
  found: DicomSeries,
  files: ReadonlyMap<string, SourceFile>,
  kernels: OpenKernels,
  signal: AbortSignal | undefined,
): Promise<Thumbnail | undefined> {
  const middle = await loadMiddleSlice(found, files, kernels, signal);
  if (!middle) return undefined;
  const { columns, rows, pixelSpacing = [1, 1] } = middle.slice;
  return makeThumbnail(middle.hu, columns, rows, pixelSpacing[0]! / pixelSpacing[1]!);
}
