import { bodyBox, type VoxelBox } from '../core/body-box';
import type { Volume } from '../core/volume';

const known = new WeakMap<Volume, VoxelBox>();

/** Where the patient is in a CT, found once: views are fitted to it, and the table is left out of 3-D. */
export function bodyBoxOf(volume: Volume): VoxelBox {
  let box = known.get(volume);
  if (!box) known.set(volume, (box = bodyBox(volume)));
  return box;
}
