import { type Grid, lpsToVoxel } from '../../core/grid';
import { lpsPoint } from '../../core/units';
import type { DicomOrigin } from '../dicom-ct/origin';

/** Where the slices of a CT were acquired along the third axis of its grid, in voxels, rising. */
export const heightsOf = (ct: Grid, { instances }: DicomOrigin): number[] =>
  instances.map(({ position }) => lpsToVoxel(ct, lpsPoint(...position))[2]).sort((a, b) => a - b);
