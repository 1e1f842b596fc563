import { create } from 'zustand';
import type { Failure } from '../../core/result';
import type { PacsSeries, PacsStudy } from '../../formats/dicomweb/found';
import type { StudySearch } from '../../formats/dicomweb/query';
import type { Thumbnail } from '../../formats/thumbnail';
import type { PacsConfig } from './config';

/** The picture of a series: a `blob:` address of what the PACS rendered, or our own. */
export type SeriesThumbnail =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'grey'; readonly thumbnail: Thumbnail };

export interface PacsState {
  /** Undefined until the page's server was asked. */
  readonly config?: PacsConfig | 'none';
  /** Credentials are held; which ones, no store knows. */
  readonly hasCredentials: boolean;
  /** The PACS refused for want of them. */
  readonly wantsSignIn: boolean;
  readonly showsPatients: boolean;
  readonly search: StudySearch;
  readonly isSearching: boolean;
  /** What the last search found; undefined before the first. */
  readonly studies?: readonly PacsStudy[];
  readonly hasMore: boolean;
  readonly studyUid?: string;
  /** Of the study; undefined while they are asked for. */
  readonly series?: readonly PacsSeries[];
  readonly thumbnails: Readonly<Record<string, SeriesThumbnail>>;
  /** Series that are to be fetched. */
  readonly chosen: readonly string[];
  /** How many instances of a series are here already. */
  readonly kept: Readonly<Record<string, number>>;
  readonly fetching?: { readonly done: number; readonly total: number; readonly bytes: number };
  readonly failure?: Failure;
}

/** What is looked for in the PACS and what it has: view state, neither saved nor undone. */
export const usePacs = create<PacsState>()(() => ({
  hasCredentials: false,
  wantsSignIn: false,
  showsPatients: false,
  search: { modality: 'CT' },
  isSearching: false,
  hasMore: false,
  thumbnails: {},
  chosen: [],
  kept: {},
}));

export const setPacs = usePacs.setState;

/** Shows what went wrong; a cancelled question is nothing wrong. */
export function tell(failure: Failure): void {
  if (failure.code === 'cancelled') return;
  setPacs({ failure, ...(failure.code === 'pacs-sign-in' && { wantsSignIn: true }) });
}
