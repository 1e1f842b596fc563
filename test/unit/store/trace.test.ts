import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { isWallHidden, wallHiddenRemark } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';
import { isConfirmed } from '../../../src/plan/confirmed';
import { emptyPlan } from '../../../src/plan/schema';
import { keepOwnStructures } from '../../../src/store/own-structures';
import { usePlan } from '../../../src/store/plan';
import { connectRunner } from '../../../src/store/runner';
import { setSession, useSession } from '../../../src/store/session';
import { snapDraft, thinned, unsnap, useSnap } from '../../../src/store/snap';
import { followBranches, followVessel, keepBranches, setWall, useTrace } from '../../../src/store/trace';
import {
  addTubePoint,
  cancelTube,
  changeTube,
  finishTube,
  startTube,
  useTubeDraft,
} from '../../../src/store/tube-draft';
import { createNodeRunner } from '../../../src/workers/node';

const grid: Grid = { dims: [50, 50, 60], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };

/** Radius of the vessel along z, mm, and of a branch that leaves it along x at z = 30. */
const [radiusMm, branchMm] = [4, 2.5];

/** A tube about x = y = 20, soft at its rim as a CT blurs it, in something else. */
function tubeCt(insideHu: number, aroundHu: number, branch = false) {
  const hu = Float32Array.from({ length: 150_000 }, (_, q) => {
    const [x, y, z] = [q % 50, Math.floor(q / 50) % 50, Math.floor(q / 2500)];
    const trunk = radiusMm - Math.hypot(x - 20, y - 20);
    const side = branch && x >= 20 ? branchMm - Math.hypot(y - 20, z - 30) : -1;
    const share = Math.min(Math.max(0.5 + Math.max(trunk, side), 0), 1);
    return aroundHu + share * (insideHu - aroundHu);
  });
  return { volume: { grid, hu, minHu: -200, maxHu: 400 }, fingerprint: 'f', facts: {}, simulated: false };
}

const plan = () => usePlan.getState().plan;
const structures = () => useSession.getState().structures;
const click = (x: number, y: number, z: number) => addTubePoint(lpsPoint(x, y, z));

function draftOf(id: string): void {
  startTube(id);
  click(20, 20, 10);
  click(20, 20, 50);
}

let stop: () => void;
beforeEach(() => {
  connectRunner(createNodeRunner());
  usePlan.getState().replace(emptyPlan());
  setSession({ ct: tubeCt(300, 50), structures: [], replaced: [], notices: [], tasks: [] });
  useTrace.setState({ isRunning: false, failed: undefined, traced: undefined });
  setWall('lumen');
  stop = keepOwnStructures();
});
afterEach(() => {
  cancelTube();
  stop();
});

describe('a vessel that is followed', () => {
  it('comes into the plan as voxels, says how much of its wall shows, and is undone in one step', async () => {
    draftOf('common-carotid-right');
    await followVessel();
    const [only] = structures();
    expect(only).toMatchObject({ id: 'common-carotid-right', provenance: 'traced' });
    expect(only!.volumeMl).toBeGreaterThan(0.9 * Math.PI * radiusMm ** 2 * 0.04);
    expect(only!.volumeMl).toBeLessThan(1.1 * Math.PI * radiusMm ** 2 * 0.04);
    expect(only!.confidence).toBeGreaterThan(0.95);
    expect(only!.remarks).toEqual([{ code: 'traced-lumen', data: { share: 100 } }]);
    expect(isConfirmed(only!, plan().structures.confirmed)).toBe(false);
    expect(useTubeDraft.getState().draft).toBeUndefined();
    expect(usePlan.getState().past.map(({ label }) => label)).toEqual(['trace-vessel']);
    usePlan.getState().undo();
    expect(structures()).toEqual([]);
  });

  it('takes the place of the tube that was being changed, and gives it back', async () => {
    draftOf('aorta');
    finishTube();
    draftOf('common-carotid-right');
    finishTube();
    changeTube(1);
    await followVessel();
    expect(structures().map(({ id, provenance }) => [id, provenance])).toEqual([
      ['common-carotid-right', 'traced'],
      ['aorta', 'drawn'],
    ]);
    usePlan.getState().undo();
    expect(structures().map(({ provenance }) => provenance)).toEqual(['drawn', 'drawn']);
  });

  it('takes the place of what was proposed from the bones', async () => {
    draftOf('vertebral-artery-right');
    finishTube();
    usePlan.getState().edit('propose-structures', ({ structures: { drawn } }) => {
      drawn[0]!.proposed = true;
    });
    draftOf('vertebral-artery-right');
    await followVessel();
    expect(structures().map(({ provenance }) => provenance)).toEqual(['traced']);
  });

  it('is not followed where the CT hardly shows its wall: the draft stays', async () => {
    setSession({ ct: tubeCt(55, 50) });
    draftOf('common-carotid-right');
    await followVessel();
    expect(structures()).toEqual([]);
    expect(useTrace.getState().failed?.failure.code).toBe('vessel-wall-hidden');
    expect(useTubeDraft.getState().draft?.pointsMm).toHaveLength(2);
  });

  it('leaves the draft where there is no way, and says why', async () => {
    startTube('aorta');
    click(20, 20, 10);
    click(20, 20, 10.5);
    await followVessel();
    const { failed } = useTrace.getState();
    expect(failed?.failure.code).toBe('vessel-few-points');
    expect(failed?.pointsMm).toBe(useTubeDraft.getState().draft?.pointsMm);
    expect(plan().structures.made).toEqual([]);
  });

  it('is given up when it is cancelled, or its draft is changed meanwhile', async () => {
    draftOf('aorta');
    const cancelled = followVessel();
    useSession.getState().tasks[0]!.cancel();
    await cancelled;
    expect(useTrace.getState()).toMatchObject({ isRunning: false, failed: undefined });
    const changed = followVessel();
    click(20, 20, 30);
    await changed;
    expect(plan().structures.made).toEqual([]);
    expect(useTubeDraft.getState().draft?.pointsMm).toHaveLength(3);
  });

  it('has branches, of which those with a name are taken', async () => {
    setSession({ ct: tubeCt(300, 50, true) });
    draftOf('common-carotid-right');
    await followVessel();
    await followBranches();
    const { branches } = useTrace.getState().traced!;
    const side = branches!.findIndex(({ goesOn }) => !goesOn);
    expect(side).toBeGreaterThanOrEqual(0);
    await keepBranches({ [side]: 'facial-artery-right' });
    expect(structures().map(({ id }) => id)).toEqual(['common-carotid-right', 'facial-artery-right']);
    expect(structures()[1]!.centroidMm[0]).toBeGreaterThan(24);
    expect(useTrace.getState().traced).toBeUndefined();
    usePlan.getState().undo();
    expect(structures()).toHaveLength(1);
  });
});

describe('a draft that snaps', () => {
  const rough = (id: string) => {
    startTube(id);
    click(21.5, 20, 10);
    click(21.5, 20, 50);
  };

  it('goes to the edges, and back', async () => {
    setSession({ ct: tubeCt(50, -100) });
    rough('sciatic-nerve-right');
    const before = useTubeDraft.getState().draft!;
    await snapDraft();
    const { draft } = useTubeDraft.getState();
    const middle = Math.floor(draft!.pointsMm.length / 2);
    expect(draft!.pointsMm[middle]![0]).toBeCloseTo(20, 0);
    expect(draft!.radiiMm[middle]).toBeCloseTo(radiusMm, 0);
    expect(draft!.pointsMm.length).toBeLessThan(14);
    expect(useSnap.getState().snapped).toMatchObject({ pointsMm: draft!.pointsMm, visibleShare: 1 });
    unsnap();
    expect(useTubeDraft.getState().draft).toMatchObject({
      pointsMm: before.pointsMm,
      radiiMm: before.radiiMm,
    });
  });

  it('stays as drawn where no wall shows', async () => {
    setSession({ ct: tubeCt(50, 50) });
    rough('sciatic-nerve-right');
    const before = useTubeDraft.getState().draft!;
    await snapDraft();
    expect(useTubeDraft.getState().draft).toBe(before);
    expect(useSnap.getState().snapped).toMatchObject({ visibleShare: 0 });
  });

  it('keeps both ends and few points', () => {
    const pointsMm = Array.from({ length: 41 }, (_, n) => lpsPoint(0, 0, n));
    const { pointsMm: kept, radiiMm } = thinned({ pointsMm, radiiMm: pointsMm.map(([, , z]) => z + 1) });
    expect(kept.map(([, , z]) => z)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40]);
    expect(radiiMm[1]).toBe(5);
  });
});

describe('a tube that is drawn', () => {
  const drawn = (insideHu: number, aroundHu: number) => {
    setSession({ ct: tubeCt(insideHu, aroundHu) });
    draftOf('common-carotid-right');
    finishTube();
    return structures()[0]!;
  };

  it('starts with the radius that its vessel usually has', () => {
    draftOf('common-carotid-right');
    expect(useTubeDraft.getState().draft!.radiiMm).toEqual([4.1, 4.1]);
    draftOf('internal-carotid-right');
    expect(useTubeDraft.getState().draft!.radiiMm[0]).toBeLessThan(4);
  });

  it('says that its wall is not visible where the CT does not tell it from what lies around it', () => {
    const hidden = drawn(55, 50);
    expect(hidden.remarks).toEqual([{ code: wallHiddenRemark, data: { share: 0 } }]);
    expect(isWallHidden(hidden)).toBe(true);
  });

  it.each([
    ['contrast', 300, 50],
    ['fat around it', 45, -100],
  ])('says no such thing where there is %s', (_, insideHu, aroundHu) => {
    expect(isWallHidden(drawn(insideHu, aroundHu))).toBe(false);
  });

  it('is measured anew on another CT', () => {
    expect(isWallHidden(drawn(55, 50))).toBe(true);
    setSession({ ct: tubeCt(300, 50) });
    expect(isWallHidden(structures()[0]!)).toBe(false);
  });
});
