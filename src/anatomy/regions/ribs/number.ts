import type { WorkCt } from '../work';
import { placeOf } from '../work';
import type { Place } from './follow';

/** A rib touches its vertebra within this, mm: cartilage of the joints and the blur of the work grid. */
const touchMm = 5;
/** What lies farther along from the end at the spine touches none, mm. */
const alongMm = 55;
/** What a vertebra without a rib between two that have one, and a rib without a vertebra, cost beside a share of contact. */
const [skipCost, noneCost] = [0.35, 0.6];

/**
 * The vertebra of each rib of one side: that which it touches most, in the order in which both follow each other.
 * @param ribs from foot to head: mask, and end at the spine
 * @param vertebraAt which vertebra holds a voxel, counted from 1 from foot to head; 0 for none
 * @returns index of the vertebra (from 0), undefined for a rib that goes with none
 */
export function vertebraOfRibs(
  ct: WorkCt,
  ribs: readonly { readonly mask: Uint8Array; readonly head: Place }[],
  vertebraAt: Uint8Array,
  count: number,
): (number | undefined)[] {
  const shares = ribs.map((rib) => contact(ct, rib, vertebraAt, count));
  // best[r][v]: the most that the ribs up to r reach with rib r at vertebra v; v = count stands for none.
  let best: { score: number; chosen: (number | undefined)[]; last: number }[] = [
    { score: 0, chosen: [], last: -1 },
  ];
  for (const share of shares) {
    const next = best.map((state) => ({ ...state, score: state.score - noneCost, chosen: [...state.chosen, undefined] as (number | undefined)[] })); // prettier-ignore
    for (let v = 0; v < count; v++) {
      if (!(share[v]! > 0)) continue;
      const from = best
        .filter(({ last }) => last < v)
        .map((state) => ({ ...state, score: state.score + share[v]! - (state.last < 0 ? 0 : skipCost * (v - state.last - 1)) })); // prettier-ignore
      const most = from.reduce<(typeof from)[number] | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined); // prettier-ignore
      if (most) next.push({ score: most.score, chosen: [...most.chosen, v], last: v });
    }
    // Of two that end alike the better goes on.
    best = [...new Map(next.sort((a, b) => a.score - b.score).map((state) => [state.last, state])).values()];
  }
  return best.reduce((a, b) => (b.score > a.score ? b : a)).chosen;
}

/** Share of the contact of a rib with each vertebra. */
function contact(
  { grid: { dims, spacing } }: WorkCt,
  { mask, head }: { readonly mask: Uint8Array; readonly head: Place },
  vertebraAt: Uint8Array,
  count: number,
): Float64Array {
  const reach = Math.floor(touchMm / spacing[0]);
  const most = (touchMm / spacing[0]) ** 2;
  const touched = new Float64Array(count);
  for (let q = 0; q < mask.length; q++) {
    if (!mask[q]) continue;
    const [i, j, k] = placeOf(q, dims);
    if (Math.hypot(i - head[0], j - head[1], k - head[2]) * spacing[0] > alongMm) continue;
    for (let c = -reach; c <= reach; c++)
      for (let b = -reach; b <= reach; b++)
        for (let a = -reach; a <= reach; a++) {
          const v = vertebraAt[q + a + dims[0] * (b + dims[1] * c)];
          if (v && a * a + b * b + c * c <= most) touched[v - 1]! += 1;
        }
  }
  const sum = touched.reduce((all, value) => all + value, 0);
  return sum > 0 ? touched.map((value) => value / sum) : touched;
}
