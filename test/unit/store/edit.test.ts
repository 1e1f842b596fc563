import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Grid, identityAxes, subGrid, voxelToLps } from '../../../src/core/grid';
import { measureField } from '../../../src/core/measure-field';
import { squarePlane, viewAxes } from '../../../src/core/plane';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { along, anyPerpendicular, cross, dot, normalise, subtract } from '../../../src/core/vector';
import { isConfirmed } from '../../../src/plan/confirmed';
import { readPlan } from '../../../src/plan/read';
import { emptyPlan } from '../../../src/plan/schema';
import { writePlan } from '../../../src/plan/write';
import { commitEdit } from '../../../src/store/edit/commit';
import { beginGrowth, endGrowth, setReach } from '../../../src/store/edit/growing';
import { liveFields } from '../../../src/store/edit/live';
import {
  beginStroke,
  cancelStroke,
  dabAtCrosshair,
  endStroke,
  fillBetween,
  moveStroke,
} from '../../../src/store/edit/painting';
import {
  closeEdit,
  editExisting,
  editNew,
  keepEdit,
  setBrush,
  stepBrush,
  takeTool,
  useEdit,
} from '../../../src/store/edit/state';
import { applyThreshold, keepThreshold } from '../../../src/store/edit/threshold';
import { removeMade } from '../../../src/store/made';
import { keepOwnStructures } from '../../../src/store/own-structures';
import { usePlan } from '../../../src/store/plan';
import { connectRunner } from '../../../src/store/runner';
import { setSession, useSession } from '../../../src/store/session';
import { confirmStructure } from '../../../src/store/structure-edits';
import { createNodeRunner } from '../../../src/workers/node';

const grid: Grid = { dims: [40, 40, 40], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
/** Muscle, and bone where x > 25. */
const hu = Int16Array.from({ length: 64_000 }, (_, q) => (q % 40 > 25 ? 800 : 50));
const volume = { grid, hu, minHu: 50, maxHu: 800 };
const axial = squarePlane(lpsPoint(20, 20, 20), viewAxes.axial, 40, 1);

const plan = () => usePlan.getState().plan;
const structures = () => useSession.getState().structures;
const only = (): Structure => {
  expect(structures()).toHaveLength(1);
  return structures()[0]!;
};
const notices = () => useSession.getState().notices.map(({ failure }) => failure.code);

/** A cube of 8 mm as a file gives it. */
function imported(key: string, id = key): Structure {
  const field = { grid: subGrid(grid, [9, 9, 9], [10, 10, 10]), data: new Uint8Array(1000) };
  for (let k = 1; k < 9; k++)
    for (let j = 1; j < 9; j++) field.data.fill(255, 1 + 10 * (j + 10 * k), 9 + 10 * (j + 10 * k));
  return {
    key,
    id,
    sourceName: 'from the file',
    label: 3,
    provenance: 'imported',
    field,
    ...measureField(field),
  };
}

let stops: (() => void)[] = [];
beforeEach(() => {
  connectRunner(createNodeRunner());
  usePlan.getState().replace(emptyPlan());
  const ct = { volume, fingerprint: 'f', facts: {}, simulated: false };
  setSession({
    ct,
    structures: [],
    replaced: [],
    notices: [],
    step: 'structures',
    crosshairMm: lpsPoint(20, 20, 20),
  });
  stops = [keepOwnStructures(), keepEdit(), keepThreshold()];
  closeEdit();
  setBrush({ radiusMm: 5, smart: false, flat: false });
});
afterEach(() => stops.forEach((stop) => stop()));

async function stroke(from: readonly number[], to = from, removes = false): Promise<void> {
  expect(beginStroke(lpsPoint(from[0]!, from[1]!, from[2]!), axial, removes)).toBe(true);
  moveStroke(lpsPoint(to[0]!, to[1]!, to[2]!));
  await endStroke();
}

describe('painting a structure anew', () => {
  it('is one step to undo a stroke, saved with the plan', async () => {
    editNew('gallbladder');
    await stroke([15, 20, 20]);
    const first = only();
    expect(first).toMatchObject({ key: 'gallbladder', provenance: 'grown' });
    expect(first.volumeMl).toBeCloseTo((4 / 3) * Math.PI * 0.125, 1);
    expect(isConfirmed(first, plan().structures.confirmed)).toBe(false);
    await stroke([15, 20, 20], [15, 30, 20]);
    const second = only();
    expect(second.volumeMl).toBeGreaterThan(1.2);
    expect(plan().structures.made).toHaveLength(1);
    expect(usePlan.getState().past.map(({ label }) => label)).toEqual(['edit-brush', 'edit-brush']);

    usePlan.getState().undo();
    expect(only().volumeMl).toBe(first.volumeMl);
    // Not unpacked again: the very voxels of before.
    expect(only().field).toBe(first.field);
    usePlan.getState().undo();
    expect(structures()).toEqual([]);
    usePlan.getState().redo();
    usePlan.getState().redo();
    expect(only().volumeMl).toBe(second.volumeMl);

    const again = readPlan(writePlan(plan()));
    if (!again.ok) throw new Error(again.failure.code);
    usePlan.getState().replace(again.value);
    expect(only().field.data).toEqual(new Uint8Array(second.field.data));
  });

  it('goes on after it was undone, under the same name', async () => {
    editNew('gallbladder');
    await stroke([15, 20, 20]);
    usePlan.getState().undo();
    await stroke([15, 12, 20]);
    expect(only()).toMatchObject({ key: 'gallbladder', provenance: 'grown' });
    expect(only().centroidMm[1]).toBeCloseTo(12, 1);
  });

  it('shows the stroke while it is drawn and takes it back on Esc', () => {
    editNew('gallbladder');
    beginStroke(lpsPoint(20, 20, 20), axial, false);
    expect([...liveFields()]).toHaveLength(1);
    cancelStroke();
    expect([...liveFields()]).toEqual([]);
    expect(plan().structures.made).toEqual([]);
  });

  it('keeps strokes in order that come faster than they are worked out', async () => {
    editNew('gallbladder');
    const all: Promise<void>[] = [];
    for (const y of [10, 20, 30]) {
      beginStroke(lpsPoint(15, y, 20), axial, false);
      all.push(endStroke());
    }
    beginStroke(lpsPoint(15, 20, 20), axial, true);
    expect([...liveFields()].length).toBeGreaterThan(1);
    cancelStroke();
    await Promise.all(all);
    expect(usePlan.getState().past).toHaveLength(3);
    expect(only().volumeMl).toBeCloseTo(3 * (4 / 3) * Math.PI * 0.125, 1);
  });

  it('goes to the structure it was meant for when another is chosen meanwhile', async () => {
    editNew('gallbladder');
    beginStroke(lpsPoint(15, 20, 20), axial, false);
    const done = endStroke();
    editNew('spleen');
    await done;
    expect(only().key).toBe('gallbladder');
    await stroke([15, 35, 20]);
    expect(structures().map(({ key }) => key)).toEqual(['gallbladder', 'spleen']);
  });

  it('does nothing without a structure, nor erases one that is not begun', () => {
    expect(beginStroke(lpsPoint(20, 20, 20), axial, false)).toBe(false);
    editNew('gallbladder');
    expect(beginStroke(lpsPoint(20, 20, 20), axial, true)).toBe(false);
  });

  it('is smart where the brush is, and there is a dab for the keyboard', async () => {
    editNew('gallbladder');
    setBrush({ smart: true, radiusMm: 8 });
    setSession({ crosshairMm: lpsPoint(22, 20, 20) });
    await dabAtCrosshair(false);
    const { field } = only();
    const last = field.grid.origin[0] + field.grid.dims[0] - 1;
    // Bone begins at 26; the margin of one voxel lies beyond the last one painted.
    expect(last).toBe(26);
  });
});

const planes = [
  ['axial', [0, 0, 1]],
  ['sagittal', [1, 0, 0]],
  ['coronal', [0, 1, 0]],
  ['oblique', [0.6, 0, 0.8]],
  ['doubly oblique', [0.5, -0.4, 0.7]],
] as const;

/** The middle of a view's plane, mm along its normal from the middle of the CT, and a brush on that plane. */
function viewOf([x, y, z]: readonly [number, number, number], offMm: number) {
  const normal = normalise(lpsVector(x, y, z));
  const u = anyPerpendicular(normal);
  const middle = along(lpsPoint(20, 20, 20), normal, offMm);
  return { normal, middle, plane: squarePlane(middle, { u, v: cross(normal, u) }, 40, 1) };
}

describe('a brush that is flat', () => {
  it.each(planes)('paints, smart or not, and erases on %s planes, shown as it goes', async (_, direction) => {
    const { plane, middle, normal } = viewOf(direction, 0);
    editNew('gallbladder');
    for (const smart of [false, true]) {
      setBrush({ radiusMm: 8, smart, flat: true });
      beginStroke(middle, plane, false);
      expect([...liveFields()]).toHaveLength(1);
      await endStroke();
      const { grid: box, data } = only().field;
      const [nx, ny] = box.dims;
      data.forEach((value, q) => {
        if (value <= 127) return;
        const p = voxelToLps(box, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
        // Half of what a slice must be thick on this plane.
        expect(Math.abs(dot(subtract(p, middle), normal))).toBeLessThan(0.87);
        if (smart) expect(p[0]).toBeLessThanOrEqual(25);
      });
      if (!smart) usePlan.getState().undo();
    }
    const before = only().volumeMl;
    setBrush({ radiusMm: 3 });
    beginStroke(middle, plane, true);
    expect([...liveFields()]).toHaveLength(1);
    await endStroke();
    expect(before - only().volumeMl).toBeGreaterThan(0.02);
    usePlan.getState().undo();
    expect(only().volumeMl).toBe(before);
  });
});

describe('slices that are missing', () => {
  it.each(planes)('are filled on %s planes, in one step to undo', async (_, direction) => {
    editNew('gallbladder');
    setBrush({ radiusMm: 6, smart: false, flat: true });
    for (const offMm of [-6, 6]) {
      const { middle, plane } = viewOf(direction, offMm);
      beginStroke(middle, plane, false);
      await endStroke();
    }
    const [before, steps] = [only().volumeMl, usePlan.getState().past.length];
    await fillBetween();
    expect(usePlan.getState().past.length).toBe(steps + 1);
    // A cylinder of 12 mm and the thickness of both discs.
    const share = only().volumeMl / ((Math.PI * 36 * 13.3) / 1000);
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(1.08);
    usePlan.getState().undo();
    expect(only().volumeMl).toBe(before);
  });
});

describe('changing a structure that is there', () => {
  it('puts a changed copy in the place of an imported one, to be confirmed anew', async () => {
    const cube = imported('c2');
    setSession({ structures: [cube] });
    confirmStructure(cube, true);
    editExisting(cube);
    await stroke([14, 14, 14], [14, 14, 14], true);
    expect(only()).toMatchObject({ key: 'c2', provenance: 'edited' });
    expect(only().volumeMl).toBeLessThan(cube.volumeMl - 0.3);
    expect(plan().structures.made[0]).toMatchObject({ how: 'edited', replaces: 'c2' });
    expect(isConfirmed(only(), plan().structures.confirmed)).toBe(false);
    await stroke([14, 14, 20]);
    expect(plan().structures.made).toHaveLength(1);
    expect(plan().structures.made[0]).toMatchObject({ replaces: 'c2' });
    usePlan.getState().undo();
    usePlan.getState().undo();
    expect(only()).toBe(cube);
    expect(isConfirmed(cube, plan().structures.confirmed)).toBe(true);
  });

  it('does not take over a check of an earlier one of the same name', async () => {
    editNew('gallbladder');
    await stroke([15, 20, 20]);
    confirmStructure(only(), true);
    removeMade(0);
    expect(structures()).toEqual([]);
    await stroke([15, 12, 20]);
    expect(isConfirmed(only(), plan().structures.confirmed)).toBe(false);
  });

  it('brings the imported one back when the changed copy is removed', async () => {
    const cube = imported('c2');
    setSession({ structures: [cube] });
    editExisting(cube);
    await stroke([14, 14, 20]);
    removeMade(0);
    expect(only()).toBe(cube);
  });

  it('keeps the name of one that the catalogue does not know', async () => {
    setSession({ structures: [imported('other', 'other')] });
    editExisting(only());
    await stroke([14, 14, 20]);
    expect(only()).toMatchObject({ id: 'from the file', sourceName: 'from the file', provenance: 'edited' });
    expect(useSession.getState().replaced).toHaveLength(1);
  });

  it('makes voxels of a drawn tube', async () => {
    usePlan.getState().edit('draw-structure', ({ structures }) => {
      structures.drawn.push({ id: 'aorta', pointsMm: [[15, 20, 10], [15, 20, 30]], radiiMm: [4, 4] }); // prettier-ignore
    });
    editExisting(only());
    await stroke([15, 20, 20], [15, 20, 20], true);
    expect(only()).toMatchObject({ key: 'aorta', provenance: 'edited' });
    expect(only().tube).toBeUndefined();
    expect(plan().structures.drawn).toEqual([]);
    usePlan.getState().undo();
    expect(only().tube).toBeDefined();
  });

  it('says when nothing would be left, and leaves it as it is', async () => {
    const cube = imported('c2');
    setSession({ structures: [cube] });
    editExisting(cube);
    setBrush({ radiusMm: 20 });
    await stroke([14, 14, 14], [14, 14, 14], true);
    expect(notices()).toEqual(['edit-empty']);
    expect(only()).toBe(cube);
    expect(usePlan.getState().past).toEqual([]);
  });

  it('splits it into two of the same name', async () => {
    const cube = imported('c2');
    setSession({ structures: [cube] });
    editExisting(cube);
    const cut = { pointMm: lpsPoint(12.5, 14, 14), normal: lpsVector(1, 0, 0) };
    await commitEdit({ kind: 'split', cut }, 'edit-split');
    expect(structures().map(({ key, provenance }) => [key, provenance])).toEqual([
      ['c2', 'edited'],
      ['c2#2', 'edited'],
    ]);
    expect(structures()[0]!.volumeMl + structures()[1]!.volumeMl).toBeCloseTo(cube.volumeMl, 1);
    expect(usePlan.getState().past).toHaveLength(1);
  });
});

describe('growing from a seed', () => {
  it('covers what is dragged, as one step, and stops at bone', async () => {
    editNew('gallbladder');
    beginGrowth(lpsPoint(21, 20, 20), false);
    setReach(9);
    await endGrowth();
    expect(only()).toMatchObject({ provenance: 'grown' });
    const { field } = only();
    expect(field.grid.origin[0] + field.grid.dims[0] - 1).toBeLessThanOrEqual(27);
    expect(field.grid.origin[0]).toBeLessThanOrEqual(13);
    expect(useEdit.getState().reachMm).toBe(9);
    expect([...liveFields()]).toEqual([]);
  });
});

describe('a threshold', () => {
  it('is shown before it is applied', async () => {
    editNew('c2');
    setSession({ crosshairMm: lpsPoint(30, 20, 20) });
    takeTool('threshold');
    useEdit.setState(({ threshold }) => ({
      threshold: { ...threshold, lowHu: 300, highHu: 1000, radiusMm: 6 },
    }));
    await expect.poll(() => useEdit.getState().preview).toBeDefined();
    expect([...liveFields()]).toHaveLength(1);
    await applyThreshold('add');
    // A ball of 6 mm around x = 30, cut by the bone's face at 26.
    expect(only().field.grid.origin[0]).toBe(25);
    editNew('spleen');
    await expect.poll(() => useEdit.getState().preview).toBeDefined();
    closeEdit();
    expect([...liveFields()]).toEqual([]);
  });
});

it('the brush grows and shrinks by steps within its range', () => {
  setBrush({ radiusMm: 5 });
  stepBrush(1);
  expect(useEdit.getState().brush.radiusMm).toBeGreaterThan(5);
  for (let n = 0; n < 60; n++) stepBrush(1);
  expect(useEdit.getState().brush.radiusMm).toBe(20);
  for (let n = 0; n < 90; n++) stepBrush(-1);
  expect(useEdit.getState().brush.radiusMm).toBe(0.5);
});
