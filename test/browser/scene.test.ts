import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from './built-page';
import type { Turn } from './scene-page/main';

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await openBuiltPage('scene-page');
  page = await built.open({ viewport: { width: 500, height: 400 } });
  await page.waitForFunction(() => window.sceneBench && document.querySelector('.scene-canvas canvas'));
});

afterAll(() => built?.close());

beforeEach(async () => {
  await page.evaluate(() => {
    const { ask, setScene, setSession, usePlan } = window.sceneBench;
    setSession({
      ct: undefined,
      structures: [],
      meshes: {},
      appearance: {},
      volumePreset: 'off',
      volumeTexture: undefined,
      selectedInstrument: undefined,
    });
    usePlan.getState().replace({ ...usePlan.getState().plan, instruments: [] });
    setScene({
      clip: { plane: 'off', offsetMm: 0, isFlipped: false },
      projection: 'orthographic',
      pickedKey: undefined,
    });
    ask({ kind: 'reset' });
  });
});

type Rgb = [number, number, number];

/** Pixels of the picture as the export button would save it. */
const pixels = (...at: readonly [number, number][]): Promise<Rgb[]> =>
  page.evaluate(async (points) => {
    await window.sceneBench.takePicture();
    return points.map(([x, y]) => window.sceneBench.pixel(x, y));
  }, at);

/** How much of a hue the picture holds, and where its middle is. */
const spot = (hue: 'bone' | 'amber' | 'warm') =>
  page.evaluate(async (wanted) => {
    const size = await window.sceneBench.takePicture();
    return { ...window.sceneBench.spot(wanted), ...size };
  }, hue);

/** Waits for a frame of what was set. */
const drawn = () => page.evaluate(async () => void (await window.sceneBench.takePicture()));

/** Where a handle is, in CSS pixels of the canvas. */
async function handleAt(end: 'entry' | 'target'): Promise<{ x: number; y: number }> {
  const box = (await page.locator(`.scene-handle-${end}`).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const look = (preset: 'anterior' | 'posterior' | 'left' | 'right' | 'superior' | 'inferior') =>
  page.evaluate((name) => window.sceneBench.ask({ kind: 'look', preset: name }), preset);

/** Right, anterior and superior of the middle, LPS mm. */
const marker = [-20, -14, 24] as const;

/** Which way the marker lies on screen: right is 1, down is 1. */
const places = [
  ['anterior', -1, -1],
  ['posterior', 1, -1],
  ['right', 1, -1],
  ['left', -1, -1],
  ['superior', 1, -1],
  ['inferior', -1, -1],
] as const;

describe.each<Turn>(['aligned', 'oblique', 'flipped'])('on a CT that lies %s', (turn) => {
  it('shows a ball where it is, from all sides', async () => {
    await page.evaluate(
      async ([lies, at]) => {
        const { ask, layPath, loadBall, showVolume } = window.sceneBench;
        loadBall(lies, at, 6, { crosshair: false });
        await showVolume('bone');
        layPath([0, 0, 0], [at[0], at[1], at[2]]);
        ask({ kind: 'reset' });
      },
      [turn, marker] as const,
    );
    for (const [preset, rightwards, downwards] of places) {
      await look(preset);
      const ball = await spot('warm');
      expect(ball.count).toBeGreaterThan(300);
      const found = [preset, Math.sign(ball.x - ball.width / 2), Math.sign(ball.y - ball.height / 2)];
      expect(found).toEqual([preset, rightwards, downwards]);
      const target = await handleAt('target');
      expect(Math.hypot(ball.x - target.x, ball.y - target.y)).toBeLessThan(1.5);
    }
  });

  it('shows a ball of 15 mm with its area', async () => {
    await page.evaluate(async (lies) => {
      const { ask, layPath, loadBall, showVolume } = window.sceneBench;
      loadBall(lies, [0, 0, 0], 15, { crosshair: false });
      await showVolume('bone');
      layPath([30, 0, -30], [30, 0, 30]);
      ask({ kind: 'reset' });
    }, turn);
    const { count } = await spot('warm');
    const [entry, target] = [await handleAt('entry'), await handleAt('target')];
    const pixelsPerMm = Math.hypot(entry.x - target.x, entry.y - target.y) / 60;
    const areaMm2 = count / pixelsPerMm ** 2;
    // The level that the transfer function begins at lies 0.1 of a voxel outside the half level.
    expect(areaMm2 / (Math.PI * 15 ** 2)).toBeGreaterThan(0.94);
    expect(areaMm2 / (Math.PI * 15 ** 2)).toBeLessThan(1.08);
  });
});

describe('surfaces', () => {
  const boxes = [
    { id: 'aorta', low: [-15, -20, -15], high: [15, -10, 15] },
    { id: 'spinal-cord', low: [-15, 10, -15], high: [15, 20, 15] },
  ] as const;
  const shownAt = async (opacities: Readonly<Record<string, number>>) => {
    await page.evaluate((wanted) => {
      const appearance = Object.fromEntries(
        ['aorta', 'spinal-cord'].map((key) => [
          key,
          { visible: (wanted[key] ?? 0) > 0, opacity: wanted[key] ?? 0 },
        ]),
      );
      window.sceneBench.setSession({ appearance });
    }, opacities);
    return (await pixels([280, 230]))[0]!;
  };

  it.each(['anterior', 'posterior'] as const)(
    'blend in the order in which the eye meets them, from %s',
    async (preset) => {
      await page.evaluate(async (list) => {
        await window.sceneBench.loadBoxes('oblique', list);
        window.sceneBench.ask({ kind: 'reset' });
      }, boxes);
      await look(preset);
      const artery = await shownAt({ aorta: 1 });
      const cord = await shownAt({ 'spinal-cord': 1 });
      const both = await shownAt({ aorta: 0.5, 'spinal-cord': 0.5 });
      const [front, back] = preset === 'anterior' ? [artery, cord] : [cord, artery];
      expect(front[0] + back[0]).toBeGreaterThan(150);
      both.forEach((value, n) =>
        expect(Math.abs(value - (0.5 * front[n]! + 0.25 * back[n]!))).toBeLessThan(3),
      );
    },
  );

  it('end the rays of the volume, and are veiled by what lies before them', async () => {
    await page.evaluate(async (list) => {
      const { ask, loadBall, loadBoxes, showVolume } = window.sceneBench;
      loadBall('flipped', [0, 0, 0], 8);
      await loadBoxes('flipped', list.slice(0, 1));
      await showVolume('bone');
      ask({ kind: 'reset' });
    }, boxes);
    const middle = async () => (await pixels([262, 212]))[0]!;
    await look('anterior');
    const before = await middle();
    await page.evaluate(() => window.sceneBench.showVolume('off'));
    expect(await middle()).toEqual(before);
    await look('posterior');
    const alone = await middle();
    await page.evaluate(() => window.sceneBench.showVolume('bone'));
    const veiled = await middle();
    expect(alone[0] - alone[1]).toBeGreaterThan(80);
    expect(veiled[1]).toBeGreaterThan(alone[1] + 60);
  });

  it('are cut by the plane, and the volume with them', async () => {
    await page.evaluate(async (list) => {
      const { ask, loadBall, loadBoxes, showVolume } = window.sceneBench;
      loadBall('oblique', [0, 0, 0], 12);
      await loadBoxes('oblique', list.slice(1));
      await showVolume('bone');
      ask({ kind: 'reset' });
    }, boxes);
    const columns = async () => (await pixels([262, 185], [262, 215])).map((rgb) => Math.max(...rgb));
    expect(Math.min(...(await columns()))).toBeGreaterThan(60);
    const cut = (isFlipped: boolean) =>
      page.evaluate((flip) => {
        window.sceneBench.setScene({ clip: { plane: 'axial', offsetMm: 0, isFlipped: flip } });
      }, isFlipped);
    await cut(false);
    let [above, below] = await columns();
    expect(above).toBe(0);
    expect(below).toBeGreaterThan(60);
    await cut(true);
    [above, below] = await columns();
    expect(above).toBeGreaterThan(60);
    expect(below).toBe(0);
  });

  it('are picked by a click, which moves the crosshair onto them', async () => {
    await page.evaluate(async (list) => {
      const { ask, layPath, loadBall, loadBoxes } = window.sceneBench;
      loadBall('flipped', [0, 0, 0], 8);
      await loadBoxes('flipped', list);
      layPath([-8, -30, 6], [12, 40, 30]);
      ask({ kind: 'reset' });
    }, boxes);
    await drawn();
    const { x, y } = await handleAt('entry');
    // Beside the handle, which would take the press.
    await page.mouse.click(x + 14, y);
    await page.waitForFunction(() => window.sceneBench.useScene.getState().pickedKey === 'aorta');
    const { crosshairMm } = await page.evaluate(() => window.sceneBench.useSession.getState());
    expect(Math.abs(crosshairMm[1] + 20)).toBeLessThan(0.7);
    expect(Math.abs(crosshairMm[2] - 6)).toBeLessThan(0.5);
    expect(crosshairMm[0]).toBeGreaterThan(-8);
  });
});

describe('the rendered CT', () => {
  const crosshair = () => page.evaluate(() => window.sceneBench.useSession.getState().crosshairMm);

  it.each<Turn>(['aligned', 'oblique', 'flipped'])(
    'is picked by a click where it is seen, %s',
    async (turn) => {
      await page.evaluate(async (lies) => {
        const { ask, loadBall, showVolume } = window.sceneBench;
        loadBall(lies, [0, 0, 0], 15, { crosshair: false });
        await showVolume('bone');
        ask({ kind: 'reset' });
      }, turn);
      const ball = await spot('warm');
      await page.mouse.click(ball.x, ball.y);
      await page.waitForFunction(() => window.sceneBench.useSession.getState().crosshairMm[0] < 800);
      const front = await crosshair();
      expect(Math.hypot(front[0], front[2])).toBeLessThan(1);
      expect(front[1]).toBeLessThan(-14);
      expect(front[1]).toBeGreaterThan(-16);
      // Cut away to its middle, the cut is what is seen.
      await page.evaluate(() => {
        const { lpsPoint, setScene, setSession } = window.sceneBench;
        setSession({ crosshairMm: lpsPoint(0, 0, 0) });
        setScene({ clip: { plane: 'coronal', offsetMm: 0, isFlipped: false } });
      });
      await drawn();
      await page.mouse.click(ball.x + 12, ball.y);
      await page.waitForFunction(() => window.sceneBench.useSession.getState().crosshairMm[0] !== 0);
      expect(Math.abs((await crosshair())[1])).toBeLessThan(0.1);
    },
  );
});

describe('the ends of the path', () => {
  const instrument = () => page.evaluate(() => window.sceneBench.usePlan.getState().plan.instruments[0]!);
  const steps = () => page.evaluate(() => window.sceneBench.usePlan.getState().past.length);

  beforeEach(async () => {
    await page.evaluate(() => {
      window.sceneBench.loadBall('aligned', [0, 0, 0], 8);
      window.sceneBench.layPath([-20, -30, 0], [10, 0, 5]);
      window.sceneBench.ask({ kind: 'reset' });
    });
    await drawn();
  });

  it('follow a drag in the plane of the screen and are one step to undo', async () => {
    const { x, y } = await handleAt('entry');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y - 10, { steps: 4 });
    expect(await steps()).toBe(0);
    await page.mouse.up();
    const { entryMm, targetMm } = await instrument();
    expect(await steps()).toBe(1);
    expect(entryMm[1]).toBeCloseTo(-30, 6);
    expect((entryMm[0] + 20) / -2).toBeCloseTo(-entryMm[2], 6);
    expect(entryMm[2]).toBeGreaterThan(1);
    expect(targetMm).toEqual([10, 0, 5]);
    // It follows with the next frame.
    const awayPx = async () => {
      const moved = await handleAt('entry');
      return Math.hypot(moved.x - x - 20, moved.y - y + 10);
    };
    await expect.poll(awayPx).toBeLessThan(1);
  });

  it('go back on Escape', async () => {
    const { x, y } = await handleAt('target');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 3 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await steps()).toBe(0);
    expect((await instrument()).targetMm).toEqual([10, 0, 5]);
  });

  it('move by the arrow keys: 1 mm, Shift 5 mm, Alt 0.1 mm', async () => {
    await page.locator('.scene-handle-entry').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Alt+ArrowDown');
    const { entryMm } = await instrument();
    expect(entryMm[0]).toBeCloseTo(-15, 6);
    expect(entryMm[1]).toBeCloseTo(-30, 6);
    expect(entryMm[2]).toBeCloseTo(0.9, 6);
  });
});

describe('the view', () => {
  it('says in its picture that a simulated CT was not acquired', async () => {
    const amber = async (simulated: boolean) => {
      await page.evaluate((is) => {
        window.sceneBench.loadBall('aligned', [0, 0, 0], 8, { simulated: is, crosshair: false });
      }, simulated);
      return (await spot('amber')).count;
    };
    expect(await amber(false)).toBe(0);
    expect(await amber(true)).toBeGreaterThan(150);
    await expect(page.locator('.scene').getAttribute('aria-label')).resolves.toContain(
      'SIMULATED, NOT ACQUIRED',
    );
  });

  it('saves its picture as a PNG file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the picture (PNG)' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('trocart-3d.png');
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand in the header.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([500, 400]);
  });

  it('keeps its eye when it is put elsewhere on the screen', async () => {
    await page.evaluate(async (at) => {
      window.sceneBench.loadBall('aligned', at, 8, { crosshair: false });
      await window.sceneBench.showVolume('bone');
      window.sceneBench.setScene({ projection: 'perspective' });
    }, marker);
    await look('posterior');
    const before = await spot('warm');
    expect(before.x).toBeGreaterThan(before.width / 2 + 20);
    await page.evaluate(() => window.sceneBench.remount());
    await page.waitForFunction(() => document.querySelector('.scene-canvas canvas'));
    await page.waitForTimeout(500);
    const after = await spot('warm');
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(0.5);
    expect(after.count).toBe(before.count);
  });

  it('comes back after the graphics card dropped it', async () => {
    await page.evaluate(async () => {
      window.sceneBench.loadBall('aligned', [0, 0, 0], 15);
      await window.sceneBench.showVolume('bone');
    });
    const before = (await spot('bone')).count;
    expect(before).toBeGreaterThan(1000);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.scene-canvas canvas')!;
      const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      extension.loseContext();
      setTimeout(() => extension.restoreContext(), 400);
    });
    await page.getByText('The graphics card dropped the picture').waitFor();
    await page.getByText('The graphics card dropped the picture').waitFor({ state: 'detached' });
    expect((await spot('bone')).count).toBe(before);
  });

  it('explains itself where there is no WebGL2', async () => {
    const bare = await built.browser.newPage();
    await bare.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await bare.goto(built.url);
    await bare.getByText('offers no WebGL2').waitFor();
    expect(await bare.locator('canvas').count()).toBe(0);
    await bare.close();
  });

  it('kept to the Content-Security-Policy and threw nothing', () => {
    expect(built.complaints).toEqual([]);
  });
});
