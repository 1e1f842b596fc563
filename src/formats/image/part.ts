import type { Volume } from '../../core/volume';
import type { VolumePart } from '../../core/volume-part';
import { VolumeBuilder } from '../dicom-ct/builder';
import type { SliceHu } from '../dicom-ct/pixels';

/** A part of a CT that could only be read whole. */
export function takePart({ grid, hu }: Volume, part: VolumePart): Volume {
  const builder = new VolumeBuilder(grid, part, hu instanceof Int16Array);
  const size = grid.dims[0] * grid.dims[1];
  for (const k of builder.wanted) {
    const slice = hu.subarray(k * size, (k + 1) * size) as SliceHu['hu'];
    builder.place(k, { hu: slice, ...rangeOf(slice) });
  }
  return builder.finish();
}

function rangeOf(values: SliceHu['hu']): Omit<SliceHu, 'hu'> {
  let [minHu, maxHu] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < minHu) minHu = value;
    if (value > maxHu) maxHu = value;
  }
  return { minHu, maxHu };
}
