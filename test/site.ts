import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { isolationHeaders } from '../vite.config';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
};

export interface Site {
  /** Address of the page, with a closing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built `dist/` as a hospital's web server would.
 * @param options.isolated sends the headers that let the page share memory with its workers
 * @param options.prefix a sub-path such as `/tools/trocart`
 */
export async function serveDist({ isolated = true, prefix = '' } = {}): Promise<Site> {
  if (!existsSync('dist/index.html')) throw new Error('dist/ is missing: run `npm run build` first.');
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname);
    const inside = path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
    const file = inside === undefined ? '' : join('dist', normalize(inside || 'index.html'));
    if (!file.startsWith('dist') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      ...(isolated ? isolationHeaders : {}),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
