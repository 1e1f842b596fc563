import type { Grid } from '../../core/grid';
import type { Volume } from '../../core/volume';
import type { VolumePart } from '../../core/volume-part';
import { VolumeBuilder } from '../dicom-ct/builder';

/**
 * A part of a CT whose file had to be read whole.
 * @param huAt HU by number of the voxel, i fastest
 * @param isWhole whether they all are whole numbers of 16 bits
 */
export function takePart(
  grid: Grid,
  huAt: (voxel: number) => number,
  isWhole: boolean,
  part: VolumePart,
): Volume {
  const builder = new VolumeBuilder(grid, part, isWhole);
  const size = grid.dims[0] * grid.dims[1];
  for (const k of builder.wanted) {
    const hu = isWhole ? new Int16Array(size) : new Float32Array(size);
    let [minHu, maxHu] = [Infinity, -Infinity];
    for (let i = 0; i < size; i++) {
      const value = (hu[i] = huAt(k * size + i));
      if (value < minHu) minHu = value;
      if (value > maxHu) maxHu = value;
    }
    builder.place(k, { hu, minHu: Math.fround(minHu), maxHu: Math.fround(maxHu) });
  }
  return builder.finish();
}
