import { ok, type Result } from '../../core/result';
import {
  inOrder,
  type PacsInstance,
  type PacsSeries,
  type PacsStudy,
  readInstances,
  readSeries,
  readStudies,
} from '../../formats/dicomweb/found';
import {
  instancesPath,
  type Page,
  seriesPath,
  studiesPath,
  type StudySearch,
} from '../../formats/dicomweb/query';
import { ask, readAll, type RequestOptions } from './request';
import type { PacsServer } from './server';

export interface Listed<T> {
  readonly items: readonly T[];
  /** There may be more behind these. */
  readonly hasMore: boolean;
}

const mostAnswerBytes = 64 * 1024 * 1024;
const accept = 'application/dicom+json';

/** One page of studies. Failures of `ask`, and `pacs-malformed`, `pacs-too-large`. */
export const searchStudies = (
  server: PacsServer,
  search: StudySearch,
  page: Page,
  options: RequestOptions = {},
): Promise<Result<Listed<PacsStudy>>> =>
  list(server, studiesPath(search, page), page.limit, readStudies, options);

/** All series of a study, in the order of their numbers. Failures as for studies. */
export async function listSeries(
  server: PacsServer,
  studyUid: string,
  options: RequestOptions = {},
): Promise<Result<PacsSeries[]>> {
  const all = await listAll(
    (page) => list(server, seriesPath(studyUid, page), page.limit, readSeries, options),
    ({ seriesUid }) => seriesUid,
  );
  return all.ok ? ok(inOrder(all.value)) : all;
}

/** All instances of a series, in the order of their numbers. Failures as for studies. */
export async function listInstances(
  server: PacsServer,
  studyUid: string,
  seriesUid: string,
  options: RequestOptions = {},
): Promise<Result<PacsInstance[]>> {
  const all = await listAll(
    (page) => list(server, instancesPath(studyUid, seriesUid, page), page.limit, readInstances, options),
    ({ sopInstanceUid }) => sopInstanceUid,
  );
  return all.ok ? ok(inOrder(all.value)) : all;
}

async function list<T>(
  server: PacsServer,
  path: string,
  limit: number,
  read: (text: string) => Result<T[]>,
  options: RequestOptions,
): Promise<Result<Listed<T>>> {
  const answer = await ask(server, path, accept, options);
  const bytes = answer.ok ? await readAll(answer.value, mostAnswerBytes) : answer;
  if (!bytes.ok || !answer.ok) return bytes as Result<never>;
  const items = read(new TextDecoder().decode(bytes.value));
  if (!items.ok) return items;
  return ok({ items: items.value, hasMore: answer.value.hasMore || items.value.length >= limit });
}

const pageSize = 1000;

/** Page after page, until one brings nothing new: some servers give fewer than asked, some ignore `offset`. */
async function listAll<T>(
  fetchPage: (page: Page) => Promise<Result<Listed<T>>>,
  keyOf: (item: T) => string,
): Promise<Result<T[]>> {
  const found = new Map<string, T>();
  for (let offset = 0; ;) {
    const page = await fetchPage({ limit: pageSize, offset });
    if (!page.ok) return page;
    const before = found.size;
    for (const item of page.value.items) found.set(keyOf(item), item);
    offset += page.value.items.length;
    if (!page.value.hasMore || found.size === before) return ok([...found.values()]);
  }
}
