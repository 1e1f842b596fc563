import type { DicomSeries } from './dicom-ct/series';
import { type Issue, warning } from './issue';
import type { ScannedFile } from './scan';

type Refused = Extract<ScannedFile, { kind: 'refused' }>;

/** Refusals of files that may well be slices. */
const mayBeSlices = new Set([
  'dicom-broken',
  'dicom-encoding',
  'dicom-truncated',
  'file-unreadable',
  'reader-failed',
]);

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * Remarks that files of a series could not be read: it may end early with no gap to show for it. Files
 * whose header cannot be read either may belong to any series of their folder.
 */
export function unreadRemarks({ slices }: DicomSeries, refused: readonly Refused[]): Issue[] {
  if (refused.length === 0) return [];
  const folders = new Set(slices.map(({ path }) => folderOf(path)));
  const own = refused.filter(({ seriesUid }) => seriesUid === slices[0]!.seriesUid);
  const beside = refused.filter(
    ({ seriesUid, path, failure }) =>
      seriesUid === undefined && mayBeSlices.has(failure.code) && folders.has(folderOf(path)),
  );
  return [
    ...(own[0] ? [warning('files-unread', { path: own[0].path, count: own.length })] : []),
    ...(beside[0] ? [warning('files-unread-beside', { path: beside[0].path, count: beside.length })] : []),
  ];
}
