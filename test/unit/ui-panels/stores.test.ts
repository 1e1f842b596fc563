import { beforeEach, describe, expect, it } from 'vitest';
import { calibreOf } from '../../../src/catalog/structures';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { emptyPlan } from '../../../src/plan/schema';
import { keepOwnStructures } from '../../../src/store/own-structures';
import { newestOnly } from '../../../src/store/newest';
import { addInstrument, changeInstrument, removeInstrument, setAxis } from '../../../src/store/instruments';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import { confirmStructure, setMargin } from '../../../src/store/structure-edits';
import {
  addTubePoint,
  cancelTube,
  changeTube,
  finishTube,
  removeTubePoint,
  selectTubePoint,
  setTubeRadius,
  startTube,
  useTubeDraft,
} from '../../../src/store/tube-draft';
import { marginFor } from '../../../src/trajectory/table-input';
import { shortByMm } from '../../../src/trajectory/reach';

const grid: Grid = { dims: [40, 40, 40], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const volume = { grid, hu: new Int16Array(64000), minHu: 0, maxHu: 0 };
const plan = () => usePlan.getState().plan;

beforeEach(() => {
  usePlan.getState().replace(emptyPlan());
  setSession({
    ct: { volume, fingerprint: 'f', facts: {}, simulated: false },
    structures: [],
    crosshairMm: lpsPoint(20, 20, 20),
    selectedInstrument: undefined,
  });
  cancelTube();
});

describe('a tube being traced', () => {
  const points = () => useTubeDraft.getState().draft?.pointsMm.map(([x]) => x);

  it('takes points after the chosen one, with its radius', () => {
    startTube('vertebral-artery-left');
    expect(useSession.getState().tool).toBe('tube');
    addTubePoint(lpsPoint(10, 20, 10));
    setTubeRadius(0, 1.8);
    addTubePoint(lpsPoint(20, 20, 20));
    selectTubePoint(0);
    addTubePoint(lpsPoint(15, 20, 15));
    expect(points()).toEqual([10, 15, 20]);
    expect(useTubeDraft.getState().draft?.radiiMm).toEqual([1.8, 1.8, 1.8]);
    removeTubePoint(1);
    expect(points()).toEqual([10, 20]);
  });

  it('becomes a structure of the case, undone and redone as one step', () => {
    const stop = keepOwnStructures();
    startTube('vertebral-artery-left');
    addTubePoint(lpsPoint(10, 20, 10));
    finishTube();
    expect(plan().structures.drawn).toHaveLength(0);
    addTubePoint(lpsPoint(10, 20, 30));
    finishTube();
    const [drawn] = useSession.getState().structures;
    expect(drawn).toMatchObject({ key: 'vertebral-artery-left', provenance: 'drawn' });
    const { radiusMm } = calibreOf('vertebral-artery-left');
    expect(drawn?.tube?.radiiMm).toEqual([radiusMm, radiusMm]);
    const expectedMm3 = Math.PI * radiusMm ** 2 * 20 + (4 / 3) * Math.PI * radiusMm ** 3;
    expect(drawn?.volumeMl).toBeCloseTo(expectedMm3 / 1000, 1);
    usePlan.getState().undo();
    expect(useSession.getState().structures).toEqual([]);
    usePlan.getState().redo();
    expect(useSession.getState().structures).toHaveLength(1);

    startTube('vertebral-artery-left');
    addTubePoint(lpsPoint(30, 20, 10));
    addTubePoint(lpsPoint(30, 20, 30));
    finishTube();
    expect(useSession.getState().structures.map(({ key }) => key)).toEqual([
      'vertebral-artery-left',
      'vertebral-artery-left#2',
    ]);
    stop();
  });

  it('can be taken up again and given up', () => {
    startTube('aorta');
    addTubePoint(lpsPoint(10, 20, 10));
    addTubePoint(lpsPoint(10, 20, 30));
    finishTube();
    changeTube(0);
    setTubeRadius(1, 9);
    cancelTube();
    const { radiusMm } = calibreOf('aorta');
    expect(plan().structures.drawn[0]?.radiiMm).toEqual([radiusMm, radiusMm]);
    changeTube(0);
    setTubeRadius(1, 9);
    finishTube();
    expect(plan().structures.drawn).toHaveLength(1);
    expect(plan().structures.drawn[0]?.radiiMm).toEqual([radiusMm, 9]);
  });
});

describe('instruments of the plan', () => {
  it('lie on one axis or on their own', () => {
    addInstrument('trocar-11g');
    addInstrument('screw-3.5', 'trocar-11g');
    addInstrument('trocar-11g');
    const [first, screw, second] = plan().instruments;
    expect(screw?.group).toBe(first?.group);
    expect(screw?.targetMm).toEqual(first?.targetMm);
    expect(second?.id).toBe('trocar-11g-2');
    expect(second?.group).toBeUndefined();
    setAxis('trocar-11g-2', 'trocar-11g');
    expect(plan().instruments[2]?.group).toBe(first?.group);
    setAxis('trocar-11g-2', undefined);
    expect(plan().instruments[2]?.group).toBeUndefined();
  });

  it('are renamed, and get their own name back', () => {
    addInstrument('trocar-11g');
    changeInstrument('trocar-11g', { name: 'left' });
    expect(plan().instruments[0]?.name).toBe('left');
    changeInstrument('trocar-11g', { name: '' });
    expect(plan().instruments[0]).not.toHaveProperty('name');
    removeInstrument('trocar-11g');
    expect(plan().instruments).toEqual([]);
    expect(useSession.getState().selectedInstrument).toBeUndefined();
  });

  it('say by how much they are too short; a screw counts with its driver', () => {
    const path = {
      entryMm: [0, 0, 0] as [number, number, number],
      targetMm: [0, 0, 140] as [number, number, number],
    };
    expect(shortByMm({ id: 'a', device: 'trocar-11g', ...path })).toBe(15);
    expect(shortByMm({ id: 'a', device: 'trocar-11g', lengthMm: 150, ...path })).toBe(0);
    expect(shortByMm({ id: 'a', device: 'screw-3.5', ...path })).toBe(0);
    expect(shortByMm({ id: 'a', device: { shape: 'cylinder', diameterMm: 3 }, ...path })).toBe(0);
  });
});

describe('structures of the plan', () => {
  it('are confirmed once and their margins fall back to the house value', () => {
    const aorta = { key: 'aorta', provenance: 'imported' } as const;
    confirmStructure(aorta, true);
    confirmStructure(aorta, true);
    expect(plan().structures.confirmed).toEqual(['aorta']);
    confirmStructure(aorta, false);
    expect(plan().structures.confirmed).toEqual([]);
    expect(marginFor(plan(), 'aorta')).toBe(3);
    setMargin('aorta', 5);
    expect(marginFor(plan(), 'aorta')).toBe(5);
    setMargin('aorta', null);
    expect(marginFor(plan(), 'aorta')).toBeNull();
    setMargin('aorta', undefined);
    expect(marginFor(plan(), 'aorta')).toBe(3);
  });
});

describe('work that is asked for faster than it is done', () => {
  it('does the first and the newest, one at a time', async () => {
    const done: number[] = [];
    let running = 0;
    const ask = newestOnly(async (n: number) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.push(n);
      running--;
    });
    for (let n = 1; n <= 5; n++) ask(n);
    await expect.poll(() => done).toEqual([1, 5]);
    ask(6);
    await expect.poll(() => done).toEqual([1, 5, 6]);
  });
});
