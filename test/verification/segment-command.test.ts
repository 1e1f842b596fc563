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
  readonly landmarks: readonly {
    readonly id: string;
    readonly leftPedicle?: { readonly pointMm: readonly number[]; readonly widthMm: number };
    readonly missing: readonly { readonly what: string; readonly code: string }[];
  }[];
  readonly seconds: { readonly spine: number; readonly regions: number };
}

it(
  'counts the vertebrae of the broken L1 from the one that the caller names, else from the lowest rib',
  { timeout: 180_000 },
  async () => {
    // The origin of the sample lies in the body of L1.
    const asked = ['--what', 'vertebrae,canal', '--vertebra', 'L2,0,-5,-2', '--landmarks'];
    const { status, document } = await callForJson('segment', sample, ...asked);
    const { structures, readings, landmarks, missing, seconds } = document as unknown as Printed;
    expect(status).toBe(0);
    expect(readings).toMatchObject([
      { anchor: 'click', names: ['L4', 'L3', 'L2', 'L1', 'T12'] },
      { anchor: 'last-rib', names: ['L3', 'L2', 'L1', 'T12', 'T11'] },
    ]);
    expect(structures.map(({ id }) => id)).toEqual([
      'spinal-canal',
      'spinal-cord',
      'vertebra-l4',
      'vertebra-l3',
      'vertebra-l2',
      'vertebra-l1',
      'vertebra-t12',
    ]);
    for (const { id, volumeMl } of structures) expect(volumeMl, id).toBeGreaterThan(5);
    expect(structures.find(({ id }) => id === 'vertebra-l2')!.remarks).toContain('named-from-click');
    // From T11 to L3: no pelvis lies there.
    expect(missing.filter((id) => /hip|femur|sacrum/.test(id))).toEqual([]);
    // Named L3 here: the second of the loin, made 8.2 mm wide at its left pedicle.
    const { leftPedicle } = landmarks.find(({ id }) => id === 'vertebra-l3')!;
    expect(Math.abs(leftPedicle!.widthMm - 8.2)).toBeLessThan(1);
    expect(leftPedicle!.pointMm).toHaveLength(3);
    const broken = landmarks.find(({ id }) => id === 'vertebra-l2')!;
    expect(broken.missing.map(({ what }) => what)).toContain('upperEndplate');
    expect(seconds.spine + seconds.regions).toBeGreaterThan(0);
  },
);

it('says what it takes', async () => {
  expect((await call('segment', sample, '--what', 'liver')).status).toBe(2);
  expect((await call('segment', sample, '--vertebra', 'L9,0,0,0')).status).toBe(2);
});
