import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pacsHandler, type ProxyOptions } from '../../../../src/app/pacs/proxy';
import { environmentAuthorization, pacsRoot } from '../../../../src/app/pacs/target';
import { searchStudies } from '../../../../src/store/pacs/search';
import type { PacsServer } from '../../../../src/store/pacs/server';
import { buildTimePacs } from '../../../../vite.config';
import { serve, type TestServer } from '../../store/pacs/serve';

const open: TestServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

type Answer = Parameters<typeof serve>[0];

/** A PACS, and the page's server before it. */
async function behindProxy(answer: Answer, more: Partial<PacsServer> = {}, options: ProxyOptions = {}) {
  const pacs = await serve(answer);
  const handler = pacsHandler({ root: `${pacs.root}/dicom-web`, ...more }, options);
  const proxy = await serve((request, response) => handler(request, response));
  open.push(pacs, proxy);
  return { pacs, proxy, root: `${proxy.root}/dicom-web` };
}

/** A request as it stands: `fetch` would straighten its path. */
const raw = (root: string, path: string, method = 'GET', headers = {}) =>
  new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const { hostname, port } = new URL(root);
    const asked = httpRequest({ hostname, port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => (body += String(chunk)));
      answer.on('end', () => resolve({ status: answer.statusCode!, body, headers: answer.headers }));
    });
    asked.on('error', reject);
    asked.end();
  });

const nothing: Answer = (_, response) => response.end('[]');

describe('the way to the PACS', () => {
  it('passes a question on, and the answer back, and keeps nothing in a cache', async () => {
    const { pacs, proxy } = await behindProxy((request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json', 'WWW-Authenticate': 'Basic' });
      response.end(JSON.stringify([request.headers.authorization, request.headers.accept]));
    });
    const headers = { Authorization: 'Bearer t', Accept: 'application/dicom+json', Cookie: 'c=1' };
    const answer = await raw(proxy.root, '/dicom-web/studies?PatientName=D%C3%A9*&limit=5', 'GET', headers);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual(['Bearer t', 'application/dicom+json']);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    expect(pacs.asked).toEqual(['GET /dicom-web/studies?PatientName=D%C3%A9*&limit=5']);
  });

  it('says where it leads, and whether it signs in, but never how', async () => {
    const { proxy, pacs } = await behindProxy(nothing, { authorization: 'Bearer secret' });
    const { body } = await raw(proxy.root, '/config.json');
    expect(JSON.parse(body)).toEqual({
      name: new URL(pacs.root).host,
      root: 'pacs/dicom-web',
      signedIn: true,
    });
    expect(body).not.toContain('secret');
  });

  it('signs in by itself where the environment says how', async () => {
    const { root } = await behindProxy(
      (request, response) =>
        response.writeHead(request.headers.authorization === 'Bearer s' ? 200 : 401).end('[]'),
      { authorization: 'Bearer s' },
    );
    expect((await searchStudies({ root }, {}, { limit: 1, offset: 0 })).ok).toBe(true);
  });

  it.each([
    '/dicom-web/../secret',
    '/dicom-web/studies/../../secret',
    '/dicom-web/studies/%2e%2e/%2e%2e/secret',
    '/dicom-web/studies/..',
    '/dicom-web//evil.example/studies',
    '/dicom-web/studies//evil',
    '/dicom-web/http://evil.example/',
    '/dicom-web/studies/1.2@evil.example',
    '/dicom-web/studies\\..\\..',
    '/dicom-web/instances-all',
    '/dicom-web',
    '/system',
    'http://evil.example/dicom-web/studies',
  ])('refuses %s', async (path) => {
    const { proxy, pacs } = await behindProxy(nothing);
    const { status, body } = await raw(proxy.root, path);
    expect([status, (JSON.parse(body) as { error: { code: string } }).error.code]).toEqual([
      400,
      'pacs-path',
    ]);
    expect(pacs.asked).toEqual([]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const { proxy, pacs } = await behindProxy(nothing);
    expect((await raw(proxy.root, '/dicom-web/studies', method)).status).toBe(405);
    expect(pacs.asked).toEqual([]);
  });

  it('refuses the page of another site', async () => {
    const { proxy, pacs } = await behindProxy(nothing, { authorization: 'Bearer s' });
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await raw(proxy.root, '/dicom-web/studies', 'GET', { 'Sec-Fetch-Site': site });
      expect(answer.status).toBe(403);
    }
    expect(pacs.asked).toEqual([]);
  });

  it.each([
    ['pacs-redirect', ((_, response) => response.writeHead(302, { Location: '/x' }).end()) as Answer, 502],
    ['pacs-timeout', (() => undefined) as Answer, 504],
    ['pacs-unreachable', ((request) => request.destroy()) as Answer, 502],
  ])('tells %s', async (code, answer, status) => {
    const { proxy, root } = await behindProxy(answer, {}, { silenceMs: 80 });
    const told = await raw(proxy.root, '/dicom-web/studies');
    expect([told.status, JSON.parse(told.body)]).toEqual([status, { error: { code, data: {} } }]);
    expect(await searchStudies({ root }, {}, { limit: 1, offset: 0 })).toMatchObject({ failure: { code } });
  });

  it('tells a server that cannot prove who it is', async () => {
    const { pacs } = await behindProxy(nothing);
    const handler = pacsHandler({ root: pacs.root.replace('http:', 'https:') });
    const proxy = await serve((request, response) => handler(request, response));
    open.push(proxy);
    const found = await searchStudies({ root: `${proxy.root}/dicom-web` }, {}, { limit: 1, offset: 0 });
    expect(found).toMatchObject({ failure: { code: 'pacs-tls' } });
  });

  it('breaks off where the PACS breaks off', async () => {
    const { root } = await behindProxy((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
      response.write('[{}', () => setTimeout(() => response.destroy(), 20));
    });
    const found = await searchStudies({ root }, {}, { limit: 1, offset: 0 });
    expect(found).toMatchObject({ failure: { code: 'pacs-truncated' } });
  });

  it('lets go of the PACS when the page does', async () => {
    let isClosed = false;
    const { root } = await behindProxy((_, response) => {
      response.on('close', () => (isClosed = true));
      response.write('[');
    });
    const found = await searchStudies(
      { root },
      {},
      { limit: 1, offset: 0 },
      { signal: AbortSignal.timeout(80) },
    );
    expect(found).toMatchObject({ failure: { code: 'cancelled' } });
    await expect.poll(() => isClosed).toBe(true);
  });

  it('leads nowhere without a PACS', async () => {
    const handler = pacsHandler(undefined);
    const server = createServer((request, response) => handler(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await raw(root, '/config.json')).body).toBe('{}');
    expect((await raw(root, '/dicom-web/studies')).status).toBe(400);
    server.closeAllConnections();
    server.close();
  });
});

describe('the address of a PACS', () => {
  it('is taken without its closing slash', () => {
    expect(pacsRoot('https://pacs.example:8443/dicom-web/')).toMatchObject({
      value: 'https://pacs.example:8443/dicom-web',
    });
  });

  it.each([
    'pacs.example',
    'ftp://pacs',
    'https://me:secret@pacs/x',
    'https://pacs/x?token=1',
    'https://pacs/#a',
  ])('is not %s', (address) => {
    const root = pacsRoot(address);
    expect(root).toMatchObject({ failure: { code: 'pacs-address' } });
    expect(JSON.stringify(root)).not.toContain('secret');
  });

  it('has its credentials from the environment', () => {
    expect(environmentAuthorization({})).toBeUndefined();
    expect(environmentAuthorization({ TROCART_PACS_TOKEN: 't' })).toBe('Bearer t');
    expect(environmentAuthorization({ TROCART_PACS_USER: 'a', TROCART_PACS_PASSWORD: 'b' })).toBe(
      'Basic YTpi',
    );
  });
});

describe('a page built for a PACS', () => {
  it('may ask exactly that origin', () => {
    expect(buildTimePacs(undefined)).toBeUndefined();
    expect(buildTimePacs('https://pacs.example/a/dicom-web/')).toEqual({
      origin: 'https://pacs.example',
      config: { name: 'pacs.example', root: 'https://pacs.example/a/dicom-web', signedIn: false },
    });
    expect(buildTimePacs('http://127.0.0.1:8042/dicom-web')?.origin).toBe('http://127.0.0.1:8042');
  });

  it.each([
    'http://pacs.example/x',
    'https://a:b@pacs.example/',
    "https://*.example/;script-src 'self'",
    '*',
  ])('is not built for %s', (address) => {
    expect(() => buildTimePacs(address)).toThrow('TROCART_PACS');
  });
});
