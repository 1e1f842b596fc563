/// <reference types="vitest/config" />
import { cpSync, createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The PACS that a page is built for: the origin that its policy lets it ask, and what it is told of it.
 * Unencrypted only to this machine. Throws on anything else: a page must not be built with a wider policy
 * than was meant.
 */
export function buildTimePacs(address: string | undefined) {
  if (!address) return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPlain =
    url && !url.username && !url.password && !url.search && /^([\w.-]+|\[::1\])$/.test(url.hostname);
  const isLocal = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const protocols = isLocal ? ['http:', 'https:'] : ['https:'];
  if (!isPlain || !protocols.includes(url.protocol))
    throw new Error('TROCART_PACS is no https:// address of a DICOMweb server');
  const root = (url.origin + url.pathname).replace(/\/+$/, '');
  return { origin: url.origin, config: { name: url.host, root, signedIn: false } };
}

/** The DICOMweb root that the page may reach beside its own server: named when the page is built, or none. */
const pacs = buildTimePacs(process.env['TROCART_PACS']);

/** Nothing but this site: no other host, no inline script, no eval (WebAssembly excepted). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  `connect-src 'self' blob:${pacs ? ` ${pacs.origin}` : ''}`,
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy travels in the built page itself, so that any plain web server serves it. */
const securityPolicy = (): Plugin => ({
  name: 'security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
});

/** What the page reads of its PACS; the app's own server answers here itself (`npm start -- --pacs`). */
const pacsConfig = (): Plugin => ({
  name: 'pacs-config',
  configureServer: ({ middlewares }) => {
    middlewares.use('/pacs/config.json', (_, response) => response.end(JSON.stringify(pacs?.config ?? {})));
  },
  generateBundle() {
    const source = JSON.stringify(pacs?.config ?? {});
    this.emitFile({ type: 'asset', fileName: 'pacs/config.json', source });
  },
});

const samples = 'samples/generated';

const isServed = (path: string) => path === samples || /\.(zip|png|json)$/.test(path);

/** The generated sample cases are fetched by the page when they are picked; they are not bundled. */
const sampleCases = (): Plugin => ({
  name: 'sample-cases',
  configureServer: (server) => {
    server.middlewares.use('/samples', (request, response, next) => {
      const file = `${samples}/${basename(request.url ?? '')}`;
      if (existsSync(file)) createReadStream(file).pipe(response);
      else next();
    });
  },
  closeBundle: () => {
    if (existsSync(samples)) cpSync(samples, 'dist/samples', { recursive: true, filter: isServed });
  },
});

/** Let the page share memory with its workers. Without these headers it copies instead. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Vitest would leave one core idle, which is half of a small machine; most tests work on one core at a time. */
const everyCore = { maxWorkers: '100%' } as const;

/** A page in software on a busy machine: it is waited for long, and fails nothing that it does in the end. */
const patient = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 15_000 } },
} as const;

/** What measures how long the page keeps its user waiting: nothing may run beside these. */
const timed = ['cement', 'hydrodissection', 'responsive'].map((name) => `test/e2e/${name}.test.ts`);

export default defineConfig({
  base: './',
  plugins: [react(), securityPolicy(), pacsConfig(), sampleCases()],
  worker: { format: 'es' },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
  build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
  test: {
    projects: [
      {
        extends: true,
        // Long beside what they take (seconds at most): a busy machine must not fail them.
        test: {
          ...everyCore,
          name: 'unit',
          include: ['test/{unit,repro}/**/*.test.ts'],
          setupFiles: ['test/codecs.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...everyCore,
          name: 'verification',
          setupFiles: ['test/codecs.ts'],
          include: ['test/verification/**/*.test.ts'],
          exclude: ['test/verification/**/*.slow.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          setupFiles: ['test/codecs.ts'],
          include: ['test/verification/**/*.slow.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          ...everyCore,
          ...patient,
          name: 'browser',
          include: ['test/{browser,e2e}/**/*.test.ts'],
          exclude: timed,
        },
      },
      {
        extends: true,
        test: {
          ...patient,
          name: 'timed',
          include: timed,
          fileParallelism: false,
        },
      },
    ],
  },
});
