import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { storyItems } from '../../src/catalog/stories';
import type { Plan } from '../../src/plan/schema';
import { chooseFiles, itWith, savePlan, scratchFolder } from './app';
import { openSample } from './sample';

const folder = scratchFolder();
const longMs = 240_000;

interface Document {
  readonly hydrodissection: object;
  readonly steps: readonly object[];
}

const text = (en: string) => ({ en, fr: `${en} (fr)` });

/** Two millilitres in little tissue: a rehearsal of the page, quick on any machine. */
const shortStory = {
  ...(storyItems[0]!.document as Document),
  title: text('A short story'),
  hydrodissection: { ...(storyItems[0]!.document as Document).hydrodissection, marginMm: 10 },
  steps: [
    { text: text('Nothing yet.'), holdS: 1 },
    { text: text('Two millilitres.'), action: { kind: 'inject', volumeMl: 2 }, playS: 2, holdS: 1 },
    { text: text('Before.'), action: { kind: 'show', anatomy: 'before' }, slice: 'axial', holdS: 1 },
  ],
};

const give = async (page: Page, name: string, content: string): Promise<void> => {
  const path = join(folder, name);
  writeFileSync(path, content);
  await chooseFiles(page, 'Open a CT, structures or a plan', [path]);
};

let plan: Plan;
const it = itWith(async (page) => {
  await openSample(page, 'Open the case');
  ({ plan } = await savePlan(page, folder));
});

describe('a story for the class, from a file', () => {
  it('is refused with the file and the field that is wrong', async ({ page }) => {
    const story = { ...shortStory, curves: ['gills'] };
    await give(page, 'wrong.json', JSON.stringify({ story, plan }));
    const notices = page.locator('.notices');
    await notices.getByText('wrong.json').waitFor();
    expect(await notices.innerText()).toMatch(/curves\.0.*gills/);
  });

  it('is simulated once, then played; its numbers are there', async ({ page }) => {
    await give(page, 'story.json', JSON.stringify({ story: shortStory, plan }));
    await page.locator('.story[data-phase="ready"]').waitFor({ timeout: longMs });
    expect(await page.locator('.story-header h1').innerText()).toBe('A short story');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.locator('.story-slice .slice').waitFor();
    expect(await page.locator('.story-text').innerText()).toBe('Before.');
    expect(await page.locator('.story-tiles').innerText()).toMatch(/^2\smL/);
    expect(await page.locator('.story-legend').innerText()).toMatch(/Pharynx\s+−?\d+\.\d\s±\s\d\.\d\smm/);
    expect(await page.locator('.story-chart polyline').count()).toBe(shortStory.steps.length - 1);
  });

  it('is scrubbed and stepped through with keys', async ({ page }) => {
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('.story-text').innerText()).toBe('Nothing yet.');
    expect(await page.locator('.story-tiles').innerText()).toMatch(/^0\smL/);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.story-text').innerText()).toBe('Two millilitres.');
  });

  it('leaves with Escape, the plan as it was', async ({ page, app }) => {
    await page.keyboard.press('Escape');
    await page.locator('.workplace').waitFor();
    expect((await savePlan(page, folder)).plan).toEqual(plan);
    expect(app.problems).toEqual([]);
    expect(app.strangers).toEqual([]);
  });
});
