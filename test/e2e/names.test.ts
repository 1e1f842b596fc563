import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { slice, textElement } from '../unit/formats/dicom';
import { structureSet } from '../unit/formats/rtstruct';
import { chooseFiles, itWith, scratchFolder } from './app';
import { settle } from './sample';

// Names in files are text: whatever markup, script or formula they hold is shown and saved as it is, and nothing of it runs.

const longMs = 120_000;
const harm = (what: string) => `<img src=x onerror="hit='${what}'">`;
// A name is split at equals signs (PS3.5 section 6.2.1).
const patient = '<marquee>patient</marquee>';
const script = '<script>hit="roi"</script>';
/** As a file is called that a spreadsheet would take for a formula. */
const formula = `=cmd()${harm('file')}.dcm`;

const folder = scratchFolder();
const size = 32;
const position = (k: number) => [-32, -32, 3 * k];

function files(): string[] {
  const contents: (readonly [string, Uint8Array | string])[] = Array.from({ length: 6 }, (_, k) => [
    `${k}.dcm`,
    slice({
      rows: size,
      columns: size,
      spacing: [2, 2],
      position: position(k),
      thickness: '3',
      stored: Array.from({ length: size * size }, (__, n) => (n % size > 5 ? 1064 : 24)),
      description: harm('series'),
      omit: ['00100010'],
      add: [textElement('00100010', 'PN', patient)],
    }),
  ]);
  const corners = (k: number) => [
    [-10, -10, 3 * k],
    [10, -10, 3 * k],
    [10, 10, 3 * k],
    [-10, 10, 3 * k],
  ];
  const contours = [1, 2, 3].map((k) => ({ points: corners(k) }));
  const point = { label: harm('label'), position: [0, 0, 6], positionStatus: 'defined' };
  const markups = [
    { type: 'Fiducial', name: harm('markup'), coordinateSystem: 'LPS', controlPoints: [point] },
  ];
  const plane = { type: 'Plane', name: harm('plane'), coordinateSystem: 'LPS', controlPoints: [point] };
  contents.push(
    ['rs.dcm', structureSet([{ name: script, contours }])],
    ['points.mrk.json', JSON.stringify({ markups: [...markups, plane] })],
    [formula, slice({ position: position(0) }).subarray(0, 300)],
  );
  return contents.map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

const it = itWith(async () => {});

/** What of the names became part of the page. */
const brokenIn = (page: Page) =>
  page.evaluate(() => ({
    hit: (globalThis as { hit?: string }).hit,
    elements: document.querySelectorAll('img[src="x"], [onerror], marquee').length,
    scripts: [...document.scripts].filter(({ text }) => text.includes('hit')).length,
  }));
const words = (page: Page) => page.evaluate(() => document.body.innerText);

it(
  'shows markup in names as text, runs nothing of it, and saves a formula as text',
  async ({ page, app }) => {
    await chooseFiles(page, 'Choose files', files());
    await page.locator('.workplace').waitFor({ timeout: longMs });
    await settle(page);
    await page.getByRole('button', { name: 'Show the patient’s name' }).click();
    await page.getByText(patient).waitFor();
    for (const name of [harm('series'), formula, harm('plane'), harm('label')])
      expect(await words(page)).toContain(name);

    const download = page.waitForEvent('download');
    await page.locator('.refused summary').click();
    await page.getByRole('button', { name: 'Save this list' }).click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    const [mark, heading, ...rows] = [saved[0], ...saved.slice(1).trimEnd().split('\r\n')];
    expect([mark, heading]).toEqual(['\u{feff}', '"File","Code","Reason"']);
    const quoted = `"'${formula.replaceAll('"', '""')}"`;
    expect(rows.some((row) => row.startsWith(`${quoted},"dicom-`))).toBe(true);
    expect(rows.some((row) => row.startsWith('"points.mrk.json","markups-not-read",'))).toBe(true);

    await page.locator('nav.rail').getByRole('button', { name: '2 Structures' }).click();
    await page.getByText(script).locator('visible=true').first().waitFor({ timeout: 5000 });
    expect(await brokenIn(page)).toEqual({ hit: undefined, elements: 0, scripts: 0 });
    expect(app.problems).toEqual([]);
  },
  longMs,
);
