import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, test } from 'vitest';
import type { Plan } from '../../src/plan/schema';
import { launchChromium } from '../chromium';
import { serveDist, type Site } from '../site';

/** The built app in a Chromium, as a user meets it. */
export interface App {
  readonly page: Page;
  readonly site: Site;
  /** Console errors and uncaught exceptions so far. */
  readonly problems: string[];
  /** Requests to any other host than the site's own. */
  readonly strangers: string[];
  close(): Promise<void>;
}

export interface AppOptions {
  readonly locale?: 'en' | 'fr';
  readonly isolated?: boolean;
  readonly prefix?: string;
  /** Served already, instead of the built page alone. */
  readonly site?: Site;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** For the browser, which all apps of a file share. */
  readonly flags?: readonly string[];
}

let browser: Browser | undefined;

export async function openApp(options: AppOptions = {}): Promise<App> {
  browser ??= await launchChromium(options.flags);
  const site = options.site ?? (await serveDist({ isolated: options.isolated, prefix: options.prefix }));
  const context = await browser.newContext({
    locale: options.locale === 'fr' ? 'fr-FR' : 'en-GB',
    viewport: options.viewport ?? { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  // Two pages at a time draw in software on a small machine.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const problems: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== new URL(site.url).origin)
      strangers.push(request.url());
  });
  await page.goto(site.url);
  return { page, site, problems, strangers, close: () => closeApp(context, site) };
}

async function closeApp(context: BrowserContext, site: Site): Promise<void> {
  await context.close();
  await site.close();
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/**
 * The `it` of a file whose tests share one app: opened and made `ready` for the first of them, closed after
 * the last. `it('…', async ({ page, app }) => …)`.
 */
export const itWith = (ready: (page: Page) => Promise<void>, options: AppOptions = {}) =>
  test.extend<{ app: App; page: Page }>({
    app: [
      // Vitest wants braces here, though this fixture needs no other.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const app = await openApp(options);
        await ready(app.page);
        await use(app);
        await app.close();
        await closeBrowser();
      },
      { scope: 'file' },
    ],
    page: [({ app }, use) => use(app.page), { scope: 'file' }],
  });

/** A folder of its own for the tests of a file, removed after them. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Saves the plan by its button as `plan.json` in a folder. */
export async function savePlan(page: Page, folder: string): Promise<{ plan: Plan; path: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the plan to a file' }).first().click();
  const path = join(folder, 'plan.json');
  await (await download).saveAs(path);
  return { plan: JSON.parse(readFileSync(path, 'utf8')) as Plan, path };
}

/** Gives files to the app through one of its buttons. */
export async function chooseFiles(page: Page, button: string, files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).first().click();
  await (await chooser).setFiles(files);
}
