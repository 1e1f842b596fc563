import { afterEach, describe, expect, it, vi } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint } from '../../../../src/core/units';
import { flowProblem } from '../../../../src/simulation/cement/bone/flow-problem';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import { toFlowMm } from '../../../../src/simulation/cement/inlets';
import { countedArrays } from '../../../../src/simulation/flow/arrays';
import { type Kernels, typescriptKernels } from '../../../../src/simulation/flow/kernels';
import { emptyLevel, invertDiagonal, joinSpans, type Level } from '../../../../src/simulation/flow/level';
import { findRegions } from '../../../../src/simulation/flow/regions';
import { createFlowRun } from '../../../../src/simulation/flow/run';
import { buildTopology } from '../../../../src/simulation/flow/topology';
import type { RunOptions } from '../../../../src/simulation/flow/types';
import { wasmKernels } from '../../../../src/simulation/flow/wasm/load';
import { phantom } from '../bone/phantom';
import { makeBox, press, unwrap } from './boxes';

function onWasm(): Kernels {
  const kernels = wasmKernels(1 << 22);
  if (!kernels) throw new Error('no WebAssembly');
  return kernels;
}

/** The same pseudo-random numbers for either kind. */
function numbers(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** A level of random conductances: an eighth of the cells, and all of some rows, are not connected. */
function randomLevel(
  kernels: Kernels,
  dims: readonly [number, number, number],
  halves: Level['halves'],
): Level {
  const [nx, ny, nz] = dims;
  const level = emptyLevel(dims, halves, kernels);
  const random = numbers();
  const isIn = Uint8Array.from({ length: nx * ny * nz }, () => (random() < 0.875 ? 1 : 0));
  for (let row = 3; row < ny * nz; row += 7) isIn.fill(0, nx * row, nx * (row + 1));
  for (let c = 0; c < isIn.length; c++) {
    const [i, j, k] = [c % nx, Math.floor(c / nx) % ny, Math.floor(c / nx / ny)];
    const p = c + level.pad;
    const open = (inside: boolean, stride: number) => {
      const t = random();
      return inside && isIn[c] === 1 && isIn[c + stride] === 1 ? t : 0;
    };
    level.tx[p] = open(i + 1 < nx, 1);
    level.ty[p] = open(j + 1 < ny, nx);
    level.tz[p] = open(k + 1 < nz, nx * ny);
    const [d, x, b] = [0.1 * random(), random() - 0.5, random() - 0.5];
    if (isIn[c] === 0) continue;
    level.d[p] = d;
    level.x[p] = x;
    level.b[p] = b;
  }
  invertDiagonal(level);
  return level;
}

/** The largest difference of two arrays, over the largest of their numbers. */
function apart(obtained: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [difference, largest] = [0, 0];
  for (let c = 0; c < expected.length; c++) {
    difference = Math.max(difference, Math.abs(obtained[c]! - expected[c]!));
    largest = Math.max(largest, Math.abs(expected[c]!));
  }
  return difference / largest;
}

/** Runs the same on both kinds; how far apart the arrays are that it returns. */
function bothKinds(work: (kernels: Kernels) => readonly ArrayLike<number>[]): number {
  const expected = work(typescriptKernels);
  return Math.max(...work(onWasm()).map((array, n) => apart(array, expected[n]!)));
}

/** What single precision rounds. */
const rounding = 1e-6;

const shapes: readonly [readonly [number, number, number], Level['halves']][] = [
  [
    [37, 9, 6],
    [true, true, true],
  ],
  [
    [16, 7, 5],
    [false, true, true],
  ],
  [
    [25, 8, 3],
    [true, false, false],
  ],
  [
    [3, 4, 5],
    [true, true, true],
  ],
];
const half = (n: number, halved: boolean) => (halved ? (n + 1) >> 1 : n);

describe.each(shapes)(
  'kernels in WebAssembly do what those in TypeScript do: %o halved %o',
  (dims, halves) => {
    const coarseDims = [
      half(dims[0], halves[0]),
      half(dims[1], halves[1]),
      half(dims[2], halves[2]),
    ] as const;
    const regionOf = (level: Level) =>
      Int8Array.from({ length: dims[0] * dims[1] * dims[2] }, (_, c) =>
        level.inverse[c + level.pad] === 0 ? -1 : (c * 5) % 3,
      );

    it.each(['down', 'up'] as const)('relaxation on the way %s', (way) => {
      const difference = bothKinds((kernels) => {
        const level = randomLevel(kernels, dims, halves);
        kernels[way](level);
        return [level.x];
      });
      expect(difference).toBeLessThan(rounding);
    });

    it('between two levels', () => {
      const difference = bothKinds((kernels) => {
        const fine = randomLevel(kernels, dims, halves);
        const coarse = randomLevel(kernels, coarseDims, [false, false, false]);
        kernels.down(fine);
        kernels.restrictRed(fine, coarse);
        const x = fine.x.slice();
        kernels.prolong(coarse, fine);
        return [coarse.b, x, fine.x];
      });
      expect(difference).toBeLessThan(rounding);
    });

    it('between a level and those of its regions', () => {
      const difference = bothKinds((kernels) => {
        const fine = randomLevel(kernels, dims, halves);
        const tops = [0, 1, 2].map(() => randomLevel(kernels, coarseDims, [false, false, false]));
        const of = kernels.int8(regionOf(fine));
        kernels.restrictRegions(fine, tops, of);
        kernels.prolongRegions(tops, fine, of);
        return [...tops.map(({ b }) => b), fine.x];
      });
      expect(difference).toBeLessThan(rounding);
    });

    it('vectors of conjugate gradients', () => {
      const difference = bothKinds((kernels) => {
        const level = randomLevel(kernels, dims, halves);
        const { nx, ny, nz, pad, tx, ty, tz } = level;
        const spans = joinSpans(level, kernels.int32(2 * ny * nz));
        const random = numbers();
        const [a, b, c, d] = [0, 1, 2, 3].map(() => {
          const vector = kernels.float64(tx.length);
          for (let i = pad; i < pad + nx * ny * nz; i++) vector[i] = random() - 0.5;
          return vector;
        }) as [Float64Array, Float64Array, Float64Array, Float64Array];
        kernels.applyAxes(spans, nx, pad, tx, ty, tz, a, b);
        kernels.applyDiagonal(spans, nx - 1, ty, a, b);
        kernels.direct(spans, level.x, 0.7, c);
        const sums = [
          kernels.dot(spans, a, b),
          kernels.dotMixed(spans, a, level.x),
          kernels.advance(spans, 0.3, a, b, c, d, level.b),
        ];
        return [b, c, d, level.b, sums];
      });
      expect(difference).toBeLessThan(rounding);
    });
  },
);

describe('a solve takes as many iterations to the same pressures', () => {
  /** By how much the iterations of the two kinds differ, and the pressures. */
  function solve(options: Omit<RunOptions, 'kernels'>) {
    const [plain, wasm] = (['typescript', 'wasm'] as const).map((kernels) => {
      const run = unwrap(createFlowRun({ ...options, kernels }));
      return { iterations: press(run).iterations, pressurePa: run.pressurePa };
    });
    return {
      iterations: Math.abs(wasm!.iterations - plain!.iterations),
      pressure: apart(wasm!.pressurePa, plain!.pressurePa),
    };
  }
  const viscosities = { residentViscosityPaS: 0.1, injectedViscosityPaS: 100 };

  it('in a box', () => {
    const { problem } = makeBox({ dims: [31, 28, 26], spacingMm: [1, 1, 1] });
    const saturation = new Float32Array(31 * 28 * 26).map((_, c) => (c % 31 > 11 && c % 31 < 20 ? 1 : 0));
    const difference = solve({
      problem,
      inlets: [{ kind: 'holes', holes: [{ atMm: [15, 14, 13], radiusMm: 1.2 }] }],
      saturation,
      ...viscosities,
    });
    expect(difference.iterations).toBeLessThanOrEqual(1);
    expect(difference.pressure).toBeLessThan(1e-8);
  });

  it('in a vertebra, whose inside and outside are regions and whose permeability is turned', async () => {
    const tip = lpsPoint(10, 0, 0);
    const model = unwrap(
      await prepareBone({ ...phantom({ defectMm: 4, tiltDeg: 20 }), tipsMm: [tip], gridMm: 2 }, noContext),
    );
    const problem = flowProblem(model);
    const topology = buildTopology(problem, []);
    expect(findRegions(problem, topology).count).toBeGreaterThan(1);
    expect(topology.directions.length).toBeGreaterThan(3);
    const hole = { atMm: toFlowMm(model.grid, tip), radiusMm: 1.2 };
    const difference = solve({ problem, inlets: [{ kind: 'holes', holes: [hole] }], ...viscosities });
    expect(difference.iterations).toBeLessThanOrEqual(1);
    expect(difference.pressure).toBeLessThan(1e-8);
  });
});

describe('the memory', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is as large as what was counted', () => {
    const counted = countedArrays();
    const make = ({ float32, float64, int32, int8 }: Pick<Kernels, keyof typeof lengths>) =>
      [float32(1000), float64(3), int32(65_536), int8(new Int8Array(77))] as const;
    const lengths = { float32: 1000, float64: 3, int32: 65_536, int8: 77 };
    make(counted);
    const arrays = make(wasmKernels(counted.bytes)!);
    expect(arrays.map(({ length }) => length)).toEqual(Object.values(lengths));
    const end = Math.max(...arrays.map(({ byteOffset, byteLength }) => byteOffset + byteLength));
    expect(arrays[0].buffer.byteLength - end).toBeLessThan(65_536);
  });

  it('takes no arrays of other kernels', () => {
    const kernels = onWasm();
    const spans = kernels.int32(2);
    const vector = kernels.float64(8);
    expect(() => kernels.dot(spans, vector, new Float64Array(8))).toThrow('other kernels');
  });

  it('is not needed: without WebAssembly the kernels are those in TypeScript', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const { withKernels } = await import('../../../../src/simulation/flow/choose-kernels');
    expect(withKernels('wasm', ({ kind }) => kind)).toBe('typescript');
    vi.unstubAllGlobals();
    vi.resetModules();
    const again = await import('../../../../src/simulation/flow/choose-kernels');
    expect(again.withKernels('wasm', ({ kind }) => kind)).toBe('wasm');
    expect(again.withKernels('typescript', ({ kind }) => kind)).toBe('typescript');
  });
});
