import { beforeAll, describe, expect, it } from 'vitest';
import { type Grid, identityAxes, voxelCount } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint, lpsVector } from '../../../../src/core/units';
import { flowProblem } from '../../../../src/simulation/cement/bone/flow-problem';
import { assumedPattern, patternFactors } from '../../../../src/simulation/cement/bone/pattern';
import { boneParameters } from '../../../../src/simulation/cement/bone/parameters';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import { type BoneModel, tissues } from '../../../../src/simulation/cement/bone/types';
import { Random } from '../../../../src/simulation/cement/random';
import { draw } from '../../../../src/simulation/cement/risk/priors';
import { createFlowRun } from '../../../../src/simulation/flow/run';
import { phantom } from './phantom';

const scale = { sigma: 1.2, lengthMm: 1.5 };

/** `n`³ cells of `h` mm; the corner of the first one at `corner`. */
const cube = (h: number, n: number, corner = 0): Grid => ({
  dims: [n, n, n],
  spacing: [h, h, h],
  origin: lpsPoint(corner + h / 2, corner + h / 2, corner + h / 2),
  axes: identityAxes,
});

const field = (grid: Grid, seed = 1, scales = [scale]) => patternFactors(grid, new Random(seed, 0), scales);

/** Mean of the logarithm over blocks of 2³ cells. */
function halved(grid: Grid, factors: Float32Array): number[] {
  const [n] = grid.dims;
  const blocks = Array.from({ length: (n / 2) ** 3 }, () => 0);
  factors.forEach((f, q) => {
    const [i, j, k] = [q % n, Math.floor(q / n) % n, Math.floor(q / n / n)].map((v) => v >> 1);
    blocks[i! + (n / 2) * (j! + (n / 2) * k!)]! += Math.log(f) / 8;
  });
  return blocks;
}

const spread = (values: readonly number[]) => {
  const mean = values.reduce((a, v) => a + v, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / values.length) };
};

describe('a pattern of permeability', () => {
  it('is correlated over its length', () => {
    const grid = cube(2, 24);
    let [square, near, count] = [0, 0, 0];
    for (let seed = 0; seed < 12; seed++) {
      const log = field(grid, seed, [{ sigma: 0.5, lengthMm: 5 }]).map(Math.log);
      for (let q = 0; q + 1 < log.length; q += 7) {
        square += log[q]! ** 2;
        near += log[q]! * log[q + 1]!;
        count++;
      }
    }
    expect(Math.sqrt(square / count)).toBeGreaterThan(0.4);
    expect(Math.sqrt(square / count)).toBeLessThan(0.6);
    // exp(−h²/2ℓ²) with cells of 2 mm and 5 mm.
    expect(near / square).toBeGreaterThan(0.85);
  });

  it('is the same on cells of 0.5, 1 and 2 mm: each holds the mean of its finer ones', () => {
    for (const [h, n] of [
      [0.5, 32],
      [1, 16],
    ] as const) {
      const fine = halved(cube(h, n), field(cube(h, n)));
      const coarse = Array.from(field(cube(2 * h, n / 2)), Math.log);
      // But for a constant: what the mean of the logarithm loses in permeability.
      const off = spread(fine.map((v, q) => v - coarse[q]!));
      expect(off.sd).toBeLessThan(1e-5);
      expect(Math.abs(off.mean)).toBeGreaterThan(1e-3);
    }
  });

  it('lies in the patient, not in the grid: origin and axes do not matter', () => {
    const whole = cube(1, 12);
    const part = cube(1, 6, 4);
    const turned: Grid = {
      ...whole,
      origin: lpsPoint(11.5, 0.5, 0.5),
      axes: [lpsVector(0, 1, 0), lpsVector(-1, 0, 0), lpsVector(0, 0, 1)],
    };
    const [a, b, c] = [whole, part, turned].map((grid) => field(grid));
    const at = (i: number, j: number, k: number) => i + 12 * (j + 12 * k);
    for (const [i, j, k] of [
      [4, 5, 6],
      [9, 4, 8],
    ] as const) {
      expect(b![i - 4 + 6 * (j - 4 + 6 * (k - 4))]).toBeCloseTo(a![at(i, j, k)]!, 5);
      expect(c![at(j, 11 - i, k)]).toBeCloseTo(a![at(i, j, k)]!, 5);
    }
  });

  it('leaves the permeability of a large piece as it is, within a tenth', () => {
    const grid = cube(1, 24);
    const flows = [1, 2, 3].map((seed) => {
      const run = createFlowRun({
        problem: {
          grid: { dims: grid.dims, spacingMm: grid.spacing },
          permeability: { tensorsMm2: [[1, 1, 1, 0, 0, 0]], scale: field(grid, seed) },
          porosity: 1,
          sides: {
            'x-': { kind: 'closed' },
            'x+': { kind: 'pressure', pressurePa: 0, outlet: 'out' },
            'y-': { kind: 'closed' },
            'y+': { kind: 'closed' },
            'z-': { kind: 'closed' },
            'z+': { kind: 'closed' },
          },
        },
        inlets: [{ kind: 'face', side: 'x-' }],
        residentViscosityPaS: 1,
        injectedViscosityPaS: 1,
      });
      if (!run.ok) throw new Error(run.failure.code);
      const solved = run.value.solve([{ kind: 'pressure', pressurePa: 1, resistancePaSPerMm3: 0 }]);
      if (!solved.ok) throw new Error(solved.failure.code);
      return solved.value.inlets[0]!.flowMm3PerS / 24;
    });
    const mean = flows.reduce((a, v) => a + v, 0) / flows.length;
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(1.1);
  });
});

describe('in a bone', () => {
  let model: BoneModel;
  beforeAll(async () => {
    const made = await prepareBone(phantom({ defectMm: 4, cleft: true }), noContext);
    if (!made.ok) throw new Error(made.failure.code);
    model = made.value;
  });

  const scaleOf = (m: BoneModel, variation = {}) => flowProblem(m, variation).permeability.scale!;
  const without = (): BoneModel => ({ ...model, parameters: { ...model.parameters, patternSigma: 0 } });

  it('acts on spongy bone alone', () => {
    const plain = scaleOf(without());
    const ratio = scaleOf(model).map((k, q) => k / plain[q]!);
    const logs: number[] = [];
    const others = new Set<number>();
    ratio.forEach((r, q) => {
      if (model.tissue[q] === tissues.bone) logs.push(Math.log(r));
      else others.add(r);
    });
    expect([...others]).toEqual([1]);
    // Cells of 2 mm average a part of σ = 1.2 away.
    expect(spread(logs).sd).toBeGreaterThan(0.6);
    expect(spread(logs).sd).toBeLessThan(1.2);
  });

  it('another number gives another draw, and the same one the same', () => {
    const p = boneParameters();
    const [a, again, b] = [1, 1, 2].map((patternSeed) => assumedPattern(model.grid, { ...p, patternSeed }));
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
    expect(assumedPattern(model.grid, { ...p, patternSigma: 0 })).toBeUndefined();
  });

  it('a risk run has its own draw in place of the assumed one', () => {
    const { variation } = draw(model, 7, 0);
    expect(variation.pattern).toHaveLength(voxelCount(model.grid));
    const seeded = (patternSeed: number): BoneModel => ({
      ...model,
      parameters: { ...model.parameters, patternSeed },
    });
    // The number of the assumed draw is without effect on a run.
    expect(scaleOf(seeded(5), variation)).toEqual(scaleOf(model, variation));
    expect(scaleOf(seeded(5))).not.toEqual(scaleOf(model));
    expect(draw(seeded(5), 7, 0).variation.pattern).toEqual(variation.pattern);
  });
});
