import { beforeEach, describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { anatomicalPlane } from '../../../src/core/plane';
import { paddingHu } from '../../../src/core/reslice';
import { lpsPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { shownCts } from '../../../src/slices/overlay/resampled';
import { pictureNow } from '../../../src/slices/picture-source';
import { setSecondMode, setSecondShare, showSecond, switchSeries } from '../../../src/store/second-series';
import { setSession, useSession } from '../../../src/store/session';

const grid = (dims: Grid['dims'], origin = lpsPoint(0, 0, 0)): Grid => ({
  dims,
  spacing: [1, 1, 1],
  origin,
  axes: identityAxes,
});
const even = (at: Grid, hu: number): Volume => ({
  grid: at,
  hu: new Int16Array(at.dims[0] * at.dims[1] * at.dims[2]).fill(hu),
  minHu: hu,
  maxHu: hu,
});

const first = even(grid([4, 4, 4]), 100);
/** Covers the left half of the first, on voxels of its own. */
const second = even({ ...grid([4, 8, 8], lpsPoint(-0.25, -0.25, -0.25)), spacing: [0.5, 0.5, 0.5] }, 300);

const loaded = (volume: Volume, frameOfReferenceUid?: string) => ({
  volume,
  facts: { description: 'portal phase' },
  simulated: false,
  ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }),
});

beforeEach(() =>
  setSession({
    ct: { ...loaded(first, '1.2'), fingerprint: 'x' },
    second: undefined,
    notices: [],
  }),
);

const codes = () => useSession.getState().notices.map(({ failure }) => failure.code);

/** The pixels of the axial slice at z = 2 mm. */
function picture(): number[] {
  const plane = anatomicalPlane(first.grid, 'axial', lpsPoint(2, 2, 2));
  const out = new Int16Array(plane.columns * plane.rows);
  pictureNow(first).reslice(plane, out);
  return [...out.subarray(0, plane.columns)];
}

describe('a second series', () => {
  it('says of its own gap that it was filled, where it is shown, and the first one of its own', () => {
    const gap = { missing: 1, gapMm: 5, belowSlice: 1, aboveSlice: 3 };
    const resampled = {
      tiltDeg: 0,
      uneven: false,
      slices: 3,
      acquiredStepsMm: [],
      stepMm: 2.5,
      filled: [gap],
    };
    showSecond({ ...loaded(second, '1.2'), resampled });
    const marked = () => shownCts(useSession.getState()).map((ct) => ct.resampled);
    expect(marked()).toEqual([resampled]);
    setSecondMode('overlay');
    expect(marked()).toEqual([undefined, resampled]);
    setSecondMode('off');
    expect(marked()).toEqual([undefined]);
  });

  it('is shown in place of the first, and back', () => {
    showSecond(loaded(second, '1.2'));
    expect(codes()).toEqual([]);
    expect(picture()).toEqual([300, 300, paddingHu, paddingHu]);
    switchSeries();
    expect(picture()).toEqual([100, 100, 100, 100]);
    switchSeries();
    expect(picture()[0]).toBe(300);
  });

  it('is overlaid by its share; where it has no picture the first stays', () => {
    showSecond(loaded(second, '1.2'));
    setSecondMode('overlay');
    expect(picture()).toEqual([200, 200, 100, 100]);
    setSecondShare(0.25);
    expect(picture()[0]).toBe(150);
  });

  it('keeps the range of both while it is there, so that pictures keep their zoom', () => {
    showSecond(loaded(second, '1.2'));
    setSecondMode('off');
    expect(pictureNow(first).maxHu).toBe(300);
    expect(pictureNow(first).second).toBeUndefined();
  });

  it.each([
    ['of another frame of reference', loaded(second, '9.9'), 'second-other-frame', false],
    ['elsewhere', loaded(even(grid([4, 4, 4], lpsPoint(500, 0, 0)), 5), '1.2'), 'second-elsewhere', false],
    ['that names no frame', loaded(second), 'second-frame-unknown', true],
  ])('%s is told', (_, other, code, isShown) => {
    showSecond(other);
    expect(codes()).toEqual([code]);
    expect(useSession.getState().second !== undefined).toBe(isShown);
  });
});
