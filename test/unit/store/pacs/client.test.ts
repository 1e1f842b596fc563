import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../../src/core/result';
import { ask, type RequestOptions } from '../../../../src/store/pacs/request';
import { retrieve } from '../../../../src/store/pacs/retrieve';
import { listInstances, searchStudies } from '../../../../src/store/pacs/search';
import { authorizationOf } from '../../../../src/store/pacs/server';
import { fetchPicture } from '../../../../src/store/pacs/picture';
import { fileOf, multipart, multipartType, serve, type TestServer } from './serve';

let server: TestServer;
afterEach(() => server.close());

const page = { limit: 2, offset: 0 };
const json = (uid: string) => ({ '00080018': { Value: [uid] } });
const wanted = (missing: readonly string[], isWhole = true) => ({
  studyUid: '1.2',
  seriesUid: '1.2.3',
  missing,
  isWhole,
});

/** Retrieves and gives what arrived. */
async function collect(
  missing: readonly string[],
  { isWhole = true, ...options }: RequestOptions & { isWhole?: boolean } = {},
) {
  const files = new Map<string, Buffer>();
  const done = await retrieve(server, wanted(missing, isWhole), {
    ...options,
    onInstance: (uid, bytes) => {
      files.set(uid, Buffer.from(bytes));
      return ok(undefined);
    },
  });
  return { files, code: done.ok ? 'done' : done.failure.code };
}

describe('what a PACS answers', () => {
  it.each([
    [401, 'pacs-sign-in'],
    [403, 'pacs-forbidden'],
    [404, 'pacs-not-found'],
    [400, 'pacs-refused'],
    [302, 'pacs-redirect'],
    [503, 'pacs-server-error'],
    [504, 'pacs-timeout'],
  ])('with status %i is %s', async (status, code) => {
    server = await serve((_, response) =>
      response.writeHead(status, { Location: 'http://127.0.0.1:9/' }).end(),
    );
    expect(await searchStudies(server, {}, page)).toMatchObject({ failure: { code } });
    expect(server.asked).toHaveLength(1);
  });

  it('in another language than DICOM JSON is malformed; nothing is an empty list', async () => {
    server = await serve((request, response) => response.end(request.url!.includes('CT') ? '' : '<html>'));
    expect(await searchStudies(server, {}, page)).toMatchObject({ failure: { code: 'pacs-malformed' } });
    expect(await searchStudies(server, { modality: 'CT' }, page)).toEqual(ok({ items: [], hasMore: false }));
  });

  it('after too long is a timeout, also in the middle of it', async () => {
    server = await serve((request, response) => void (request.url!.includes('CT') && response.write('[')));
    const options = { silenceMs: 60 };
    expect(await searchStudies(server, {}, page, options)).toMatchObject({
      failure: { code: 'pacs-timeout' },
    });
    const half = await searchStudies(server, { modality: 'CT' }, page, options);
    expect(half).toMatchObject({ failure: { code: 'pacs-timeout' } });
  });

  it('by nobody is unreachable, and what is not encrypted is no https', async () => {
    server = await serve((_, response) => response.end('[]'));
    const https = { root: server.root.replace('http:', 'https:') };
    expect(await searchStudies(https, {}, page)).toMatchObject({ failure: { code: 'pacs-tls' } });
    const gone = await serve(() => undefined);
    await gone.close();
    expect(await searchStudies(gone, {}, page)).toMatchObject({ failure: { code: 'pacs-unreachable' } });
  });

  it('is asked for with the credentials in the header, and nowhere else', async () => {
    const seen: (string | undefined)[] = [];
    server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('[]');
    });
    const basic = authorizationOf({ kind: 'basic', user: 'ä', password: 'p:w' });
    await searchStudies({ ...server, authorization: basic }, {}, page);
    await searchStudies(
      { ...server, authorization: authorizationOf({ kind: 'token', token: ' t \n' }) },
      {},
      page,
    );
    await searchStudies(server, {}, page);
    const sent = Buffer.from(seen[0]!.replace('Basic ', ''), 'base64').toString('utf8');
    expect([sent, ...seen.slice(1)]).toEqual(['ä:p:w', 'Bearer t', undefined]);
    expect(server.asked.join()).not.toMatch(/Bearer|w|Basic/);
  });

  it('in pages is listed to its end, also when the server ignores the page', async () => {
    const all = ['1.1', '1.2', '1.3'].map(json);
    server = await serve((request, response) => {
      const offset = Number(new URL(request.url!, 'http://x').searchParams.get('offset'));
      const isDeaf = request.url!.includes('9.9');
      const items = isDeaf ? all : all.slice(offset, offset + 2);
      response.writeHead(200, items.length === 2 || isDeaf ? { Warning: '299 x: more' } : {});
      response.end(JSON.stringify(items));
    });
    const listed = await listInstances(server, '1.2', '1.2.3');
    expect(listed.ok && listed.value.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual([
      '1.1',
      '1.2',
      '1.3',
    ]);
    const deaf = await listInstances(server, '1.2', '9.9');
    expect(deaf.ok && deaf.value.length).toBe(3);
    expect(server.asked.length).toBe(4);
  });
});

describe('a series', () => {
  const files = ['1.1', '1.2', '1.3', '1.4'].map((uid) => fileOf(uid, `pixels of ${uid}`));
  const uids = ['1.1', '1.2', '1.3', '1.4'];
  const one = (url: string) => files[uids.indexOf(url.split('/').at(-1)!)];

  it('comes in one go, byte by byte', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': multipartType });
      response.end(multipart(...files));
    });
    const { code, files: got } = await collect(uids);
    expect(code).toBe('done');
    uids.forEach((uid, i) => expect(got.get(uid)!.equals(files[i]!)).toBe(true));
    expect(server.asked).toEqual(['GET /studies/1.2/series/1.2.3']);
  });

  it('that broke off keeps what came, and only the rest is asked for again', async () => {
    server = await serve((request, response) => {
      const file = one(request.url!);
      response.writeHead(200, { 'Content-Type': multipartType });
      if (file) return response.end(multipart(file));
      const whole = multipart(...files);
      response.write(whole.subarray(0, whole.length / 2 + 20), () =>
        setTimeout(() => response.destroy(), 20),
      );
      return undefined;
    });
    const first = await collect(uids);
    expect(first.code).toBe('pacs-truncated');
    expect(first.files.size).toBe(2);
    const missing = uids.filter((uid) => !first.files.has(uid));
    server.asked.length = 0;
    const rest = await collect(missing, { isWhole: false });
    expect(rest.code).toBe('done');
    expect([...rest.files.keys()].sort()).toEqual(missing);
    expect(server.asked.sort()).toEqual(
      missing.map((uid) => `GET /studies/1.2/series/1.2.3/instances/${uid}`),
    );
  });

  it('that ends without its end was cut off', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': multipartType });
      response.end(multipart(...files).subarray(0, 500));
    });
    expect((await collect(uids)).code).toBe('pacs-truncated');
  });

  it('is asked for image by image where the server gives no whole series', async () => {
    server = await serve((request, response) => {
      const file = one(request.url!);
      if (!file) return response.writeHead(501).end();
      response.writeHead(200, { 'Content-Type': 'application/dicom' });
      return response.end(file);
    });
    const { code, files: got } = await collect(uids);
    expect([code, got.size]).toEqual(['done', 4]);
  });

  it('is asked for without the wildcard where the server does not know it', async () => {
    server = await serve((request, response) => {
      if (request.headers.accept!.includes('*')) return response.writeHead(406).end();
      response.writeHead(200, { 'Content-Type': multipartType });
      return response.end(multipart(...files));
    });
    expect((await collect(uids)).code).toBe('done');
  });

  it('of which the server lacks an image says so', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': multipartType });
      response.end(multipart(files[0]!));
    });
    const { code, files: got } = await collect(uids);
    expect([code, got.size]).toEqual(['pacs-incomplete', 1]);
  });

  it('that is a web page, or holds other things than DICOM, is malformed', async () => {
    server = await serve((request, response) => {
      const isPage = request.url!.endsWith('1.1');
      response.writeHead(200, { 'Content-Type': isPage ? 'text/html' : multipartType });
      response.end(isPage ? '<html>' : multipart(Buffer.from('not DICOM')));
    });
    expect((await collect(['1.1'], { isWhole: false })).code).toBe('pacs-malformed');
    expect((await collect(['1.2'], { isWhole: false })).code).toBe('pacs-malformed');
  });

  it('stops when it is cancelled', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': multipartType });
      response.write(multipart(files[0]!, files[1]!).subarray(0, -8));
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { code, files: got } = await collect(uids, { signal: controller.signal });
    expect([code, got.size]).toEqual(['cancelled', 1]);
  });
});

describe('a picture', () => {
  const place = { studyUid: '1.2', seriesUid: '1.2.3', sopInstanceUid: '1.1' };

  it('is the one that the server renders', async () => {
    server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'image/jpeg' });
      response.end('jpeg');
    });
    expect(await fetchPicture(server, place)).toMatchObject({
      value: { kind: 'rendered', type: 'image/jpeg' },
    });
  });

  it('comes as the image itself where the server renders nothing', async () => {
    const file = fileOf('1.1');
    server = await serve((request, response) => {
      if (request.url!.includes('rendered')) return response.writeHead(404).end();
      response.writeHead(200, { 'Content-Type': multipartType });
      return response.end(multipart(file));
    });
    const picture = await fetchPicture(server, place);
    expect(picture.ok && picture.value.kind).toBe('instance');
    expect(picture.ok && file.equals(picture.value.bytes)).toBe(true);
  });
});

describe('a question that was cancelled before', () => {
  it('is not asked', async () => {
    server = await serve((_, response) => response.end('[]'));
    const signal = AbortSignal.abort();
    expect(await ask(server, '/studies', '*/*', { signal })).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect(server.asked).toEqual([]);
  });
});
