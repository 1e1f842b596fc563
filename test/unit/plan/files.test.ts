import { makings } from '../../../src/core/structure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlanAgainstCt } from '../../../src/plan/check';
import { migrate, type Migration } from '../../../src/plan/migrations';
import { positionFromHeader } from '../../../src/plan/position';
import { readPlan } from '../../../src/plan/read';
import { emptyPlan, type Plan, positions, sides, sites } from '../../../src/plan/schema';
import { writePlan } from '../../../src/plan/write';

const mm = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -2000, max: 2000 })
  .map((value) => value + 0);
const point = fc.tuple(mm, mm, mm);
const word = fc.string({ minLength: 1, maxLength: 20 });
const positive = fc.double({ noNaN: true, min: 0.01, max: 500 });

const instrument = fc.record(
  {
    id: word,
    device: fc.oneof(word, fc.record({ shape: fc.constant('cylinder' as const), diameterMm: positive })),
    entryMm: point,
    targetMm: point,
    group: word,
    lengthMm: positive,
  },
  { requiredKeys: ['id', 'device', 'entryMm', 'targetMm'] },
);
const isPath = ({ entryMm, targetMm }: { entryMm: number[]; targetMm: number[] }) =>
  entryMm.some((value, axis) => value !== targetMm[axis]);

const caseOf = fc.record(
  {
    site: fc.constantFrom(...sites),
    level: word,
    side: fc.constantFrom(...sides),
    positionAtCt: fc.constantFrom(...positions),
    positionAtCtConfirmed: fc.boolean(),
    positionAtProcedure: fc.constantFrom(...positions),
    approach: word,
    indication: fc.string({ maxLength: 100 }),
  },
  { requiredKeys: [] },
);

const voxels = fc.tuple(fc.nat(), fc.nat(), fc.nat());

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  schemaVersion: fc.constant(1 as const),
  frame: fc.constant('LPS' as const),
  lengthUnit: fc.constant('mm' as const),
  case: caseOf,
  instruments: fc.uniqueArray(instrument.filter(isPath), { selector: ({ id }) => id, maxLength: 4 }),
  structures: fc.record({
    drawn: fc.array(
      fc.array(fc.tuple(point, positive), { minLength: 2, maxLength: 6 }).map((nodes) => ({
        id: 'vertebral-artery-right',
        pointsMm: nodes.map(([at]) => at),
        radiiMm: nodes.map(([, radiusMm]) => radiusMm),
      })),
      { maxLength: 2 },
    ),
    made: fc.array(
      fc.record({
        id: word,
        how: fc.constantFrom(...makings),
        field: fc.record({ start: voxels, dims: voxels, runs: fc.base64String() }),
      }),
      { maxLength: 2 },
    ),
    confirmed: fc.array(word, { maxLength: 3 }),
    marginsMm: fc.dictionary(word, fc.option(positive, { nil: null }), { maxKeys: 3 }),
  }),
  thresholds: fc.record({ skinHu: mm, boneHu: mm }),
  measurements: fc.array(
    fc.record({ kind: fc.constant('length' as const), id: word, fromMm: point, toMm: point }),
    { maxLength: 2 },
  ),
});

const minimal = {
  schemaVersion: 1,
  frame: 'LPS',
  lengthUnit: 'mm',
  instruments: [{ id: 't1', device: 'trocar-11g', entryMm: [41, -12.5, 88], targetMm: [2, 3.5, 101] }],
};
const read = (change: object) => readPlan(JSON.stringify({ ...minimal, ...change }));
const codeOf = (change: object) => {
  const result = read(change);
  return result.ok ? 'ok' : result.failure.code;
};

describe('a plan file', () => {
  it('gives back every number of the plan that was written', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const result = readPlan(writePlan(plan));
        expect(result).toEqual({ ok: true, value: plan });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('needs no more than the keys of the command line', () => {
    const result = read({});
    expect(result).toMatchObject({
      ok: true,
      value: { case: {}, thresholds: { skinHu: -300, boneHu: 200 } },
    });
  });

  it('may name an inline cylinder', () => {
    const device = { shape: 'cylinder', diameterMm: 3.05 };
    expect(codeOf({ instruments: [{ ...minimal.instruments[0], device }] })).toBe('ok');
  });

  it.each([
    ['another unit', { lengthUnit: 'cm' }, 'plan-invalid'],
    ['another frame', { frame: 'RAS' }, 'plan-invalid'],
    ['a misspelt key', { instrumentz: [] }, 'plan-invalid'],
    [
      'a coordinate that is no number',
      { instruments: [{ ...minimal.instruments[0], entryMm: [1, 2, null] }] },
      'plan-invalid',
    ],
    ['a newer version', { schemaVersion: 2 }, 'plan-newer'],
    ['no version', { schemaVersion: undefined }, 'plan-version'],
    ['a version that is no number', { schemaVersion: '1' }, 'plan-version'],
    [
      'a path without length',
      { instruments: [{ ...minimal.instruments[0], targetMm: [41, -12.5, 88] }] },
      'plan-zero-path',
    ],
    [
      'the same instrument twice',
      { instruments: [minimal.instruments[0], minimal.instruments[0]] },
      'plan-duplicate',
    ],
    [
      'a tube with a radius too few',
      {
        structures: {
          drawn: [
            {
              id: 'a',
              pointsMm: [
                [0, 0, 0],
                [1, 0, 0],
                [2, 0, 0],
              ],
              radiiMm: [1, 1],
            },
          ],
        },
      },
      'plan-tube',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(codeOf(change)).toBe(code);
  });

  it.each(['', '[]', 'null', '"text"', '{', '\u0000\u0001'])(
    'is refused when it is no JSON object: %j',
    (text) => {
      expect(readPlan(text)).toMatchObject({ ok: false, failure: { code: 'plan-not-json' } });
    },
  );

  it('says where it is wrong', () => {
    const result = read({ case: { side: 'dexter' } });
    expect(result).toMatchObject({ ok: false, failure: { data: { where: 'case.side' } } });
  });
});

describe('migration', () => {
  const rename: Migration = ({ old, ...rest }) => ({ ...rest, renamed: old });
  const double: Migration = (document) => ({ ...document, renamed: Number(document['renamed']) * 2 });

  it('runs the chain from the version of the document', () => {
    const chain = [rename, double];
    expect(migrate({ schemaVersion: 1, old: 3 }, chain, 3)).toEqual({
      ok: true,
      value: { schemaVersion: 3, renamed: 6 },
    });
    expect(migrate({ schemaVersion: 2, renamed: 3 }, chain, 3)).toEqual({
      ok: true,
      value: { schemaVersion: 3, renamed: 6 },
    });
    expect(migrate({ schemaVersion: 3, renamed: 3 }, chain, 3)).toEqual({
      ok: true,
      value: { schemaVersion: 3, renamed: 3 },
    });
  });

  it('has one step for each version before the current one', async () => {
    const { planMigrations } = await import('../../../src/plan/migrations');
    expect(planMigrations).toHaveLength(emptyPlan().schemaVersion - 1);
  });
});

describe('a plan on a CT', () => {
  const plan = (ct: Plan['ct']): Plan => ({ ...emptyPlan(), ct });
  const ct = { fingerprint: 'aa', frameOfReferenceUid: '1.2.3' };
  const code = (planned: Plan['ct'], isPart = false) => {
    const result = checkPlanAgainstCt(plan(planned), { ...ct, ...(isPart && { isPart: true }) });
    return result.ok ? result.value : result.failure.code;
  };

  it('fits the CT that it was made on', () => expect(code(ct)).toBe('same'));
  it('fits when it names none', () => expect(code(undefined)).toBe('same'));
  it('is left to the user where it or the CT is a part, of the same frame', () => {
    expect(code({ fingerprint: 'bb', frameOfReferenceUid: '1.2.3' }, true)).toBe('unverified');
    expect(code({ fingerprint: 'bb', frameOfReferenceUid: '1.2.3', isPart: true })).toBe('unverified');
    expect(code({ fingerprint: 'bb', frameOfReferenceUid: '1.2.4' }, true)).toBe('plan-other-frame');
    expect(code({ fingerprint: 'bb' }, true)).toBe('plan-other-ct');
  });
  it('is refused on another examination', () =>
    expect(code({ fingerprint: 'bb', frameOfReferenceUid: '1.2.4' })).toBe('plan-other-frame'));
  it('is refused on another series of the same frame', () =>
    expect(code({ fingerprint: 'bb', frameOfReferenceUid: '1.2.3' })).toBe('plan-other-ct'));
  it('is refused on another CT whose frame is not known', () =>
    expect(code({ fingerprint: 'bb' })).toBe('plan-other-ct'));
});

describe('Patient Position', () => {
  it.each([
    ['HFS', 'supine'],
    ['FFP', 'prone'],
    ['HFDR', 'decubitus-right'],
    ['FFDL', 'decubitus-left'],
    ['SITTING', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (header, position) => expect(positionFromHeader(header)).toBe(position));
});
