import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlowRun } from '../../../../src/simulation/flow/run';
import type { FlowProblem, Mixing, Tensor6 } from '../../../../src/simulation/flow/types';
import { allSides, bone, closed, drained, frontAlong, injectTo, makeBox, press, unwrap } from './boxes';

const bounds = (values: Float64Array) => {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return { least, most };
};

/** A rod of bone with an inlet face at x−. */
const rod = (cells: number, lengthMm: number, mixing: Mixing, injectedViscosityPaS: number) => {
  const h = lengthMm / cells;
  const problem: FlowProblem = {
    grid: { dims: [cells, 1, 1], spacingMm: [h, 1, 1] },
    permeability: { tensorsMm2: [bone] },
    porosity: 0.9,
    sides: { ...allSides(closed), 'x+': drained },
  };
  return unwrap(
    createFlowRun({
      problem,
      inlets: [{ kind: 'face', side: 'x-' }],
      residentViscosityPaS: 0.1,
      injectedViscosityPaS,
      mixing,
    }),
  );
};
const front = (saturation: Float64Array, level: number, h: number): number => {
  const last = saturation.findLastIndex((s) => s > level);
  const [a, b] = [saturation[last]!, saturation[last + 1] ?? 0];
  return (last + 0.5 + (a - level) / (a - b)) * h;
};

describe('cement along a rod', { timeout: 30_000 }, () => {
  it('moves as a piston and needs the pressure of both fluids in series', () => {
    const run = rod(40, 20, 'linear', 100);
    while (run.timeS < 60 - 1e-9) {
      unwrap(run.solve([{ kind: 'flow', flowMm3PerS: 0.1 }]));
      run.advance(60 - run.timeS);
    }
    const report = unwrap(run.solve([{ kind: 'flow', flowMm3PerS: 0.1 }]));
    expect(front(run.saturation, 0.5, 0.5)).toBeCloseTo(6.667, 1);
    expect(report.inlets[0]!.tipPressurePa / 13360).toBeCloseTo(1, 3);
  });

  it('slows under a constant pressure and breaks through when it should', () => {
    const run = rod(40, 20, 'linear', 100);
    const drive = [{ kind: 'pressure', pressurePa: 200e3, resistancePaSPerMm3: 0 }] as const;
    while (run.timeS < 10 - 1e-9) {
      unwrap(run.solve(drive));
      run.advance(10 - run.timeS);
    }
    expect(Math.abs(front(run.saturation, 0.5, 0.5) / 14.895 - 1)).toBeLessThan(0.015);
    while (run.firstContactMm3['end'] === undefined) {
      unwrap(run.solve(drive));
      run.advance(1);
    }
    expect(Math.abs(run.timeS / 18.018 - 1)).toBeLessThan(0.02);
    expect(run.firstContactMm3['end'] / 18).toBeCloseTo(1, 2);
  });

  it('follows Buckley and Leverett with quadratic relative permeabilities', () => {
    for (const [m, shock, speed] of [
      [1, Math.SQRT1_2, 1.2071],
      [2, 0.8165, 1.1124],
      [10, 0.9535, 1.0244],
    ] as const) {
      const run = rod(100, 20, 'quadratic', 0.1 * m);
      while (run.timeS < 60 - 1e-9) {
        unwrap(run.solve([{ kind: 'flow', flowMm3PerS: 0.1 }]));
        run.advance(60 - run.timeS);
      }
      const piston = (0.1 / 0.9) * 60;
      expect(Math.abs(front(run.saturation, shock / 2, 0.2) / (piston * speed) - 1)).toBeLessThan(0.02);
      expect(run.massBalanceError()).toBeLessThan(1e-9);
    }
  });
});

describe('cement in a block', { timeout: 30_000 }, () => {
  const core = (x: number, y: number, z: number) => (Math.hypot(x, y, z) < 2 ? 1 : 0);

  it('of equal bone is a ball in every direction', () => {
    const box = makeBox({ dims: [20, 20, 20], spacingMm: [1, 1, 1], cementAt: core });
    while (box.run.cementMm3() < 1000 - 1e-6) {
      press(box.run);
      box.run.advance((1000 - box.run.cementMm3()) / 100);
    }
    const exact = Math.cbrt((3 * 1000) / (4 * Math.PI * 0.9));
    for (const direction of [
      [1, 0, 0],
      [0, -1, 0],
      [1, 1, 0],
      [1, -1, 1],
    ])
      expect(Math.abs(frontAlong(box, direction) / exact - 1), String(direction)).toBeLessThan(0.04);
    expect(box.run.massBalanceError()).toBeLessThan(1e-6);
  });

  it('reaches an outlet neither early nor late', () => {
    // Equal viscosities, a pressure plane at 6 mm: 0.580 mL (a potential flow with an image sink). The far sides are
    // drained, which at 10 mm costs a little.
    const { run } = makeBox({
      dims: [24, 28, 28],
      spacingMm: [0.75, 0.75, 0.75],
      atMm: [3, 0, 0],
      problem: { sides: allSides({ kind: 'pressure', pressurePa: 0, outlet: 'far' }) },
      run: { residentViscosityPaS: 100 },
    });
    injectTo(run, 600);
    expect(Math.abs(run.firstContactMm3['far']! / 580 - 1)).toBeLessThan(0.08);
  });

  it('fills an ellipsoid whose axes turn with the tensor', () => {
    const [k1, k2, turn] = [5e-3 * 2.05, 5e-3, Math.PI / 6];
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const tensor: Tensor6 = [k1 * c * c + k2 * s * s, k1 * s * s + k2 * c * c, k2, (k1 - k2) * c * s, 0, 0];
    const { run, problem, origin } = makeBox({
      dims: [20, 20, 18],
      spacingMm: [0.8, 0.8, 0.8],
      cementAt: core,
      problem: { permeability: { tensorsMm2: [tensor] } },
    });
    injectTo(run, 500);
    const [nx, ny] = problem.grid.dims;
    let [xx, xy, yy] = [0, 0, 0];
    run.saturation.forEach((w, cell) => {
      const x = origin[0] + 0.8 * (cell % nx);
      const y = origin[1] + 0.8 * (Math.floor(cell / nx) % ny);
      [xx, xy, yy] = [xx + w * x * x, xy + w * x * y, yy + w * y * y];
    });
    const angle = (0.5 * Math.atan2(2 * xy, xx - yy) * 180) / Math.PI;
    expect(Math.abs(angle - 30)).toBeLessThan(1);
    const half = Math.hypot((xx - yy) / 2, xy);
    expect(Math.abs(Math.sqrt(((xx + yy) / 2 + half) / ((xx + yy) / 2 - half) / 2.05) - 1)).toBeLessThan(
      0.04,
    );
  });

  it('is the mirror image of the mirrored problem', () => {
    const side = (sign: number) => {
      const { run } = makeBox({
        dims: [14, 13, 12],
        spacingMm: [1, 1, 1],
        atMm: [0.3 * sign, -0.2, 0.1],
        problem: { permeability: { tensorsMm2: [[5e-3, 4e-3, 6e-3, 1e-3 * sign, 0, 0]] } },
        run: { tolerance: 1e-12 },
      });
      injectTo(run, 150);
      press(run);
      return run;
    };
    const [a, b] = [side(1), side(-1)];
    const top = bounds(a.pressurePa).most;
    a.saturation.forEach((s, c) => {
      const mirrored = 13 - (c % 14) + 14 * Math.floor(c / 14);
      expect(Math.abs(s - b.saturation[mirrored]!)).toBeLessThan(1e-9);
      expect(Math.abs(a.pressurePa[c]! - b.pressurePa[mirrored]!)).toBeLessThan(1e-10 * top);
    });
  });
});

describe('any field', { timeout: 30_000 }, () => {
  const dims = [9, 8, 7] as const;
  const cells = 9 * 8 * 7;
  it('keeps saturations and ages within their bounds and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom<Mixing>('linear', 'quadratic'),
        fc.boolean(),
        fc.constantFrom(0.05, 1, 100),
        (seed, mixing, turned, injectedViscosityPaS) => {
          let state = seed;
          const random = () => {
            state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
            return state / 2 ** 32;
          };
          const scale = new Float32Array(cells).map(() => Math.exp(6 * random() - 3));
          const open = () =>
            new Float32Array(cells).map(() => (random() < 0.15 ? 0 : random() < 0.3 ? random() : 1));
          const kinds = new Uint8Array(cells).map((_, c) =>
            c === 4 + 9 * (4 + 8 * 3) ? 0 : random() < 0.1 ? 1 : random() < 0.03 ? 2 : 0,
          );
          const tensor: Tensor6 = turned ? [5e-3, 7e-3, 6e-3, 2e-3, 1e-3, -1e-3] : bone;
          const { run } = makeBox({
            dims,
            spacingMm: [1, 1.2, 0.9],
            problem: {
              cells: kinds,
              fixed: [{ outlet: 'vein', pressurePa: 0 }],
              openness: [open(), open(), open()],
              permeability: { tensorsMm2: [tensor], scale },
              porosity: new Float32Array(cells).map(() => 0.3 + 0.7 * random()),
              sides: allSides(drained),
              outletEdges: [{ outlet: 'tube', cell: 3 + 9 * (4 + 8 * 3), pressurePa: 0, conductance: 1e-4 }],
            },
            run: {
              mixing,
              injectedViscosityPaS,
              startAge: 5,
              saturation: new Float32Array(cells).map(() => (random() < 0.2 ? random() : 0)),
            },
          });
          for (let step = 0; step < 12; step++) {
            unwrap(run.solve([{ kind: 'flow', flowMm3PerS: 30 }]));
            run.advance(1.5, 2, 0);
            const { least, most } = bounds(run.saturation);
            expect(least).toBeGreaterThanOrEqual(-1e-9);
            expect(most).toBeLessThanOrEqual(1 + 1e-9);
            const ages = run.age().filter((_, c) => run.saturation[c]! > 1e-9);
            expect(bounds(ages).least).toBeGreaterThanOrEqual(2 - 1e-9);
            expect(bounds(ages).most).toBeLessThanOrEqual(5 + 1e-9);
          }
          expect(run.massBalanceError()).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 8, seed: 7 },
    );
  });
});

describe('the age of the cement', { timeout: 30_000 }, () => {
  it('grows in the bone, keeps portions apart and is conserved', () => {
    const { run } = makeBox({ dims: [20, 20, 20], spacingMm: [1, 1, 1] });
    injectTo(run, 600);
    run.rest(60);
    const start = run.timeS;
    const oldest = bounds(run.age()).most;
    expect(oldest).toBeGreaterThan(60);
    while (run.injectedMm3 < 1200 - 1e-9) {
      press(run);
      run.advance((1200 - run.injectedMm3) / 100, 0, 1);
    }
    // The first portion, now a shell, is 60 s older than the second, whose oldest part is as old as the run since.
    const age = run.age();
    let fresh = 0;
    let old = 0;
    run.saturation.forEach((s, c) => {
      if (age[c]! < (run.timeS - start) / 1 + 15) fresh += s * 0.9;
      if (age[c]! > run.timeS - start + 45) old += s * 0.9;
    });
    expect(fresh + old).toBeGreaterThan(1200 * 0.6);
    expect(Math.abs(fresh - old)).toBeLessThan(250);
  });

  it('comes back with a snapshot, bit for bit', () => {
    const { run } = makeBox({ dims: [14, 14, 14], spacingMm: [1, 1, 1] });
    injectTo(run, 100);
    const instant = structuredClone(run.snapshot());
    injectTo(run, 250);
    const [saturation, age] = [run.saturation.slice(), run.age()];
    run.restore(instant);
    expect(run.injectedMm3).toBeCloseTo(100, 9);
    injectTo(run, 250);
    expect(run.saturation).toEqual(saturation);
    expect(run.age()).toEqual(age);
  });
});
