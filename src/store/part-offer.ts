import { create } from 'zustand';
import type { VolumePart } from '../core/volume-part';
import type { Scout } from '../formats/dicom-ct/scout';
import type { OpenKernels } from '../formats/kernels';
import { budgetBelow, type MemoryBudget } from '../formats/memory';
import type { SeriesSummary } from '../formats/open';
import { loadScout } from '../formats/scout';
import type { Found } from './loading';
import { budgetNow, fitOf, needOf } from './memory';
import { runTask } from './tasks';

/** A series to open, and how. */
export interface Wanted {
  readonly found: Found;
  readonly seriesUid: string;
  /** Missing slices are interpolated. */
  readonly fillGaps?: boolean;
  /** All of it where absent. */
  readonly part?: VolumePart;
}

/** `tight`, `beyond`: it does not fit; `failed`: memory ran out while it was read; `asked`: the user wants a part. */
export type Why = 'tight' | 'beyond' | 'failed' | 'asked';

export interface PartOffer {
  readonly wanted: Wanted;
  readonly series: SeriesSummary;
  readonly why: Why;
  readonly budget: MemoryBudget;
  /** Absent until it is read; it may stay so. */
  readonly scout?: Scout;
}

/** The question which part of a CT is to be read, or how finely. */
export const usePartOffer = create<{ readonly offer?: PartOffer }>()(() => ({}));

let reading = new AbortController();

/** Asks which part is to be read; pictures to choose it on follow. */
export function offerPart(wanted: Wanted, why: Why, kernels: OpenKernels): void {
  const series = seriesOf(wanted);
  if (!series?.grid) return;
  const now = budgetNow();
  const budget = why === 'failed' ? budgetBelow(now, needOf(series, now, wanted.part)) : now;
  reading.abort();
  reading = new AbortController();
  usePartOffer.setState({ offer: { wanted, series, why, budget } });
  void readScout(wanted, kernels, reading.signal);
}

async function readScout(wanted: Wanted, kernels: OpenKernels, left: AbortSignal): Promise<void> {
  const { found, seriesUid } = wanted;
  const scout = await runTask('scout', ({ signal, onProgress }) =>
    loadScout(found.scan, seriesUid, kernels, { signal: AbortSignal.any([signal, left]), onProgress }),
  );
  const { offer } = usePartOffer.getState();
  // A region can be chosen without pictures: a failure here comes again, in words, where it matters.
  if (scout.ok && scout.value && offer?.wanted === wanted)
    usePartOffer.setState({ offer: { ...offer, scout: scout.value } });
}

export function leavePartOffer(): void {
  reading.abort();
  usePartOffer.setState({ offer: undefined });
}

const seriesOf = ({ found, seriesUid }: Wanted): SeriesSummary | undefined =>
  found.scan.series.find((series) => series.seriesUid === seriesUid);

/** Why a series had better not be read as it is wanted; undefined when it fits. */
export function shortageOf(wanted: Wanted): 'tight' | 'beyond' | undefined {
  const series = seriesOf(wanted);
  const fit = series ? fitOf(series, budgetNow(), wanted.part) : 'fits';
  return fit === 'fits' ? undefined : fit;
}
