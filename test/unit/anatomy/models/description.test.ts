import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../../src/anatomy/models/description';
import { namedClasses } from '../../../../src/anatomy/models/parts';
import { describedBy, failureOf } from './descriptions';

describe('the JSON beside a network', () => {
  it('says what is read of it', () => {
    const { channels, overlap, classes } = describedBy();
    expect({ channels, overlap, classes }).toEqual({
      channels: 2,
      overlap: 0.5,
      classes: [{ label: 1, name: 'bone' }],
    });
    expect(describedBy({ output: 'label-map', classes: { '7': 'skin' } }).channels).toBeUndefined();
  });

  it.each([
    [{ axes: 'SPP' }, 'axes'],
    [{ axes: 'zyx' }, 'axes'],
    [{ spacingMm: [1, 1] }, 'spacingMm.2'],
    [{ spacingMm: [1, 1, -1] }, 'spacingMm.2'],
    [{ patch: [8, 8, 0.5] }, 'patch.2'],
    [{ overlap: 1 }, 'overlap'],
    [{ output: 'softmax' }, 'output'],
    [{ normalisation: { clipHu: [100, -100], to: [0, 1] } }, 'normalisation.clipHu'],
    [{ normalisation: { meanHu: 0, sdHu: 0 } }, 'normalisation.sdHu'],
    [{ classes: { '0': 'background' } }, 'classes'],
    [{ classes: { '1': 'skin', '2': 'skin' } }, 'classes'],
    [{ classes: { '1': 'skin', '3': 'bone' } }, 'classes.2'],
    [{ trocartModel: 2 }, 'trocartModel'],
    [{ weights: 'elsewhere' }, 'weights'],
  ])('is refused where it is wrong: %j', (changes, where) => {
    expect(failureOf(changes)).toMatchObject({
      code: 'model-json-invalid',
      data: { path: 'net.json', where },
    });
  });

  it('is refused where it is none', () => {
    const read = readDescription('{', 'net.json');
    expect(read).toEqual({ ok: false, failure: { code: 'model-not-json', data: { path: 'net.json' } } });
  });

  it('names classes as the catalogue does, and never twice the same', () => {
    const classes = { '1': 'vertebra-c2', '2': 'vertebrae_C2', '3': 'Internal_Carotid_L', '4': 'lump #2' };
    expect(namedClasses(describedBy({ output: 'label-map', classes })).map(({ id }) => id)).toEqual([
      'vertebra-c2',
      'vertebrae_C2',
      'internal-carotid-left',
      'lump  2',
    ]);
  });
});
