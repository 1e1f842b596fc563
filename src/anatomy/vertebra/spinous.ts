import { halfLevel } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { type Local, pointOf } from './bone';
import type { Framed } from './frame';

/** What counts as the end of the process, mm from its hindmost place, and how far from the midline it may lie. */
const endMm = 3;
const asideMm = 10;
/** How far behind the canal it is looked for, and how high and low. */
const [farMm, aboveMm, belowMm] = [80, 25, 60];

/** The tip of the spinous process: the middle of its hindmost 3 mm, on its surface; undefined where nothing lies behind the canal. */
export function spinousTip({ bone }: Framed): LpsPoint | undefined {
  let hindmost = NaN;
  let sum = [0, 0, 0];
  for (let a = -farMm; a < -8 && !(a > hindmost + endMm); a += 0.5) {
    for (let h = -belowMm; h <= aboveMm; h += 1) {
      for (let l = -asideMm; l <= asideMm; l += 1) {
        if (bone.at(l, a, h) <= halfLevel) continue;
        if (Number.isNaN(hindmost)) hindmost = a;
        sum = [sum[0]! + l, sum[1]! + h, sum[2]! + 1];
      }
    }
  }
  const [l, h] = [sum[0]! / sum[2]!, sum[1]! / sum[2]!];
  const far = sum[2]! > 0 ? bone.firstBone([l, hindmost - 2, h], [0, 1, 0], 20) : undefined;
  const at: Local = [l, hindmost - 2 + (far ?? 2), h];
  return sum[2]! > 0 ? pointOf(bone.frame, at) : undefined;
}
