import { describe, expect, it } from 'vitest';
import { type ModelDescription } from '../../../../src/anatomy/models/description';
import { modelGrid } from '../../../../src/anatomy/models/frame';
import { mostBytes, planModel } from '../../../../src/anatomy/models/memory';
import { modelParts, namedClasses } from '../../../../src/anatomy/models/parts';
import { type Infer, labelByModel } from '../../../../src/anatomy/models/run';
import { type Grid, identityAxes, lpsToVoxel, voxelCount, voxelToLps } from '../../../../src/core/grid';
import { Cancelled, noContext } from '../../../../src/core/kernel';
import { fail, ok } from '../../../../src/core/result';
import { lpsPoint, voxelPoint } from '../../../../src/core/units';
import type { Volume } from '../../../../src/core/volume';
import { grids, noiseVolume } from '../../core/grids';
import { describedBy } from './descriptions';

/** The first channel is the rest: likelihoods of two classes by a step between 200 and 201 HU. */
const stepNetwork: Infer = (patch) => {
  const out = new Float32Array(2 * patch.length);
  patch.forEach((value, q) => (out[q + (value > 0.2005 ? patch.length : 0)] = 1));
  return Promise.resolve(ok(out));
};

const labelNetwork: Infer = (patch) =>
  Promise.resolve(ok(patch.map((value) => (value > 0.2005 ? 1 : value > 0 ? 9 : 0))));

async function labelled(volume: Volume, description: ModelDescription, infer: Infer, boundBytes?: number) {
  const bound = boundBytes === undefined ? {} : { boundBytes };
  const result = await labelByModel({ volume, description, ...bound }, infer, noContext);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Spacing of a CT along the axes of a tensor whose axes run as the CT's own do, or along others. */
const along = (grid: Grid, axes: string) => {
  const letters = { R: 0, L: 0, A: 1, P: 1, S: 2, I: 2 } as const;
  return [...axes].map((letter) => {
    const c = letters[letter as keyof typeof letters];
    const a = grid.axes.findIndex((axis) => Math.abs(axis[c]) === Math.max(...grid.axes.map((one) => Math.abs(one[c])))); // prettier-ignore
    return grid.spacing[a]!;
  });
};

/** What of a field on a part of the CT is set, on the whole of it. */
function onCt(field: { readonly grid: Grid; readonly data: Uint8Array }, ct: Grid): Uint8Array {
  const out = new Uint8Array(voxelCount(ct));
  const [nx, ny] = field.grid.dims;
  field.data.forEach((value, q) => {
    const at = voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny));
    const [i, j, k] = lpsToVoxel(ct, voxelToLps(field.grid, at)).map(Math.round) as [number, number, number];
    out[i + ct.dims[0] * (j + ct.dims[1] * k)] = value;
  });
  return out;
}

const cases = Object.entries(grids).flatMap(([name, grid]) => ['SPL', 'RAS', 'IAR', 'LSP'].map((axes) => ({ name, grid, axes }))); // prettier-ignore

describe.each(cases)(
  'a network that is a threshold, on a CT $name, its tensor along $axes',
  ({ grid, axes }) => {
    const volume = noiseVolume(grid);
    const expected = volume.hu.map((hu) => (hu > 200 ? 255 : 0));
    const common = { axes, spacingMm: along(grid, axes), patch: [7, 8, 6] };

    it.each([
      ['blended likelihoods', { output: 'probabilities' }, stepNetwork],
      ['likelihoods of the nearest patch', { output: 'probabilities' }, stepNetwork],
      ['labels', { output: 'label-map' }, labelNetwork],
    ] as const)('gives exactly the mask: %s', async (way, output, infer) => {
      const description = describedBy({ ...common, ...output });
      const planned = planModel(grid, description);
      // One byte less than blending takes.
      const bound = way.includes('nearest') && planned.ok ? planned.value.bytes - 1 : undefined;
      const result = await labelled(volume, description, infer, bound);
      expect(result.plan.joining).toBe(way.startsWith('blended') ? 'blended' : 'nearest');
      const [part, ...others] = modelParts(result, namedClasses(description), grid);
      expect(others).toEqual([]);
      expect(part!.id).toBe('bone');
      expect(onCt(part!.field, grid)).toEqual(Uint8Array.from(expected));
      expect(part!.confidence).toBe(output.output === 'label-map' ? undefined : 1);
    });
  },
);

const cube: Grid = { dims: [40, 40, 40], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
/** A ball of bone in water. */
const ball: Volume = {
  grid: cube,
  hu: Int16Array.from({ length: 64_000 }, (_, q) =>
    Math.hypot((q % 40) - 19.5, (Math.floor(q / 40) % 40) - 19.5, Math.floor(q / 1600) - 19.5) < 14
      ? 1000
      : 0,
  ),
  minHu: 0,
  maxHu: 1000,
};
const logits: Infer = (patch) => {
  const out = new Float32Array(2 * patch.length);
  patch.forEach((value, q) => (out[q + patch.length] = 4 * (value - 0.45)));
  return Promise.resolve(ok(out));
};

describe('a network on a coarser grid', () => {
  it('gives the volume of a ball within its voxels, and the likelihood that its logits mean', async () => {
    const description = describedBy({ spacingMm: [2, 2, 2], patch: [16, 16, 16] });
    const result = await labelled(ball, description, logits);
    expect(result.plan.grid.dims).toEqual([20, 20, 20]);
    const [part] = modelParts(result, namedClasses(description), cube);
    const voxels = part!.field.data.filter((value) => value > 127).length;
    expect(Math.abs(voxels / ball.hu.filter((hu) => hu === 1000).length - 1)).toBeLessThan(0.05);
    // Full voxels say 4 · 0.55 against 0; those at the rim are less sure.
    expect(part!.confidence).toBeLessThan(1 / (1 + Math.exp(-2.2)));
    expect(part!.confidence).toBeGreaterThan(0.8);
  });

  it('lies where the CT lies, whatever way its axes run', () => {
    for (const grid of Object.values(grids))
      for (const axes of ['SPL', 'RAS', 'IAR']) {
        const found = modelGrid(grid, axes, [1.7, 1.1, 1.3]);
        const middle = (one: Grid) => voxelToLps(one, voxelPoint(...(one.dims.map((n) => (n - 1) / 2) as [number, number, number]))); // prettier-ignore
        middle(found).forEach((value, c) => expect(value).toBeCloseTo(middle(grid)[c]!, 9));
        const sign = { L: 0, P: 1, S: 2, R: 0, A: 1, I: 2 } as const;
        [...axes].toReversed().forEach((letter, a) => {
          const component = found.axes[a]![sign[letter as 'L']];
          expect(Math.sign(component)).toBe('LPS'.includes(letter) ? 1 : -1);
        });
        const extent = (one: Grid) => one.dims.map((n, a) => n * one.spacing[a]!).sort((a, b) => a - b);
        extent(found).forEach((mm, a) => expect(Math.abs(mm - extent(grid)[a]!)).toBeLessThan(0.86));
      }
  });
});

describe('patches', () => {
  it('hold what lies there, normalised, and nothing beyond the CT', async () => {
    const description = describedBy({ spacingMm: [1, 1, 1], patch: [48, 8, 8], overlap: 0 });
    const sums: number[] = [];
    const watch: Infer = (patch) => {
      expect(patch.subarray(0, 4 * 64).every((value) => value === 0)).toBe(true);
      sums.push(patch.reduce((sum, value) => sum + value, 0));
      return logits(patch);
    };
    await labelled(ball, description, watch);
    expect(sums.length).toBe(25);
    expect(sums.reduce((sum, value) => sum + value)).toBe(ball.hu.filter((hu) => hu === 1000).length);
  });

  it('take a mean and a spread', async () => {
    const rule = { clipHu: [-100, 500], meanHu: 200, sdHu: 150 };
    const description = describedBy({ spacingMm: [1, 1, 1], patch: [40, 40, 40], normalisation: rule });
    const seen = new Set<number>();
    await labelled(ball, description, (patch) => {
      patch.forEach((value) => seen.add(value));
      return logits(patch);
    });
    expect([...seen].sort((a, b) => a - b)).toEqual([Math.fround(-200 / 150), 2]);
  });

  it('blend: where two disagree, the one that has the voxel in its middle counts more', async () => {
    const description = describedBy({ spacingMm: [1, 1, 1], patch: [40, 40, 20], output: 'probabilities' });
    let calls = 0;
    // The patches say in turn: all of it, nothing, all of it.
    const turns: Infer = (patch) => {
      const out = new Float32Array(2 * patch.length);
      out.fill(1, calls % 2 ? 0 : patch.length, calls % 2 ? patch.length : 2 * patch.length);
      calls++;
      return Promise.resolve(ok(out));
    };
    const { labels } = await labelled(ball, description, turns);
    expect(calls).toBe(3);
    expect([...labels.subarray(0, 40)].join('')).toBe('1'.repeat(15) + '0'.repeat(10) + '1'.repeat(15));
  });
});

describe('memory', () => {
  const ct: Grid = {
    dims: [512, 512, 300],
    spacing: [0.75, 0.75, 1],
    origin: lpsPoint(0, 0, 0),
    axes: identityAxes,
  };
  const classes = Object.fromEntries(
    Array.from({ length: 25 }, (_, n) => [n, n === 0 ? 'background' : `part ${n}`]),
  );
  const of = (mm: number) => describedBy({ spacingMm: [mm, mm, mm], patch: [128, 128, 128], classes });

  it.each([
    [1.5, 'blended'],
    [1, 'nearest'],
    [0.75, 'nearest'],
  ])('keeps a CT of 512 × 512 × 300 and 25 classes at %f mm within the bound: %s', (mm, joining) => {
    const plan = planModel(ct, of(mm));
    expect(plan).toMatchObject({ ok: true, value: { joining } });
    if (plan.ok) expect(plan.value.bytes).toBeLessThanOrEqual(mostBytes);
  });

  it('is refused before anything is computed where it has no room', async () => {
    const volume: Volume = { grid: ct, hu: new Int16Array(0), minHu: 0, maxHu: 0 };
    const never: Infer = () => {
      throw new Error('was asked');
    };
    const result = await labelByModel({ volume, description: of(0.3) }, never, noContext);
    expect(result).toMatchObject({ ok: false, failure: { code: 'model-memory', data: { most: 1024 } } });
  });

  it('counts what is allocated: no array of a run is beyond the plan', async () => {
    const description = describedBy({ spacingMm: [1, 1, 1], patch: [16, 16, 16], classes });
    const infer: Infer = (patch) => Promise.resolve(ok(new Float32Array(25 * patch.length)));
    const bytes: number[] = [];
    const kinds = ['Uint8Array', 'Uint16Array', 'Int16Array', 'Float32Array'] as const;
    const before = kinds.map((kind) => globalThis[kind]);
    kinds.forEach((kind, n) => {
      const Kind = before[n] as unknown as new (...given: unknown[]) => Uint8Array;
      (globalThis as Record<string, unknown>)[kind] = class extends Kind {
        constructor(...given: unknown[]) {
          super(...given);
          if (typeof given[0] === 'number' && given[0] > 1000) bytes.push(this.byteLength);
        }
      };
    });
    try {
      await labelled(ball, description, infer);
    } finally {
      kinds.forEach((kind, n) => ((globalThis as Record<string, unknown>)[kind] = before[n]));
    }
    const planned = planModel(cube, description);
    // The answer of each patch is a new array; two of them are there at a time.
    const answers = bytes.filter((size) => size === 4 * 25 * 4096);
    const held = bytes.reduce((sum, size) => sum + size, 0) - (answers.length - 2) * 4 * 25 * 4096;
    expect(answers.length).toBe(64);
    expect(planned.ok && planned.value.bytes).toBeGreaterThanOrEqual(held);
    expect(planned.ok && planned.value.bytes).toBeLessThan(1.1 * held);
  });
});

describe('a run', () => {
  const description = describedBy({ spacingMm: [1, 1, 1], patch: [16, 16, 16], output: 'probabilities' });

  it('is left at the next patch when it is cancelled', async () => {
    let calls = 0;
    const context = {
      checkpoint: () => (calls < 3 ? Promise.resolve() : Promise.reject(new Cancelled())),
    };
    const counted: Infer = (patch) => {
      calls++;
      return stepNetwork(patch);
    };
    await expect(labelByModel({ volume: ball, description }, counted, context)).rejects.toThrow(Cancelled);
    expect(calls).toBe(3);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    await labelByModel({ volume: ball, description }, stepNetwork, {
      checkpoint: (fraction) => (told.push(fraction), Promise.resolve()),
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect([told[0], told.at(-1), told.length]).toEqual([0, 1, 66]);
  });

  it.each([
    ['an answer of another size', () => Promise.resolve(ok(new Float32Array(7))), 'model-answer-size'],
    ['logits where likelihoods were meant', (patch: Float32Array) => Promise.resolve(ok(new Float32Array(2 * patch.length).fill(-3))), 'model-not-likelihoods'],
    ['what the network itself says', () => Promise.resolve(fail('model-stopped', { reason: 'x' })), 'model-stopped'],
  ] as [string, Infer, string][])('refuses %s', async (_, infer, code) => {
    const result = await labelByModel({ volume: ball, description }, infer, noContext);
    expect(result).toMatchObject({ ok: false, failure: { code } });
  }); // prettier-ignore
});
