import { describe, expect, it } from 'vitest';
import { cementById, cements, defaultCementId } from '../../../src/catalog/cements';
import { catalogueRheology } from '../../../src/simulation/cement/from-catalogue';
import { agedConsistency, solidAgeS, syringeAgeS } from '../../../src/simulation/cement/rheology';

describe('the cements', () => {
  it('have ids of their own, names and notes in both languages', () => {
    expect(new Set(cements.map(({ id }) => id)).size).toBe(cements.length);
    expect(cementById(defaultCementId)).toBeDefined();
    for (const { name, note, setting, working } of cements)
      for (const words of [name, note, ...[...setting, ...working].map(({ condition }) => condition)]) {
        expect(words.en.length).toBeGreaterThan(2);
        expect(words.fr).not.toMatch(/ [:;?!%]/);
      }
  });

  it('say of every number whether a source confirms it, and never confirm a working value', () => {
    for (const cement of cements) {
      const { boneViscosityPaS, needleConsistencyPaSn, needleExponent, tauS, doublingC, solidPaS } = cement;
      for (const number of [boneViscosityPaS, needleConsistencyPaSn, needleExponent, tauS]) {
        expect(number.confirmed).toBe(false);
        expect(number.source).toMatchObject({ house: true });
      }
      for (const number of [doublingC, solidPaS, ...(cement.otherTauS ?? [])]) {
        expect(number.confirmed).toBe(true);
        expect(number.source.reference).toBeTruthy();
      }
    }
  });

  it('set when their sources say so, within a tenth', () => {
    for (const cement of cements)
      for (const { meanS, temperatureC } of cement.setting) {
        const rheology = catalogueRheology(cement, { roomC: temperatureC, startAgeS: meanS });
        const limit = solidAgeS(rheology.curing, rheology.bone.kPaSn);
        expect(syringeAgeS(rheology.curing, 0) / limit).toBeGreaterThan(0.85);
        expect(syringeAgeS(rheology.curing, 0) / limit).toBeLessThan(1.2);
      }
  });

  it('have a working time only where a source timed one', () => {
    expect(cementById('cement-smartset-hv')!.working).toEqual([]);
    const [room] = cementById('cement-medium')!.working;
    expect(room).toMatchObject({ meanS: 204, temperatureC: 22 });
  });

  it('are as thick as their names say, three minutes after mixing at 25 °C', () => {
    const after = (id: string) => {
      const { bone, curing } = catalogueRheology(cementById(id)!, { roomC: 25, startAgeS: 180 });
      return agedConsistency(curing, bone.kPaSn, syringeAgeS(curing, 0));
    };
    expect(after('cement-low')).toBeLessThan(25);
    expect(after('cement-medium')).toBeGreaterThan(40);
    expect(after('cement-medium')).toBeLessThan(60);
    expect(after('cement-high')).toBeGreaterThan(250);
  });
});
