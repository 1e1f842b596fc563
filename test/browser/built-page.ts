import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launchChromium } from '../chromium';

/** A page of this folder as the product is built: minified, under its Content-Security-Policy. */
export interface BuiltPage {
  readonly browser: Browser;
  readonly url: string;
  /** What the pages that were opened logged or threw. */
  readonly complaints: readonly string[];
  open(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

interface Options {
  /** Which messages of the console are complaints; errors where absent. */
  isComplaint?(message: ConsoleMessage): boolean;
}

export async function openBuiltPage(
  name: 'scene-page' | 'slices-page',
  { isComplaint = (message) => message.type() === 'error' }: Options = {},
): Promise<BuiltPage> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const config = {
    root: `test/browser/${name}`,
    configFile: 'vite.config.ts',
    logLevel: 'error',
  } as const;
  await build({ ...config, build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    ...config,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await launchChromium();
  const url = server.resolvedUrls!.local[0]!;
  const complaints: string[] = [];
  return {
    browser,
    url,
    complaints,
    open: async (options) => {
      const page = await browser.newPage(options);
      page.on('console', (message) => {
        if (isComplaint(message)) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(url);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
