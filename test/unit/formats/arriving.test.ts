import { describe, expect, it, vi } from 'vitest';
import { wholePart } from '../../../src/core/volume-part';
import { inlineKernels } from '../../../src/formats/inline';
import { loadSeries } from '../../../src/formats/open';
import { loadScout } from '../../../src/formats/scout';
import { slice } from './dicom';
import { memoryFile, scan } from './files';

const [columns, rows, slices] = [4, 3, 10];
/** Slice k holds k everywhere, but 50 k in its last column. */
const files = Array.from({ length: slices }, (_, k) =>
  memoryFile(
    `${k}.dcm`,
    slice({
      columns,
      rows,
      position: [0, 0, 2 * k],
      stored: Array.from({ length: columns * rows }, (_, i) => (i % columns === columns - 1 ? 50 * k : k)),
      intercept: '0',
    }),
  ),
);

async function found() {
  const all = await scan(files);
  return { all, uid: all.series[0]!.seriesUid };
}

describe('a CT that is being read', () => {
  it.each([false, true])('shows slices as they come, and counts them (halved: %s)', async (isHalved) => {
    const { all, uid } = await found();
    const grid = all.series[0]!.grid!;
    const counts: number[] = [];
    const loaded = await loadSeries(all, uid, inlineKernels, {
      part: wholePart(grid, isHalved),
      onArrival: ({ hu, arrived, count, grid: { dims } }) => {
        expect(arrived).toHaveLength(dims[2]);
        expect(arrived.reduce((sum, there) => sum + there, 0)).toBe(count);
        arrived.forEach((there, k) => {
          const first = hu[k * dims[0] * dims[1]];
          expect(first).toBe(there ? (isHalved ? Math.round(2 * k + 0.5) : k) : 0);
        });
        counts.push(count);
      },
    });
    expect(loaded.ok).toBe(true);
    const last = isHalved ? slices / 2 : slices;
    expect(counts.at(-1)).toBe(last);
    expect(new Set(counts).size).toBeGreaterThanOrEqual(last);
  });

  it('stops when it is cancelled, and gives no volume', async () => {
    const { all, uid } = await found();
    const controller = new AbortController();
    const counts: number[] = [];
    const loaded = await loadSeries(all, uid, inlineKernels, {
      signal: controller.signal,
      onArrival: ({ count }) => {
        counts.push(count);
        controller.abort();
      },
    });
    expect(counts.length).toBeLessThan(slices);
    expect(loaded).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });

  it('says that memory ran out, as a value', async () => {
    const { all, uid } = await found();
    vi.stubGlobal('SharedArrayBuffer', function refuse() {
      throw new RangeError('Array buffer allocation failed');
    });
    try {
      expect(await loadSeries(all, uid, inlineKernels)).toMatchObject({
        ok: false,
        failure: { code: 'out-of-memory' },
      });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('a scout', () => {
  it('sums what is dense along each axis, slice by slice', async () => {
    const { all, uid } = await found();
    const scout = await loadScout(all, uid, inlineKernels);
    if (!scout.ok || !scout.value) throw new Error('no scout');
    const { front, side } = scout.value;
    expect([front.width, front.height, side.width, side.height]).toEqual([columns, slices, rows, slices]);
    const ray = (k: number, value: number) => rows * (value * k + 200);
    const most = ray(9, 50);
    for (let k = 0; k < slices; k++) {
      expect(front.grey[k * columns]).toBe(Math.floor((255 * ray(k, 1)) / most));
      expect(front.grey[k * columns + 3]).toBe(Math.floor((255 * ray(k, 50)) / most));
    }
    expect(side.grey.slice(-rows)).toEqual(Uint8Array.of(255, 255, 255));
  });
});
