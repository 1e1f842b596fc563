import type { LpsPoint } from '../../../core/units';
import { dilate } from '../../voxels/ball';
import type { Side } from '../types';
import { countOf, pointOf, voxelMl, type WorkCt, without } from '../work';
import { follow, type Place } from './follow';
import { nearestLine, pieceAlong } from './paint';
import { cutsBeside, type Midline } from './starts';

/** Distances from the middle of the canal at which ribs are looked for, one after the other, mm. */
const besideMm = [42, 50, 36];
/** Ribs lie no higher above the lungs and no lower below them, mm: the last ones lie beside the kidneys. */
const [aboveMm, belowMm] = [20, 80];
/** What stays nearer to the middle than this is a transverse process, mm. */
const leastBesideMm = 56;
/** Two lines this near to each other over half of the shorter one follow one rib, mm. */
const sameMm = 8;
const leastMl = 0.8;
const footVoxels = 2;
/** No rib begins nearer to the middle than this, mm. */
const middleMm = 13;
/** What of a rib is claimed by the spine, as the head in its joint is, mm. */
const jointMm = 2;

export interface RibMask {
  readonly side: Side;
  readonly mask: Uint8Array;
  /** The end at the spine, in voxels and LPS mm. */
  readonly head: Place;
  readonly headMm: LpsPoint;
}

/**
 * The ribs, each followed from where it lies apart behind the lungs: to the spine, and to its end or that of the field.
 * Pieces that do not come near the spine in this field are none. From foot to head, the right ones first.
 * @param spine mask of the vertebrae, or of what lies near the middle where none are given
 */
export function ribsOf(
  ct: WorkCt,
  bone: Uint8Array,
  lungs: Uint8Array,
  spine: Uint8Array,
  midline: Midline,
): RibMask[] {
  const { dims } = ct.grid;
  const free = without(bone, spine);
  const slices = slicesBeside(ct, lungs);
  if (!slices) return [];
  const nearSpine = dilate(spine, dims, ct.grid.spacing, jointMm);
  const ribs = (['right', 'left'] as const).flatMap((side) =>
    linesOf(ct, free, lungs, nearSpine, midline, side, slices).map((line) => ({ side, line })),
  );
  const labels = nearestLine(
    ct,
    free,
    ribs.map(({ line }) => line),
  );
  return ribs.flatMap(({ side, line }, n) => {
    const mask = pieceAlong(ct, labels, n + 1, line);
    if (countOf(mask) * voxelMl(ct.grid) < leastMl) return [];
    const head = line[0]!;
    const [i, j, k] = head.map(Math.round) as never as Place;
    return [{ side, mask, head, headMm: pointOf(ct.grid, i + dims[0] * (j + dims[1] * k)) }];
  });
}

/** First and last slice in which ribs may begin. */
function slicesBeside(
  { grid: { dims, spacing } }: WorkCt,
  lungs: Uint8Array,
): readonly [number, number] | undefined {
  const slice = dims[0] * dims[1];
  const first = Math.floor(lungs.indexOf(1) / slice);
  const last = Math.floor(lungs.lastIndexOf(1) / slice);
  if (first < 0) return undefined;
  return [Math.max(0, first - Math.round(belowMm / spacing[2])), Math.min(dims[2] - 1, last + Math.round(aboveMm / spacing[2]))]; // prettier-ignore
}

/** The middle lines of the ribs of a side, each from the spine on; from foot to head. */
function linesOf(
  ct: WorkCt,
  free: Uint8Array,
  lungs: Uint8Array,
  nearSpine: Uint8Array,
  midline: Midline,
  side: Side,
  slices: readonly [number, number],
): Place[][] {
  const { dims, origin, spacing } = ct.grid;
  const out = side === 'left' ? 1 : -1;
  const besideOf = (x: number, z: number) =>
    out * (origin[0] + x * spacing[0] - midline.xMm[Math.min(Math.max(Math.round(z), 0), dims[2] - 1)]!);
  const isAtSpine = ([x, y, z]: Place) =>
    besideOf(x, z) < middleMm ||
    nearSpine[Math.round(x) + dims[0] * (Math.round(y) + dims[1] * Math.round(z))] === 1;
  // Where the lower face cuts a rib, the next one would be taken for its end.
  const isAtFoot = ([, , z]: Place) => z < footVoxels;
  const found: { readonly line: Place[]; readonly height: number }[] = [];
  for (const beside of besideMm)
    for (const start of cutsBeside(ct, free, lungs, midline, side, beside, slices)) {
      if (found.some(({ line }) => line.some((p) => distanceOf(p, start) * spacing[0] < 11))) continue;
      const outwards = follow(ct, free, start, [out, 0.4, -0.2], isAtFoot);
      const farthest = Math.max(...outwards.map(([x, , z]) => besideOf(x, z)));
      if (!(farthest > leastBesideMm)) continue;
      const inwards = follow(ct, free, start, [-out, -0.3, 0.3], isAtSpine);
      const line = [...inwards.toReversed(), start, ...outwards];
      if (!found.some((other) => isSame(line, other.line, sameMm / spacing[0])))
        found.push({ line, height: start[2] });
    }
  return found.sort((a, b) => a.height - b.height).map(({ line }) => line);
}

const distanceOf = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function isSame(line: readonly Place[], other: readonly Place[], voxels: number): boolean {
  const [short, long] = line.length < other.length ? [line, other] : [other, line];
  const near = short.filter((p) => long.some((q) => distanceOf(p, q) < voxels)).length;
  return near > short.length / 2;
}
