import { fail, ok, type Result } from '../../core/result';
import { lpsPoint } from '../../core/units';
import { partInBox, type VolumePart, wholePart } from '../../core/volume-part';
import type { OpenKernels } from '../../formats/kernels';
import { type LoadedVolume, loadSeries, type Scan, scanFiles, type SeriesSummary } from '../../formats/open';
import { type Arguments, has, one } from './arguments';
import { openPaths } from './files';
import type { HelpRow } from './help';
import { showProgress } from './output';

export async function scanPaths(paths: readonly string[], kernels: OpenKernels): Promise<Result<Scan>> {
  const files = await openPaths(paths);
  return files.ok ? scanFiles(files.value, kernels, { onProgress: showProgress }) : files;
}

/** Options of every command that takes a CT. */
export const ctOptions = {
  series: 'one',
  stack: 'one',
  'fill-gaps': 'flag',
  roi: 'one',
  coarser: 'flag',
} as const;

export const ctUsage = '[--series UID] [--stack N] [--fill-gaps] [--roi BOX] [--coarser]';

export const ctHelp: readonly HelpRow[] = [
  ['--series UID', 'which CT series, where there are several'],
  ['--stack N', 'which stack of the series, where it holds several'],
  ['--fill-gaps', 'interpolates missing slices (up to 15 mm), where the CT would be refused'],
  [
    '--roi BOX',
    'only the voxels in a box, x,y,z,x,y,z in LPS mm: what else there is is not read;\nthat a plan was made on the same series cannot be told then, which is said',
  ],
  ['--coarser', 'every 2 x 2 x 2 voxels averaged to one; plans as with --roi'],
];

/** Which CT is meant, as `ctOptions` give it. */
export interface CtChoice {
  readonly series?: string | undefined;
  readonly stack?: string | undefined;
  readonly fillGaps?: boolean;
  /** Two corners of a box, `x,y,z,x,y,z`, LPS mm. */
  readonly roi?: string | undefined;
  /** At half its resolution. */
  readonly coarser?: boolean;
}

export const ctChoice = (args: Arguments): CtChoice => ({
  series: one(args, 'series'),
  stack: one(args, 'stack'),
  fillGaps: has(args, 'fill-gaps'),
  roi: one(args, 'roi'),
  coarser: has(args, 'coarser'),
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
  const part = partOf(scan.value, chosen.value, choice);
  if (!part.ok) return part;
  // A person must not plan on one slice; a script may well want its numbers.
  const loaded = await loadSeries(scan.value, chosen.value, kernels, {
    allowSingleSlice: true,
    fillGaps: choice.fillGaps === true,
    ...(part.value && { part: part.value }),
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

/** The part of a series that is asked for; failure `roi-invalid`, `roi-empty`. */
function partOf(
  scan: Scan,
  seriesUid: string,
  { roi, coarser = false }: CtChoice,
): Result<VolumePart | undefined> {
  const grid = scan.series.find((item) => item.seriesUid === seriesUid)?.grid;
  if (!grid || (roi === undefined && !coarser)) return ok(undefined);
  if (roi === undefined) return ok(wholePart(grid, coarser));
  const numbers = roi.split(',').map(Number);
  if (numbers.length !== 6 || !numbers.every(Number.isFinite)) return fail('roi-invalid', { roi });
  const [x0, y0, z0, x1, y1, z1] = numbers as [number, number, number, number, number, number];
  const part = partInBox(grid, [lpsPoint(x0, y0, z0), lpsPoint(x1, y1, z1)], coarser);
  return part ? ok(part) : fail('roi-empty', { roi });
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
