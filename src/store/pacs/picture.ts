import { fail, ok, type Result } from '../../core/result';
import { ask, readAll, type RequestOptions } from './request';
import { retrieve } from './retrieve';
import type { PacsServer } from './server';

export interface PictureOf {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopInstanceUid: string;
}

/** A ready picture, or the DICOM file from which our own decoders make one. */
export type SeriesPicture =
  | { readonly kind: 'rendered'; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'instance'; readonly bytes: Uint8Array<ArrayBuffer> };

const mostPictureBytes = 8 * 1024 * 1024;
const side = 96;

/**
 * A picture of one instance: rendered by the server where it does that (PS3.18 section 10.4.1.1.3),
 * else the instance itself. Failures of `ask` and of `retrieve`.
 */
export async function fetchPicture(
  server: PacsServer,
  { studyUid, seriesUid, sopInstanceUid }: PictureOf,
  options: RequestOptions = {},
): Promise<Result<SeriesPicture>> {
  const path = `/studies/${studyUid}/series/${seriesUid}/instances/${sopInstanceUid}`;
  const answer = await ask(server, `${path}/rendered?viewport=${side},${side}`, 'image/jpeg', options);
  const type = answer.ok ? (answer.value.contentType ?? '').split(';')[0]! : '';
  if (answer.ok && /^image\/(jpeg|png|gif)$/.test(type)) {
    const bytes = await readAll(answer.value, mostPictureBytes);
    return bytes.ok ? ok({ kind: 'rendered', type, bytes: bytes.value }) : bytes;
  }
  if (!answer.ok && answer.failure.code === 'cancelled') return answer;
  if (answer.ok) await answer.value.read(() => fail('pacs-malformed'));
  return fetchInstance(server, { studyUid, seriesUid, sopInstanceUid }, options);
}

async function fetchInstance(
  server: PacsServer,
  { studyUid, seriesUid, sopInstanceUid }: PictureOf,
  options: RequestOptions,
): Promise<Result<SeriesPicture>> {
  let file: Uint8Array<ArrayBuffer> | undefined;
  const done = await retrieve(
    server,
    { studyUid, seriesUid, missing: [sopInstanceUid], isWhole: false },
    {
      ...options,
      onInstance: (_, bytes) => {
        file = bytes;
        return ok(undefined);
      },
    },
  );
  if (!done.ok) return done;
  return file ? ok({ kind: 'instance', bytes: file }) : fail('pacs-malformed');
}
