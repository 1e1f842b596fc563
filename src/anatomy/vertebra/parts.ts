import type { VoxelField } from '../../core/structure';
import { dot } from '../../core/vector';
import { type Frame, type Local, toLocal, voxelToLocal } from './bone';
import { heightAt, type HeightPlane } from './fit';
import type { Framed } from './frame';
import type { PedicleAxis } from './pedicle';

/** Labels of the parts of a vertebra; 0 is no bone. */
export const vertebraParts = { body: 1, rightPedicle: 2, leftPedicle: 3, arch: 4 } as const;
export type VertebraPart = keyof typeof vertebraParts;

/** A body may bulge this far beyond its half width at the endplates, mm; what lies farther out is a process. */
const rimMm = 4;
/** What is grown on to a pedicle beside its narrowest cross-section, mm. */
const aroundMm = 1.5;

/**
 * Which part each voxel of a vertebra's field belongs to, in the order of its data. Body is what lies before the plane of
 * its posterior wall (of C2 with the dens), a pedicle the column behind it as far as it stays narrow, arch the rest with
 * all processes. Without a posterior wall all is arch.
 */
export function partsOf(
  { grid, data }: VoxelField,
  { bone: { frame }, halfMm }: Framed,
  wall: HeightPlane | undefined,
  { rightPedicle, leftPedicle }: { readonly rightPedicle?: PedicleAxis; readonly leftPedicle?: PedicleAxis },
): Uint8Array {
  const [nx, ny, nz] = grid.dims;
  const parts = new Uint8Array(data.length);
  const [isRight, isLeft] = [columnOf(frame, rightPedicle), columnOf(frame, leftPedicle)];
  for (let k = 0, n = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, n++) {
        if (data[n]! <= 127) continue;
        const at = voxelToLocal(frame, grid, i, j, k);
        const isBefore = wall !== undefined && at[1] >= heightAt(wall, at[0], at[2]);
        if (isBefore && Math.abs(at[0]) <= halfMm + rimMm) parts[n] = vertebraParts.body;
        else if (isRight?.(at)) parts[n] = vertebraParts.rightPedicle;
        else if (isLeft?.(at)) parts[n] = vertebraParts.leftPedicle;
        else parts[n] = vertebraParts.arch;
      }
    }
  }
  return parts;
}

/** Whether a place of the local frame lies in the column of a pedicle. */
function columnOf(frame: Frame, axis: PedicleAxis | undefined) {
  if (!axis) return undefined;
  const [l0, a0, h0] = toLocal(frame, axis.atMm);
  const [dl, da, dh] = [frame.left, frame.front, frame.up].map((unit) => dot(axis.direction, unit)) as [number, number, number]; // prettier-ignore
  const flat = Math.hypot(dl, da);
  return ([l, a, h]: Local): boolean => {
    const t = (l - l0) * dl + (a - a0) * da + (h - h0) * dh;
    const [x, y, z] = [l - l0 - t * dl, a - a0 - t * da, h - h0 - t * dh];
    const aside = Math.abs((x * da - y * dl) / flat);
    const isBeside = aside <= axis.widthMm / 2 + aroundMm && Math.abs(z) <= axis.heightMm / 2 + aroundMm;
    return isBeside && Math.abs(t) <= axis.lengthMm / 2 + aroundMm;
  };
}
