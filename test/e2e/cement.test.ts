import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itWith, savePlan, scratchFolder } from './app';
import { distancesIn } from './distances';
import { litShare, pixelsOf, tones } from './pixels';
import { drawn, openSample, settle } from './sample';

const folder = scratchFolder();
const longMs = 240_000;
const limitMs = 50;

const live = (page: Page) => page.locator('.cement-live');
const alarm = (page: Page) => page.locator('.alarm[role="alert"]');

/** Millilitres injected, as the screen has them. */
const injectedMl = async (page: Page): Promise<number> =>
  Number((await page.locator('.number-tiles .tile-big').first().innerText()).replace(/[^\d.]/g, ''));

/** Until the hand is at rest, after a moment in which a press has reached the screen. */
async function idle(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('.hold-button')?.dataset['hand'] === 'idle',
    undefined,
    { timeout: longMs, polling: 100 },
  );
  await drawn(page);
}

/** The second case of the list. */
const openFracture = (page: Page) => openSample(page, 'Open the case', 1);

async function readBone(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7');
  await page.getByRole('button', { name: 'Read the bone' }).click();
  await page.locator('.hold-button').waitFor({ timeout: longMs });
  await settle(page);
}

/** Two millimetres: a rehearsal of the page, quick on any machine. */
async function chooseCoarseGrid(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7');
  await page.locator('.cement-form .select-button').last().click();
  await page.getByRole('option', { name: '2.0 mm' }).click();
}

interface Longest {
  /** The longest script, of ours alone. */
  readonly scriptMs: number;
  /** The longest task, with what the browser and a graphics card in software add to it. */
  readonly taskMs: number;
}

interface Watched {
  readonly scripts: number[];
  readonly tasks: number[];
}

/** Holds the button with the mouse for a while; answers what kept the page from the user meanwhile. */
async function hold(page: Page, ms: number): Promise<Longest> {
  const button = page.locator('.hold-button');
  await button.scrollIntoViewIfNeeded();
  const box = (await button.boundingBox())!;
  await page.evaluate(() => {
    const watched: Watched = { scripts: [], tasks: [] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.tasks.push(duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        scripts: readonly { readonly duration: number }[];
      })[])
        watched.scripts.push(...entry.scripts.map(({ duration }) => duration));
    }).observe({ type: 'long-animation-frame' });
  });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(ms);
  await page.mouse.up();
  await idle(page);
  return page.evaluate(() => {
    const { scripts, tasks } = (globalThis as unknown as { watched: Watched }).watched;
    return { scriptMs: Math.max(0, ...scripts), taskMs: Math.max(0, ...tasks) };
  });
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const it = itWith(async (page) => {
  await openFracture(page);
  await readBone(page);
});

describe('cement into the fractured vertebra of the sample', () => {
  it('goes in on 1 mm cells while the button is held, and the page stays responsive', async ({ page }) => {
    const runs: Longest[] = [];
    for (let run = 0; run < 3; run++) runs.push(await hold(page, 2500));
    expect(await injectedMl(page)).toBeGreaterThan(0.1);
    const script = median(runs.map(({ scriptMs }) => scriptMs));
    const task = median(runs.map(({ taskMs }) => taskMs));
    console.log(
      `longest script while injecting, median of three: ${script.toFixed(0)} ms (aim: under ${limitMs}); longest task, drawing in software included: ${task.toFixed(0)} ms`,
    );
    expect(script).toBeLessThan(3 * limitMs);
  });

  it('begins anew on coarser cells', async ({ page }) => {
    await page.locator('.cement-setup > summary').click();
    await chooseCoarseGrid(page);
    await readBone(page);
    expect(await injectedMl(page)).toBe(0);
    await hold(page, 4000);
    expect(await injectedMl(page)).toBeGreaterThan(0.1);
  });

  it('is pressed by the space bar too', async ({ page }) => {
    const before = await injectedMl(page);
    await page.locator('.hold-button').focus();
    await page.keyboard.down('Space');
    await page.waitForTimeout(1500);
    await page.keyboard.up('Space');
    await idle(page);
    expect(await injectedMl(page)).toBeGreaterThan(before);
  });

  it('shows cement on the slices and in 3-D, marked as simulated', async ({ page }) => {
    for (const view of ['axial', 'sagittal', 'scene']) {
      const picture = await pixelsOf(page, page.locator(`[data-view-frame="${view}"] .view-body`));
      expect(litShare(picture), view).toBeGreaterThan(0.05);
      expect(tones(picture), view).toBeGreaterThan(30);
    }
    const axial = await pixelsOf(page, page.locator('[data-view-frame="axial"] .view-body'));
    let warm = 0;
    for (let q = 0; q < axial.rgba.length; q += 4) {
      const [r, g, b] = [axial.rgba[q]!, axial.rgba[q + 1]!, axial.rgba[q + 2]!];
      if (r > 215 && r - b > 8 && r - b < 40 && r >= g && g >= b) warm++;
    }
    expect(warm).toBeGreaterThan(150);
  });

  it('announces a leak the moment it happens, with its type in words', async ({ page }) => {
    for (let dose = 0; dose < 8 && (await alarm(page).count()) === 0; dose++) {
      await page.getByRole('button', { name: '+ 1.0 mL' }).click();
      await idle(page);
    }
    const words = await alarm(page).innerText();
    expect(words).toMatch(/^Leak: (basivertebral vein|segmental vein|cortical defect|disc|spinal canal)/);
    expect(words).toMatch(/after \d+\.\d\d mL injected/);
    expect(await live(page).innerText()).toMatch(/Leaks/);
    await page.locator('.cement-readouts .near-row').first().waitFor({ timeout: longMs });
    const { bare, carried } = await distancesIn(page, '.alarm', '.cement-readouts');
    expect(bare).toEqual([]);
    expect(carried).toBeGreaterThan(2);
  });

  it('waits, withdraws the needle, and goes on', async ({ page }) => {
    const nevertheless = page.getByRole('button', { name: 'Go on nevertheless' });
    if ((await nevertheless.count()) > 0) {
      expect(await page.locator('.hold-button').isDisabled()).toBe(true);
      await nevertheless.click();
    } else await alarm(page).getByRole('button', { name: 'Go on' }).click();
    const before = await injectedMl(page);
    await page.getByRole('button', { name: 'Wait 60 s' }).click();
    await idle(page);
    // The last of what the column of cement oozes may turn the second decimal.
    expect(Math.abs((await injectedMl(page)) - before)).toBeLessThan(0.015);
    await page.getByRole('button', { name: 'Withdraw 2 mm' }).click();
    await idle(page);
    await page.getByRole('button', { name: '+ 0.2 mL' }).click();
    await idle(page);
    expect(await injectedMl(page)).toBeGreaterThan(before);
  });

  it('keeps what was done in the plan', async ({ page }) => {
    const { cement } = (await savePlan(page, folder)).plan;
    const kinds = cement!.schedule.map((step) => ('kind' in step ? step.kind : ''));
    expect(kinds).toContain('inject');
    expect(kinds).toContain('wait');
    expect(kinds).toContain('move');
    expect(cement!.result!.injectedMl).toBeCloseTo(await injectedMl(page), 2);
    expect(Object.keys(cement!.result!.firstContactMl).length).toBeGreaterThan(0);
    expect(await page.locator('.rail').innerText()).toMatch(/●\s*7 Cement/);
  });

  it('goes back in time and forth again', async ({ page }) => {
    const last = await injectedMl(page);
    const thumb = live(page).locator('.slider input[type="range"]');
    await thumb.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => injectedMl(page)).toBeLessThan(0.2);
    await page.keyboard.press('End');
    await expect.poll(() => injectedMl(page)).toBe(last);
  });

  it('is out of date when the path moves, and current again when that is undone', async ({ page }) => {
    await page.keyboard.press('Alt+4');
    await page.locator('details.coordinates > summary, .coordinates summary').first().click();
    const field = page.locator('.point-fields input').last();
    await field.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.rail').innerText()).toMatch(/↻\s*7 Cement/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => page.locator('.rail').innerText()).toMatch(/●\s*7 Cement/);
  });

  it('simulates the plan’s injection again after a reload, to the same millilitres', async ({
    page,
    app,
  }) => {
    const { cement } = (await savePlan(page, folder)).plan;
    await page.waitForTimeout(500);
    await page.reload();
    await openSample(page, 'Continue');
    await readBone(page);
    await page.getByRole('button', { name: 'Simulate the plan’s injection' }).click();
    await idle(page);
    const again = (await savePlan(page, folder)).plan.cement!;
    expect(again.result!.injectedMl).toBeCloseTo(cement!.result!.injectedMl, 9);
    const before = Object.entries(cement!.result!.firstContactMl);
    expect(Object.keys(again.result!.firstContactMl)).toEqual(before.map(([outlet]) => outlet));
    for (const [outlet, ml] of before) expect(again.result!.firstContactMl[outlet]).toBeCloseTo(ml, 4);
    expect(app.problems).toEqual([]);
    expect(app.strangers).toEqual([]);
  });
});
