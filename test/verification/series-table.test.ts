import { describe, expect, it } from 'vitest';
import { tableIn } from './readme-table';
import { seriesCases, seriesRow } from './series-cases';

describe('hand-made series of every geometry', () => {
  const rows: (readonly string[])[] = [];

  it.each(seriesCases)('%s: each voxel as its place says, or refused', async (what, files, fillGaps) => {
    const { cells, worstHu } = await seriesRow(what, files, fillGaps);
    rows.push(cells);
    // Rounding: of the stored value, and once more where it was resampled.
    expect(worstHu).toBeLessThanOrEqual(1);
  });

  it('end as the table in src/formats/README.md says (UPDATE_TABLE=1 writes it)', async () => {
    const { stated, made } = await tableIn('series', ['series', 'what becomes of it', 'stacks'], rows);
    expect(stated).toBe(made);
  });
});
