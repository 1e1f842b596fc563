import type { PacsInstance } from '../../formats/dicomweb/found';
import type { GivenFile } from '../files';
import { setPacs } from './state';

/** Instances that arrived, by series; the browser may hold them on disk. */
const files = new Map<string, Map<string, File>>();
/** Lists of instances that were asked for, by series. */
const lists = new Map<string, readonly PacsInstance[]>();

export function keep(seriesUid: string, sopInstanceUid: string, bytes: Uint8Array<ArrayBuffer>): void {
  const ofSeries = files.get(seriesUid) ?? new Map<string, File>();
  files.set(seriesUid, ofSeries.set(sopInstanceUid, new File([bytes], `${sopInstanceUid}.dcm`)));
  setPacs(({ kept }) => ({ kept: { ...kept, [seriesUid]: ofSeries.size } }));
}

export const isKept = (seriesUid: string, sopInstanceUid: string): boolean =>
  files.get(seriesUid)?.has(sopInstanceUid) ?? false;

/** What arrived of these series, as if it had been dropped. */
export const keptFiles = (series: readonly string[]): GivenFile[] =>
  series.flatMap((seriesUid) =>
    [...(files.get(seriesUid)?.values() ?? [])].map((file) => ({ path: `PACS/${file.name}`, file })),
  );

export const keepList = (seriesUid: string, list: readonly PacsInstance[]): void =>
  void lists.set(seriesUid, list);

export const keptList = (seriesUid: string): readonly PacsInstance[] | undefined => lists.get(seriesUid);

export const forgetLists = (): void => lists.clear();

export function forgetKept(): void {
  files.clear();
  setPacs({ kept: {} });
}
