import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedFolder } from '../../samples/make';
import { type App, chooseFiles, closeBrowser, openApp } from '../e2e/app';
import { Hand, type Point } from '../e2e/hand';
import { settle } from '../e2e/sample';
import { hasData, inData } from './manifest';
import { hasSample } from './spine-cases';

// From dropping a CT to C2, cord, airway, carotids and jugulars on both sides, by mouse and keys alone, on the built page.
// The places clicked are those that a radiologist would click; prints each press with what it is estimated to take.

/** A busy machine must not fail it: most of it is waiting for what is found. */
const patientMs = 1_800_000;

const vessels = ['common carotid artery', 'internal jugular vein'] as const;
type Places = Readonly<Record<`${'right' | 'left'} ${(typeof vessels)[number]}`, readonly Point[]>>;

const row = (page: Page, name: string) =>
  page.locator('.step .structure', { has: page.getByTitle(`Go to the centre of ${name}`, { exact: true }) });

const neckMm = (i: number, j: number, k: number): Point => [
  -249.51 + 0.9766 * i,
  -464.51 + 0.9766 * j,
  -886 + 2 * k,
];

/** Without contrast: points of slices 52–76 of the real neck CT. */
const onNeck: Places = {
  'right common carotid artery': [neckMm(222, 248.9, 52), neckMm(226.3, 247.5, 60), neckMm(222.7, 246.6, 68), neckMm(221.6, 244.3, 76)],
  'left common carotid artery': [neckMm(267.9, 252.4, 52), neckMm(270.2, 250.4, 60), neckMm(272.7, 251, 68), neckMm(278, 252.6, 76)],
  'right internal jugular vein': [neckMm(215.2, 242.8, 52), neckMm(218.2, 243.5, 60), neckMm(216, 246, 64)],
  'left internal jugular vein': [neckMm(276.7, 244.3, 52), neckMm(278, 245.7, 60), neckMm(278, 246.7, 64)],
}; // prettier-ignore

/** With contrast: the ends of each stretch on the sample, a jugular with one between. */
const onSample: Places = {
  'right common carotid artery': [[-24.6, -16.6, -69.3], [-28.1, -16.2, -39.3]],
  'left common carotid artery': [[23.1, -17.5, -69.3], [24.9, -18, -39.3]],
  'right internal jugular vein': [[-33.2, -13.8, -69.3], [-36.6, -8.5, -33.3], [-35.5, -5.2, 2.7]],
  'left internal jugular vein': [[31.9, -15.2, -69.3], [34.3, -9.9, -33.3], [33.9, -6.1, 2.7]],
}; // prettier-ignore

/** What the user's hand did and how long the machine was waited for, s. */
interface Walk {
  readonly hand: Hand;
  readonly waitS: number;
}

/** Opens, states the case, finds, looks at C2, cord and airway, and makes the vessels. */
async function walk(page: Page, files: string[], places: Places, hasContrast: boolean): Promise<Walk> {
  const hand = new Hand(page);
  let waitS = 0;
  const waiting = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    waitS += (performance.now() - start) / 1000;
  };
  hand.note('click', 'drop the CT on the page');
  await waiting(async () => {
    await chooseFiles(page, 'Choose files', files);
    await page.locator('.workplace').waitFor({ timeout: 240_000 });
    await settle(page);
  });
  for (const [field, option] of [
    ['Site', 'Cervical spine'],
    ['Level', 'C2'],
  ] as const) {
    await hand.click(`${field}…`, page.getByLabel(field).first());
    await hand.click(option, page.getByRole('option', { name: option, exact: true }));
  }
  await hand.click('2 Structures', page.getByRole('button', { name: /2 Structures/ }).first());
  await hand.click(
    'Find structures automatically',
    page.getByRole('button', { name: 'Find structures automatically' }),
  );
  await waiting(async () => {
    await page.locator('.find-done').waitFor({ timeout: 600_000 });
    await settle(page);
  }); // prettier-ignore
  for (const name of ['C2 vertebra', 'spinal cord', 'airway']) {
    await hand.click(`${name}: go there`, row(page, name).locator('.row-name'));
    hand.read(`${name}: look at its outline in three views`);
    await hand.click(`${name}: tick`, row(page, name).getByRole('checkbox'));
  }
  // Its row stands below the others.
  hand.note('wheel', 'scroll the list to the first vessel');
  let isFirst = true;
  for (const [name, points] of Object.entries(places)) {
    const next = page.getByRole('button', { name: `Trace ${name} next` });
    if (isFirst) await hand.click(`Trace it: ${name}`, page.getByRole('button', { name: `Trace ${name} on the slices` }));
    else await hand.click(`Trace ${name} next`, next); // prettier-ignore
    if (isFirst)
      await hand.zoom('axial', [0.6 * points[0]![0], points[0]![1], points[0]![2]], hasContrast ? 2 : 7);
    isFirst = false;
    hand.read(`${name}: look for it`);
    for (const place of points) await hand.clickAt('axial', place, `${name}: a point`);
    if (hasContrast) {
      await hand.click(
        `${name}: Follow the vessel`,
        page.getByRole('button', { name: /^Follow the vessel/ }),
      );
      await waiting(() => page.getByText(`Followed: ${name}`).waitFor({ timeout: 120_000 }));
    } else {
      await hand.click(`${name}: Snap to the edges`, page.getByRole('button', { name: 'Snap to the edges' }));
      await waiting(() => page.locator('.tube-from-ct [role="status"]').waitFor({ timeout: 120_000 }));
      hand.read(`${name}: read how much of its wall shows`);
      await hand.click(`${name}: Finish`, page.getByRole('button', { name: 'Finish', exact: true }));
    }
    await row(page, name).waitFor({ timeout: 60_000 });
  }
  return { hand, waitS };
}

function print(title: string, { hand, waitS }: Walk): void {
  console.log(`${title}\n\n${hand.list()}\n`);
  console.log(
    `${hand.clicks} clicks, ${hand.workS} s of work (estimated), ${waitS.toFixed(0)} s of waiting here`,
  );
}

/** Names of the vessels whose row says that this CT does not show the wall. */
async function marked(page: Page): Promise<string[]> {
  const rows = page.locator('.step .structure', { hasText: 'Wall not visible on this CT' });
  return (await rows.locator('.row-name').allInnerTexts()).map((text) => text.split('\n')[0]!.toLowerCase());
}

describe('a new user', () => {
  let app: App;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
  beforeAll(() => {
    if (!existsSync('dist/index.html')) execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
  });
  afterAll(async () => {
    await closeBrowser();
    rmSync(folder, { recursive: true });
  });
  const open = async () => {
    app = await openApp({ viewport: { width: 1366, height: 768 } });
    page = app.page;
  };

  it.skipIf(!hasData)(
    'on a real neck without contrast: each vessel says that its wall is not visible',
    async () => {
      await open();
      const done = await walk(page, [inData('ct/neck_C1-T5_2mm/ct_dicom.zip')], onNeck, false);
      print('The real neck CT, without contrast', done);
      expect((await marked(page)).toSorted()).toEqual(Object.keys(onNeck).toSorted());
      expect(done.hand.workS).toBeLessThan(300);
      expect(app.problems).toEqual([]);
      await app.close();
    },
    patientMs,
  );

  it.skipIf(!hasSample('c2-dens-lytic'))(
    'on the sample with contrast: no vessel says so',
    async () => {
      const zip = unzipSync(readFileSync(new URL('c2-dens-lytic.zip', generatedFolder)), {
        filter: ({ name }) => name.startsWith('ct/') && name.endsWith('.dcm'),
      });
      const files = Object.entries(zip).map(([name, bytes]) => {
        const path = join(folder, name.slice(3));
        writeFileSync(path, bytes);
        return path;
      });
      await open();
      const done = await walk(page, files, onSample, true);
      print('The sample with contrast, its CT alone', done);
      expect(await marked(page)).toEqual([]);
      for (const name of Object.keys(onSample)) {
        await row(page, name)
          .getByRole('button', { name: /^Details/ })
          .click();
        const facts = (await row(page, name).locator('.structure-details').innerText()).replaceAll(
          /\s+/g,
          ' ',
        );
        expect(Number(/method (\d+)/.exec(facts)![1]), name).toBeGreaterThanOrEqual(80);
      }
      expect(done.hand.workS).toBeLessThan(300);
      expect(app.problems).toEqual([]);
      await app.close();
    },
    patientMs,
  );
});
