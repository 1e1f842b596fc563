import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { openPaths } from '../../src/app/commands/files';
import { inlineKernels } from '../../src/formats/inline';
import { labelTarget, loadLabels, loadSeries, type Scan, scanFiles } from '../../src/formats/open';

/** The shared real data, and what independent decoders say of it. */
export const dataFolder = new URL('../../../shared/data/', import.meta.url).pathname;
export const hasData = existsSync(`${dataFolder}MANIFEST.json`);
export const inData = (path: string): string => `${dataFolder}${path}`;

export interface ManifestSeries {
  readonly images: number;
  readonly modality: string;
  readonly rows: number;
  readonly cols: number;
  readonly pixelSpacing: readonly [number, number];
  readonly iop: readonly number[];
  readonly normalPositions: readonly [number, number];
  readonly hu: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly sha256_float32le_sorted_along_normal: string;
  };
}

export interface ManifestFile {
  readonly path: string;
  readonly dims?: readonly number[];
  /** As a NRRD writes them. */
  readonly sizes?: string;
  readonly transferSyntax?: string;
  readonly NumberOfFrames?: number;
  readonly spacing?: readonly number[];
  readonly axes?: string;
  readonly min?: number;
  readonly max?: number;
  readonly labels?: Readonly<Record<string, number>>;
  readonly nonzero?: number;
  readonly series?: readonly ManifestSeries[];
  readonly RescaleSlope?: string;
  readonly RescaleIntercept?: string;
  readonly pixels?:
    | {
        readonly min: number;
        readonly max: number;
        readonly mean: number;
        readonly sha256_int32le: string;
      }
    | string;
}

const manifest = hasData
  ? (JSON.parse(readFileSync(`${dataFolder}MANIFEST.json`, 'utf8')) as { files: ManifestFile[] }).files
  : [];

export function entry(path: string): ManifestFile {
  const found = manifest.find((file) => file.path === path);
  if (!found) throw new Error(`${path} is not in the manifest`);
  return found;
}

/** Entries below a folder. */
export const entriesUnder = (folder: string): ManifestFile[] =>
  manifest.filter(({ path }) => path.startsWith(folder));

export async function scanData(...paths: readonly string[]): Promise<Scan> {
  const files = await openPaths(paths.map(inData));
  if (!files.ok) throw new Error(files.failure.code);
  const scan = await scanFiles(files.value, inlineKernels);
  if (!scan.ok) throw new Error(scan.failure.code);
  return scan.value;
}

type Loaded = Awaited<ReturnType<typeof loadSeries>>;
let last: { readonly key: string; readonly loaded: Promise<Loaded> } | undefined;

/** The only series of these files as a volume, single slices included; the last one is kept. */
export function loadData(...paths: readonly string[]): Promise<Loaded> {
  const key = paths.join();
  if (last?.key !== key) last = { key, loaded: loadOnly(paths) };
  return last.loaded;
}

async function loadOnly(paths: readonly string[]): Promise<Loaded> {
  const scan = await scanData(...paths);
  const [series] = scan.series;
  if (!series) throw new Error(`no series, ${scan.refused[0]?.failure.code}`);
  return loadSeries(scan, series.seriesUid, inlineKernels, { allowSingleSlice: true });
}

export async function volumeOf(...paths: readonly string[]) {
  const loaded = await loadData(...paths);
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value.volume;
}

/** Structures of one label file on the CT of these files. */
export async function labelsOn(ctPaths: readonly string[], path: string, names?: string) {
  const ct = await loadData(...ctPaths);
  const files = await openPaths([inData(path)]);
  if (!ct.ok || !files.ok) throw new Error('the CT cannot be read');
  const target = labelTarget(ct.value);
  return loadLabels(files.value[0]!, target, inlineKernels, names === undefined ? {} : { names });
}

export const sha256 = (values: ArrayBufferView): string =>
  createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');
