import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelCount } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { writeNrrd } from '../../src/formats/nrrd/write';
import { call, callForJson } from '../command';
import { thresholdNetwork } from '../onnx';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const grid: Grid = { dims: [24, 20, 16], spacing: [1, 1, 2], origin: lpsPoint(0, 0, 0), axes: identityAxes };
/** A dense block of 10 × 20 × 16 voxels in water. */
const hu = Int16Array.from({ length: voxelCount(grid) }, (_, q) => (q % 24 < 10 ? 900 : 0));
const ct = write('ct.nrrd', writeNrrd(grid, hu, true));
const json = {
  trocartModel: 1,
  name: 'Block',
  spacingMm: [2, 1, 1],
  axes: 'SPL',
  patch: [16, 16, 16],
  normalisation: { clipHu: [-1000, 1000], to: [-1, 1] },
  output: 'logits',
  classes: { '0': 'background', '1': 'vertebrae_L1', '2': 'lump' },
};
const network = write('block.onnx', thresholdNetwork([0.2, 2]));
write('block.json', JSON.stringify(json));

describe('segment --model', () => {
  it('prints what the network finds, and what it does not', async () => {
    const out = join(folder, 'labels.nii.gz');
    const { status, document } = await callForJson('segment', ct, '--model', network, '--out', out);
    expect(status).toBe(0);
    expect(document).toMatchObject({
      structures: [
        { id: 'vertebra-l1', label: 1, name: 'L1 vertebra', volumeMl: 6.4, remarks: ['made-by-model'] },
      ],
      missing: ['lump'],
      model: { name: 'Block', backend: 'wasm', joining: 'blended' },
    });
    // What was written is read again as the same structure.
    const again = await callForJson('structures', ct, '--labels', out);
    expect(again.document).toMatchObject({ structures: [{ id: 'vertebra-l1', volumeMl: 6.4 }] });
  });

  it('refuses a network without its JSON, and a JSON that does not go with it', async () => {
    const alone = write('alone.onnx', thresholdNetwork([0.2]));
    const refused = await callForJson('segment', ct, '--model', alone);
    expect(refused).toMatchObject({ status: 3, document: { error: { code: 'model-no-json' } } });
    const other = await callForJson(
      'segment',
      ct,
      '--model',
      alone,
      '--model-json',
      join(folder, 'block.json'),
    );
    expect(other).toMatchObject({ status: 3, document: { error: { code: 'model-classes-differ' } } });
    const nowhere = await callForJson('segment', ct, '--model', join(folder, 'none.onnx'));
    expect(nowhere).toMatchObject({ status: 3, document: { error: { code: 'path-not-found' } } });
    expect((await call('segment', ct, '--model', network, '--what', 'skin')).status).toBe(2);
  });

  it('says so when there is too little memory for it', async () => {
    write('fine.json', JSON.stringify({ ...json, spacingMm: [0.02, 0.02, 0.02] }));
    const fine = await callForJson(
      'segment',
      ct,
      '--model',
      network,
      '--model-json',
      join(folder, 'fine.json'),
    );
    expect(fine).toMatchObject({ status: 4, document: { error: { code: 'model-memory' } } });
  });
});
