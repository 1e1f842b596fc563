import type { Displacement } from '../core/displacement';
import type { Plane } from '../core/plane';
import { paddingHu, type PicturePart, reslice, wholeOf } from '../core/reslice';
import { resliceDisplaced } from '../core/reslice-displaced';
import type { Volume } from '../core/volume';
import { shownFluidHu } from '../store/hydrodissection/fluid';
import { shownDisplacement } from '../store/hydrodissection/shown';
import { type SecondSeries, useSession } from '../store/session';

/** What the slices are cut from: the CT as it was acquired, with or as another series, or as a fluid has displaced it. */
export interface PictureSource {
  readonly maxHu: number;
  readonly displacement?: Displacement;
  /** The other series in the picture. */
  readonly second?: SecondSeries;
  reslice(plane: Plane, out: Int16Array, part?: PicturePart): void;
}

export function pictureNow(volume: Volume): PictureSource {
  const displacement = shownDisplacement();
  const { second } = useSession.getState();
  // The range of both, so that switching from one to the other keeps the picture's zoom.
  const maxHu = Math.max(volume.maxHu, second?.volume.maxHu ?? -Infinity);
  if (displacement) {
    const moved = { volume, displacement, fluidHu: shownFluidHu() };
    return {
      maxHu: Math.max(maxHu, moved.fluidHu),
      displacement,
      reslice: (plane, out, part) => resliceDisplaced(moved, plane, out, part),
    };
  }
  if (second?.mode === 'overlay') {
    return { maxHu, second, reslice: (plane, out, part) => blend(volume, second, plane, out, part) };
  }
  const shown = second?.mode === 'switch' ? second : undefined;
  return {
    maxHu,
    ...(shown && { second: shown }),
    reslice: (plane, out, part) => reslice(shown?.volume ?? volume, plane, out, part),
  };
}

let other = new Int16Array(0);

/** The mean of both series' HU, weighted; where only one has a picture, that one alone. */
function blend(
  volume: Volume,
  { volume: second, share }: SecondSeries,
  plane: Plane,
  out: Int16Array,
  part = wholeOf(plane),
): void {
  if (other.length < out.length) other = new Int16Array(out.length);
  reslice(volume, plane, out, part);
  reslice(second, plane, other, part);
  for (let row = part.top; row < part.bottom; row++) {
    for (let at = row * plane.columns + part.left; at < row * plane.columns + part.right; at++) {
      const [a, b] = [out[at]!, other[at]!];
      if (a === paddingHu) out[at] = b;
      else if (b !== paddingHu) out[at] = Math.round(a + share * (b - a));
    }
  }
}
