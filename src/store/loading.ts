import { create } from 'zustand';
import { structureById } from '../catalog/structures';
import { fail, type Failure, type Result } from '../core/result';
import type { Structure } from '../core/structure';
import type { VolumePart } from '../core/volume-part';
import { type LoadOptions, loadSeries, type Scan, scanFiles, type SeriesSummary } from '../formats/open';
import type { RefusedFile } from '../formats/gather';
import { firstError, type Issue } from '../formats/issue';
import type { SourceFile } from '../formats/source';
import { keptPlanFor } from './autosave';
import { keepBody } from './body';
import { cancelLoading, showArrivals } from './arriving';
import { beginCarry, carriedPlan, leaveCarry, showCarried } from './carry';
import { useCarry } from './carry/state';
import { type GivenFile, sourcesOf } from './files';
import { isModel, takeModel } from './model';
import { clearNotices, notify } from './notices';
import { closeCt, type IdentifiedVolume, showCt } from './openCt';
import { type FoundPlan, openPlan, takePlans } from './openPlan';
import { addMarkups } from './markups';
import { addStructures } from './openStructures';
import { setSources } from './privacy';
import { leavePartOffer, offerPart, shortageOf, usePartOffer, type Wanted } from './part-offer';
import { addRefused, listRefused, tellRefused } from './refused';
import { fileKernels, kernelRunner } from './runner';
import { fetchSample, type Sample } from './samples';
import { showSecond } from './second-series';
import { setSession, useSession } from './session';
import { runTask } from './tasks';

/** What was given, sorted into what it is. */
export interface Found {
  readonly scan: Scan;
  readonly plans: readonly FoundPlan[];
  readonly sample?: string;
}

interface LoadingState {
  readonly isBusy: boolean;
  /** The CT that is being read to be opened. */
  readonly wanted?: Wanted;
  /** Waits for the user to choose a series. */
  readonly choice?: Found;
  /** Waits for the user to allow that the open CT is closed. */
  readonly replacement?: Found;
  /** Remarks on the open CT. */
  readonly issues?: readonly Issue[];
  /** What the CT was opened from; another series of it can be shown with it. */
  readonly opened?: { readonly found: Found; readonly seriesUid: string };
}

/** What is being opened; read by the start page and the dialogs. */
export const useLoading = create<LoadingState>()(() => ({ isBusy: false }));

export const leaveChoice = (): void => useLoading.setState({ choice: undefined });
export const leaveReplacement = (): void => useLoading.setState({ replacement: undefined });

const failure = (code: string, data: Failure['data'] = {}): Failure => ({ code, data });

/** Opens whatever was dropped or chosen: a CT, structures for the open one, a plan, a network to run on it. */
export const openGiven = (files: readonly GivenFile[]): Promise<void> =>
  isModel(files) ? takeModel(files) : whileFree(() => sortOut(files));

/**
 * Fetches a sample case and opens its CT, its structures and its plan; without the plan where one that
 * was kept for it is to be continued.
 */
export const openSample = (sample: Sample, { withPlan = true } = {}): Promise<void> =>
  whileFree(async () => {
    const fetched = await runTask('fetch-sample', (task) => fetchSample(sample, task));
    if (!fetched.ok) return notify('error', fetched.failure);
    await sortOut([{ path: sample.file, file: fetched.value }], { sample: sample.id, withPlan });
  });

/**
 * Opens one of the series that were found, with the structures and the plan that came along; where asked,
 * with missing slices interpolated.
 */
export const openChosen = (found: Found, seriesUid: string, { fillGaps = false } = {}): Promise<void> =>
  whileFree(() => openCase({ found, seriesUid, fillGaps }));

/** Closes the open CT and opens what was given in its place: the series named, where there are several. */
export function openReplacement(
  found: Found,
  seriesUid: string | undefined,
  { fillGaps = false } = {},
): Promise<void> {
  leaveReplacement();
  return whileFree(() =>
    seriesUid === undefined ? openFound(found) : openCase({ found, seriesUid, fillGaps }),
  );
}

/** Asks which part of a series is to be read. */
export const askForPart = (wanted: Wanted): void => offerPart(wanted, 'asked', fileKernels());

/** Opens what was offered: the part chosen, or all of it all the same. */
export function openOffered(part: VolumePart | undefined): Promise<void> {
  const { offer } = usePartOffer.getState();
  if (!offer) return Promise.resolve();
  leavePartOffer();
  return whileFree(() => openAgreed({ ...offer.wanted, part }));
}

/** Leaves a CT that is being read, and asks which part of it is wanted instead. */
export function askForPartInstead(): void {
  const { wanted } = useLoading.getState();
  cancelLoading();
  if (wanted) askForPart({ ...wanted, part: undefined });
}

/** Shows another series of what was found with the open CT; where asked, with missing slices interpolated. */
export function openSecond(found: Found, seriesUid: string, { fillGaps = false } = {}): Promise<void> {
  leaveReplacement();
  return whileFree(async () => {
    const loaded = await loadBeside({ found, seriesUid, fillGaps });
    if (loaded.ok) showSecond(loaded.value);
    else notify('error', loaded.failure);
  });
}

/** Reads another CT, to which the open plan is to be carried; where asked, with missing slices interpolated. */
export function openForCarry(found: Found, seriesUid: string, { fillGaps = false } = {}): Promise<void> {
  leaveReplacement();
  return whileFree(async () => {
    const loaded = await loadBeside({ found, seriesUid, fillGaps });
    if (loaded.ok) beginCarry(loaded.value, found, seriesUid);
    else notify('error', loaded.failure);
  });
}

/** Opens the CT of the day in place of the other, with the plan carried to it and the structures that came along. */
export function finishCarry(): Promise<void> {
  const { today, found, seriesUid } = useCarry.getState();
  const plan = carriedPlan();
  if (!today || !found || !seriesUid || !plan) return Promise.resolve();
  leaveCarry();
  return whileFree(async () => {
    await openLoaded(today, { ...found, plans: [] }, seriesUid);
    showCarried(plan);
  });
}

/** One at a time: a second drop while the first is being read is told so. */
async function whileFree(work: () => Promise<void>): Promise<void> {
  if (useLoading.getState().isBusy) return notify('warning', failure('still-loading'));
  useLoading.setState({ isBusy: true });
  try {
    await work();
  } finally {
    useLoading.setState({ isBusy: false });
  }
}

interface Origin {
  readonly sample?: string;
  readonly withPlan?: boolean;
}

async function sortOut(files: readonly GivenFile[], { sample, withPlan = true }: Origin = {}): Promise<void> {
  clearNotices();
  const scanned = await runTask('scan', async (task) => {
    const sources = await sourcesOf(files, task.signal);
    return sources.ok ? scanFiles(sources.value, fileKernels(), { thumbnails: true, ...task }) : sources;
  });
  if (!scanned.ok) return notify('error', scanned.failure);
  const { scan, plans } = await takePlans(scanned.value);
  const found: Found = { scan, plans: withPlan ? plans : [], ...(sample !== undefined && { sample }) };
  const hasCt = useSession.getState().ct !== undefined;
  if (!hasCt) listRefused(scan.refused);
  if (hasCt && scan.series.length > 0) useLoading.setState({ replacement: found });
  else if (hasCt) await addToOpenCase(found);
  else await openFound(found);
}

export const usableSeries = ({ series }: Scan): readonly SeriesSummary[] =>
  series.filter(({ usable }) => usable);

/** Series beside the open one that the user may miss, with the first thing that forbids their use. */
const unusableSeries = ({ series }: Scan, openUid: string): RefusedFile[] =>
  series.flatMap(({ description, seriesUid, issues }) => {
    const error = seriesUid === openUid ? undefined : firstError(issues);
    return error ? [{ path: description || seriesUid, failure: error }] : [];
  });

/** One usable series opens at once; else the user chooses, or sees why none can be used. */
async function openFound(found: Found): Promise<void> {
  const [only, ...others] = usableSeries(found.scan);
  if (only && others.length === 0) return openCase({ found, seriesUid: only.seriesUid });
  if (found.scan.series.length > 0) return useLoading.setState({ choice: found });
  if (found.plans.length > 0) {
    useLoading.setState({ choice: found });
    return notify('info', failure('plan-needs-ct', { path: found.plans[0]!.path }));
  }
  if (found.scan.objects.length > 0) {
    return notify('warning', failure('structures-need-ct', { path: found.scan.objects[0]!.path }));
  }
  tellRefused(found.scan.refused);
}

async function addToOpenCase(found: Found): Promise<void> {
  await addStructures(found.scan);
  for (const plan of found.plans.slice(0, 1)) openPlan(plan);
  await addMarkups(found.scan);
  addRefused(found.scan.refused);
  tellRefused(found.scan.refused);
}

const isBone = ({ id }: Structure): boolean => structureById(id)?.role === 'bone';

/** The files that a copy of the case is made of. */
function copiedFrom({ files, objects }: Scan, { origin }: IdentifiedVolume): SourceFile[] {
  const kinds = new Set(['SEG', 'RTSTRUCT']);
  const along = objects.flatMap(({ path, kind }) => (kinds.has(kind) ? path : []));
  const paths = origin ? [...origin.instances.map(({ path }) => path), ...along] : [];
  return [...new Set(paths)].flatMap((path) => files.get(path) ?? []);
}

/** Opens a series; one that is too large for the machine is asked about first. */
async function openCase(wanted: Wanted): Promise<void> {
  const shortage = shortageOf(wanted);
  if (shortage) offerPart(wanted, shortage, fileKernels());
  else await openAgreed(wanted);
}

async function openAgreed(wanted: Wanted): Promise<void> {
  const arrivals = showArrivals();
  useLoading.setState({ wanted });
  const loaded = await loadVolume(wanted, arrivals.onArrival).finally(() => {
    useLoading.setState({ wanted: undefined });
    arrivals.done();
  });
  if (loaded.ok) return openLoaded(loaded.value, wanted.found, wanted.seriesUid);
  if (loaded.failure.code === 'out-of-memory') return offerPart(wanted, 'failed', fileKernels());
  return notify('error', loaded.failure);
}

/** A CT beside the open one, where there is room for both. */
async function loadBeside(wanted: Wanted): Promise<Result<IdentifiedVolume>> {
  const shortage = shortageOf(wanted);
  return shortage ? fail('no-room-beside') : loadVolume(wanted);
}

async function openLoaded(loaded: IdentifiedVolume, found: Found, seriesUid: string): Promise<void> {
  // Before the case closes, so that nothing of it is between the two on the screen.
  const kept = await keptPlanFor(loaded.fingerprint);
  closeCt();
  showCt(loaded, found.sample, kept?.plan);
  setSources(copiedFrom(found.scan, loaded));
  const { series } = found.scan;
  const all = series.find((item) => item.seriesUid === seriesUid)?.issues ?? [];
  // What forbade its use was lifted when it was opened: a filled gap is told by the volume itself.
  const issues = all.filter(({ severity }) => severity !== 'error');
  const refused = [...unusableSeries(found.scan, seriesUid), ...found.scan.refused];
  listRefused(refused);
  useLoading.setState({ choice: undefined, issues, opened: { found, seriesUid } });
  for (const plan of found.plans.slice(0, 1)) openPlan(plan);
  await addMarkups(found.scan);
  await addStructures(found.scan);
  // Without surfaces of bone the 3-D view shows the bones of the CT itself.
  if (!useSession.getState().structures.some(isBone)) setSession({ volumePreset: 'bone' });
  tellRefused(refused);
}

/** Reads the pixels, hashes them and finds the patient; the bar goes to 85 % for the first part. */
function loadVolume(
  { found, seriesUid, fillGaps, part }: Wanted,
  onArrival?: LoadOptions['onArrival'],
): Promise<Result<IdentifiedVolume>> {
  return runTask('load-ct', async ({ signal, onProgress }) => {
    const loaded = await loadSeries(found.scan, seriesUid, fileKernels(), {
      signal,
      fillGaps,
      part,
      onArrival,
      onProgress: (fraction) => onProgress(fraction * 0.85),
    });
    if (!loaded.ok) return loaded;
    const { volume } = loaded.value;
    const hashed = await kernelRunner().run(
      'fingerprint',
      { volume },
      { signal, onProgress: (fraction) => onProgress(0.85 + fraction * 0.15) },
    );
    if (!hashed.ok) return hashed;
    const body = await kernelRunner().run('body', { volume }, { signal });
    if (!body.ok) return body;
    keepBody(volume, body.value);
    return { ok: true, value: { ...loaded.value, fingerprint: hashed.value } };
  });
}
