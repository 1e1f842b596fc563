import { describe, expect, it } from 'vitest';
import { identityAxes, type Grid } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { en } from '../../../src/i18n/en';
import { createNodeRunner } from '../../../src/workers/node';
import { attribute, labelNetwork, model, node, tensor, thresholdNetwork, types, value } from '../../onnx';
import { describedBy } from '../anatomy/models/descriptions';

const runner = createNodeRunner();
const grid: Grid = {
  dims: [30, 24, 20],
  spacing: [1, 1, 1],
  origin: lpsPoint(3, -7, 11),
  axes: identityAxes,
};
const [nx, ny] = grid.dims;
/** Two slabs of bone in water, one of them dense. */
const volume: Volume = {
  grid,
  hu: Int16Array.from({ length: 30 * 24 * 20 }, (_, q) => (q % nx < 6 ? 300 : q % nx > 20 ? 900 : 0)),
  minHu: 0,
  maxHu: 900,
};

const request = (bytes: Uint8Array<ArrayBuffer>, changes: Readonly<Record<string, unknown>> = {}) => ({
  volume,
  network: { file: new Blob([bytes]), path: 'net.onnx' },
  description: describedBy({ spacingMm: [1, 1, 1], patch: [16, 16, 16], ...changes }),
  isGpuWanted: true,
});

/** How many voxels of the CT a part fills. */
const filled = (data: Uint8Array) => data.filter((value) => value > 127).length;

describe('onnxruntime-web on a network made here', () => {
  it('finds exactly what a threshold finds, with the confidence that its logits mean', async () => {
    const answer = await runner.run('run-model', request(thresholdNetwork([0.2], { steepness: 4 })));
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const { found, missing, place, joining } = answer.value;
    expect([place.backend, joining, missing]).toEqual(['wasm', 'blended', []]);
    const [bone] = found;
    expect(bone!.id).toBe('bone');
    expect(filled(bone!.shape.field.data)).toBe(15 * ny * 20);
    const likelihood = (hu: number) => 1 / (1 + Math.exp(-4 * (hu / 1000 - 0.2)));
    expect(bone!.confidence).toBeCloseTo((6 * likelihood(300) + 9 * likelihood(900)) / 15, 2);
    expect(bone!.remarks).toEqual([
      { code: 'made-by-model', data: { path: 'net.onnx', name: 'Test network' } },
    ]);
  });

  it('does so on a coarser grid, by a convolution over 27 voxels', async () => {
    const changes = { spacingMm: [2, 1, 1], axes: 'IPR', patch: [8, 16, 12] };
    const answer = await runner.run('run-model', request(thresholdNetwork([0.2], { size: 3 }), changes));
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    // Along i the means of three columns pass 200 HU one column beyond 900 HU, and just not beside 300 HU.
    const [bone] = answer.value.found;
    const { field } = bone!.shape;
    const row = field.data.subarray(field.grid.dims[0] * (12 + field.grid.dims[1] * 10)).subarray(0, 30);
    expect([...row].map((value) => (value > 127 ? 1 : 0)).join('')).toBe(
      '1'.repeat(6) + '0'.repeat(14) + '1'.repeat(10),
    );
  });

  it('takes labels of whole numbers, and says which class it did not find', async () => {
    const classes = { '1': 'vertebrae_C2', '2': 'lump', '3': 'skin' };
    const bytes = labelNetwork([0.2, 0.6], [16, 16, 16]);
    const answer = await runner.run('run-model', request(bytes, { output: 'label-map', classes }));
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    const { found, missing } = answer.value;
    expect(found.map(({ id, confidence, shape }) => [id, confidence, filled(shape.field.data)])).toEqual([
      ['vertebra-c2', undefined, 6 * ny * 20],
      ['lump', undefined, 9 * ny * 20],
    ]);
    expect(missing).toEqual(['skin']);
  });

  it('is left between two patches when it is cancelled', async () => {
    const controller = new AbortController();
    const answer = await runner.run('run-model', request(thresholdNetwork([0.2]), { patch: [4, 4, 4] }), {
      signal: controller.signal,
      onProgress: (fraction) => fraction > 0.2 && controller.abort(),
    });
    expect(answer).toEqual({ ok: false, failure: { code: 'cancelled', data: {} } });
  });
});

const free = ['d', 'h', 'w'];
const [x, y] = [value('x', [1, 1, ...free]), value('y', [1, 1, ...free])];
const identity = node('Identity', ['x'], 'y');
const of = (outputs: number[][], inputs: number[][], nodes: number[][] = [identity as number[]]) => model({ nodes, inputs, outputs }); // prettier-ignore

const wrong: [string, Uint8Array<ArrayBuffer>, string, Record<string, unknown>?][] = [
  ['no network', Uint8Array.of(1, 2, 3, 4), 'model-corrupt'],
  ['a network cut short', thresholdNetwork([0.5]).slice(0, 60), 'model-corrupt'],
  ['an empty file', new Uint8Array(0), 'model-corrupt'],
  ['an unknown operator', of([y as number[]], [x as number[]], [node('Frobnicate', ['x'], 'y') as number[]]), 'model-operator'],
  ['an operator for other numbers', of([value('y', [1, 1, ...free], types.float64) as number[]], [value('x', [1, 1, ...free], types.float64) as number[]], [node('Conv', ['x', 'x'], 'y', [attribute('group', 1)]) as number[]]), 'model-operator'],
  ['weights in another file', model({ nodes: [node('Add', ['x', 'w'], 'y')], initializers: [tensor('w', [1], [], types.float32, 'w.data')], inputs: [x], outputs: [y] }), 'model-external-data'],
  ['two inputs', model({ nodes: [node('Add', ['x', 'w'], 'y')], inputs: [x, value('w', [1])], outputs: [y] }), 'model-inputs'],
  ['two outputs', model({ nodes: [identity, node('Identity', ['x'], 'z')], inputs: [x], outputs: [y, value('z', [1, 1, ...free])] }), 'model-outputs'],
  ['numbers of another type', model({ nodes: [identity], inputs: [value('x', [1, 1, ...free], types.int64)], outputs: [value('y', [1, 1, ...free], types.int64)] }), 'model-input-type'],
  ['channels of whole numbers', labelNetwork([0.2]), 'model-output-type'],
  ['a flat picture', model({ nodes: [identity], inputs: [value('x', [1, 1, 'h', 'w'])], outputs: [value('y', [1, 1, 'h', 'w'])] }), 'model-rank'],
  ['another patch', thresholdNetwork([0.2], { dims: [8, 8, 8] }), 'model-patch-differs'],
  ['other classes', thresholdNetwork([0.2]), 'model-classes-differ', { classes: { '1': 'skin', '2': 'bone' } }],
]; // prettier-ignore

describe('a network that does not do', () => {
  it.each(wrong)('is refused before it runs: %s', async (_, bytes, code, changes) => {
    const answer = await runner.run('check-model', request(bytes, changes));
    expect(answer).toMatchObject({ ok: false, failure: { code, data: { path: 'net.onnx' } } });
    expect(en.failure).toHaveProperty([code]);
  });

  it('is told by its own words where nothing else is known', async () => {
    const newer = thresholdNetwork([0.5]);
    newer[newer.length - 1] = 120;
    const answer = await runner.run('check-model', request(newer));
    expect(answer).toMatchObject({ ok: false, failure: { code: 'model-not-opened' } });
    expect(answer.ok || String(answer.failure.data['reason'])).toMatch(/opset|120/i);
  });

  it('answers in another size than it stated', async () => {
    // A channel too many, which its shape leaves open.
    const network = model({
      nodes: [node('Concat', ['x', 'x', 'x'], 'y', [attribute('axis', 1)])],
      inputs: [value('x', ['n', 'c', ...free])],
      outputs: [value('y', ['n', 'three', ...free])],
    });
    const answer = await runner.run('run-model', request(network));
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'model-answer-size', data: { path: 'net.onnx', expected: 8192, received: 12288 } },
    });
  });
});
