import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from '../../src/app/server';
import type { Plan } from '../../src/plan/schema';
import { type Orthanc, startOrthanc, whyNoOrthanc } from '../orthanc';
import { type App, closeBrowser, openApp, savePlan, scratchFolder } from './app';

if (whyNoOrthanc) console.log(`SKIPPED: the page with a real PACS: ${whyNoOrthanc}`);

const longMs = 120_000;
const zip = 'samples/generated/l1-fracture.zip';

/** Stands before Orthanc, and stops in the middle of the first whole series until it is let go. */
async function gateBefore(orthanc: Orthanc) {
  const asked: string[] = [];
  let isHeld = true;
  const server: Server = createServer((request, response) => {
    asked.push(request.url!);
    const { authorization, accept } = request.headers;
    const headers = { ...(authorization && { authorization }), ...(accept && { accept }) };
    const url = new URL(request.url!, orthanc.root);
    httpRequest(url, { headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      if (isHeld && /\/series\/[\d.]+$/.test(url.pathname)) return passSome(answer);
      return answer.pipe(response);
    }).end();

    function passSome(answer: IncomingMessage): void {
      let passed = 0;
      isHeld = false;
      answer.on('data', (chunk: Buffer) => {
        passed += chunk.length;
        if (passed < 4_000_000) response.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dicom-web`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.skipIf(whyNoOrthanc)('the page and a real PACS (Orthanc)', () => {
  let orthanc: Orthanc;
  let gate: Awaited<ReturnType<typeof gateBefore>>;
  let server: PreviewServer;
  let app: App;
  let page: Page;
  const folder = scratchFolder();
  const panel = () => page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    orthanc = await startOrthanc();
    await orthanc.store(readFileSync(zip));
    gate = await gateBefore(orthanc);
    server = await servePage({ root: '.', port: 0, host: '127.0.0.1', pacs: { root: gate.root } });
    const site = { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
    app = await openApp({ site });
    page = app.page;
  });
  afterAll(async () => {
    await app?.close();
    await closeBrowser();
    gate?.close();
    await orthanc?.stop();
  });

  it('asks for a password, says that a wrong one is wrong, and takes the right one', async () => {
    await button('From a PACS…').click();
    await button('Search').click();
    for (const password of ['wrong', orthanc.password]) {
      await panel().getByLabel('Name', { exact: true }).fill(orthanc.user);
      await panel().getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      if (password === 'wrong') await panel().getByRole('alert').getByText('401').waitFor();
    }
    await panel().getByText('1 examination').waitFor();
    expect(await panel().getByText('Signed in').isVisible()).toBe(true);
  });

  it('lists the study without the patient, until the patient is asked for', async () => {
    expect(await panel().innerText()).toContain('01 Jan 2026');
    expect(await panel().innerText()).not.toContain('SIMULATED-L1-FRACTURE');
    await panel().getByText('Show patients').click();
    expect(await panel().innerText()).toContain('SIMULATED-L1-FRACTURE');
    await panel().getByText('Show patients').click();
  });

  it('shows the series of a study, with their pictures', async () => {
    await panel().getByRole('button', { name: 'thoracolumbar' }).press('Enter');
    await panel().getByText('166 images').waitFor();
    const picture = panel().getByRole('img', { name: 'Middle slice of the series' });
    await picture.waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  });

  it('fetches a series, is cancelled, and goes on with what is missing', async () => {
    const text = () => panel().innerText();
    await panel().getByRole('checkbox', { name: 'truth' }).press('Space');
    await button('Fetch and open').click();
    await expect.poll(text, { timeout: longMs }).toMatch(/[1-9]\d* of 167 images/);
    await button('Cancel').click();
    await button('Fetch the rest and open').waitFor();
    const kept = Number(/(\d+) images? (is|are) here already/.exec(await text())![1]);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(30);
    const before = gate.asked.length;
    await button('Fetch the rest and open').click();
    await page.locator('.workplace').waitFor({ timeout: longMs });
    const files = gate.asked.slice(before);
    expect(new Set(files).size).toBe(files.length);
    // The CT image by image; the segmentation, one file, likewise.
    expect(files.filter((path) => path.includes('/instances/')).length).toBe(167 - kept);
  });

  it('opens them as if they had been dropped: the same voxels, and the structures on them', async () => {
    await page.locator('.task').first().waitFor({ state: 'detached', timeout: longMs });
    const { plan: saved, path } = await savePlan(page, folder);
    const entries = unzipSync(readFileSync(zip), { filter: ({ name }) => name === 'plan.json' });
    const sample = JSON.parse(new TextDecoder().decode(entries['plan.json'])) as Plan;
    expect(saved.ct?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(saved.ct?.fingerprint).toBe(sample.ct?.fingerprint);
    await page.keyboard.press('Alt+2');
    await page.locator('.structure-row').first().waitFor({ timeout: longMs });
    expect(readFileSync(path, 'utf8')).not.toMatch(/SIMULATED-L1|Basic|Bearer/);
  });

  it('asked nobody but its own server, and kept the password nowhere', async () => {
    expect(app.strangers).toEqual([]);
    // The two refusals that were provoked are the only complaints.
    expect(app.problems.filter((text) => !text.includes('401'))).toEqual([]);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    for (const text of [stored, page.url(), ...gate.asked]) {
      expect(text).not.toContain(orthanc.password);
      expect(text).not.toContain(encodeURIComponent(orthanc.password));
    }
  });

  it('signs out: what was found is gone', async () => {
    await page.keyboard.press('Shift+F');
    await button('Sign out').click();
    expect(await panel().getByText('1 examination').count()).toBe(0);
    await button('Search').click();
    await panel().getByRole('alert').getByText('401').waitFor();
    await panel().getByRole('button', { name: 'Close' }).click();
  });
});
