import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openPaths } from '../../src/app/commands/files';
import { isLossy } from '../../src/formats/dicom/syntax';
import { readImageHeader } from '../../src/formats/image/read';
import { inlineKernels } from '../../src/formats/inline';
import {
  labelTarget,
  type LabelTarget,
  type LoadedVolume,
  loadLabels,
  loadSeries,
  type Scan,
  scanFiles,
  type SeriesSummary,
} from '../../src/formats/open';
import { entriesUnder, entry, inData, type ManifestFile, sha256 } from './manifest';

// What becomes of every file of the shared data, through the code that the page calls.

export interface Row {
  readonly what: string;
  readonly kind: string;
  readonly result: string;
}

/** Files that are opened together: the CT slices of one folder; all others by themselves. */
interface Case {
  readonly folder: string;
  readonly paths: readonly string[];
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
const first12 = (hash: string) => `\`${hash.slice(0, 12)}\``;

const together = /^(seg_rtstruct\/|geometry\/oblique)/;

export function cases(): Case[] {
  const groups = new Map<string, string[]>();
  for (const { path, Modality } of entriesUnder('') as (ManifestFile & { Modality?: string })[]) {
    const key = Modality === 'CT' && together.test(path) ? folderOf(path) : path;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()].map((paths) => ({ folder: folderOf(paths[0]!), paths }));
}

function named({ folder, paths }: Case): string {
  const names = paths.map((path) => path.slice(folder.length));
  return `${folder}${names.length > 1 ? `{${names.join(', ')}}` : names[0]!}`;
}

/** The CT on which the label maps of a folder are put: what `cases` opens in it or above it. */
function ctBeside(folder: string): string[] {
  const above = folder.replace(/labels\/$/, '');
  const isCt = ({ path, Modality }: ManifestFile & { Modality?: string }) =>
    Modality === 'CT' || /(^|\/)(ct\.nii\.gz|ct_dicom\.zip|CTChest4\.nrrd)$/.test(path);
  if (!/^(ct|seg_rtstruct)\//.test(folder)) return [];
  return entriesUnder(above)
    .filter(isCt)
    .map(({ path }) => path);
}

async function scan(paths: readonly string[]): Promise<Scan> {
  const files = await openPaths(paths.map(inData));
  if (!files.ok) throw new Error(files.failure.code);
  const found = await scanFiles(files.value, inlineKernels);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}

export async function rowOf(one: Case): Promise<Row> {
  const found = await scan(one.paths);
  const outcomes: { kind: string; result: string }[] = [];
  for (const series of found.series) outcomes.push(await seriesOutcome(found, series, one.paths));
  for (const { path, kind } of found.objects) {
    const result = await objectOutcome(found, path, kind, one.folder);
    outcomes.push({ kind, result });
  }
  for (const { failure } of found.refused) outcomes.push({ kind: '–', result: `refused: ${code(failure)}` });
  return {
    what: named(one),
    kind: summed(outcomes.map(({ kind }) => kind)),
    result: summed(outcomes.map(({ result }) => result)),
  };
}

/** Equal ones once, with their number. */
function summed(list: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, count]) => (count > 1 ? `${count} × ${item}` : item)).join('; ');
}

const code = (failure: { readonly code: string }) => `\`${failure.code}\``;

async function seriesOutcome(found: Scan, series: SeriesSummary, paths: readonly string[]) {
  const syntaxes = series.transferSyntaxes.map((uid) => uid.replace('1.2.840.10008.', '')).join(', ');
  const kind = series.format === 'dicom' ? `${series.modality || '?'} ${syntaxes}` : series.format;
  const loaded = await loadSeries(found, series.seriesUid, inlineKernels, { allowSingleSlice: true });
  if (!loaded.ok) return { kind, result: `refused: ${code(loaded.failure)}` };
  return { kind, result: readAs(loaded.value, series, found, paths) };
}

function readAs(loaded: LoadedVolume, series: SeriesSummary, found: Scan, paths: readonly string[]): string {
  const { hu } = loaded.volume;
  const ofHu = sha256(Float32Array.from(hu));
  if ('resampled' in loaded && loaded.resampled) return `resampled ${first12(ofHu)}`;
  const stated = statedHashes(paths);
  const stored = storedHashes(loaded, series.seriesUid, found);
  const equal = stated.has(ofHu) || (stored.size > 0 && [...stored].every((hash) => stated.has(hash)));
  const hash = first12(stored.size === 1 ? [...stored][0]! : ofHu);
  if (equal) return `read exactly ${hash}`;
  return series.transferSyntaxes.some(isLossy) ? `read, lossy ${hash}` : `read ${hash}`;
}

/** What independent decoders have for these files: stored values of a file, HU of a series. */
function statedHashes(paths: readonly string[]): Set<string> {
  return new Set(
    paths
      .map(entry)
      .flatMap(({ pixels, series = [] }) => [
        ...(typeof pixels === 'object' ? [pixels.sha256_int32le] : []),
        ...series.flatMap(({ hu }) => hu?.sha256_float32le_sorted_along_normal ?? []),
      ]),
  );
}

/** Of the stored values of each file, frames in the order of the file. */
function storedHashes({ volume, origin }: LoadedVolume, seriesUid: string, found: Scan): Set<string> {
  const slices = found.dicom.get(seriesUid)?.slices ?? [];
  const size = volume.grid.dims[0] * volume.grid.dims[1];
  const files = new Map<string, { frame: number; values: Int32Array }[]>();
  slices.forEach(({ path, frame = 0, pixels: { slope, intercept } }, k) => {
    const hu = volume.hu.subarray(k * size, (k + 1) * size);
    const values = Int32Array.from(hu, (value) => Math.round((value - intercept) / slope));
    files.set(path, [...(files.get(path) ?? []), { frame, values }]);
  });
  const hashes = [...files.values()].map((frames) => {
    const hash = createHash('sha256');
    for (const { values } of frames.toSorted((a, b) => a.frame - b.frame)) hash.update(values);
    return hash.digest('hex');
  });
  return new Set(origin ? hashes : []);
}

async function objectOutcome(found: Scan, path: string, kind: string, folder: string): Promise<string> {
  if (!['SEG', 'RTSTRUCT', 'LABELS'].includes(kind)) return 'recognised, no CT';
  const file = found.files.get(path)!;
  const target = await targetOf(ctBeside(folder), path);
  if (typeof target === 'string') return target;
  const loaded = await loadLabels(file, target, inlineKernels);
  if (!loaded.ok) return `refused: ${code(loaded.failure)}`;
  const hash = createHash('sha256');
  for (const { field } of loaded.value) hash.update(JSON.stringify(field.grid.dims)).update(field.data);
  return `read, ${loaded.value.length} structures ${first12(hash.digest('hex'))}`;
}

/** The CT beside a label map, or the map's own grid where there is none. */
async function targetOf(ct: readonly string[], path: string): Promise<LabelTarget | string> {
  if (ct.length === 0) {
    const header = readImageHeader(readFileSync(path), path);
    return header?.ok ? { grid: header.value.grid } : 'refused: no CT beside it';
  }
  const found = await scan(ct);
  const loaded = await loadSeries(found, found.series[0]!.seriesUid, inlineKernels, {
    allowSingleSlice: true,
  });
  if (!loaded.ok) return `refused: its CT is, ${code(loaded.failure)}`;
  return labelTarget(loaded.value);
}
