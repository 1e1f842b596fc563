import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin, type UserConfig } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Builds a small page as the product is built, and gives what it may connect to and what it is told. */
async function built(pacs: string) {
  vi.stubEnv('TROCART_PACS', pacs);
  vi.resetModules();
  const { default: config } = (await import('../../../../vite.config')) as { default: UserConfig };
  const plugins = (config.plugins!.flat() as Plugin[]).filter(({ name }) =>
    /^(security-policy|pacs-config)$/.test(name),
  );
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
  await build({ root: folder, configFile: false, logLevel: 'error', plugins, build: { outDir: 'out' } });
  const html = readFileSync(join(folder, 'out/index.html'), 'utf8').replaceAll('&#39;', "'");
  const told: unknown = JSON.parse(readFileSync(join(folder, 'out/pacs/config.json'), 'utf8'));
  return { connects: /connect-src ([^;]*);/.exec(html)![1], told };
}

describe('the built page', () => {
  it('may connect to its own server, and to the PACS that it was built for', async () => {
    expect(await built('')).toEqual({ connects: "'self' blob:", told: {} });
    expect(await built('https://pacs.example:8443/dicom-web/')).toEqual({
      connects: "'self' blob: https://pacs.example:8443",
      told: { name: 'pacs.example:8443', root: 'https://pacs.example:8443/dicom-web', signedIn: false },
    });
  });
});
