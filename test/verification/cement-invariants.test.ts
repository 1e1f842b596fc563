import { describe, expect, it } from 'vitest';
import { noContext } from '../../src/core/kernel';
import { buildBench } from '../../src/simulation/cement/bench/build';
import { readCementBench } from '../../src/simulation/cement/bench/read';
import { createInjection } from '../../src/simulation/cement/injection';
import type { KernelKind } from '../../src/simulation/flow/types';
import { createNodeRunner } from '../../src/workers/node';
import { cube } from './bench-grid';

type Triple = readonly [number, number, number];

/** Everything at once: a turned tensor, a block, a box with a hole, a vein, cement at the start. */
function crowded(mirror: 1 | -1) {
  const at = (x: number, y: number, z: number): Triple => [mirror * x, y, z];
  const box = (a: Triple, b: Triple) => ({
    minMm: [Math.min(a[0], b[0]), a[1], a[2]],
    maxMm: [Math.max(a[0], b[0]), b[1], b[2]],
  });
  return {
    grid: cube(9, 1),
    material: { permeabilityM2: [5e-9, 4e-9, 8e-9, mirror * 1e-9, mirror * 5e-10, 5e-10], porosity: 0.9 },
    regions: [
      { shape: 'box', ...box(at(2, -3, -3), at(4, 0, 3)), permeabilityM2: 1e-12, porosity: 0.2 },
      { shape: 'sphere', centerMm: at(-2, 1, 0), radiusMm: 1.6, saturation: 0.7 },
      {
        shape: 'cylinder',
        fromMm: at(-5, 4, -9),
        toMm: at(-5, 4, 0),
        radiusMm: 1.2,
        fixedPressureKpa: 0,
        outlet: 'vein',
      },
    ],
    barriers: [
      {
        shape: 'boxSurface',
        ...box(at(-7, -7, -7), at(6, 7, 7)),
        holes: [{ face: mirror > 0 ? 'x+' : 'x-', centerMm: at(6, 1, 0), sizeMm: [1.5, 2], outlet: 'hole' }],
      },
    ],
    boundary: { 'y+': { pressureKpa: 1 }, 'z+': { pressureKpa: 0 }, 'y-': 'free-space' },
    marrow: { viscosityPaS: 0.1 },
    cement: {
      viscosityPaS: 100,
      curing: { tauS: 39, referenceC: 25, doublingC: 12, solidPaS: 75_000, syringeC: 20, bodyC: 37 },
    },
    inlet: { atMm: at(0.3, -0.2, 0.4), tipRadiusMm: 1, flowMlPerS: 0.1 },
    schedule: [{ injectToMl: 0.15 }, { pauseS: 20 }, { moveToMm: at(-3, -3, 1) }, { injectToMl: 0.25 }],
    report: { atMl: [0.15, 0.25], atS: [1], probesMm: [at(4.2, 0, 0)] },
  };
}

/** The fields after so much cement, without the pause. */
async function fields(mirror: 1 | -1, tolerance: number, toMl = 0.3, kernels: KernelKind = 'wasm') {
  const read = readCementBench(crowded(mirror));
  const built = read.ok ? buildBench(read.value) : read;
  const created = built.ok ? createInjection({ ...built.value.problem, tolerance, kernels }) : built;
  if (!built.ok || !created.ok) throw new Error('the description is refused');
  const injection = created.value;
  injection.press(built.value.plunger);
  const done = await injection.advance({ toMl }, noContext);
  const state = injection.state();
  if (!done.ok || !state.ok) throw new Error('the injection failed');
  const { saturation, pressurePa } = injection.run;
  return { saturation, pressurePa, state: state.value };
}

/** The largest difference from the mirror image, as a share of the largest value. */
function asymmetry(a: Float64Array, b: Float64Array, nx: number): number {
  let [difference, largest] = [0, 0];
  a.forEach((value, cell) => {
    const image = cell - (cell % nx) + (nx - 1 - (cell % nx));
    difference = Math.max(difference, Math.abs(value - b[image]!));
    largest = Math.max(largest, Math.abs(value));
  });
  return difference / largest;
}

describe('A10: any injection', () => {
  it.each([
    [1e-8, 1e-6, 1e-6],
    [1e-12, 1e-10, 1e-8],
  ])(
    'with solves to %f is its own mirror image: to %f in one solve, to %f after 0.3 mL',
    { timeout: 120_000 },
    async (tolerance, atOnce, after) => {
      const sides = (toMl: number) => Promise.all([fields(1, tolerance, toMl), fields(-1, tolerance, toMl)]);
      const [first, image] = await sides(0);
      expect(asymmetry(first.pressurePa, image.pressurePa, 18)).toBeLessThan(atOnce);
      // Every step adds what its solve leaves, and the next pressures answer to it.
      const [one, other] = await sides(0.3);
      expect(asymmetry(one.pressurePa, other.pressurePa, 18)).toBeLessThan(after);
      expect(asymmetry(one.saturation, other.saturation, 18)).toBeLessThan(after);
    },
  );

  it('is the same, its own mirror image and within its bounds without WebAssembly', async () => {
    const [wasm, plain, image] = await Promise.all([
      fields(1, 1e-10, 0.1),
      fields(1, 1e-10, 0.1, 'typescript'),
      fields(-1, 1e-10, 0.1, 'typescript'),
    ]);
    expect(asymmetry(plain.saturation, image.saturation, 18)).toBeLessThan(1e-7);
    expect(Math.max(...plain.saturation)).toBeLessThanOrEqual(1 + 1e-9);
    expect(plain.state.massBalanceError).toBeLessThan(1e-6);
    const apart = (a: Float64Array, b: Float64Array) =>
      Math.max(...a.map((value, cell) => Math.abs(value - b[cell]!))) / Math.max(...b);
    expect(apart(wasm.pressurePa, plain.pressurePa)).toBeLessThan(1e-7);
    expect(apart(wasm.saturation, plain.saturation)).toBeLessThan(1e-7);
  });

  it('keeps the saturation within 0 and 1, and the mass', async () => {
    const { saturation, state } = await fields(1, 1e-8);
    expect(Math.min(...saturation)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...saturation)).toBeLessThanOrEqual(1 + 1e-9);
    expect(Math.max(...saturation)).toBeGreaterThan(0.99);
    expect(state.massBalanceError).toBeLessThan(1e-6);
  });

  it('gives the same answer for any number of workers', { timeout: 120_000 }, async () => {
    const answers = [];
    for (const workers of [1, 2]) {
      const runner = createNodeRunner(workers);
      const answer = await runner.run('bench-cement', { description: crowded(1) });
      runner.dispose();
      if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
      answers.push({ ...answer.value, seconds: 0 });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]!.states.map(({ injectedMl }) => Number(injectedMl.toFixed(9)))).toEqual([
      0.1, 0.15, 0.25,
    ]);
    for (const { massBalanceError } of answers[0]!.states) expect(massBalanceError).toBeLessThan(1e-6);
  });
});
