import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { worstGridErrorMm } from '../../../src/core/grid-error';
import { fail, ok } from '../../../src/core/result';
import { useArriving } from '../../../src/store/arriving';
import { ctBadges } from '../../../src/store/ct-badges';
import {
  askForPart,
  openChosen,
  openGiven,
  openOffered,
  openSecond,
  useLoading,
} from '../../../src/store/loading';
import { closeCt } from '../../../src/store/openCt';
import { leavePartOffer, usePartOffer } from '../../../src/store/part-offer';
import { connectRunner } from '../../../src/store/runner';
import { setSession, useSession } from '../../../src/store/session';
import { createNodeRunner } from '../../../src/workers/node';
import type { Runner } from '../../../src/workers/runner';
import { slice } from '../formats/dicom';

const size = 64;
const slices = 16;
/** Bytes of its HU: 0.125 MiB. */
const volumeBytes = size * size * slices * 2;

const series = (uid: string) =>
  Array.from({ length: slices }, (_, k) => ({
    path: `${uid}/${k}.dcm`,
    file: new File(
      [
        slice({
          rows: size,
          columns: size,
          position: [0, 0, k],
          stored: Array.from({ length: size * size }, () => 1000 + k),
        }) as Uint8Array<ArrayBuffer>,
      ],
      `${k}.dcm`,
    ),
  }));

const node = createNodeRunner(1);
/** Answers of single kernels in place of the real ones. */
let instead: Partial<Record<string, () => unknown>> = {};
const runner: Runner = {
  run: ((name: string, input: never, options: never) =>
    instead[name]?.() ?? node.run(name as never, input, options)) as Runner['run'],
};

/** A machine on which a CT may take so many bytes beyond what the page takes. */
const machineFor = (bytes: number) => vi.stubGlobal('navigator', { deviceMemory: (8 * bytes) / 1024 ** 3 });

const offer = () => usePartOffer.getState().offer;
const ct = () => useSession.getState().ct;

beforeAll(() => {
  vi.stubGlobal('crossOriginIsolated', true);
  connectRunner(runner);
});
beforeEach(() => {
  instead = {};
  vi.stubGlobal('crossOriginIsolated', true);
  vi.stubGlobal('navigator', { deviceMemory: 8 });
});
afterEach(() => {
  leavePartOffer();
  closeCt();
  setSession({ notices: [] });
  useLoading.setState({ replacement: undefined, choice: undefined });
  vi.unstubAllGlobals();
});

describe('a CT that is large for the machine', () => {
  it('opens without a question where it fits', async () => {
    machineFor(volumeBytes);
    await openGiven(series('a'));
    expect(offer()).toBeUndefined();
    expect(ct()?.volume.grid.dims).toEqual([size, size, slices]);
    expect(ctBadges(ct()!)).toEqual([]);
  });

  it.each([
    ['tight', volumeBytes - 1],
    ['beyond', volumeBytes / 2 - 1],
  ])('is asked about before it is read: %s', async (why, bytes) => {
    machineFor(bytes);
    const read = vi.fn<() => void>();
    instead['decode-slices'] = () => read();
    const stop = usePartOffer.subscribe(() => (instead = {}));
    await openGiven(series('a'));
    stop();
    expect(offer()?.why).toBe(why);
    // One slice for the picture of the series, none of the CT.
    expect(read).toHaveBeenCalledTimes(1);
    expect(ct()).toBeUndefined();
  });

  it('opens the region, and then at half its resolution, that is chosen, and says so', async () => {
    machineFor(volumeBytes / 2);
    await openGiven(series('a'));
    const region = { low: [0, 0, 4], high: [size - 1, 31, 11], isHalved: false } as const;
    await openOffered(region);
    expect(ct()?.volume.grid.dims).toEqual([size, 32, 8]);
    expect(ct()?.volume.minHu).toBe(ct()!.volume.hu[0]);
    expect(ctBadges(ct()!).map(({ code }) => code)).toEqual(['partOfCt']);
    const fineMm = worstGridErrorMm(ct()!.resolution!);
    const { found, seriesUid } = useLoading.getState().opened!;
    askForPart({ found, seriesUid });
    expect(offer()?.why).toBe('asked');
    await openOffered({ ...region, isHalved: true });
    expect(ct()?.volume.grid.dims).toEqual([size / 2, 16, 4]);
    expect(ctBadges(ct()!).map(({ code }) => code)).toEqual(['partOfCt', 'halfResolution']);
    expect(worstGridErrorMm(ct()!.resolution!)).toBeCloseTo(2 * fineMm, 6);
  });

  it('is read whole where the user wants that all the same', async () => {
    machineFor(volumeBytes - 1);
    await openGiven(series('a'));
    await openOffered(undefined);
    expect(ct()?.volume.grid.dims).toEqual([size, size, slices]);
  });

  it('shows pictures to choose a region on', async () => {
    machineFor(volumeBytes / 2);
    await openGiven(series('a'));
    await vi.waitFor(() => expect(offer()?.scout).toBeDefined());
    const { front, side } = offer()!.scout!;
    expect([front.width, front.height, side.width]).toEqual([size, slices, size]);
    expect(front.grey[0]).toBeLessThan(front.grey.at(-1)!);
  });
});

describe('memory that runs out while a CT is read', () => {
  it.each(['decode-slices', 'fingerprint'])('leads to the same offer, with less (%s)', async (kernel) => {
    await openGiven(series('a'));
    const before = ct();
    const { found, seriesUid } = useLoading.getState().opened!;
    instead[kernel] = () => Promise.resolve(fail('out-of-memory'));
    await openChosen(found, seriesUid);
    expect(offer()?.why).toBe('failed');
    expect(offer()!.budget.bytes).toBeLessThan(8 * 1024 ** 3);
    expect(ct()).toBe(before);
    expect(useSession.getState().notices.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is told of a CT that has no room beside the open one', async () => {
    await openGiven(series('a'));
    const { found, seriesUid } = useLoading.getState().opened!;
    machineFor(volumeBytes - 1);
    await openSecond(found, seriesUid);
    expect(useSession.getState().notices.map(({ failure }) => failure.code)).toContain('no-room-beside');
    expect(useSession.getState().second).toBeUndefined();
  });
});

describe('a CT that is cancelled while its slices come', () => {
  it('leaves what was open', async () => {
    await openGiven(series('a'));
    const before = ct();
    const { found, seriesUid } = useLoading.getState().opened!;
    let batches = 0;
    // All but the first batch are as slow as a slow disk.
    instead['decode-slices'] = () =>
      batches++ > 0 ? new Promise((resolve) => setTimeout(() => resolve(ok([])), 1200)) : undefined;
    const counts: number[] = [];
    const stop = useArriving.subscribe(({ arriving }) => {
      if (!arriving) return;
      counts.push(arriving.count);
      useSession
        .getState()
        .tasks.find(({ label }) => label === 'load-ct')
        ?.cancel();
    });
    await openChosen(found, seriesUid);
    stop();
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.at(-1)).toBeLessThan(slices);
    expect(ct()).toBe(before);
    expect(useArriving.getState().arriving).toBeUndefined();
    expect(offer()).toBeUndefined();
    expect(useSession.getState().notices).toEqual([]);
  });
});
