import type { PacsSeries } from '../../formats/dicomweb/found';
import { forgetKept, forgetLists } from './kept';
import { forgetThumbnails, loadThumbnails } from './thumbnails';
import { listSeries, searchStudies } from './search';
import { currentServer, forgetCredentials } from './session';
import { setPacs, tell, usePacs } from './state';

const pageSize = 50;

let asking = new AbortController();

/** Drops what was being asked, and gives the signal for what is asked now. */
function askAnew(): AbortSignal {
  asking.abort();
  asking = new AbortController();
  return asking.signal;
}

/** Searches with what the form says. */
export function searchPacs(): Promise<void> {
  leaveStudy();
  setPacs({ studies: undefined, hasMore: false });
  return searchPage(0);
}

/** The next page of the same search. */
export const searchMore = (): Promise<void> => searchPage(usePacs.getState().studies?.length ?? 0);

async function searchPage(offset: number): Promise<void> {
  const server = currentServer();
  if (!server) return;
  const signal = askAnew();
  setPacs({ isSearching: true, failure: undefined });
  const { search } = usePacs.getState();
  const found = await searchStudies(server, search, { limit: pageSize, offset }, { signal });
  if (signal.aborted) return;
  setPacs({ isSearching: false });
  if (!found.ok) return tell(found.failure);
  const { items, hasMore } = found.value;
  setPacs(({ studies = [] }) => {
    const known = new Set(studies.map(({ studyUid }) => studyUid));
    const added = items.filter(({ studyUid }) => !known.has(studyUid));
    // A server that ignores the page gives the same again: then there is no more.
    return { studies: [...studies, ...added], hasMore: hasMore && added.length > 0 };
  });
}

/** Leaves the study; images of it that arrived are kept. */
function leaveStudy(): void {
  askAnew();
  forgetThumbnails();
  forgetLists();
  setPacs({ studyUid: undefined, series: undefined, chosen: [], isSearching: false, failure: undefined });
}

/** Shows the series of a study, their pictures as they come. */
export async function openStudy(studyUid: string): Promise<void> {
  const server = currentServer();
  if (!server) return;
  leaveStudy();
  const { signal } = asking;
  setPacs({ studyUid });
  const series = await listSeries(server, studyUid, { signal });
  if (signal.aborted) return;
  if (!series.ok) {
    setPacs({ studyUid: undefined });
    return tell(series.failure);
  }
  setPacs({ series: series.value, chosen: onlyCt(series.value) });
  await loadThumbnails(server, studyUid, series.value, signal);
}

/** The CT of a study that has one. */
function onlyCt(series: readonly PacsSeries[]): string[] {
  const ct = series.filter(({ modality }) => modality === 'CT');
  return ct.length === 1 ? [ct[0]!.seriesUid] : [];
}

export const toggleSeries = (seriesUid: string): void =>
  setPacs(({ chosen }) => ({
    chosen: chosen.includes(seriesUid) ? chosen.filter((item) => item !== seriesUid) : [...chosen, seriesUid],
  }));

/** Signs out: the credentials go, and with them what they opened. */
export function signOut(): void {
  forgetCredentials();
  leaveStudy();
  forgetKept();
  setPacs({ studies: undefined, hasMore: false, showsPatients: false });
}
