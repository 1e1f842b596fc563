import type { LpsPoint } from '../../../core/units';
import type { Volume } from '../../../core/volume';
import type { Bone } from '../bones';
import { boneOnCt } from '../surface';
import type { FoundRib, KnownSpine } from '../types';
import type { WorkCt } from '../work';
import { type RibMask, ribsOf } from './find';
import { middleBone } from './middle';
import { vertebraOfRibs } from './number';
import type { Midline } from './starts';

/**
 * The ribs of a CT, each with the vertebra that it goes with where vertebrae are given.
 * @param middleMm middle of the body from right to left and from front to back, LPS mm
 * @param vertebrae which vertebra holds each voxel of the work grid, counted from 1
 */
export function ribsIn(
  volume: Volume,
  ct: WorkCt,
  bone: Bone,
  lungs: Uint8Array,
  middleMm: readonly [number, number],
  spine: KnownSpine | undefined,
  vertebrae: Uint8Array | undefined,
): FoundRib[] {
  const midline = spine ? midlineOf(ct, spine.canalMm) : straightMidline(ct, middleMm);
  const ribs = ribsOf(ct, bone.mask, lungs, vertebrae ?? middleBone(ct, bone.mask, middleMm), midline);
  const count = spine?.vertebrae.length ?? 0;
  return (['right', 'left'] as const).flatMap((side) => {
    const there = ribs.filter((rib) => rib.side === side);
    const numbers = vertebrae ? vertebraOfRibs(ct, there, vertebrae, count) : [];
    return there.flatMap((rib, n) => toFound(volume, ct, bone, rib, numbers[n]));
  });
}

function toFound(
  volume: Volume,
  ct: WorkCt,
  { edge }: Bone,
  rib: RibMask,
  vertebra: number | undefined,
): FoundRib[] {
  const field = boneOnCt(volume, ct, rib.mask, edge);
  const { side, headMm } = rib;
  return field ? [{ side, field, headMm, ...(vertebra !== undefined && { vertebra }) }] : [];
}

/** The line of the canal slice by slice, its ends going on upright. */
function midlineOf({ grid: { dims, origin, spacing } }: WorkCt, canalMm: readonly LpsPoint[]): Midline {
  const line = canalMm.toSorted((a, b) => a[2] - b[2]);
  const [xMm, yMm] = [new Float64Array(dims[2]), new Float64Array(dims[2])];
  for (let k = 0, n = 0; k < dims[2]; k++) {
    while (n + 1 < line.length && line[n]![2] < origin[2] + k * spacing[2]) n++;
    [xMm[k], yMm[k]] = line[n]!;
  }
  return { xMm, yMm };
}

const straightMidline = ({ grid: { dims } }: WorkCt, [x, y]: readonly [number, number]): Midline => ({
  xMm: new Float64Array(dims[2]).fill(x),
  yMm: new Float64Array(dims[2]).fill(y + behindMm),
});

/** The canal lies behind the middle of the body by this. */
const behindMm = 35;
