import { fail, ok, type Result } from '../../core/result';
import type { OpenKernels } from '../../formats/kernels';
import { type LoadedVolume, loadSeries, type Scan, scanFiles, type SeriesSummary } from '../../formats/open';
import { type Arguments, has, one } from './arguments';
import { openPaths } from './files';
import { showProgress } from './output';

export async function scanPaths(paths: readonly string[], kernels: OpenKernels): Promise<Result<Scan>> {
  const files = await openPaths(paths);
  return files.ok ? scanFiles(files.value, kernels, { onProgress: showProgress }) : files;
}

/** Options of every command that takes a CT. */
export const ctOptions = { series: 'one', stack: 'one', 'fill-gaps': 'flag' } as const;

/** Which CT is meant, as `ctOptions` give it. */
export interface CtChoice {
  readonly series?: string | undefined;
  readonly stack?: string | undefined;
  readonly fillGaps?: boolean;
}

export const ctChoice = (args: Arguments): CtChoice => ({
  series: one(args, 'series'),
  stack: one(args, 'stack'),
  fillGaps: has(args, 'fill-gaps'),
});

/** A CT, and where it was found. */
export interface FoundCt {
  readonly scan: Scan;
  readonly seriesUid: string;
  readonly loaded: LoadedVolume;
}

/** The CT among the paths: the series asked for, or the only usable one. */
export async function findCt(
  paths: readonly string[],
  choice: CtChoice,
  kernels: OpenKernels,
): Promise<Result<FoundCt>> {
  const scan = await scanPaths(paths, kernels);
  if (!scan.ok) return scan;
  const chosen = chooseSeries(scan.value, choice);
  if (!chosen.ok) return chosen;
  // A person must not plan on one slice; a script may well want its numbers.
  const loaded = await loadSeries(scan.value, chosen.value, kernels, {
    allowSingleSlice: true,
    fillGaps: choice.fillGaps === true,
    onProgress: showProgress,
  });
  return loaded.ok ? ok({ scan: scan.value, seriesUid: chosen.value, loaded: loaded.value }) : loaded;
}

export async function loadCt(
  paths: readonly string[],
  choice: CtChoice,
  kernels: OpenKernels,
): Promise<Result<LoadedVolume>> {
  const found = await findCt(paths, choice, kernels);
  return found.ok ? ok(found.value.loaded) : found;
}

function chooseSeries(scan: Scan, { series, stack, fillGaps = false }: CtChoice): Result<string> {
  if (series !== undefined) {
    const stacked =
      stack !== undefined && scan.series.some((item) => item.seriesUid === `${series}#${stack}`);
    return ok(stacked ? `${series}#${stack}` : series);
  }
  if (stack === undefined) return onlySeries(scan, fillGaps);
  const named = scan.series.filter((item) => String(item.stack?.number) === stack);
  return onlySeries({ ...scan, series: named }, fillGaps);
}

function onlySeries({ series, refused, objects }: Scan, fillGaps: boolean): Result<string> {
  const ct = series.filter(({ modality }) => modality === 'CT');
  const readable = ct.filter((item) => isReadable(item) || (fillGaps && item.fillable));
  const candidates = readable.length > 0 ? readable : ct.length > 0 ? ct : series;
  if (candidates.length === 1 || (candidates.length > 0 && readable.length === 0)) {
    return ok(candidates[0]!.seriesUid);
  }
  if (candidates.length > 1) {
    return fail('several-series', { series: candidates.map(({ seriesUid }) => seriesUid).join(', ') });
  }
  const first = refused[0]?.failure;
  if (first) return fail(first.code, first.data);
  const other = objects[0];
  return other ? fail('not-ct', { path: other.path, modality: other.kind }) : fail('no-series');
}

const isReadable = ({ usable, issues }: SeriesSummary) =>
  usable || issues.every(({ severity, code }) => severity !== 'error' || code === 'single-slice');
