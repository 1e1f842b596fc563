import { describe, expect, it } from 'vitest';
import { flowUnderPressure, needleLossPa } from '../../../../src/simulation/cement/needle';
import {
  agedConsistency,
  type Curing,
  porousFactor,
  porousViscosity,
  solidAgeS,
  syringeAgeS,
} from '../../../../src/simulation/cement/rheology';
import { sphereDropPa } from '../../../../src/simulation/cement/tip';
import { bodyAgeRate } from '../../../../src/simulation/cement/viscosity';

const curing: Curing = {
  tauS: 82,
  referenceC: 25,
  doublingC: 12,
  solidPaS: 75_000,
  syringeC: 20,
  bodyC: 37,
  startAgeS: 180,
};

describe('curing', () => {
  it('halves every time per 12 °C', () => {
    expect(10 * bodyAgeRate({ curing })).toBeCloseTo(20, 12);
    expect(syringeAgeS({ ...curing, syringeC: 13 }, 20)).toBeCloseTo(100, 12);
  });

  it('reaches the setting viscosity when the setting time has passed', () => {
    const mixed = 50 / Math.exp(180 / 82);
    expect(agedConsistency(curing, mixed, 180)).toBeCloseTo(50, 9);
    expect(solidAgeS(curing, mixed)).toBeCloseTo(780, -1);
    expect(agedConsistency(curing, mixed, 1e5)).toBe(75_000);
  });

  it('shifts the flow from a plug to fresh cement while one waits: 28.6 % after 60 s, 13.8 % after 120 s', () => {
    const share = (pauseS: number) => {
      const fresh = agedConsistency(curing, 5, syringeAgeS(curing, pauseS));
      const plug = agedConsistency(curing, 5, syringeAgeS(curing, 0) + pauseS * bodyAgeRate({ curing }));
      return fresh / (fresh + plug);
    };
    expect(share(0)).toBeCloseTo(0.5, 12);
    expect(share(60)).toBeCloseTo(0.286, 3);
    expect(share(120)).toBeCloseTo(0.138, 3);
  });

  it('is absent where none is described', () => {
    expect(syringeAgeS(undefined, 100)).toBe(0);
    expect(agedConsistency(undefined, 100, 1e4)).toBe(100);
    expect(solidAgeS(undefined, 100)).toBe(Infinity);
  });
});

describe('a power law in bone', () => {
  it('is Newtonian for n = 1', () => {
    expect(porousFactor(1, 5e-9, 0.9)).toBeCloseTo(1, 12);
    expect(porousViscosity(100, 1, 0)).toBe(100);
  });

  it('has the published factor and apparent viscosity (physics 2.6)', () => {
    const h = porousFactor(0.6, 5e-9, 0.9) * 300;
    expect(h).toBeCloseTo(7.1036, 3);
    const speed = 1e-7 / (4 * Math.PI * 0.005 ** 2);
    expect(porousViscosity(h, 0.6, speed)).toBeCloseTo(178.0, 1);
  });

  it('drops the closed-form pressure between two spheres', () => {
    const law = { kPaSn: 300, n: 0.6 };
    expect(sphereDropPa(law, 5e-9, 0.9, 100, 1.194, 10) / 1000).toBeCloseTo(130.61, 1);
    const newton = sphereDropPa({ kPaSn: 100, n: 1 }, 5e-9, 0.9, 100, 1, 15);
    expect(newton / 1000).toBeCloseTo(148.54, 1);
    const half = (n: number) => sphereDropPa({ kPaSn: 300, n }, 5e-9, 0.9, 100, 1.194, 10);
    expect(half(0.5)).toBeCloseTo((half(0.4999) + half(0.5001)) / 2, -1);
  });
});

describe('a needle', () => {
  const gauges = { '8': 3.429, '11': 2.388, '13': 1.803 };
  const loss = (gauge: keyof typeof gauges, law: { kPaSn: number; n: number }) =>
    needleLossPa([{ insideDiameterMm: gauges[gauge], lengthMm: 125 }], law, 100) / 1000;

  it.each([
    ['11', 1566.1, 400.8],
    ['13', 4819.3, 743.7],
    ['8', 368.4, 180.8],
  ] as const)('%sG loses %f kPa Newtonian, %f kPa as a power law (physics 2.7)', (gauge, newton, power) => {
    expect(Math.abs(loss(gauge, { kPaSn: 100, n: 1 }) / newton - 1)).toBeLessThan(1e-3);
    expect(Math.abs(loss(gauge, { kPaSn: 300, n: 0.4 }) / power - 1)).toBeLessThan(1e-3);
  });

  it('adds its segments', () => {
    const law = { kPaSn: 300, n: 0.4 };
    const one = needleLossPa([{ insideDiameterMm: 2, lengthMm: 100 }], law, 50);
    const two = needleLossPa(
      [
        { insideDiameterMm: 2, lengthMm: 60 },
        { insideDiameterMm: 2, lengthMm: 40 },
      ],
      law,
      50,
    );
    expect(two).toBeCloseTo(one, 6);
  });

  it.each([1, 0.4])('lets the flow through that takes up the pressure (n = %f)', (n) => {
    const segments = [{ insideDiameterMm: 2.388, lengthMm: 125 }];
    const law = { kPaSn: 300, n };
    const flow = flowUnderPressure(segments, law, 900, 1e6);
    expect(needleLossPa(segments, law, flow) + 900 * flow).toBeCloseTo(1e6, 3);
    expect(flowUnderPressure(segments, law, 900, 0)).toBe(0);
    expect(flowUnderPressure([], law, 2, 100)).toBeCloseTo(50, 9);
  });
});
