import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { isConfirmed } from '../../../src/plan/confirmed';
import { emptyPlan } from '../../../src/plan/schema';
import {
  connectModelRunner,
  forgetModel,
  isModel,
  runModel,
  takeModel,
  useModel,
} from '../../../src/store/model';
import { keepOwnStructures } from '../../../src/store/own-structures';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import { nameStructure } from '../../../src/store/structure-edits';
import { createNodeRunner } from '../../../src/workers/node';
import { labelNetwork } from '../../onnx';
import { json } from '../anatomy/models/descriptions';
import { oneVoxel } from '../plan/one-voxel';

const grid: Grid = { dims: [20, 16, 12], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const hu = Int16Array.from({ length: 20 * 16 * 12 }, (_, q) => (q % 20 < 6 ? 300 : q % 20 > 12 ? 900 : 0));
const ct = { volume: { grid, hu, minHu: 0, maxHu: 900 }, fingerprint: 'f', facts: {}, simulated: false };

const given = (path: string, content: BlobPart) => ({ path, file: new File([content], path) });
const described = (name: string, classes: Readonly<Record<string, string>>) =>
  given(name, JSON.stringify({ ...json, spacingMm: [1, 1, 1], output: 'label-map', classes }));
const network = (path = 'net.onnx', thresholds = [0.2, 0.6]) => given(path, labelNetwork(thresholds));
const classes = { '1': 'vertebrae_L1', '2': 'lump' };

const made = () => usePlan.getState().plan.structures.made;
const shown = () => useSession.getState().structures;
const failed = () => useModel.getState().failure?.code;

let started = 0;
let stop: () => void;
beforeEach(() => {
  stop = keepOwnStructures();
  setSession({ ct });
  started = 0;
  connectModelRunner(() => {
    started++;
    const runner = createNodeRunner();
    return { run: runner.run, dispose: () => void started-- };
  });
});
afterEach(() => {
  stop();
  forgetModel();
  setSession({ ct: undefined, structures: [], notices: [] });
  usePlan.getState().replace(emptyPlan());
});

describe('a model that was dropped', () => {
  it('is a network with or without its JSON, and nothing else', () => {
    expect(isModel([network(), described('net.json', classes)])).toBe(true);
    expect(isModel([network('NET.ONNX')])).toBe(true);
    expect(isModel([described('net.json', classes)])).toBe(false);
    expect(isModel([network(), given('ct.dcm', '')])).toBe(false);
  });

  it('waits for what it lacks, and takes it in either order', async () => {
    await takeModel([described('net.json', classes)]);
    expect(failed()).toBe('model-no-network');
    await takeModel([network()]);
    expect(useModel.getState()).toMatchObject({ place: { backend: 'wasm' }, failure: undefined });
    await takeModel([network(), network('other.onnx')]);
    expect(failed()).toBe('model-several');
    expect(useModel.getState().place).toBeUndefined();
  });

  it('needs a CT', async () => {
    setSession({ ct: undefined });
    await takeModel([network()]);
    expect(useSession.getState().notices[0]!.failure).toEqual({
      code: 'model-needs-ct',
      data: { path: 'net.onnx' },
    });
    expect(useModel.getState().network).toBeUndefined();
  });
});

describe('what a model finds', () => {
  it('stands unconfirmed in the plan, in one step, and its worker is ended', async () => {
    await takeModel([network(), described('net.json', classes)]);
    await runModel();
    expect(started).toBe(0);
    expect(shown().map(({ id, provenance }) => [id, provenance])).toEqual([
      ['vertebra-l1', 'model'],
      ['lump', 'model'],
    ]);
    for (const structure of shown()) expect(isConfirmed(structure, [])).toBe(false);
    expect(useModel.getState().outcome).toMatchObject({ added: 2, present: 0, missing: [] });
    usePlan.getState().undo();
    expect(made()).toEqual([]);
  });

  it('leaves alone what is there from a file, and takes the place of what it found before', async () => {
    setSession({ structures: [oneVoxel('vertebra-l1', 'L1')] });
    await takeModel([network(), described('net.json', classes)]);
    await runModel();
    expect(useModel.getState().outcome).toMatchObject({ added: 1, present: 1 });
    expect(made().map(({ id }) => id)).toEqual(['lump']);
    // The same file under another description: what it called a lump is gone.
    await takeModel([described('net.json', { '1': 'vertebrae_L1', '2': 'dense' })]);
    await runModel();
    expect(made().map(({ id }) => id)).toEqual(['dense']);
  });

  it('is named by hand where the catalogue does not know it, in one step', async () => {
    await takeModel([network(), described('net.json', classes)]);
    await runModel();
    nameStructure(shown()[1]!, 'vertebra-l2');
    expect(shown().map(({ id, key }) => [id, key])).toEqual([
      ['vertebra-l1', 'vertebra-l1'],
      ['vertebra-l2', 'vertebra-l2'],
    ]);
    usePlan.getState().undo();
    expect(made().map(({ id }) => id)).toEqual(['vertebra-l1', 'lump']);
  });

  it('is nothing where the case was closed meanwhile', async () => {
    await takeModel([network(), described('net.json', classes)]);
    const running = runModel();
    setSession({ ct: undefined });
    await running;
    expect(made()).toEqual([]);
    expect(useModel.getState()).toMatchObject({ busy: undefined, failure: undefined });
  });
});
