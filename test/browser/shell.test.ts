import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/plan/read';
import { launchChromium } from '../chromium';
import { type Site, serveDist } from '../site';

/** A small CT: a block of soft tissue with a bone in it, as NRRD with the values in the file. */
function smallCt(bone = 700) {
  const [nx, ny, nz] = [40, 36, 30];
  const hu = new Int16Array(nx * ny * nz).fill(-1000);
  for (let k = 0; k < nz; k++)
    for (let j = 4; j < ny - 4; j++)
      for (let i = 4; i < nx - 4; i++) {
        const inBone = Math.hypot(i - 20, j - 20) < 6;
        hu[i + nx * (j + ny * k)] = inBone ? bone : 40;
      }
  const header = [
    'NRRD0004',
    'type: short',
    'dimension: 3',
    'space: left-posterior-superior',
    `sizes: ${nx} ${ny} ${nz}`,
    'space directions: (1.5,0,0) (0,1.5,0) (0,0,2)',
    'space origin: (-30,-27,0)',
    'kinds: domain domain domain',
    'endian: little',
    'encoding: raw',
    '',
    '',
  ].join('\n');
  return {
    name: 'ct.nrrd',
    mimeType: 'application/octet-stream',
    buffer: Buffer.concat([Buffer.from(header), Buffer.from(hu.buffer)]),
  };
}
const json = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

let browser: Browser;
let site: Site;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];
const strangers: string[] = [];

beforeAll(async () => {
  // A plain web server, from a sub-path, without the headers that let memory be shared.
  site = await serveDist({ isolated: false, prefix: '/tools/trocart' });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  complaints.length = 0;
  strangers.length = 0;
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !/^(data|blob):/.test(url)) strangers.push(url);
  });
  await page.goto(site.url);
});

afterEach(async () => {
  await context.close();
});

type Given = ReturnType<typeof json>;
async function give(...files: Given[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a CT, structures or a plan' }).click();
  await (await chooser).setFiles(files);
}

/** Drops files on the page as a file manager does. */
async function drop(...files: Given[]): Promise<void> {
  const list = files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') }));
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const target = document.querySelector('.app')!;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, list);
}

const openCt = async (ct = smallCt()): Promise<void> => {
  await give(ct);
  await page.waitForSelector('.workplace');
};

async function choose(label: string, option: string): Promise<void> {
  // The name of a list's button is its value, then its label.
  await page
    .locator('.case-form')
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const caseLine = () => page.locator('.case-line').textContent();

async function stateTheCase(): Promise<void> {
  await choose('Site', 'Lumbar spine');
  await choose('Level', 'L3');
  await choose('Side of the patient', 'right');
}

async function saved() {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the plan to a file' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const plan = readPlan(text);
  if (!plan.ok) throw new Error(plan.failure.code);
  return { text, plan: plan.value };
}

describe('the start page', () => {
  it('says what it is, in both languages, and asks nothing of any other host', async () => {
    await expect
      .poll(() => page.locator('h1').textContent())
      .toBe('Plan a percutaneous path through bone, on a CT');
    expect(await page.locator('.disclaimer').textContent()).toBe('SIMULATION, NOT A MEDICAL DEVICE');
    await page.getByRole('radio', { name: 'FR' }).click();
    expect(await page.locator('h1').textContent()).toBe(
      'Planifier un trajet percutané à travers l’os, sur un scanner',
    );
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    await page.reload();
    await expect
      .poll(() => page.locator('.disclaimer').textContent())
      .toBe('SIMULATION, PAS UN DISPOSITIF MÉDICAL');
    expect(strangers).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('tells what it cannot read, by name', async () => {
    await drop(json('letter.txt', 'Dear colleague'));
    await expect.poll(() => page.locator('.notice').textContent()).toContain('letter.txt');
    expect(await page.locator('.start').isVisible()).toBe(true);
  });
});

describe('a case', () => {
  it('opens from a drop and shows four views, each with what is not stated', async () => {
    await drop(smallCt());
    await page.waitForSelector('.workplace');
    const views = await page
      .locator('[data-view-frame]')
      .evaluateAll((frames) => frames.map((frame) => (frame as HTMLElement).dataset['viewFrame']));
    expect(views).toEqual(['axial', 'scene', 'coronal', 'sagittal']);
    for (const text of await page.locator('.view-case').allTextContents()) {
      expect(text).toContain('not stated: site, level, side');
    }
    expect(await page.locator('.facts').textContent()).toContain('40 × 36 × 30');
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('is stated in words, undone and redone by keys', async () => {
    await openCt();
    await stateTheCase();
    expect(await caseLine()).toContain('patient’s RIGHT side');
    await page.locator('.view-header').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(caseLine).toContain('not stated: side');
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(caseLine).toContain('patient’s RIGHT side');
  });

  it('survives a reload: the plan is kept, and opens with its CT', async () => {
    await openCt();
    await stateTheCase();
    await page.reload();
    await expect.poll(() => page.locator('.kept-card').textContent()).toContain('patient’s RIGHT side');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('ct.nrrd');
    await openCt();
    await expect.poll(caseLine).toContain('L3');
  });

  it('is saved to a file and opened from it, with the CT that it belongs to', async () => {
    await openCt();
    await stateTheCase();
    const { text, plan } = await saved();
    expect(plan.case).toMatchObject({ site: 'lumbar', level: 'L3', side: 'right' });
    expect(plan.ct?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await choose('Side of the patient', 'left');
    await drop(json('plan.json', text));
    await expect.poll(caseLine).toContain('patient’s RIGHT side');
    await page.locator('.view-header').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(caseLine).toContain('patient’s LEFT side');
  });

  it('refuses a plan of another CT, with the reason, and keeps its own', async () => {
    await openCt(smallCt(900));
    const { text } = await saved();
    await page.reload();
    await openCt();
    await stateTheCase();
    await drop(json('plan.json', text));
    await expect.poll(() => page.locator('.notice-error').textContent()).toContain('another CT series');
    expect(await caseLine()).toContain('patient’s RIGHT side');
  });

  it('asks before another CT takes its place', async () => {
    await openCt();
    await stateTheCase();
    await drop(smallCt(900));
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await caseLine()).toContain('L3');
    await drop(smallCt(900));
    await question.getByRole('button', { name: 'Close and open' }).click();
    await expect.poll(caseLine).toContain('not stated: site');
  });
});

describe('the shell', () => {
  it('holds the focus in the help dialog and gives it back', async () => {
    await openCt();
    const help = page.getByRole('button', { name: 'Keys and mouse' });
    await help.click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toContain('Ctrl + Shift + Z');
    for (let n = 0; n < 5; n++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(
        true,
      );
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => help.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('changes layout, maximises and restores by keys', async () => {
    await openCt();
    const frames = () =>
      page
        .locator('[data-view-frame]')
        .evaluateAll((all) => all.map((frame) => (frame as HTMLElement).dataset['viewFrame']));
    // Away from the button that was pressed: its tooltip would take the first Esc.
    await page.locator('.view-header').first().click();
    await page.keyboard.press('t');
    await expect.poll(frames).toEqual(['along', 'scene', 'along90', 'across']);
    await page.keyboard.press('s');
    await page.keyboard.press('m');
    await expect.poll(frames).toEqual(['axial']);
    await page.keyboard.press('Escape');
    await expect.poll(frames).toHaveLength(4);
    await page.keyboard.press('4');
    await expect.poll(() => page.locator('.window-menu').textContent()).toContain('Bone');
  });

  it.each([
    [1366, 768],
    [1920, 1080],
  ])('fits %i × %i without scrolling the page', async (width, height) => {
    await page.setViewportSize({ width, height });
    await openCt();
    for (const language of ['FR', 'EN']) {
      await page.getByRole('radio', { name: language }).click();
      const over = await page.evaluate(() => ({
        x: document.documentElement.scrollWidth - innerWidth,
        y: document.documentElement.scrollHeight - innerHeight,
        disclaimer: document.querySelector('.disclaimer')!.getBoundingClientRect().right - innerWidth,
      }));
      expect(over.x).toBeLessThanOrEqual(0);
      expect(over.y).toBeLessThanOrEqual(0);
      expect(over.disclaimer).toBeLessThanOrEqual(0);
    }
  });
});
