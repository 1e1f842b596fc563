import { describe, expect, it } from 'vitest';
import { cases, type Row, rowOf } from './format-table';
import { entriesUnder, hasData } from './manifest';
import { tableIn } from './readme-table';

/** Lossless ones whose decoded values the manifest states for pixels or HU: to be read exactly. */
const exact = entriesUnder('').filter(
  ({ path, transferSyntax, pixels }) =>
    /^(transfer_syntax|seg_rtstruct|geometry\/(oblique|mpr|row))/.test(path) &&
    !/1\.2\.4\.(50|51|53|55|81|91)$/.test(transferSyntax ?? '') &&
    typeof pixels === 'object' &&
    !/seg[^/]*\.dcm$/.test(path),
);

describe.skipIf(!hasData)('every file of the shared data', () => {
  const rows: Row[] = [];

  it.each(cases().map((one) => [one.paths.join(', '), one] as const))('%s has its row', async (_, one) => {
    const row = await rowOf(one);
    expect(row.result).not.toBe('');
    rows.push(row);
    if (one.paths.some((path) => exact.some((file) => file.path === path)))
      expect(row.result).toMatch(/^read exactly `[0-9a-f]{12}`$/);
  });

  it('ends as the table in src/formats/README.md says (UPDATE_TABLE=1 writes it)', async () => {
    const sorted = rows.toSorted((a, b) => (a.what < b.what ? -1 : 1));
    const cells = sorted.map(({ what, kind, result }) => [what, kind || '–', result || '–']);
    const { stated, made } = await tableIn('files', ['file', 'what it is', 'what becomes of it'], cells);
    expect(stated).toBe(made);
  });
});
