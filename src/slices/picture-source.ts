import type { Displacement } from '../core/displacement';
import type { Plane } from '../core/plane';
import { type PicturePart, reslice } from '../core/reslice';
import { resliceDisplaced } from '../core/reslice-displaced';
import type { Volume } from '../core/volume';
import { shownFluidHu } from '../store/hydrodissection/fluid';
import { shownDisplacement } from '../store/hydrodissection/shown';

/** What the slices are cut from: the CT as it was acquired, or as a fluid has displaced it. */
export interface PictureSource {
  readonly maxHu: number;
  readonly displacement?: Displacement;
  reslice(plane: Plane, out: Int16Array, part?: PicturePart): void;
}

export function pictureNow(volume: Volume): PictureSource {
  const displacement = shownDisplacement();
  if (!displacement)
    return { maxHu: volume.maxHu, reslice: (plane, out, part) => reslice(volume, plane, out, part) };
  const moved = { volume, displacement, fluidHu: shownFluidHu() };
  return {
    maxHu: Math.max(volume.maxHu, moved.fluidHu),
    displacement,
    reslice: (plane, out, part) => resliceDisplaced(moved, plane, out, part),
  };
}
