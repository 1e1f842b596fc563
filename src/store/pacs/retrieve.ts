import { fail, ok, type Result } from '../../core/result';
import { inLanes } from '../../formats/batches';
import { instanceUidOf } from '../../formats/dicomweb/instance';
import { boundaryOf, multipartReader } from '../../formats/dicomweb/multipart';
import { type Answer, ask, readAll, type RequestOptions } from './request';
import type { PacsServer } from './server';

/** Instances of one series that are wanted. */
export interface Wanted {
  readonly studyUid: string;
  readonly seriesUid: string;
  /** SOP Instance UIDs that are not there yet. */
  readonly missing: readonly string[];
  /** Nothing of the series is there yet: it is asked for in one go. */
  readonly isWhole: boolean;
}

/** Takes one instance, a DICOM file as it was sent. */
export type TakeInstance = (
  sopInstanceUid: string,
  bytes: Uint8Array<ArrayBuffer>,
) => Result<void> | Promise<Result<void>>;

export interface RetrieveOptions extends RequestOptions {
  readonly onInstance: TakeInstance;
}

const mostInstanceBytes = 2 ** 31 - 1;
/** Requests at once: what a browser opens to one host leaves room for the page's own. */
const lanes = 4;

/** As stored, in whatever transfer syntax (PS3.18 section 8.7.3.5): nothing is decoded or lost on the way. */
const asStored = 'multipart/related; type="application/dicom"; transfer-syntax=*';
/** For servers that do not know the wildcard. */
const asSent = 'multipart/related; type="application/dicom"';

/**
 * Retrieves the missing instances (WADO-RS, PS3.18 section 10.4) and hands on each as soon as it is
 * complete. What was handed on stays good when the rest fails: asking again needs only what is missing.
 * Failures of `ask`, and `pacs-malformed`, `pacs-truncated`, `pacs-too-large`, `pacs-incomplete`.
 */
export async function retrieve(
  server: PacsServer,
  { studyUid, seriesUid, missing, isWhole }: Wanted,
  options: RetrieveOptions,
): Promise<Result<void>> {
  const left = new Set(missing);
  const onInstance: TakeInstance = (uid, bytes) => {
    left.delete(uid);
    return options.onInstance(uid, bytes);
  };
  const series = `/studies/${studyUid}/series/${seriesUid}`;
  if (isWhole && missing.length > 1) {
    const done = await fetchFiles(server, series, { ...options, onInstance });
    // A server that does not give whole series may still give instances.
    if (!done.ok && !isRefusal(done.failure.code)) return done;
  }
  const done = await untilFailure([...left], (uid) =>
    fetchFiles(server, `${series}/instances/${uid}`, { ...options, onInstance }),
  );
  if (!done.ok) return done;
  return left.size > 0 ? fail('pacs-incomplete', { count: left.size }) : done;
}

const isRefusal = (code: string): boolean => code === 'pacs-refused' || code === 'pacs-server-error';

/** Works through `items`, a few at a time, up to the first failure. */
async function untilFailure<T>(
  items: readonly T[],
  work: (item: T) => Promise<Result<void>>,
): Promise<Result<void>> {
  let failed: Result<void> | undefined;
  await inLanes(items, lanes, async (item) => {
    if (failed) return;
    const done = await work(item);
    if (!done.ok) failed ??= done;
  });
  return failed ?? ok(undefined);
}

async function fetchFiles(server: PacsServer, path: string, options: RetrieveOptions): Promise<Result<void>> {
  let answer = await ask(server, path, asStored, options);
  if (!answer.ok && answer.failure.data['status'] === 406) answer = await ask(server, path, asSent, options);
  return answer.ok ? takeFiles(answer.value, options.onInstance) : answer;
}

async function takeFiles(answer: Answer, onInstance: TakeInstance): Promise<Result<void>> {
  const boundary = boundaryOf(answer.contentType);
  if (boundary !== undefined) return takeParts(answer, boundary, onInstance);
  // A single file may come bare.
  if (!answer.contentType?.startsWith('application/dicom')) return fail('pacs-malformed');
  const bytes = await readAll(answer, mostInstanceBytes);
  return bytes.ok ? takeFile(bytes.value, onInstance) : bytes;
}

async function takeParts(answer: Answer, boundary: string, onInstance: TakeInstance): Promise<Result<void>> {
  const reader = multipartReader(boundary, mostInstanceBytes);
  const read = await answer.read(async (chunk) => {
    const parts = reader.push(chunk);
    if (!parts.ok) return parts;
    for (const { bytes } of parts.value) {
      const taken = await takeFile(bytes, onInstance);
      if (!taken.ok) return taken;
    }
    return ok(undefined);
  });
  return read.ok ? reader.end() : read;
}

function takeFile(bytes: Uint8Array<ArrayBuffer>, onInstance: TakeInstance) {
  const uid = instanceUidOf(bytes);
  return uid === undefined ? fail('pacs-malformed') : onInstance(uid, bytes);
}
