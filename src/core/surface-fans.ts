import { allocate } from './shared';
import { CellFan } from './cell-fan';
import { strayScale } from './distance-layout';
import type { VoxelField } from './structure';
import { TrilinearCell } from './trilinear-cell';

/** Fans of all cells: `rim, stray, centre, rim vertices…`, three bytes a vertex, one after another. */
export function buildFans(
  field: VoxelField,
  cells: Uint32Array,
): { fans: Uint8Array; fanStarts: Uint32Array } {
  const { spacing } = field.grid;
  const cell = new TrilinearCell(field);
  const fan = new CellFan(cell, spacing);
  const perimeter = spacing[0] + spacing[1] + spacing[2];
  const fanStarts = new Uint32Array(allocate(4 * cells.length));
  let bytes = new Uint8Array(48 * cells.length);
  let end = 0;
  for (let n = 0; n < cells.length; n++) {
    if (end + 64 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 1.5 + 64);
      larger.set(bytes);
      bytes = larger;
    }
    fanStarts[n] = end;
    cell.load(cells[n]!);
    fan.build();
    const stray = Math.ceil((fan.strayMm / perimeter) * strayScale);
    const plain = fan.rim > 0 && stray < 256;
    bytes[end++] = plain ? fan.rim : 0;
    if (!plain) continue;
    bytes[end++] = stray;
    bytes.set(fan.vertices.subarray(0, 3 * (fan.rim + 1)), end);
    end += 3 * (fan.rim + 1);
  }
  const fans = new Uint8Array(allocate(end));
  fans.set(bytes.subarray(0, end));
  return { fans, fanStarts };
}
