import { subGrid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { fail, ok, type Result } from '../../core/result';
import type { Image } from '../image/read';

type Box = { readonly low: [number, number, number]; readonly high: [number, number, number] };

const highestLabel = 65_535;
const mostLabels = 1000;

/**
 * The labels of a label map in rising order, each cropped to itself (255 inside) when it is asked for: labels
 * that lie between each other have boxes as large as the map. Value 0 is the background.
 * Failures: `not-labels` (fractions, negative or very many values), `labels-empty`.
 */
export function splitLabels({ header, values }: Image, path: string): Result<Map<number, () => VoxelField>> {
  const { slope, intercept, grid } = header;
  const boxes = new Map<number, Box>();
  const [nx, ny, nz] = grid.dims;
  let previous = 0;
  let box: Box | undefined;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        const stored = values[at]!;
        if (stored === 0 && intercept === 0) continue;
        const label = stored * slope + intercept;
        if (label === 0) continue;
        if (label !== previous || !box) {
          if (!Number.isInteger(label) || label < 0 || label > highestLabel)
            return fail('not-labels', { path });
          box = boxes.get(label) ?? newBox(i, j, k);
          boxes.set(label, box);
          previous = label;
          if (boxes.size > mostLabels) return fail('not-labels', { path });
        }
        grow(box, i, j, k);
      }
    }
  }
  if (boxes.size === 0) return fail('labels-empty', { path });
  const sorted = [...boxes].sort(([a], [b]) => a - b);
  return ok(new Map(sorted.map(([label, found]) => [label, () => cut({ header, values }, label, found)])));
}

const newBox = (i: number, j: number, k: number): Box => ({ low: [i, j, k], high: [i, j, k] });

function grow({ low, high }: Box, i: number, j: number, k: number): void {
  if (i < low[0]) low[0] = i;
  if (i > high[0]) high[0] = i;
  if (j < low[1]) low[1] = j;
  if (j > high[1]) high[1] = j;
  if (k > high[2]) high[2] = k;
}

function cut({ header, values }: Image, label: number, { low, high }: Box): VoxelField {
  const [nx, ny] = header.grid.dims;
  const dims = low.map((n, axis) => high[axis]! - n + 1) as [number, number, number];
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  const stored = (label - header.intercept) / header.slope;
  let out = 0;
  for (let k = low[2]; k <= high[2]; k++) {
    for (let j = low[1]; j <= high[1]; j++) {
      let at = low[0] + nx * (j + ny * k);
      for (let i = 0; i < dims[0]; i++, at++, out++) if (values[at] === stored) data[out] = 255;
    }
  }
  return { grid: subGrid(header.grid, low, dims), data };
}
