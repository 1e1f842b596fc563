import { describe, expect, it } from 'vitest';
import { inletOf, needleId, placedItems } from '../../../src/plan/needles';
import { emptyPlan, type Plan } from '../../../src/plan/schema';
import { commitPath, pathOf, previewPath } from '../../../src/store/paths';
import { usePlan } from '../../../src/store/plan';
import { setSession } from '../../../src/store/session';
import { thinnedFrames } from '../../../src/store/thinned-frames';

const plan: Plan = {
  ...emptyPlan(),
  instruments: [{ id: 'trocar', device: 'trocar-13g', entryMm: [0, -60, 0], targetMm: [0, 0, 0] }],
  hydrodissection: {
    fluid: 'saline-0.9',
    gridMm: 2,
    parameters: {},
    spaces: [],
    inlets: [
      { atMm: [1, 2, 3], volumeMl: 20, rateMlPerS: 1 },
      {
        atMm: [4, 5, 6],
        volumeMl: 30,
        rateMlPerS: 2,
        needle: { device: 'needle-22g', entryMm: [40, 5, 6] },
      },
    ],
  },
};

describe('the needles of a hydrodissection', () => {
  it('lie among the instruments, those without a needle not', () => {
    expect(placedItems(plan).map(({ id }) => id)).toEqual(['trocar', needleId(1)]);
    expect(inletOf(needleId(1))).toBe(1);
    expect(inletOf('trocar')).toBeUndefined();
    expect(inletOf('hydro-needle-x')).toBeUndefined();
  });

  it('are dragged by their ends like a path, in one undoable step', () => {
    usePlan.getState().replace(plan);
    setSession({ selectedInstrument: needleId(1) });
    const path = pathOf(plan, needleId(1))!;
    expect(path.entryMm).toEqual([40, 5, 6]);
    previewPath({ targetMm: path.entryMm });
    commitPath();
    const moved = usePlan.getState().plan;
    expect(moved.hydrodissection!.inlets[1]!.atMm).toEqual([40, 5, 6]);
    expect(moved.instruments).toEqual(plan.instruments);
    usePlan.getState().undo();
    expect(usePlan.getState().plan.hydrodissection!.inlets[1]!.atMm).toEqual([4, 5, 6]);
  });
});

describe('a history that is thinned', () => {
  const frames = Array.from({ length: 9 }, (_, n) => ({ n, commands: [n] }));

  it('keeps every command in order, the first frame and the newer half', () => {
    const kept = thinnedFrames<number, (typeof frames)[number]>(frames, 8);
    expect(kept.length).toBeLessThan(9);
    expect(kept.flatMap(({ commands }) => commands)).toEqual(frames.map(({ n }) => n));
    expect(kept[0]!.n).toBe(0);
    expect(kept.slice(-4).map(({ n }) => n)).toEqual([5, 6, 7, 8]);
  });

  it('is the same object while it is short', () => expect(thinnedFrames(frames, 9)).toBe(frames));
});
