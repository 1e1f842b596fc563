import { describe, expect, it } from 'vitest';
import { pointSource } from '../../../../src/simulation/flow/free-space';
import { tipResistance } from '../../../../src/simulation/flow/tip';
import type { Tensor6 } from '../../../../src/simulation/flow/types';
import { allSides, bone, closed, drained, free, makeBox, press, sample, unwrap } from './boxes';

const thick = { residentViscosityPaS: 100, injectedViscosityPaS: 100 };

describe('a point source in open space', { timeout: 30_000 }, () => {
  it('has the exact far field and the exact tip pressure on any grid', () => {
    for (const [h, n] of [
      [0.5, 46],
      [0.7, 33],
      [1, 24],
    ] as const) {
      const box = makeBox({ dims: [n, n, n], spacingMm: [h, h, h], run: thick });
      const report = press(box.run);
      const at = (r: number) => sample(box, box.run.pressurePa, [r, 0, 0]);
      const c = (100 * 100) / (4 * Math.PI * 5e-3);
      // A trilinear value of 1/r is too high by about h²/(4r²).
      const slack = (h * h) / (3 * 5 * 5);
      expect(Math.abs(at(5) - at(10)) / (c * (1 / 5 - 1 / 10)) - 1).toBeLessThan(0.005 + 2 * slack);
      expect(report.inlets[0]!.tipPressurePa / (c / 1.194) - 1).toBeCloseTo(0, 2.5);
    }
  });

  it('stands anywhere in a cell', () => {
    const tips = [0, 0.25, 0.5].map((shift) => {
      const atMm = [shift, -shift / 2, shift / 3] as const;
      const { run } = makeBox({ dims: [25, 24, 25], spacingMm: [1, 1, 1], atMm, radiusMm: 0.4, run: thick });
      return press(run).inlets[0]!.tipPressurePa;
    });
    for (const tip of tips) expect(tip / tips[0]!).toBeCloseTo(1, 2.5);
  });

  it('feels the radius that the lattice Green’s function gives: 0.3149 h at a centre, 0.8841 h at a corner', () => {
    const grid = { dims: [1, 1, 1], spacingMm: [1, 1, 1] } as const;
    const unit: Tensor6 = [1, 1, 1, 0, 0, 0];
    const radius = (atMm: readonly [number, number, number]) =>
      1 / (4 * Math.PI * tipResistance(grid, unit, { atMm, radiusMm: 1e-6 }).grid);
    expect(radius([0, 0, 0])).toBeCloseTo(0.31487, 3);
    expect(radius([0.5, 0.5, 0.5])).toBeCloseTo(0.8841, 2.5);
  });

  it('is right in an anisotropic medium on a grid of unequal spacing', () => {
    const k: Tensor6 = [5e-3, 4e-3, 1e-2, 0, 0, 0];
    const box = makeBox({
      dims: [28, 30, 21],
      spacingMm: [0.8, 0.7, 1.2],
      problem: { permeability: { tensorsMm2: [k] } },
      run: thick,
    });
    press(box.run);
    const exact = pointSource(k);
    for (const at of [
      [5, 0, 0],
      [0, 5, 0],
      [0, 0, 6],
      [3, 3, 3],
    ] as const) {
      const p = sample(box, box.run.pressurePa, at);
      expect(Math.abs(p / (100 * 100 * exact(at[0], at[1], at[2])) - 1), String(at)).toBeLessThan(0.025);
    }
  });

  it('with its image is a source before an impermeable plane, whose foot feels twice the pressure', () => {
    const twoHoles = (sides: typeof free | typeof drained) => {
      const { problem } = makeBox({
        dims: [32, 20, 20],
        spacingMm: [1, 1, 1],
        problem: { sides: allSides(sides) },
        run: thick,
      });
      const holes = [10.5, 20.5].map((x) => ({ atMm: [x, 9.5, 9.5] as const, radiusMm: 1 }));
      return makeBox({
        dims: [32, 20, 20],
        spacingMm: [1, 1, 1],
        problem,
        run: { ...thick, inlets: holes.map((hole) => ({ kind: 'holes', holes: [hole] })), tolerance: 1e-11 },
      });
    };
    const drive = { kind: 'flow', flowMm3PerS: 100 } as const;
    const both = twoHoles(free);
    unwrap(both.run.solve([drive, drive]));
    const c = (100 * 100) / (4 * Math.PI * 5e-3);
    const foot = sample(both, both.run.pressurePa, [0, 0, 0]);
    expect(Math.abs(foot / ((2 * c) / 5) - 1)).toBeLessThan(0.015);

    const drainedBoth = twoHoles(drained);
    unwrap(drainedBoth.run.solve([drive, drive]));
    const half = makeBox({
      dims: [16, 20, 20],
      spacingMm: [1, 1, 1],
      atMm: [3, 0, 0],
      radiusMm: 1,
      problem: { sides: { ...allSides(drained), 'x+': closed } },
      run: { ...thick, tolerance: 1e-11 },
    });
    press(half.run);
    const doubled = drainedBoth.run.pressurePa;
    let worst = 0;
    half.run.pressurePa.forEach((p, i) => {
      const [x, rest] = [i % 16, Math.floor(i / 16)];
      worst = Math.max(worst, Math.abs(p - doubled[x + 32 * rest]!));
    });
    expect(worst).toBeLessThan(1e-6 * c);
  });
});

describe('what drives an inlet', { timeout: 30_000 }, () => {
  const box = () =>
    makeBox({ dims: [15, 15, 15], spacingMm: [1, 1, 1], problem: { sides: allSides(drained) } });

  it('gives the same pressure field whether the flow or the pressure that causes it is prescribed', () => {
    const { run } = box();
    const byFlow = press(run, 50);
    const before = run.pressurePa.slice();
    const resistance = 40;
    const pressurePa = byFlow.inlets[0]!.tipPressurePa + resistance * 50;
    const byPressure = run.solve([{ kind: 'pressure', pressurePa, resistancePaSPerMm3: resistance }]);
    if (!byPressure.ok) throw new Error(byPressure.failure.code);
    expect(byPressure.value.inlets[0]!.flowMm3PerS).toBeCloseTo(50, 4);
    before.forEach((p, c) => expect(Math.abs(run.pressurePa[c]! - p)).toBeLessThan(1e-4 * before[0]! + 1e-3));
    expect(byPressure.value.outletFlowMm3PerS['end']).toBeCloseTo(50, 4);
  });

  it('never sucks back', () => {
    const sides = allSides({ kind: 'pressure', pressurePa: 1000, outlet: 'end' });
    const { run } = makeBox({ dims: [9, 9, 9], spacingMm: [1, 1, 1], problem: { sides } });
    const report = run.solve([{ kind: 'pressure', pressurePa: 500, resistancePaSPerMm3: 10 }]);
    expect(report.ok && report.value.inlets[0]!.flowMm3PerS).toBe(0);
  });

  it('shares a flow among holes by what the bone lets through', () => {
    const dims = [20, 11, 11] as const;
    const scale = new Float32Array(20 * 11 * 11).map((_, c) => (c % 20 < 10 ? 1 : 0.1));
    const { problem } = makeBox({
      dims,
      spacingMm: [1, 1, 1],
      problem: { sides: allSides(drained), permeability: { tensorsMm2: [bone], scale } },
    });
    const { run } = makeBox({
      dims,
      spacingMm: [1, 1, 1],
      problem,
      run: {
        inlets: [
          {
            kind: 'holes',
            holes: [4.5, 14.5].map((x) => ({ atMm: [x, 5, 5] as const, radiusMm: 0.5 })),
          },
        ],
      },
    });
    const [near, far] = press(run, 10).inlets[0]!.holeFlowMm3PerS;
    expect(near! + far!).toBeCloseTo(10, 6);
    expect(near! / far!).toBeCloseTo(10, 0);
  });
});

describe('what is no problem to solve', { timeout: 30_000 }, () => {
  it('refuses a source in a closed box, and one outside', () => {
    const sealed = () =>
      makeBox({ dims: [8, 8, 8], spacingMm: [1, 1, 1], problem: { sides: allSides(closed) } });
    expect(sealed).toThrow('flow-no-outlet');
    expect(() => makeBox({ dims: [8, 8, 8], spacingMm: [1, 1, 1], atMm: [40, 0, 0] })).toThrow(
      'flow-inlet-outside',
    );
    expect(() => makeBox({ dims: [8, 8, 8], spacingMm: [1, 1, 1], cellAt: () => 1 })).toThrow(
      'flow-inlet-outside',
    );
  });

  it('says so when it does not converge, and leaves the pressure alone', () => {
    const { run } = makeBox({
      dims: [20, 20, 20],
      spacingMm: [1, 1, 1],
      run: { maxIterations: 2, tolerance: 1e-10 },
    });
    const before = run.pressurePa.slice();
    const report = run.solve([{ kind: 'flow', flowMm3PerS: 100 }]);
    expect(!report.ok && report.failure.code).toBe('flow-not-converged');
    expect(run.pressurePa).toEqual(before);
    expect(() => run.advance(1)).toThrow('without a solve');
  });
});
