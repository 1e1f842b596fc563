import type { PacsSeries } from '../../formats/dicomweb/found';
import { scanFiles } from '../../formats/open';
import type { Thumbnail } from '../../formats/thumbnail';
import { fileKernels } from '../runner';
import { instancesOf } from './instances';
import { fetchPicture } from './picture';
import type { PacsServer } from './server';
import { type SeriesThumbnail, setPacs, usePacs } from './state';

/** Objects of these modalities are no pictures. */
const withoutPicture = new Set(['SEG', 'RTSTRUCT', 'RTPLAN', 'RTDOSE', 'SR', 'PR', 'KO', 'REG', 'FID']);
/** Pictures asked for at once: what is fetched to be opened goes first. */
const lanes = 2;

/** Brings the pictures of the series one after the other; those that fail stay empty. */
export async function loadThumbnails(
  server: PacsServer,
  studyUid: string,
  series: readonly PacsSeries[],
  signal: AbortSignal,
): Promise<void> {
  const waiting = series.filter(({ modality }) => !withoutPicture.has(modality));
  const lane = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const { seriesUid } = next;
      const thumbnail = await thumbnailOf(server, studyUid, seriesUid, signal);
      if (!thumbnail) continue;
      if (signal.aborted) return release(thumbnail);
      setPacs(({ thumbnails }) => ({ thumbnails: { ...thumbnails, [seriesUid]: thumbnail } }));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function thumbnailOf(
  server: PacsServer,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<SeriesThumbnail | undefined> {
  const listed = await instancesOf(server, studyUid, seriesUid, signal);
  const middle = listed.ok ? listed.value[listed.value.length >> 1] : undefined;
  if (!middle) return undefined;
  const { sopInstanceUid } = middle;
  const picture = await fetchPicture(server, { studyUid, seriesUid, sopInstanceUid }, { signal });
  if (!picture.ok) return undefined;
  const { kind, bytes } = picture.value;
  if (kind === 'rendered') {
    return { kind: 'address', url: URL.createObjectURL(new Blob([bytes], { type: picture.value.type })) };
  }
  const thumbnail = await decoded(bytes);
  return thumbnail && { kind: 'grey', thumbnail };
}

async function decoded(bytes: Uint8Array<ArrayBuffer>): Promise<Thumbnail | undefined> {
  const file = {
    path: 'middle.dcm',
    storedSize: bytes.length,
    read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
  };
  const scan = await scanFiles([file], fileKernels(), { thumbnails: true });
  return scan.ok ? scan.value.series[0]?.thumbnail : undefined;
}

const release = (thumbnail: SeriesThumbnail): void => {
  if (thumbnail.kind === 'address') URL.revokeObjectURL(thumbnail.url);
};

export function forgetThumbnails(): void {
  Object.values(usePacs.getState().thumbnails).forEach(release);
  setPacs({ thumbnails: {} });
}
