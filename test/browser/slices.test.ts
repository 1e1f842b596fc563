import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltPage, openBuiltPage } from './built-page';
import type { Bench } from './slices-page/main';

declare global {
  interface Window {
    bench: Bench;
  }
}

type Turn = 'aligned' | 'oblique' | 'flipped';
const views = ['axial', 'coronal', 'sagittal', 'along', 'along90', 'across'] as const;
const marker = [6, -14, 22] as const;

let built: BuiltPage;
let page: Page;

beforeAll(async () => {
  built = await openBuiltPage('slices-page', {
    isComplaint: (message) =>
      ['error', 'warning'].includes(message.type()) &&
      !message.text().startsWith('Canvas2D: Multiple readback'),
  });
  page = await openPage(1);
});

afterAll(() => built?.close());

async function openPage(deviceScaleFactor: number): Promise<Page> {
  const opened = await built.open({ viewport: { width: 1200, height: 700 }, deviceScaleFactor });
  await opened.waitForFunction(() => window.bench !== undefined);
  return opened;
}

/** A CT of soft tissue with one bright ball of 3 mm at `marker`, on a grid that lies as said. */
async function load(on: Page, turn: Turn): Promise<void> {
  await on.evaluate(
    ([turn, at]) => {
      const { lpsPoint, lpsVector, setSession, usePlan, voxelPoint, voxelToLps } = window.bench;
      const c = Math.cos(0.35);
      const s = Math.sin(0.35);
      const axes = {
        aligned: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
        oblique: [lpsVector(c, s, 0), lpsVector(-s * c, c * c, s), lpsVector(s * s, -s * c, c)],
        flipped: [lpsVector(-1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, 1)],
      }[turn] as never as [never, never, never];
      const dims = [96, 90, 60] as const;
      const spacing = [0.9, 0.9, 1.5] as const;
      const blank = { dims, spacing, origin: lpsPoint(0, 0, 0), axes };
      const middle = voxelToLps(blank, voxelPoint(47.5, 44.5, 29.5));
      const grid = { ...blank, origin: lpsPoint(-middle[0], -10 - middle[1], 20 - middle[2]) };
      const hu = new Int16Array(dims[0] * dims[1] * dims[2]).fill(-100);
      for (let q = 0; q < hu.length; q++) {
        const p = voxelToLps(grid, voxelPoint(q % 96, Math.floor(q / 96) % 90, Math.floor(q / 8640)));
        if (Math.hypot(p[0] - at[0], p[1] - at[1], p[2] - at[2]) < 3) hu[q] = 1000;
      }
      const volume = { grid, hu, minHu: -100, maxHu: 1000 };
      usePlan.getState().replace({
        ...usePlan.getState().plan,
        measurements: [],
        instruments: [
          {
            id: 'a',
            device: { shape: 'cylinder', diameterMm: 3 },
            entryMm: [-20, -40, 12],
            targetMm: [...at],
          },
        ],
      });
      setSession({
        ct: { volume, fingerprint: turn, facts: {}, simulated: false },
        crosshairMm: lpsPoint(at[0], at[1], at[2]),
        selectedInstrument: 'a',
        depthMm: Math.hypot(26, 26, 10),
        tool: 'window',
        outlinesVisible: true,
        window: { widthHu: 1000, centreHu: 400 },
      });
    },
    [turn, marker] as const,
  );
  await frames(on);
}

/** Lets the views catch up. */
async function frames(on: Page): Promise<void> {
  await on.evaluate(async () => {
    for (let q = 0; q < 4; q++) await new Promise(requestAnimationFrame);
  });
}

/** Where a point is on the page, and the grey of the picture there, 0–255. */
const seen = (on: Page, view: (typeof views)[number], p: readonly number[]) =>
  on.evaluate(
    ([view, p]) => {
      const slice = window.bench.sliceOf(view)!;
      const { x, y } = window.bench.overlayOf(slice)!.toCanvas(window.bench.lpsPoint(p[0]!, p[1]!, p[2]!));
      const canvas = slice.viewport.canvas;
      const [grey] = canvas.getContext('2d')!.getImageData(Math.round(x), Math.round(y), 1, 1).data;
      const box = slice.root.getBoundingClientRect();
      const ratio = canvas.width / box.width;
      return { grey: grey!, x: box.left + x / ratio, y: box.top + y / ratio };
    },
    [view, p] as const,
  );

/** The views whose grey is not in a range. */
const outside = (greys: Record<string, number>, low: number, high: number): string[] =>
  Object.entries(greys)
    .filter(([, grey]) => grey < low || grey > high)
    .map(([view, grey]) => `${view}: ${grey}`);

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
}

const session = () =>
  page.evaluate(() => {
    const { crosshairMm, cursor, depthMm, preview, window: shown } = window.bench.useSession.getState();
    return { crosshairMm, cursor, depthMm, preview, window: shown };
  });
const plan = () => page.evaluate(() => window.bench.usePlan.getState().plan);

describe.each<Turn>(['aligned', 'oblique', 'flipped'])('a CT that is %s', (turn) => {
  beforeEach(() => load(page, turn));

  it('shows the marker at its place in all six views, and tissue beside it', async () => {
    const bright: Record<string, number> = {};
    const dark: Record<string, number> = {};
    for (const view of views) {
      const at = await seen(page, view, marker);
      bright[view] = at.grey;
      const beside = await page.evaluate((v) => {
        const { plane } = window.bench.sliceOf(v)!;
        return [0, 1, 2].map((i) => plane!.u[i]! * 8 + plane!.v[i]! * 8);
      }, view);
      const off = await seen(
        page,
        view,
        marker.map((value, i) => value + beside[i]!),
      );
      dark[view] = off.grey;
    }
    expect(outside(bright, 240, 255)).toEqual([]);
    expect(outside(dark, 0, 40)).toEqual([]);
  });

  it('a point clicked in one view is the same anatomy in all others', async () => {
    // The handle at the marker would take the press.
    await page.evaluate(() => window.bench.setSession({ tool: 'crosshair', selectedInstrument: undefined }));
    for (const view of ['axial', 'coronal', 'sagittal'] as const) {
      await page.evaluate(
        ([x, y, z]) => window.bench.setSession({ crosshairMm: window.bench.lpsPoint(x, y, z) }),
        marker,
      );
      await frames(page);
      const { x, y } = await seen(page, view, marker);
      // Off the lines, so that the click places the whole crosshair.
      await page.mouse.click(x + 12, y + 12);
      await frames(page);
      const { crosshairMm } = await session();
      const away = marker.map((value, i) => crosshairMm[i]! - value);
      expect(Math.hypot(...away)).toBeGreaterThan(1);
      await page.mouse.click(x, y);
      await frames(page);
      const clicked = (await session()).crosshairMm;
      expect(Math.hypot(...marker.map((value, i) => clicked[i]! - value))).toBeLessThan(0.5);
      const greys: Record<string, number> = {};
      for (const other of views.slice(0, 3)) greys[other] = (await seen(page, other, clicked)).grey;
      expect(outside(greys, 240, 255)).toEqual([]);
    }
  });
});

describe('at work', () => {
  beforeEach(() => load(page, 'aligned'));

  it('writes the orientation letters', async () => {
    const letters = (view: string) =>
      page.evaluate(
        (v) => document.querySelector<HTMLElement>(`.slice[data-view=${v}]`)!.dataset['orientation'],
        view,
      );
    expect(await letters('axial')).toBe('R L A P');
    expect(await letters('coronal')).toBe('R L S I');
    expect(await letters('sagittal')).toBe('A P S I');
    expect((await letters('along'))!.split(' ')[2]).toMatch(/^A/);
  });

  it('scrolls by whole slices and tells what is under the pointer', async () => {
    const { x, y } = await seen(page, 'axial', marker);
    await page.mouse.move(1, 699);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.mouse.move(x, y);
    await frames(page);
    const { cursor } = await session();
    expect(cursor).toMatchObject({ view: 'axial', hu: 1000 });
    await page.mouse.wheel(0, 100);
    await frames(page);
    const after = (await session()).crosshairMm[2]!;
    expect(after).toBeLessThan(marker[2]);
    await page.mouse.wheel(0, 100);
    expect((await session()).crosshairMm[2]).toBeCloseTo(after - 1.5, 6);
    await page.keyboard.press('PageUp');
    expect((await session()).crosshairMm[2]).toBeCloseTo(after + 13.5, 6);
  });

  it('windows by dragging, and Esc takes it back', async () => {
    const { x, y } = await seen(page, 'coronal', [-30, 0, 40]);
    await drag({ x, y }, { x: x + 40, y: y + 20 });
    await page.mouse.up();
    const { window: set } = await session();
    expect(set.widthHu).toBeGreaterThan(1050);
    expect(set.centreHu).toBeGreaterThan(420);
    await drag({ x, y }, { x: x + 40, y });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect((await session()).window).toEqual(set);
  });

  it.each(views.slice(0, 5))('drags the target in %s: previews, commits one step, undoes', async (view) => {
    const at = await seen(page, view, marker);
    await drag(at, { x: at.x + 30, y: at.y - 20 });
    await frames(page);
    expect((await session()).preview).toBeDefined();
    const under = await page.evaluate(
      ([v, x, y]) => {
        const slice = window.bench.sliceOf(v)!;
        return slice.pointAt(slice.canvasPoint(x, y))!;
      },
      [view, at.x + 30, at.y - 20] as const,
    );
    await page.mouse.up();
    await frames(page);
    const [item] = (await plan()).instruments;
    // The handle stays under the pointer.
    expect(Math.hypot(...item!.targetMm.map((value, i) => value - under[i]!))).toBeLessThan(0.5);
    await page.evaluate(() => window.bench.usePlan.getState().undo());
    expect((await plan()).instruments[0]!.targetMm).toEqual([...marker]);
  });

  it('cancels a drag with Esc and moves a handle by keyboard', async () => {
    const at = await seen(page, 'axial', marker);
    await drag(at, { x: at.x + 30, y: at.y });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect((await session()).preview).toBeUndefined();
    expect((await plan()).instruments[0]!.targetMm).toEqual([...marker]);
    await page.locator('.slice[data-view=axial] [data-end=targetMm]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
    const [x, y, z] = (await plan()).instruments[0]!.targetMm;
    expect([x, y, z].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([5.1, -9, 22]);
    expect(await page.evaluate(() => window.bench.usePlan.getState().past.length)).toBe(3);
  });

  it('measures a length and HU in a circle, undoable, and deletes the selected one', async () => {
    const [from, to] = [await seen(page, 'axial', [-20, 10, 22]), await seen(page, 'axial', [20, 10, 22])];
    await page.evaluate(() => window.bench.setSession({ tool: 'length' }));
    await drag(from, to);
    await page.mouse.up();
    await page.evaluate(() => window.bench.setSession({ tool: 'circle' }));
    const centre = await seen(page, 'axial', marker);
    await page.evaluate(() => window.bench.setSession({ selectedInstrument: undefined }));
    await drag(centre, { x: centre.x + (to.x - from.x) / 4, y: centre.y });
    await page.mouse.up();
    const [length, circle] = (await plan()).measurements;
    expect(length).toMatchObject({ kind: 'length' });
    if (length?.kind !== 'length' || circle?.kind !== 'circle') throw new Error('not measured');
    expect(Math.hypot(...length.fromMm.map((v, i) => v - length.toMm[i]!))).toBeCloseTo(40, 0);
    expect(circle.radiusMm).toBeCloseTo(10, 0);
    await page.keyboard.press('Delete');
    expect((await plan()).measurements).toHaveLength(1);
    await page.evaluate(() => window.bench.usePlan.getState().undo());
    expect((await plan()).measurements).toHaveLength(2);
  });

  it('measures an angle line by line on a plane of the path, and an end of it can be dragged', async () => {
    const at = (right: number, down: number) =>
      page.evaluate(
        ([a, b]) => {
          const { centreMm, u, v } = window.bench.sliceOf('along')!.plane!;
          return [0, 1, 2].map((i) => centreMm[i]! + a * u[i]! + b * v[i]!);
        },
        [right, down] as const,
      );
    const place = async (right: number, down: number) => seen(page, 'along', await at(right, down));
    await page.evaluate(() => window.bench.setSession({ tool: 'angle' }));
    await drag(await place(-10, 12), await place(20, 12));
    await page.mouse.up();
    expect((await plan()).measurements).toEqual([]);
    await drag(await place(-10, 20), await place(10, 40));
    await page.mouse.up();
    await drag(await place(20, 12), await place(20, 42));
    await page.mouse.up();
    const [angle] = (await plan()).measurements;
    if (angle?.kind !== 'angle') throw new Error('not measured');
    const wanted = [await at(-10, 12), await at(20, 42), await at(-10, 20), await at(10, 40)];
    [...angle.firstMm, ...angle.secondMm].forEach((p, n) =>
      expect(Math.hypot(...p.map((value, i) => value - wanted[n]![i]!))).toBeLessThan(0.8),
    );
    expect(await page.evaluate(() => window.bench.usePlan.getState().past.length)).toBe(2);
  });

  it('gives a registered tool the pointer in patient coordinates', async () => {
    await page.evaluate(() => {
      const points: unknown[] = [];
      Object.assign(window, { points });
      window.bench.registerSliceTool('tube', {
        onPointerDown: ({ pointMm, view }) => {
          points.push([view, ...pointMm]);
          return true;
        },
      });
      window.bench.setSession({ tool: 'tube' });
    });
    const at = await seen(page, 'sagittal', marker);
    await page.mouse.click(at.x, at.y);
    const [[view, ...p]] = (await page.evaluate(() => (window as never as { points: unknown }).points)) as [
      [string, number, number, number],
    ];
    expect(view).toBe('sagittal');
    expect(Math.hypot(...marker.map((value, i) => value - p[i]!))).toBeLessThan(0.5);
  });

  it('moves the plane across the path by its slider and by keyboard', async () => {
    await page.locator('.slice-depth').focus();
    await page.keyboard.press('ArrowRight');
    expect((await session()).depthMm).toBeCloseTo(38.5, 6);
    const { x, y } = await seen(page, 'across', marker);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 100);
    expect((await session()).depthMm).toBeCloseTo(39.5, 6);
  });

  it('writes SIMULATED, NOT ACQUIRED over the picture', async () => {
    const amber = () =>
      page.evaluate(() => {
        const { canvas, viewport } = window.bench.sliceOf('coronal')!;
        const ctx = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
        ctx.drawImage(viewport.canvas, 0, 0);
        ctx.drawImage(canvas, 0, 0);
        const { data } = ctx.getImageData(0, 0, canvas.width, 42);
        let count = 0;
        for (let q = 0; q < data.length; q += 4) {
          if (data[q]! > 230 && Math.abs(data[q + 1]! - 176) < 25 && data[q + 2]! < 80) count++;
        }
        return count;
      });
    expect(await amber()).toBe(0);
    await page.evaluate(() => {
      const { ct } = window.bench.useSession.getState();
      window.bench.setSession({ ct: { ...ct!, simulated: true } });
    });
    await frames(page);
    expect(await amber()).toBeGreaterThan(200);
  });
});

it('never shows a picture without its letters, also in the frame of a resize', async () => {
  await load(page, 'aligned');
  const found = await page.evaluate(async () => {
    const { root, canvas, viewport } = window.bench.sliceOf('axial')!;
    const marks = (of: HTMLCanvasElement) => {
      const { data } = of.getContext('2d')!.getImageData(0, 0, of.width, of.height);
      return data.some((value, q) => q % 4 === 3 && value > 0);
    };
    // Observers are told in their order: this one after the slice's own, before anything is painted.
    const seen = new Promise<boolean[]>((resolve) => {
      let first = true;
      const observer = new ResizeObserver(() => {
        if (first) {
          first = false;
          root.style.height = '70%';
          return;
        }
        observer.disconnect();
        resolve([marks(canvas), marks(viewport.canvas)]);
      });
      observer.observe(root);
    });
    const result = await seen;
    root.style.height = '';
    const { desynchronized } = viewport.canvas.getContext('2d')!.getContextAttributes();
    return { result, desynchronized };
  });
  expect(found).toEqual({ result: [true, true], desynchronized: false });
  await frames(page);
});

it('opens on the body, fits the whole picture at the next Home, and the body again', async () => {
  await load(page, 'aligned');
  await page.evaluate(() => {
    const { setSession, useSession } = window.bench;
    const { ct } = useSession.getState();
    const hu = ct!.volume.hu.map((_, q) => {
      const [i, j] = [q % 96, Math.floor(q / 96) % 90];
      return Math.abs(i - 40) < 20 && Math.abs(j - 40) < 20 ? 0 : -1000;
    }) as Int16Array;
    const volume = { ...ct!.volume, hu, minHu: -1000, maxHu: 0 };
    setSession({ ct: { ...ct!, volume }, selectedInstrument: undefined });
  });
  await frames(page);
  const scale = async () => {
    await frames(page);
    return page.evaluate(() => window.bench.sliceOf('axial')!.viewport.scale());
  };
  const body = await scale();
  await page.locator('.slice[data-view="axial"]').focus();
  await page.keyboard.press('Home');
  const whole = await scale();
  await page.keyboard.press('Home');
  // 35 mm of body and some room on each side, of 86 mm.
  expect(body / whole).toBeGreaterThan(1.4);
  expect(body / whole).toBeLessThan(2.4);
  expect(await scale()).toBeCloseTo(body, 6);
});

it('is sharp and right on a screen of two device pixels a CSS pixel', async () => {
  const sharp = await openPage(2);
  await load(sharp, 'oblique');
  const sizes = await sharp.evaluate(() => {
    const slice = window.bench.sliceOf('axial')!;
    return [slice.viewport.canvas.width, slice.canvas.width, slice.root.clientWidth];
  });
  expect(sizes[0]).toBe(sizes[2]! * 2);
  expect(sizes[1]).toBe(sizes[2]! * 2);
  const greys: Record<string, number> = {};
  for (const view of views) greys[view] = (await seen(sharp, view, marker)).grey;
  expect(outside(greys, 240, 255)).toEqual([]);
  const at = await seen(sharp, 'axial', marker);
  await sharp.evaluate(() => window.bench.setSession({ tool: 'crosshair', selectedInstrument: undefined }));
  await sharp.mouse.click(at.x, at.y);
  const clicked = await sharp.evaluate(() => window.bench.useSession.getState().crosshairMm);
  expect(Math.hypot(...marker.map((value, i) => value - clicked[i]!))).toBeLessThan(0.5);
  await sharp.close();
});

it('runs under the strict Content-Security-Policy without a complaint', async () => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(built.complaints).toEqual([]);
});
