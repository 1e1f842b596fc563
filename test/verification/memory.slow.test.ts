import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takenInNode } from '../memory/node';
import { writeSeries } from '../series';

describe('a CT of 1,000 slices of 512 × 512', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trocart-memory-'));
  beforeAll(() => {
    writeSeries(folder, { size: 512, slices: 1000 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is held once: what it adds to the process stays below one and three quarters of its HU', async () => {
    const { slices, volumeBytes, before, peak } = await takenInNode(folder);
    expect([slices, volumeBytes]).toEqual([1000, 512 * 512 * 1000 * 2]);
    console.log(
      `peak ${(peak / volumeBytes).toFixed(2)} of the CT, ${(before / volumeBytes).toFixed(2)} before it`,
    );
    expect(peak).toBeGreaterThan(volumeBytes);
    expect((peak - before) / volumeBytes).toBeLessThan(1.75);
    expect(peak).toBeLessThan(2.5 * volumeBytes);
  });
});
