import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { startI18n } from '../../../src/i18n';
import { emptyPlan, type Case } from '../../../src/plan/schema';
import { caseInWords, missingFields } from '../../../src/ui/case/caseWords';
import { obliquityDeg } from '../../../src/ui/case/geometry';
import { levelsFor } from '../../../src/ui/case/LevelField';
import { keyboardStep, numberFormat } from '../../../src/ui/controls/number';
import { pointInLetters } from '../../../src/ui/shell/coordinates';
import { approachState, caseState, pathPlaces, trajectoryState } from '../../../src/ui/stepState';

const complete: Case = {
  site: 'cervical',
  level: 'C2',
  side: 'right',
  approach: 'anterolateral-ascending',
  positionAtCt: 'supine',
  positionAtCtConfirmed: true,
  positionAtProcedure: 'supine',
};
const words = (item: Case, locale: 'en' | 'fr') => caseInWords(i18next.getFixedT(locale), locale, item);
const line = (item: Case, locale: 'en' | 'fr') =>
  words(item, locale)
    .map(({ text }) => text)
    .join(' · ');

beforeAll(() => startI18n('en'));

describe('the case in words', () => {
  it('writes the side out, in both languages', () => {
    expect(line(complete, 'en')).toBe(
      'Cervical spine · C2 · anterolateral ascending · patient’s RIGHT side · supine',
    );
    expect(line(complete, 'fr')).toBe(
      'Rachis cervical · C2 · antéro-latérale ascendante · côté DROIT du patient · décubitus dorsal',
    );
  });

  it('says what is required and not stated', () => {
    const missing = words({ positionAtCt: 'supine' }, 'en').filter((part) => part.missing);
    expect(missing.map(({ text }) => text)).toEqual([
      'not stated: site, level, side, position at the procedure',
      'position at CT not confirmed',
      'approach not chosen',
    ]);
  });

  it('gives both positions when they differ', () => {
    expect(line({ ...complete, positionAtProcedure: 'prone' }, 'en')).toContain(
      'CT supine · procedure prone',
    );
  });

  it('counts an unconfirmed position as missing', () => {
    expect(missingFields({ ...complete, positionAtCtConfirmed: false })).toEqual(['positionAtCtConfirmed']);
    expect(missingFields(complete)).toEqual([]);
  });
});

describe('the steps', () => {
  const plan = emptyPlan();
  it('are empty, partial or done', () => {
    expect(caseState({ ...plan, case: { positionAtCt: 'supine' } })).toBe('empty');
    expect(caseState({ ...plan, case: { site: 'lumbar' } })).toBe('partial');
    expect(caseState({ ...plan, case: complete })).toBe('done');
    expect(approachState({ ...plan, case: complete })).toBe('partial');
  });

  it('are stale while the distances belong to another path', () => {
    const laid = {
      ...plan,
      instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [0, 0, 0], targetMm: [0, 0, 9] }],
    } as typeof plan;
    const table = (verdict: 'met' | 'incomplete') => ({
      rows: [],
      missing: [],
      verdicts: [{ instrument: 'a', verdict }],
    });
    const places = pathPlaces(laid.instruments, []);
    expect(trajectoryState(plan, { clearanceStale: false }, [])).toBe('empty');
    expect(trajectoryState(laid, { clearance: table('met'), clearanceStale: true }, places)).toBe('stale');
    expect(trajectoryState(laid, { clearance: table('met'), clearanceStale: false }, places)).toBe('done');
    expect(trajectoryState(laid, { clearance: table('incomplete'), clearanceStale: false }, places)).toBe(
      'partial',
    );
    // Nothing tells whether the path is on the stated side.
    const stated = { ...laid, case: complete };
    expect(trajectoryState(stated, { clearance: table('met'), clearanceStale: false }, places)).toBe(
      'partial',
    );
  });
});

describe('levels', () => {
  it('are those of the site, with one that only the plan has', () => {
    expect(levelsFor('cervical', undefined)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7']);
    expect(levelsFor('cervical', 'C2 dens')?.at(-1)).toBe('C2 dens');
    expect(levelsFor('sacrum', undefined)).toHaveLength(5);
    expect(levelsFor('pelvis', undefined)).toBeUndefined();
  });
});

describe('numbers and points', () => {
  it('are written with letters and the decimal sign of the language', () => {
    expect(pointInLetters(lpsPoint(17.64, -35.3, 0), 'en').replaceAll('\u00a0', ' ')).toBe(
      'L 17.6  A 35.3  S 0.0 mm',
    );
    expect(pointInLetters(lpsPoint(-17.64, 35.3, -1), 'fr').replaceAll('\u00a0', ' ')).toBe(
      'R 17,6  P 35,3  I 1,0 mm',
    );
  });

  it('step by 1, with Shift by 5, with Alt by 0.1', () => {
    const press = (key: string, shiftKey = false, altKey = false) => keyboardStep({ key, shiftKey, altKey });
    expect([press('ArrowUp'), press('ArrowDown', true), press('ArrowUp', false, true), press('a')]).toEqual([
      1,
      -5,
      0.1,
      undefined,
    ]);
  });

  it('carry their unit in the form that can be typed', () => {
    const write = (locale: string) =>
      new Intl.NumberFormat(locale, numberFormat('mm', 1).options).format(12.5);
    expect(write('fr-FR').replace(/\s/g, ' ')).toBe('12,5 mm');
    expect(numberFormat('HU', 0).suffix).toBe('HU');
  });

  it('measure how far the planes are turned', () => {
    const turn = Math.PI / 18;
    const axes = [
      lpsVector(Math.cos(turn), Math.sin(turn), 0),
      lpsVector(-Math.sin(turn), Math.cos(turn), 0),
      lpsVector(0, 0, 1),
    ] as const;
    expect(
      obliquityDeg({ dims: [1, 1, 1], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes }),
    ).toBeCloseTo(10, 6);
  });
});
