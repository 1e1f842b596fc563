import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { measureField } from '../../../src/core/measure-field';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';
import { isConfirmed } from '../../../src/plan/confirmed';
import { readPlan } from '../../../src/plan/read';
import { emptyPlan } from '../../../src/plan/schema';
import { writePlan } from '../../../src/plan/write';
import { keepOwnStructures } from '../../../src/store/own-structures';
import { usePlan } from '../../../src/store/plan';
import { propose, proposable, usePropose } from '../../../src/store/propose';
import { quickestFor } from '../../../src/store/quickest';
import { connectRunner } from '../../../src/store/runner';
import { setSession, useSession } from '../../../src/store/session';
import { confirmStructure } from '../../../src/store/structure-edits';
import { changeTube, finishTube, moveTubePoint } from '../../../src/store/tube-draft';
import { createNodeRunner } from '../../../src/workers/node';

const grid: Grid = { dims: [80, 80, 80], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };

/** A structure of a file, of the voxels that a rule takes. */
function imported(id: string, inside: (x: number, y: number, z: number) => boolean): Structure {
  const data = Uint8Array.from({ length: 512_000 }, (_, q) =>
    inside(q % 80, Math.floor(q / 80) % 80, Math.floor(q / 6400)) ? 255 : 0,
  );
  const field = { grid, data };
  return { key: id, id, sourceName: id, label: 1, provenance: 'imported', field, ...measureField(field) };
}

const inCanal = (x: number, y: number) => Math.hypot(x - 40, y - 40) < 7;
/** A ring of bone around the canal from z to z + 16 that leaves its lower 8 mm open to the sides. */
const ring = (from: number) => (x: number, y: number, z: number) =>
  z >= from &&
  z < from + 20 &&
  Math.hypot(x - 40, y - 40) < 20 &&
  !inCanal(x, y) &&
  (z >= from + 8 || Math.abs(x - 40) < 6);

const bones = [
  imported('vertebra-l2', ring(40)),
  imported('vertebra-l3', ring(20)),
  imported('spinal-canal', (x, y, z) => inCanal(x, y) && z > 5 && z < 75),
];

const own = () => useSession.getState().structures.filter(({ provenance }) => provenance === 'drawn');
const confirmed = () => usePlan.getState().plan.structures.confirmed;

let stop: () => void;
beforeEach(() => {
  connectRunner(createNodeRunner());
  usePlan.getState().replace(emptyPlan());
  const volume = { grid, hu: new Int16Array(512_000), minHu: 0, maxHu: 0 };
  const ct = { volume, fingerprint: 'f', facts: {}, simulated: false };
  setSession({ ct, structures: bones, replaced: [], notices: [], tasks: [] });
  usePropose.setState({ isRunning: false, outcome: undefined });
  stop = keepOwnStructures();
});
afterEach(() => stop());

describe('roots that are proposed', () => {
  it('are tubes of the plan that nobody has confirmed, one step to undo', async () => {
    await propose('roots');
    expect(own().map(({ id, isProposed }) => [id, isProposed])).toEqual([
      ['nerve-root-l2-left', true],
      ['nerve-root-l2-right', true],
    ]);
    expect(own().map((structure) => isConfirmed(structure, confirmed()))).toEqual([false, false]);
    expect(usePropose.getState().outcome).toMatchObject({ present: [], missing: [] });
    expect(readPlan(writePlan(usePlan.getState().plan))).toMatchObject({
      value: { structures: { drawn: [{ proposed: true }, { proposed: true }] } },
    });
    usePlan.getState().undo();
    expect(own()).toEqual([]);
  });

  it('are confirmed by a tick, or drawn by hand once they were changed', async () => {
    await propose('roots');
    confirmStructure(own()[0]!, true);
    expect(isConfirmed(own()[0]!, confirmed())).toBe(true);
    changeTube(1);
    moveTubePoint(0, lpsPoint(41, 40, 40));
    finishTube();
    expect(own()[1]!.isProposed).toBeUndefined();
    expect(isConfirmed(own()[1]!, confirmed())).toBe(true);
  });

  it('are not proposed where one is there', async () => {
    await propose('roots');
    await propose('roots');
    expect(own()).toHaveLength(2);
    expect(usePropose.getState().outcome).toMatchObject({
      added: [],
      present: ['nerve-root-l2-left', 'nerve-root-l2-right'],
    });
    expect(usePlan.getState().past).toHaveLength(1);
  });

  it('are told where the bones show no way', async () => {
    const closed = imported(
      'vertebra-l3',
      (x, y, z) => z >= 10 && z < 60 && Math.hypot(x - 40, y - 40) < 20 && !inCanal(x, y),
    );
    setSession({ structures: [bones[0]!, closed, bones[2]!] });
    await propose('roots');
    expect(own()).toEqual([]);
    expect(usePropose.getState().outcome?.missing).toEqual(['nerve-root-l2-left', 'nerve-root-l2-right']);
  });

  it('need the canal and two neighbours, arteries two of C1 to C6', () => {
    expect(proposable(bones, 'roots')).toEqual(['nerve-root-l2-left', 'nerve-root-l2-right']);
    expect(proposable(bones.slice(0, 2), 'roots')).toEqual([]);
    expect(proposable(bones.slice(1), 'roots')).toEqual([]);
    expect(proposable(bones, 'arteries')).toEqual([]);
    const neck = ['vertebra-c3', 'vertebra-c4'].map((id) => ({ ...bones[0]!, id }));
    expect(proposable(neck, 'arteries')).toHaveLength(2);
  });
});

describe('the quickest way to a missing structure', () => {
  const untried = { hasLooked: false, notProposed: [] };

  it('is to find it, propose it, trace it or paint it', () => {
    expect(quickestFor('spinal-cord', bones, untried)).toEqual({ tool: 'find' });
    expect(quickestFor('nerve-root-l2-left', bones, untried)).toEqual({ tool: 'propose', what: 'roots' });
    expect(quickestFor('nerve-root-l4-left', bones, untried)).toEqual({ tool: 'trace' });
    expect(quickestFor('aorta', bones, untried)).toEqual({ tool: 'trace' });
    expect(quickestFor('kidney-left', bones, untried)).toEqual({ tool: 'paint' });
  });

  it('is not one that was tried in vain', () => {
    const tried = { hasLooked: true, notProposed: ['nerve-root-l2-left'] };
    expect(quickestFor('spinal-cord', bones, tried)).toEqual({ tool: 'trace' });
    expect(quickestFor('vertebra-l1', bones, tried)).toEqual({ tool: 'paint' });
    expect(quickestFor('nerve-root-l2-left', bones, tried)).toEqual({ tool: 'trace' });
  });
});
