import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { generatedFolder } from '../../samples/make';
import { call, callForJson } from '../command';

const sample = fileURLToPath(new URL('l1-fracture.zip', generatedFolder));

interface Printed {
  readonly structures: readonly {
    readonly id: string;
    readonly volumeMl: number;
    readonly remarks?: readonly string[];
  }[];
  readonly readings: readonly { readonly anchor: string; readonly names: readonly string[] }[];
  readonly missing: readonly string[];
  readonly seconds: { readonly spine: number; readonly regions: number };
}

it('finds and names the vertebrae of the broken L1 from its lowest rib', { timeout: 180_000 }, async () => {
  const { status, document } = await callForJson('segment', sample, '--what', 'vertebrae,canal');
  const { structures, readings } = document as unknown as Printed;
  expect(status).toBe(0);
  expect(readings[0]).toMatchObject({ anchor: 'last-rib', names: ['L3', 'L2', 'L1', 'T12', 'T11'] });
  expect(structures.map(({ id }) => id)).toEqual([
    'spinal-canal',
    'spinal-cord',
    'vertebra-l3',
    'vertebra-l2',
    'vertebra-l1',
    'vertebra-t12',
    'vertebra-t11',
  ]);
  for (const { id, volumeMl } of structures) expect(volumeMl, id).toBeGreaterThan(5);
});

it(
  'counts from the vertebra that the caller names, and says what it did not find',
  { timeout: 180_000 },
  async () => {
    // The origin of the sample lies in the body of L1.
    const { document } = await callForJson(
      'segment',
      sample,
      '--what',
      'vertebrae',
      '--vertebra',
      'L2,0,-5,-2',
    );
    const { structures, readings, missing, seconds } = document as unknown as Printed;
    expect(readings[0]).toMatchObject({ anchor: 'click', names: ['L4', 'L3', 'L2', 'L1', 'T12'] });
    expect(structures.find(({ id }) => id === 'vertebra-l2')!.remarks).toContain('named-from-click');
    expect(missing).toContain('regions-no-sacrum');
    expect(seconds.spine + seconds.regions).toBeGreaterThan(0);
  },
);

it('says what it takes', async () => {
  expect((await call('segment', sample, '--what', 'liver')).status).toBe(2);
  expect((await call('segment', sample, '--vertebra', 'L9,0,0,0')).status).toBe(2);
});
