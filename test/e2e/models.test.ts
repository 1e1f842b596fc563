import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDescription } from '../../src/anatomy/models/description';
import { type Grid, identityAxes, voxelCount } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { writeNrrd } from '../../src/formats/nrrd/write';
import type { Plan } from '../../src/plan/schema';
import { createNodeRunner } from '../../src/workers/node';
import { thresholdNetwork } from '../onnx';
import { type App, chooseFiles, closeBrowser, openApp } from './app';
import { settle } from './sample';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const grid: Grid = {
  dims: [48, 40, 32],
  spacing: [2, 2, 2],
  origin: lpsPoint(-60, -50, 10),
  axes: identityAxes,
};
/** A block of water in air, in it two slabs of 12 and 8 columns, bone and dense. */
const hu = Int16Array.from({ length: voxelCount(grid) }, (_, q) => {
  const [i, j] = [q % 48, Math.floor(q / 48) % 40];
  if (i < 4 || i > 43 || j < 4 || j > 35) return -1000;
  return i < 8 ? 0 : i < 20 ? 300 : i < 28 ? 0 : i < 36 ? 900 : 0;
});
const ct = write('ct.nrrd', writeNrrd(grid, hu, true));

const json = (patch: number) => ({
  trocartModel: 1,
  name: 'Slabs',
  spacingMm: [2, 2, 2],
  axes: 'SPL',
  patch: [patch, patch, patch],
  normalisation: { clipHu: [-1000, 1000], to: [-1, 1] },
  output: 'logits',
  classes: { '0': 'background', '1': 'vertebrae_L1', '2': 'dense lump' },
});
const network = write('slabs.onnx', thresholdNetwork([0.2, 0.6], { size: 3 }));
const description = write('slabs.json', JSON.stringify(json(32)));
const small = write('small.json', JSON.stringify(json(6)));
const damaged = write('damaged.onnx', Uint8Array.of(1, 2, 3, 4));

/** Chromium draws on the processor what WebGPU asks of it. */
const flags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

const row = (page: Page, name: string) => page.locator('.structure-row', { hasText: name });
const panel = (page: Page) => page.locator('.model-panel');

/** Drops files anywhere on the page. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), bytes: [...readFileSync(path)] }));
  const transfer = await page.evaluateHandle((given) => {
    const all = new DataTransfer();
    for (const { name, bytes } of given) all.items.add(new File([Uint8Array.from(bytes)], name));
    return all;
  }, files);
  await page.dispatchEvent('.app', 'drop', { dataTransfer: transfer });
}

async function run(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Run on this CT' }).click();
  await panel(page).getByText('Structures found by the model: 2').waitFor({ timeout: 120_000 });
  await settle(page);
}

/** What the command line's runner makes of the same files. */
async function inNode() {
  const read = readDescription(readFileSync(description, 'utf8'), 'slabs.json');
  if (!read.ok) throw new Error(read.failure.code);
  const answer = await createNodeRunner().run('run-model', {
    volume: { grid, hu, minHu: -1000, maxHu: 900 },
    network: { file: new Blob([readFileSync(network)]), path: 'slabs.onnx' },
    description: read.value,
    isGpuWanted: false,
  });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.found.map(({ id, shape, confidence }) => ({ id, field: shape.packed, confidence }));
}

async function savedStructures(page: Page): Promise<Plan['structures']['made']> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the plan to a file' }).first().click();
  const path = join(folder, 'plan.json');
  await (await download).saveAs(path);
  return (JSON.parse(readFileSync(path, 'utf8')) as Plan).structures.made;
}

describe('a model of the user', () => {
  let app: App;
  let page: Page;
  const asked: string[] = [];
  const onGpu: Plan['structures']['made'] = [];

  beforeAll(async () => {
    app = await openApp({ flags });
    page = app.page;
    page.on('request', (request) => asked.push(request.url()));
    await chooseFiles(page, 'Choose files', [ct]);
    await page.locator('.workplace').waitFor({ timeout: 120_000 });
    await page.keyboard.press('Alt+2');
    await settle(page);
  });
  afterAll(async () => {
    await app.close();
    await closeBrowser();
    rmSync(folder, { recursive: true });
  });

  it('is refused with its reason and its file: without its JSON, and damaged', async () => {
    await chooseFiles(page, 'Run your own model', [network]);
    await panel(page).getByText('slabs.onnx needs a JSON beside it').waitFor();
    // The library is larger than all the rest: it waits for a network that may run.
    expect(asked.filter((url) => url.endsWith('.wasm'))).toEqual([]);
    await chooseFiles(page, 'Choose another model', [damaged, description]);
    await panel(page).getByText('damaged.onnx is no network in ONNX, or it is damaged.').waitFor();
    expect(await panel(page).getByRole('button', { name: 'Run on this CT' }).count()).toBe(0);
  });

  it('is dropped, says what it is and where it runs, and finds what it is made to find', async () => {
    await page.keyboard.press('Alt+1');
    await drop(page, [network, description]);
    await panel(page).getByText('WebGPU').waitFor({ timeout: 60_000 });
    const facts = await panel(page).innerText();
    for (const text of [
      'Slabs',
      'L1 vertebra, dense lump',
      '2.00 × 2.00 × 2.00 mm, 4 patches',
      'kept under their own names: dense lump',
    ])
      expect(facts).toContain(text);
    await run(page);
    expect(await panel(page).innerText()).toContain('“Slabs” ran on WebGPU.');
    expect(await row(page, 'L1 vertebra').innerText()).toContain('✓?');
    expect(await row(page, 'Dense lump').getByRole('checkbox').isChecked()).toBe(false);
    const made = await savedStructures(page);
    expect(made.map(({ id, how }) => [id, how])).toEqual([
      ['vertebra-l1', 'model'],
      ['dense lump', 'model'],
    ]);
    expect(made[0]!.remarks).toEqual([
      { code: 'made-by-model', data: { path: 'slabs.onnx', name: 'Slabs' } },
    ]);
    for (const { confidence } of made) expect(confidence).toBeGreaterThan(0.9);
    onGpu.push(...made);
  });

  it('tells its structures’ origin, confidence and volume, and goes in one step back', async () => {
    await row(page, 'Dense lump').getByRole('button', { name: 'Details of' }).click();
    const details = page.locator('.structure-details');
    await expect.poll(() => details.innerText()).toContain('found by a model of the user’s own');
    expect(await details.innerText()).toContain('(slabs.onnx), not by Trocart');
    expect(await details.innerText()).toMatch(/Confidence of the method\s+\d+\s%/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => row(page, 'L1 vertebra').count()).toBe(0);
    expect(await row(page, 'Dense lump').count()).toBe(0);
  });

  it('gives the same voxels on the processor, here and in Node', async () => {
    await panel(page).getByText('Use the graphics card').click();
    await panel(page).getByRole('button', { name: 'Run on this CT' }).waitFor({ timeout: 60_000 });
    await run(page);
    expect(await panel(page).innerText()).toMatch(/ran on WebAssembly, (\d+ threads|one thread)\./);
    const onProcessor = await savedStructures(page);
    const expected = await inNode();
    expect(expected.length).toBe(2);
    for (const made of [onGpu, onProcessor]) {
      expect(made.map(({ id, field }) => ({ id, field }))).toEqual(
        expected.map(({ id, field }) => ({ id, field })),
      );
      made.forEach(({ confidence }, n) => expect(confidence).toBeCloseTo(expected[n]!.confidence!, 3));
    }
    await page.keyboard.press('Control+z');
    await expect.poll(() => row(page, 'L1 vertebra').count()).toBe(0);
  });

  it('is cancelled, and leaves nothing', async () => {
    await drop(page, [network, small]);
    await panel(page).getByRole('button', { name: 'Run on this CT' }).click({ timeout: 60_000 });
    await panel(page)
      .getByText(/Running the model… [1-9]/)
      .waitFor({ timeout: 60_000 });
    await panel(page).getByRole('button', { name: 'Cancel' }).click();
    await panel(page).getByRole('button', { name: 'Run on this CT' }).waitFor({ timeout: 60_000 });
    expect(await panel(page).getByRole('status').count()).toBe(0);
    expect(await panel(page).getByRole('alert').count()).toBe(0);
    expect(await page.locator('.structure-row').count()).toBe(0);
    await panel(page).getByRole('button', { name: 'Remove the model' }).click();
    expect(await panel(page).getByRole('button', { name: 'Run your own model' }).count()).toBe(1);
  });

  it('asks nothing of another host and complains of nothing', () => {
    expect(asked.filter((url) => url.endsWith('.wasm')).length).toBeGreaterThan(0);
    expect(app.strangers).toEqual([]);
    expect(app.problems).toEqual([]);
  });
});
