/// <reference types="vitest/config" />
import { cpSync, createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Nothing but this site: no other host, no inline script, no eval (WebAssembly excepted). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' blob:",
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

export default defineConfig({
  base: './',
  plugins: [react(), securityPolicy(), sampleCases()],
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
          name: 'unit',
          include: ['test/{unit,repro}/**/*.test.ts'],
          setupFiles: ['test/codecs.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
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
          name: 'browser',
          include: ['test/{browser,e2e}/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
