import type { VoxelField } from '../../core/structure';
import { dot } from '../../core/vector';
import { heightAt } from './fit';
import type { MeasuredVertebra } from './landmarks';
import { toLocal, voxelToLocal } from './local';
import type { PedicleAxis } from './pedicles';

/** Labels of the parts of a vertebra; 0 is no bone. */
export const vertebraParts = { body: 1, rightPedicle: 2, leftPedicle: 3, arch: 4 } as const;

/** A body may bulge this far beyond its half width at the endplates, mm; what lies farther out is a process. */
const rimMm = 4;
/** What is grown on to a pedicle beside its narrowest cross-section, mm. */
const aroundMm = 1.5;

/**
 * Which part each voxel of a vertebra's field belongs to, in the order of its data. Body is what lies before the plane of
 * its posterior wall (of C2 with the dens), a pedicle the column behind it as far as it stays narrow, arch the rest with
 * all processes. Without a posterior wall (C1) all is arch.
 */
export function partsOf(
  { grid, data }: VoxelField,
  { frame, wall, halfMm, landmarks }: MeasuredVertebra,
): Uint8Array {
  const [nx, ny, nz] = grid.dims;
  const parts = new Uint8Array(data.length);
  const columns = [columnOf(frame, landmarks.rightPedicle), columnOf(frame, landmarks.leftPedicle)];
  for (let k = 0, n = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, n++) {
        if (data[n]! <= 127) continue;
        const [l, a, h] = voxelToLocal(frame, grid, i, j, k);
        const isBefore = wall !== undefined && a >= heightAt(wall, l, h);
        if (isBefore && Math.abs(l) <= halfMm + rimMm) parts[n] = vertebraParts.body;
        else if (!isBefore && columns[0]?.(l, a, h)) parts[n] = vertebraParts.rightPedicle;
        else if (!isBefore && columns[1]?.(l, a, h)) parts[n] = vertebraParts.leftPedicle;
        else parts[n] = vertebraParts.arch;
      }
    }
  }
  return parts;
}

/** Whether a place of the local frame lies in the column of a pedicle. */
function columnOf(frame: MeasuredVertebra['frame'], axis: PedicleAxis | undefined) {
  if (!axis) return undefined;
  const [l0, a0, h0] = toLocal(frame, axis.atMm);
  const [dl, da, dh] = [frame.left, frame.front, frame.up].map((unit) => dot(axis.direction, unit)) as [number, number, number]; // prettier-ignore
  return (l: number, a: number, h: number): boolean => {
    const t = (l - l0) * dl + (a - a0) * da + (h - h0) * dh;
    const isBeside = Math.abs(l - l0 - t * dl) <= axis.widthMm / 2 + aroundMm && Math.abs(h - h0 - t * dh) <= axis.heightMm / 2 + aroundMm; // prettier-ignore
    return t >= -axis.behindMm && isBeside;
  };
}
