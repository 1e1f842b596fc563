import { describe, expect, it } from 'vitest';
import { cube } from './bench-grid';
import { pointSource, reference, states } from './cement-bench';

const zero = { pressureKpa: 0 };
const open = { 'x-': zero, 'x+': zero, 'y-': zero, 'y+': zero, 'z-': zero, 'z+': zero };

/** Bone with a vein 7 mm in front of the tip. */
const besideVein = (changes: object) => ({
  ...pointSource(1, 10),
  boundary: open,
  regions: [
    {
      shape: 'cylinder',
      fromMm: [7, 0, -10],
      toMm: [7, 0, 10],
      radiusMm: 1.2,
      fixedPressureKpa: 0,
      outlet: 'vein',
    },
  ],
  ...changes,
});

describe('what the equations make of it: nothing of this is coded anywhere', () => {
  it('more viscous cement leaks later and less, and fills rounder', async () => {
    const runs = [];
    for (const viscosityPaS of [0.1, 1, 100]) {
      const [state] = await states({
        ...besideVein({}),
        cement: { viscosityPaS },
        schedule: [{ injectToMl: 1.4 }],
        report: { atMl: [1.4] },
      });
      runs.push({
        contactMl: state!.firstContactMl['vein'] ?? Infinity,
        leakedMl: state!.leakedMl['vein']!,
        elongation: state!.front.semiAxesMm[0] / state!.front.semiAxesMm[2],
      });
    }
    const [thin, medium, thick] = runs;
    expect(thin!.contactMl).toBeLessThan(medium!.contactMl);
    expect(medium!.contactMl).toBeLessThan(thick!.contactMl);
    expect(thin!.leakedMl).toBeGreaterThan(medium!.leakedMl);
    expect(medium!.leakedMl).toBeGreaterThan(thick!.leakedMl);
    expect(thin!.elongation).toBeGreaterThan(medium!.elongation);
    expect(medium!.elongation).toBeGreaterThan(thick!.elongation);
  });

  it('nearly all pressure is lost in the needle; in the bone it is kilopascals', async () => {
    const [state] = await states({
      ...pointSource(1, 16),
      regions: [{ shape: 'sphere', centerMm: [0, 0, 0], radiusMm: 10, saturation: 1 }],
      inlet: {
        atMm: [0, 0, 0],
        tipRadiusMm: reference.tipRadiusMm,
        flowMlPerS: 4 / 60,
        needle: { insideDiameterMm: 2.388, lengthMm: 125 },
      },
      schedule: [{ injectToMl: 0.001 }],
      report: { atMl: [0], probesMm: [[8, 0, 0]] },
    });
    const { syringePressureKpa, needlePressureLossKpa, tipPressureKpa, probes } = state!;
    expect(needlePressureLossKpa / syringePressureKpa).toBeGreaterThan(0.9);
    expect(tipPressureKpa).toBeLessThan(100);
    expect(probes[0]!.pressureKpa).toBeLessThan(10);
  });

  it('a leak that has stood still takes less of what comes next: 28.6 % after 60 s, 13.8 % after 120 s', async () => {
    const curing = { tauS: 82, referenceC: 25, doublingC: 12, solidPaS: 75_000, syringeC: 20, bodyC: 37 };
    // The flow through one path full of cement, at the same instant: a plug that has waited in the
    // bone, and cement as it comes out of the syringe then.
    const flow = async (pauseS: number, startAgeS: number) => {
      const [state] = await states({
        grid: { dims: [10, 1, 1], spacingMm: [1, 1, 1], originMm: [0.5, 0.5, 0.5] },
        material: { permeabilityM2: 5e-9, porosity: 0.9 },
        regions: [{ shape: 'box', minMm: [0, 0, 0], maxMm: [10, 1, 1], saturation: 1 }],
        boundary: { 'x+': zero },
        marrow: { viscosityPaS: 0.1 },
        cement: { viscosityPaS: 5, curing: { ...curing, startAgeS } },
        inlet: { face: 'x-', pressureKpa: 100 },
        schedule: [...(pauseS > 0 ? [{ pauseS }] : []), { untilS: pauseS + 0.001 }],
        report: { atS: [pauseS + 0.001] },
      });
      return state!.outletFlowMlPerS['x+']!;
    };
    for (const [pauseS, expected] of [
      [60, 0.286],
      [120, 0.138],
    ] as const) {
      const [plug, fresh] = [await flow(pauseS, 180), await flow(0, 180 + pauseS)];
      expect(plug / (plug + fresh)).toBeCloseTo(expected, 3);
    }
  });

  it('a pause and a move change where the next millilitre goes', async () => {
    const curing = { tauS: 39, referenceC: 25, doublingC: 12, solidPaS: 75_000, syringeC: 20, bodyC: 37 };
    const further = async (between: object[]) => {
      const list = await states(
        besideVein({
          grid: cube(10, 1),
          cement: { viscosityPaS: 5, curing: { ...curing, startAgeS: 60 } },
          inlet: { atMm: [3, 0, 0], tipRadiusMm: 1.194, flowMlPerS: 0.1 },
          schedule: [{ injectToMl: 0.9 }, ...between, { injectToMl: 1.4 }],
          report: { atMl: [0.9, 1.4] },
        }),
      );
      const [before, after] = list.map(({ leakedMl }) => leakedMl['vein']!) as [number, number];
      expect(before).toBeGreaterThan(0.01);
      return (after - before) / 0.5;
    };
    const away = { moveToMm: [-3.5, 0, 0] };
    const stayed = await further([]);
    const moved = await further([away]);
    const waitedAndMoved = await further([{ pauseS: 90 }, away]);
    expect(stayed).toBeGreaterThan(0.1);
    expect(moved).toBeLessThan(0.2 * stayed);
    // The plug in front of the vein has aged; the fresh cement goes elsewhere.
    expect(waitedAndMoved).toBeLessThan(0.5 * moved);
  });
});
