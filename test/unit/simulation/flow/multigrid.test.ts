import { describe, expect, it } from 'vitest';
import { allSides, bone, closed, drained, makeBox, press, sample, unwrap } from './boxes';

const thin = { residentViscosityPaS: 1, injectedViscosityPaS: 1, tolerance: 1e-8 };

/** Iterations to 1e-8 with a permeability factor per cell. */
function iterations(
  dims: readonly [number, number, number],
  scaleAt: (x: number, y: number, z: number, r: number) => number,
): number {
  const scale = new Float32Array(dims[0] * dims[1] * dims[2]).map((_, c) => {
    const [x, y, z] = [c % dims[0], Math.floor(c / dims[0]) % dims[1], Math.floor(c / dims[0] / dims[1])];
    const away = [x, y, z].map((v, axis) => ((v + 0.5) / dims[axis]! - 0.5) * 64);
    return scaleAt(away[0]!, away[1]!, away[2]!, Math.hypot(...away));
  });
  const { run } = makeBox({
    dims,
    spacingMm: [1, 1, 1],
    radiusMm: 0.5,
    problem: { sides: allSides(drained), permeability: { tensorsMm2: [[1, 1, 1, 0, 0, 0]], scale } },
    run: thin,
  });
  const report = press(run);
  expect(report.residual).toBeLessThanOrEqual(1e-8);
  return report.iterations;
}

const n = 32;
const vertebra = (x: number, y: number, z: number, r: number): number => {
  if (r > 24) return 1e-3;
  if (r > 21) return Math.hypot(x, y) < 2 && z > 0 ? 0.28 : 1e-9;
  return r < 8 ? 5e-6 : 5e-3;
};

describe('conjugate gradients with multigrid', { timeout: 30_000 }, () => {
  it('need few iterations, whatever the jumps of the coefficients', () => {
    expect(iterations([n, n, n], () => 1)).toBeLessThanOrEqual(8);
    expect(iterations([n, n, n], (_x, _y, _z, r) => (r < 16 ? 1e-3 : 1))).toBeLessThanOrEqual(11);
    expect(iterations([n, n, n], (_x, _y, _z, r) => (r < 16 ? 1e-7 : 1))).toBeLessThanOrEqual(11);
    expect(iterations([n, n, n], vertebra)).toBeLessThanOrEqual(20);
  });

  it('need as many on fine grids as on coarse ones', () => {
    const counts = ([24, 48] as const).map((m) => iterations([m, m, m], vertebra));
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThanOrEqual(1.5);
  });

  it('take odd and very unequal dimensions', () => {
    expect(iterations([37, 23, 15], vertebra)).toBeLessThanOrEqual(22);
    expect(iterations([97, 3, 1], (_x, _y, _z, r) => (r < 10 ? 1e-3 : 1))).toBeLessThanOrEqual(14);
    expect(iterations([1, 1, 5], () => 1)).toBeLessThanOrEqual(3);
  });

  it('take flat cells', () => {
    const { run } = makeBox({ dims: [40, 40, 12], spacingMm: [0.5, 0.5, 3], run: thin });
    expect(press(run).iterations).toBeLessThanOrEqual(12);
  });

  it('take islands that nothing drains, and leave them at 0', () => {
    const box = makeBox({
      dims: [20, 20, 20],
      spacingMm: [1, 1, 1],
      cellAt: (x, y, z) => {
        const r = Math.hypot(x - 5, y - 5, z - 5);
        return r > 2.5 && r < 4.5 ? 1 : 0;
      },
      problem: { sides: allSides(drained) },
      run: thin,
    });
    expect(press(box.run).iterations).toBeLessThanOrEqual(14);
    expect(sample(box, box.run.pressurePa, [5, 5, 5])).toBe(0);
  });

  it('give the same bits twice', () => {
    const once = () => {
      const { run } = makeBox({ dims: [17, 18, 19], spacingMm: [1, 1.1, 0.9] });
      press(run);
      return run.pressurePa;
    };
    expect(once()).toEqual(once());
  });
});

describe('a thin barrier', () => {
  const sides = { ...allSides(closed), 'x-': { ...drained, pressurePa: 1000, outlet: 'in' }, 'x+': drained };
  const dims = [12, 6, 6] as const;
  /** Flow from left to right through a barrier in the middle whose faces are open as told, mm³/s. */
  const flowThrough = (openAt: (j: number, k: number) => number, tensor = bone): number => {
    const open = new Float32Array(12 * 36).map((_, c) =>
      c % 12 === 5 ? openAt(Math.floor(c / 12) % 6, Math.floor(c / 72)) : 1,
    );
    const { run } = makeBox({
      dims,
      spacingMm: [1, 1, 1],
      atMm: [3, 0, 0],
      problem: { sides, openness: [open], permeability: { tensorsMm2: [tensor] } },
      run: { ...thin, tolerance: 1e-12 },
    });
    return unwrap(run.solve([{ kind: 'flow', flowMm3PerS: 0 }])).outletFlowMm3PerS['end']!;
  };
  const whole = (5e-3 * 1000 * 36) / 12;

  it('that is open is none, and one that is closed lets nothing through, turned tensor or not', () => {
    expect(flowThrough(() => 1)).toBeCloseTo(whole, 6);
    expect(flowThrough(() => 0)).toBe(0);
    const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
    const turned = [
      5e-3 * (c * c + 2 * s * s),
      5e-3 * (s * s + 2 * c * c),
      5e-3,
      5e-3 * c * s,
      0,
      0,
    ] as const;
    expect(flowThrough(() => 1, turned)).toBeGreaterThan(whole / 2);
    expect(flowThrough(() => 0, turned)).toBe(0);
  });

  it('half open everywhere adds the resistance of one cell', () => {
    expect(flowThrough(() => 0.5)).toBeCloseTo((whole * 12) / 13, 6);
  });

  it('with one hole is a resistance in series with the bone that feeds it', () => {
    const hole = flowThrough((j, k) => (j === 3 && k === 3 ? 1 : 0));
    // The face alone would let (5e-3·1000·1)/1 through; spreading in the bone on both sides dominates.
    expect(hole).toBeGreaterThan(0);
    expect(hole).toBeLessThan(5);
    const half = flowThrough((j, k) => (j === 3 && k === 3 ? 0.5 : 0));
    expect(half).toBeLessThan(hole);
    expect(half).toBeGreaterThan(hole / 2);
  });
});
