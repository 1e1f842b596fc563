import { distanceMm } from '../../../core/distance-transform';
import type { Grid } from '../../../core/grid';
import { halfLevel } from '../../../core/structure';
import { cellFrame } from './cells';
import { resample } from './resample';
import { type BoneFrame, type BoneStructure, tissues } from './types';

/** In `into`: a transverse foramen whose artery has no label. */
export const unnamedArtery = 255;
/** From the artery to the wall of its foramen: veins and fat. House value. */
const aroundArteryMm = 2;
/** A transverse foramen is 5 to 7 mm wide. House value. */
const widestMm = 8;

export interface TransverseInput {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly structures: readonly BoneStructure[];
}

/**
 * The transverse foramina of a cervical vertebra: what lies about the label of a vertebral artery, and
 * beside the canal what this bone encloses on four sides.
 */
export function markTransverse(input: TransverseInput, tissue: Uint8Array, into: Uint8Array): void {
  const { grid, structures } = input;
  markEnclosed(input, tissue, into);
  structures.forEach(({ id, field }, index) => {
    if (!id.startsWith('vertebral-artery') || index > 253) return;
    const levels = resample(field.data, field.grid, grid, 'zero');
    const artery = Uint8Array.from(levels, (level) => (level >= halfLevel ? 1 : 0));
    const toArtery = distanceMm(artery, grid.dims, grid.spacing, aroundArteryMm);
    for (let q = 0; q < tissue.length; q++) {
      if (tissue[q] !== tissues.soft && tissue[q] !== tissues.foramen) continue;
      if (toArtery[q]! > aroundArteryMm) continue;
      tissue[q] = tissues.foramen;
      into[q] = index + 1;
    }
  });
}

function markEnclosed({ grid, frame }: TransverseInput, tissue: Uint8Array, into: Uint8Array): void {
  const { origin, step } = cellFrame(grid, frame);
  const [nx, ny] = grid.dims;
  const size = grid.dims;
  const stride = [1, nx, nx * ny];
  // The grid's axes nearest to the bone's left and to its back.
  const across = ([0, 1] as const).map((n) => {
    const along = step.map((s) => Math.abs(s[n]));
    return along.indexOf(Math.max(...along));
  });
  const place = (q: number) => [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)] as const;
  const meets = (q: number, axis: number, sign: 1 | -1) => {
    const at = place(q)[axis]!;
    for (let n = 1; n * grid.spacing[axis]! <= widestMm; n++) {
      const next = at + sign * n;
      if (next < 0 || next >= size[axis]!) return false;
      if (tissue[q + sign * n * stride[axis]!] === tissues.bone) return true;
    }
    return false;
  };
  const halfWidthMm = frame.canal?.halfWidthMm ?? Infinity;
  for (let q = 0; q < tissue.length; q++) {
    if (tissue[q] !== tissues.soft && tissue[q] !== tissues.foramen) continue;
    const [i, j, k] = place(q);
    const l = origin[0] + i * step[0]![0] + j * step[1]![0] + k * step[2]![0];
    if (Math.abs(l - (frame.canal?.leftMm ?? 0)) < halfWidthMm) continue;
    if (!across.every((axis) => meets(q, axis, 1) && meets(q, axis, -1))) continue;
    tissue[q] = tissues.foramen;
    into[q] = unnamedArtery;
  }
}
