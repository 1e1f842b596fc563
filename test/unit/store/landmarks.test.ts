import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeasuredVertebra } from '../../../src/anatomy/vertebra/landmarks';
import { identityAxes } from '../../../src/core/grid';
import { fail, ok, type Result } from '../../../src/core/result';
import type { Structure, VoxelField } from '../../../src/core/structure';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { marksOf } from '../../../src/store/landmark-marks';
import { forgetLandmarks, keepLandmarks, measureStructure, useLandmarks } from '../../../src/store/landmarks';
import { connectRunner } from '../../../src/store/runner';
import { type LoadedCt, setSession, useSession } from '../../../src/store/session';
import type { Runner } from '../../../src/workers/runner';

const field = (): VoxelField => ({
  grid: { dims: [2, 2, 2], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes },
  data: new Uint8Array(8).fill(255),
});
const vertebra = (voxels: VoxelField): Structure =>
  ({ key: 'vertebra-l2', id: 'vertebra-l2', field: voxels }) as Structure;
const result = { landmarks: {}, missing: [], parts: new Uint8Array(8) } as unknown as MeasuredVertebra;

/** Calls that wait for their answer, and whether each was called off. */
interface Call {
  readonly field: VoxelField;
  readonly signal: AbortSignal;
  answer(result: Result<MeasuredVertebra>): void;
}

describe('the measures of a vertebra', () => {
  let calls: Call[];
  let stop: () => void;
  beforeEach(() => {
    calls = [];
    const run = (_: string, input: { field: VoxelField }, { signal }: { signal: AbortSignal }) =>
      new Promise((answer) => calls.push({ field: input.field, signal, answer }));
    connectRunner({ run } as unknown as Runner);
    setSession({ ct: { volume: {} } as LoadedCt, structures: [vertebra(field())] });
    stop = keepLandmarks();
  });
  afterEach(() => {
    stop();
    forgetLandmarks();
  });

  it('are there when the kernel has answered, or why there are none', async () => {
    const [structure] = useSession.getState().structures;
    const done = measureStructure(structure!);
    expect(useLandmarks.getState()).toMatchObject({ key: 'vertebra-l2', isRunning: true });
    calls[0]!.answer(ok(result));
    await done;
    expect(useLandmarks.getState()).toMatchObject({ isRunning: false, measured: result });
    const again = measureStructure(structure!);
    calls[1]!.answer(fail('vertebra-no-ring'));
    await again;
    expect(useLandmarks.getState().measured).toBeUndefined();
    expect(useLandmarks.getState().failed?.code).toBe('vertebra-no-ring');
  });

  it('are made anew of the edited vertebra, and the old ones called off', async () => {
    const first = measureStructure(useSession.getState().structures[0]!);
    const edited = field();
    setSession({ structures: [vertebra(edited)] });
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(calls[1]!.field).toBe(edited);
    calls[1]!.answer(ok(result));
    calls[0]!.answer(fail('cancelled'));
    await first;
    await expect.poll(() => useLandmarks.getState().measured).toBe(result);
    expect(useLandmarks.getState().field).toBe(edited);
  });

  it('go with the vertebra', async () => {
    const done = measureStructure(useSession.getState().structures[0]!);
    calls[0]!.answer(ok(result));
    await done;
    setSession({ structures: [] });
    expect(useLandmarks.getState().key).toBeUndefined();
    expect(useLandmarks.getState().measured).toBeUndefined();
  });

  it('are drawn as axes, outlines of planes and points', () => {
    const [left, front, up] = [lpsVector(1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, 1)];
    const marks = marksOf({
      leftPedicle: { atMm: lpsPoint(10, 0, 0), direction: front, widthMm: 7, heightMm: 15, areaMm2: 80, lengthMm: 6, convergenceDeg: 0, riseDeg: 0 },
      upperEndplate: { atMm: lpsPoint(0, -20, 10), normal: up, unevenMm: 0, offShare: 0, sides: [left, front], halfMm: [20, 15] },
      spinousTip: lpsPoint(0, 40, -10),
    }); // prettier-ignore
    expect(marks.axes).toEqual([[lpsPoint(10, 15, 0), lpsPoint(10, -15, 0)]]);
    expect(marks.planes).toEqual([[lpsPoint(20, -35, 10), lpsPoint(-20, -35, 10), lpsPoint(-20, -5, 10), lpsPoint(20, -5, 10)]]); // prettier-ignore
    expect(marks.points).toEqual([lpsPoint(10, 0, 0), lpsPoint(0, 40, -10)]);
  });
});
