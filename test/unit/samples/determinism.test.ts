import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generate } from '../../../samples/lib/generate';
import type { RasterGrid } from '../../../samples/lib/raster';
import { uidFor } from '../../../samples/lib/uid';
import { voxelHash } from './made';

const samples = new URL('../../../samples/', import.meta.url);

/** Bone, lesion, canal, vessel, air, muscle and fat meet here: 12 bricks. */
const crop: RasterGrid = { dims: [48, 32, 32], spacingMm: 0.6, originMm: [-30, -24, -9] };

const hashOf = async (workers: number) =>
  voxelHash(await generate(new URL('c2-dens/recipe.ts', samples), crop, { workers }));

describe('the sample is the same everywhere', () => {
  it('whatever the number of workers', async () => {
    expect(await hashOf(2)).toBe(await hashOf(1));
  }, 120_000);

  it('on every engine: nothing but + − × ÷, square root and integer arithmetic', () => {
    const root = fileURLToPath(samples);
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('generated'),
    );
    expect(sources.length).toBeGreaterThan(30);
    const varying =
      /Math\.(sin|cos|tan|a\w+|exp\w*|log\w*|pow|hypot|cbrt|sinh|cosh|tanh|random)\(|\*\*(?!\/)/;
    const offenders = sources.filter((name) =>
      readFileSync(root + name, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
        .some((line) => varying.test(line.replaceAll('Math.abs(', ''))),
    );
    expect(offenders).toEqual([]);
  });

  it('derives valid UIDs from names', () => {
    const uid = uidFor('ct/0');
    expect(uid).toMatch(/^2\.25\.[1-9]\d{20,38}$/);
    expect(uid.length).toBeLessThanOrEqual(64);
    expect(uidFor('ct/0')).toBe(uid);
    expect(uidFor('ct/1')).not.toBe(uid);
  });
});
