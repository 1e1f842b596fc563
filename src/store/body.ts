import { bodyBox, type VoxelBox } from '../core/body-box';
import { type BodyMask, bodyMask } from '../core/body-mask';
import type { Volume } from '../core/volume';

interface Body {
  readonly mask: BodyMask;
  readonly box: VoxelBox;
}

const known = new WeakMap<Volume, Body>();

/** Where the patient is in a CT, found once: views are fitted to it, and the table is left out of 3-D. */
export function bodyOf(volume: Volume): Body {
  let body = known.get(volume);
  if (!body) {
    const mask = bodyMask(volume);
    known.set(volume, (body = { mask, box: bodyBox(volume.grid, mask) }));
  }
  return body;
}
