import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itWith, savePlan, scratchFolder } from './app';
import { distancesIn } from './distances';
import { litShare, pixelsOf, tones } from './pixels';
import { openSample, settle } from './sample';

const folder = scratchFolder();

/** What the status bar says of the point under the pointer, with plain spaces. */
const pointed = async (page: Page) =>
  (await page.locator('.status-point').innerText()).replaceAll(/\s+/g, ' ');
const slice = (page: Page, view: string) => page.locator(`.slice[data-view="${view}"]`);
const table = (page: Page) => page.locator('.right-panel');

/** The judged rows of the table: name and millimetres, in order. */
const distances = (page: Page): Promise<string[]> =>
  table(page)
    .locator('button.distance-row:has(.distance-name)')
    .evaluateAll((rows) =>
      // Rows without a margin are measured later than those that are judged.
      rows
        .filter((row) => !row.closest('details'))
        .map((row) => {
          const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
          return `${text('.distance-name')} ${text('.distance-value')}`;
        }),
    );

/** Drags the target's handle in the axial view by some pixels. */
async function dragTarget(page: Page, dx: number, dy: number): Promise<void> {
  const box = (await slice(page, 'axial').locator('.slice-handle[data-end="targetMm"]').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step++) await page.mouse.move(x + (dx * step) / 5, y + (dy * step) / 5);
  await page.mouse.up();
  await settle(page);
}

/** The LPS coordinates that a text such as "R 3.5 A 161.3 S 260.8 mm" gives in letters. */
function lpsIn(text: string): number[] {
  const found = /([LR]) (\d+\.\d)\s+([AP]) (\d+\.\d)\s+([SI]) (\d+\.\d)/.exec(text)!;
  return [1, 3, 5].map((i) => Number(found[i + 1]) * ('RAI'.includes(found[i]!) ? -1 : 1));
}

const distanceMm = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);

const it = itWith((page) => openSample(page, 'Open the case'));

describe('the sample case, from the start page to the plan file', () => {
  it('shows four views that are not blank, the right way round, and says that they are simulated', async ({
    page,
  }) => {
    const expected = { axial: 'R L A P', coronal: 'R L S I', sagittal: 'A P S I' };
    for (const [view, orientation] of Object.entries(expected)) {
      const element = slice(page, view);
      expect(await element.getAttribute('data-orientation')).toBe(orientation);
      const picture = await pixelsOf(page, element);
      expect(litShare(picture), view).toBeGreaterThan(0.15);
      expect(tones(picture), view).toBeGreaterThan(30);
    }
    const scene = await pixelsOf(page, page.locator('[data-view-frame="scene"] .view-body'));
    expect(litShare(scene)).toBeGreaterThan(0.05);
    expect(tones(scene)).toBeGreaterThan(60);
    expect(await page.locator('body').innerText()).toContain('SIMULATED, NOT ACQUIRED');
  });

  it('reads the patient’s right on the left of the axial picture', async ({ page }) => {
    const box = (await slice(page, 'axial').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.35, box.y + box.height / 2);
    await expect.poll(() => pointed(page)).toMatch(/R \d+\.\d/);
    await page.mouse.move(box.x + box.width * 0.65, box.y + box.height / 2);
    await expect.poll(() => pointed(page)).toMatch(/L \d+\.\d/);
  });

  it('gives the table the numbers that the command line gives', async ({ page }) => {
    const zip = unzipSync(new Uint8Array(readFileSync('dist/samples/c2-dens-lytic.zip')));
    const ct = 'dist/samples/c2-dens-lytic.zip';
    for (const name of ['plan.json', 'truth.seg.dcm']) writeFileSync(join(folder, name), zip[name]!);
    const printed = execFileSync(
      'npx',
      [
        'tsx',
        'src/app/cli.ts',
        'clearance',
        '--ct',
        ct,
        '--labels',
        join(folder, 'truth.seg.dcm'),
        '--plan',
        join(folder, 'plan.json'),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const { rows } = JSON.parse(printed) as { rows: { clearanceMm: number; marginMm: number | null }[] };
    const judged = rows.filter(({ marginMm }) => marginMm !== null);
    expect(judged.length).toBeGreaterThan(20);
    const onScreen = (await distances(page)).map((text) =>
      // The distance stands before its tolerance.
      Number(/([−-]?\d+\.\d)\s±\s\d+\.\d$/.exec(text)![1]!.replace('−', '-')),
    );
    expect(onScreen.length).toBeGreaterThan(5);
    for (const shown of onScreen)
      expect(Math.min(...rows.map(({ clearanceMm }) => Math.abs(clearanceMm - shown)))).toBeLessThan(0.0501);
    const tightest = Math.min(...judged.map(({ clearanceMm }) => clearanceMm));
    expect(Math.min(...onScreen.map((shown) => Math.abs(shown - tightest)))).toBeLessThan(0.0501);
  });

  it('moves the path by a drag, takes it back, and does it again', async ({ page }) => {
    const before = await distances(page);
    const { plan } = await savePlan(page, folder);
    await dragTarget(page, 12, 4);
    const moved = await distances(page);
    expect(moved).not.toEqual(before);
    const { plan: dragged } = await savePlan(page, folder);
    const shift = distanceMm(plan.instruments[0]!.targetMm, dragged.instruments[0]!.targetMm);
    expect(shift).toBeGreaterThan(2);
    expect(shift).toBeLessThan(20);
    await page.keyboard.press('Control+z');
    await expect.poll(() => distances(page), { timeout: 20_000 }).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => distances(page), { timeout: 20_000 }).toEqual(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(() => distances(page), { timeout: 20_000 }).toEqual(before);
  });

  it('lands on the same anatomy in every view, in the table and in the plan file', async ({ page }) => {
    const { plan } = await savePlan(page, folder);
    const target = plan.instruments[0]!.targetMm;
    const handle = async (view: string) => {
      const root = (await slice(page, view).boundingBox())!;
      const box = (await slice(page, view).locator('.slice-handle[data-end="targetMm"]').boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, root };
    };
    for (const view of ['axial', 'coronal', 'sagittal']) {
      const { x, y } = await handle(view);
      await page.mouse.move(x, y);
      await expect.poll(() => pointed(page)).toMatch(/[LR] \d/);
      const read = lpsIn(await pointed(page));
      // The two coordinates in the plane are the target's; the third is the slice's own.
      const inPlane = { axial: [0, 1], coronal: [0, 2], sagittal: [1, 2] }[view]!;
      for (const axis of inPlane) expect(Math.abs(read[axis]! - target[axis]!), view).toBeLessThan(1.5);
    }
  });

  it('keeps the plan over a reload, and opens it from its file', async ({ page }) => {
    await dragTarget(page, -9, 6);
    const dragged = await distances(page);
    const { plan, path } = await savePlan(page, folder);
    await page.reload();
    await openSample(page, 'Continue');
    expect(await distances(page)).toEqual(dragged);
    await page.keyboard.press('Control+s');
    await dragTarget(page, 15, 0);
    expect(await distances(page)).not.toEqual(dragged);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a CT, structures or a plan' }).click();
    await (await chooser).setFiles([path]);
    const replace = page.getByRole('button', { name: 'Close and open' });
    if (await replace.isVisible({ timeout: 5000 }).catch(() => false)) await replace.click();
    await expect.poll(() => distances(page), { timeout: 30_000 }).toEqual(dragged);
    expect((await savePlan(page, folder)).plan.instruments).toEqual(plan.instruments);
  });

  it('says all of it in French', async ({ page }) => {
    const english = await distances(page);
    await page.getByRole('radio', { name: 'FR' }).click();
    await settle(page);
    const french = await distances(page);
    expect(french).toHaveLength(english.length);
    expect(french.join(' ')).toMatch(/\d,\d/);
    expect(french.join(' ')).not.toMatch(/\d\.\d/);
    const text = await page.locator('body').innerText();
    expect(text).toContain('SIMULATION, PAS UN DISPOSITIF MÉDICAL');
    expect(text).toContain('carotide interne');
    for (const word of ['Structures at risk', 'Minimum distances', 'carotid artery', 'incomplete:'])
      expect(text).not.toContain(word);
  });

  it('writes every distance with its tolerance', async ({ page }) => {
    await page.keyboard.press('Alt+4');
    await settle(page);
    const { bare, carried } = await distancesIn(
      page,
      '.lengths',
      '.path-words',
      '.depth-legend',
      '.right-panel .overall',
      '.right-panel .distance-rows',
    );
    expect(bare).toEqual([]);
    expect(carried).toBeGreaterThan(15);
    // What is folded is not on the screen.
    for (const value of (await page.locator('.distance-value').allInnerTexts()).filter((text) => text))
      expect(value).toMatch(/^−?\d+[.,]\d\s±\s\d+[.,]\d$/);
  });

  it('asked nothing of any other host and logged no error', ({ app }) => {
    expect(app.strangers).toEqual([]);
    expect(app.problems).toEqual([]);
  });
});
