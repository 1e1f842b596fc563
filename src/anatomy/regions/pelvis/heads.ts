import { type LpsPoint, lpsPoint } from '../../../core/units';
import type { Side } from '../types';
import { placeOf, type WorkCt } from '../work';

/** A femoral head as a sphere. */
export interface Head {
  readonly side: Side;
  readonly centreMm: LpsPoint;
  readonly radiusMm: number;
  /** Share of the directions, the neck's left out, in which it has its edge at this radius. */
  readonly share: number;
}

/** Published radii are 20 … 28 mm (both sexes, with cartilage a little more). */
const [leastMm, mostMm] = [19, 28];
/** Where heads are looked for, right and left of the middle, mm. */
const [nearMm, farMm] = [55, 125];
/** An edge falls by this many HU a millimetre. */
const edgeHuPerMm = 35;
const cellMm = 3;
/** The rim of a head is brighter than this and darker than metal, HU. */
const [boneHu, metalHu] = [130, 1500];
const leastShare = 0.42;
/** A rim falls by so much from this far inside to as far outside. */
const [fallHu, sideMm] = [45, 2];
const mostPeaks = 16;
/** Of a sphere's directions, those that the neck leaves. */
const withoutNeck = 0.75;

/**
 * The femoral heads: each edge of bone votes for the centres of the spheres whose surface it may be (Hough
 * transform along the gradient: Kimme, Ballard and Sklansky 1975, doi:10.1145/360666.360677). One a side at most.
 */
export function femoralHeads(ct: WorkCt, bone: Uint8Array, middleMm: number): Head[] {
  return (['right', 'left'] as const).flatMap((side) => {
    const head = bestHead(ct, bone, middleMm, side);
    return head && head.share >= leastShare ? [head] : [];
  });
}

const signOf = (side: Side): number => (side === 'left' ? 1 : -1);

function bestHead(ct: WorkCt, bone: Uint8Array, middleMm: number, side: Side): Head | undefined {
  const { dims, origin, spacing } = ct.grid;
  const cells = dims.map((n, a) => Math.ceil((n * spacing[a]!) / cellMm) + 1) as [number, number, number];
  const votes = castVotes(ct, bone, cells, (x) => isWhere(x, middleMm, side, mostMm));
  const heads = peaksOf(votes).map((cell) => {
    const [i, j, k] = placeOf(cell, cells);
    return fitted(ct, [origin[0] + i * cellMm, origin[1] + j * cellMm, origin[2] + k * cellMm], side);
  });
  return heads
    .filter(({ centreMm }) => isWhere(centreMm[0], middleMm, side, 0))
    .reduce<Head | undefined>(
      (most, head) =>
        !most || head.share * (head.radiusMm + 12) > most.share * (most.radiusMm + 12) ? head : most,
      undefined,
    );
}

function isWhere(x: number, middleMm: number, side: Side, slackMm: number): boolean {
  const beside = signOf(side) * (x - middleMm);
  return beside > nearMm - slackMm && beside < farMm + slackMm;
}

/** Votes for centres, in cells of `cellMm`. */
function castVotes(
  { grid: { dims, origin, spacing }, hu }: WorkCt,
  bone: Uint8Array,
  [cx, cy, cz]: readonly [number, number, number],
  isSide: (x: number) => boolean,
): Uint16Array {
  const votes = new Uint16Array(cx * cy * cz);
  const [nx, ny, nz] = dims;
  const mm = spacing[0];
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let i = 1; i < nx - 1; i++) {
        const q = i + nx * (j + ny * k);
        if (!bone[q] || !isSide(origin[0] + i * mm)) continue;
        const gx = hu[q + 1]! - hu[q - 1]!;
        const gy = hu[q + nx]! - hu[q - nx]!;
        const gz = hu[q + nx * ny]! - hu[q - nx * ny]!;
        const steep = Math.sqrt(gx * gx + gy * gy + gz * gz);
        if (steep < 2 * mm * edgeHuPerMm) continue;
        for (let r = leastMm + 2; r <= mostMm - 2; r += 1.5) {
          const a = Math.round((i * mm + (r * gx) / steep) / cellMm);
          const b = Math.round((j * mm + (r * gy) / steep) / cellMm);
          const c = Math.round((k * mm + (r * gz) / steep) / cellMm);
          if (a >= 0 && b >= 0 && c >= 0 && a < cx && b < cy && c < cz) votes[a + cx * (b + cy * c)]! += 1;
        }
      }
  return votes;
}

/** The cells with most votes. */
const peaksOf = (votes: Uint16Array): number[] =>
  [...votes.entries()]
    .filter(([, count]) => count > 20)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostPeaks)
    .map(([cell]) => cell);

/** Directions evenly about a sphere (Fibonacci). */
const directions = Array.from({ length: 180 }, (_, n) => {
  const z = 1 - (2 * n + 1) / 180;
  const turn = n * Math.PI * (3 - Math.sqrt(5));
  return [Math.sqrt(1 - z * z) * Math.cos(turn), Math.sqrt(1 - z * z) * Math.sin(turn), z] as const;
});

/** The radius, and the shift of the centre by some millimetres, at which most directions meet an edge. */
function fitted(ct: WorkCt, start: readonly [number, number, number], side: Side): Head {
  let best: Head = { side, centreMm: lpsPoint(...start), radiusMm: 0, share: 0 };
  for (let stepMm = 3; stepMm >= 1; stepMm -= 1) {
    const [x, y, z] = best.centreMm;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const dz of [-1, 0, 1]) {
          const centre = [x + dx * stepMm, y + dy * stepMm, z + dz * stepMm] as const;
          for (let r = leastMm; r <= mostMm; r += 1) {
            const share = edgeShare(ct, centre, r) / withoutNeck;
            // Of two spheres as well seen, the larger: a small one fits into any corner.
            if (share * (r + 12) > best.share * (best.radiusMm + 12))
              best = { side, centreMm: lpsPoint(...centre), radiusMm: r, share: Math.min(share, 1) };
          }
        }
  }
  return best;
}

/** Share of directions in which bone ends at a radius. */
function edgeShare(ct: WorkCt, centre: readonly [number, number, number], radiusMm: number): number {
  let found = 0;
  for (const d of directions) {
    const inside = huAt(ct, centre, d, radiusMm - sideMm);
    if (inside > boneHu && inside < metalHu && inside - huAt(ct, centre, d, radiusMm + sideMm) > fallHu)
      found++;
  }
  return found / directions.length;
}

function huAt(
  { grid: { dims, origin, spacing }, hu }: WorkCt,
  centre: readonly [number, number, number],
  d: readonly [number, number, number],
  mm: number,
): number {
  const i = Math.round((centre[0] + d[0] * mm - origin[0]) / spacing[0]);
  const j = Math.round((centre[1] + d[1] * mm - origin[1]) / spacing[1]);
  const k = Math.round((centre[2] + d[2] * mm - origin[2]) / spacing[2]);
  const isOutside = i < 0 || j < 0 || k < 0 || i >= dims[0] || j >= dims[1] || k >= dims[2];
  return isOutside ? 0 : hu[i + dims[0] * (j + dims[1] * k)]!;
}
