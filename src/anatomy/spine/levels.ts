import type { StraightSpine } from './curve';
import type { Dens } from './dens';
import type { Disc } from './discs';
import type { SpineProfile } from './profile';

/** One vertebra between what parts it from its neighbours, from foot to head along the spine, mm. */
export interface Level {
  /** From the middle of the disc below to that of the one above; by the usual height where the picture shows none. */
  readonly from: number;
  readonly to: number;
  /** Absent where the picture ends first. */
  readonly below?: Disc;
  readonly above?: Disc;
  /** Openings between its lamina and those of its neighbours. */
  readonly gapBelow?: number;
  readonly gapAbove?: number;
  /** Where its pedicles are thickest. */
  readonly pedicle: number;
  /** C2, where its dens was found, and C1 above it. */
  readonly isAxis?: true;
  /** Wings of bone to both sides: the sacrum below the lowest disc. */
  readonly isSacrum?: true;
  /** Less of it lies in the picture than it is high. */
  readonly isCut?: true;
  readonly isAtlas?: true;
}

/** The body of C2 below its dens is higher than this, mm. */
const leastAxisMm = 10;

/** Height of each disc's vertebra with the disc, mm. */
const spacings = (heights: readonly number[]): number[] =>
  heights.map((s, n) => {
    const [below, above] = [heights[n - 1], heights[n + 1]];
    const steps = [below !== undefined ? s - below : [], above !== undefined ? above - s : []].flat();
    return steps.length === 0 ? 25 : steps.reduce((a, b) => a + b, 0) / steps.length;
  });

/**
 * The vertebrae that discs and dens part, the lowest first. C1 and C2 have no disc: the waist of the dens stands for it.
 * A vertebra that the picture cuts counts from a third of its height on; the sacrum, from which names are counted, always.
 */
export function levelsOf(
  spine: StraightSpine,
  profile: SpineProfile,
  discs: readonly Disc[],
  dens: Dens | undefined,
): Level[] {
  const found = dens ? discs.filter(({ s }) => s < dens.from - leastAxisMm) : discs;
  const real = found.slice(lumbosacral(spine, profile, found));
  if (real.length === 0) return [];
  const heights = [...real.map(({ s }) => s), ...(dens ? [dens.from + 1] : [])];
  const steps = spacings(heights);
  const gaps = interlaminarGaps(profile, heights, steps);
  const levels: Level[] = [];
  for (let n = 0; n <= heights.length; n++) {
    const [low, high] = [
      heights[n - 1] ?? heights[n]! - steps[n]!,
      heights[n] ?? heights[n - 1]! + steps[n - 1]!,
    ];
    const shown = Math.min(high, spine.length) - Math.max(low, 0);
    const isSacrum = n === 0 && hasWings(spine, profile, real[0]!);
    if (shown < (high - low) / 3 && !isSacrum) continue;
    const isAtlas = dens !== undefined && n === heights.length;
    const isAxis = dens !== undefined && n === heights.length - 1;
    levels.push({
      from: low,
      to: high,
      ...(real[n - 1] && { below: real[n - 1]! }),
      ...(real[n] && { above: real[n]! }),
      ...(gaps[n - 1] !== undefined && { gapBelow: gaps[n - 1]! }),
      ...(gaps[n] !== undefined && { gapAbove: gaps[n]! }),
      pedicle: pedicleHeight(profile, low, high),
      ...(isSacrum && { isSacrum }),
      ...((low < 0 || high > spine.length) && { isCut: true as const }),
      ...(isAxis && { isAxis }),
      ...(isAtlas && { isAtlas }),
    });
  }
  return levels;
}

/**
 * Index of the disc above the sacrum where two remnants of discs or more were found in it: wings below it, and all lower
 * ones less than half as dark. 0 else: one faint disc below may be a worn L5/S1.
 */
function lumbosacral(spine: StraightSpine, profile: SpineProfile, discs: readonly Disc[]): number {
  const isAboveRemnants = (n: number) =>
    n >= 2 && discs.slice(0, n).every(({ contrastHu }) => contrastHu < discs[n]!.contrastHu / 2);
  return Math.max(
    0,
    discs.findIndex((disc, n) => isAboveRemnants(n) && hasWings(spine, profile, disc)),
  );
}

/** Bone, porous and fatty too, HU; more of it than the processes of L5 have. */
const [wingHu, wingShare] = [100, 0.18];

/** Whether bone fills both sides 26–46 mm from the midline, 8–22 mm below a disc: the wings of the sacrum. */
function hasWings(spine: StraightSpine, { wall }: SpineProfile, { s: disc }: Disc): boolean {
  return [1, -1].every((side) => {
    let [bone, all] = [0, 0];
    for (let s = disc - 22; s <= disc - 8; s += 2) {
      for (let a = -5; a <= 20; a += 2) {
        for (let l = 26; l <= 46; l += 2, all++) if (spine.at(s, wall[Math.max(0, Math.round(disc))]! + a, side * l) > wingHu) bone++; // prettier-ignore
      }
    }
    return bone / all > wingShare;
  });
}

function pedicleHeight({ pedicle }: SpineProfile, low: number, high: number): number {
  const inside = Array.from({ length: pedicle.length }, (_, s) => s).filter(
    (s) => s >= low + 0.4 * (high - low) && s <= low + 0.88 * (high - low),
  );
  return inside.reduce(
    (best, s) => (pedicle[s]! > pedicle[best]! ? s : best),
    inside[0] ?? Math.round((low + high) / 2),
  );
}

/** Heights of openings against their discs, in spacings: from far below, as in the chest, to a little above. */
const offsets = Array.from({ length: 45 }, (_, n) => -0.75 + 0.025 * n);

/** Where there is least bone behind the canal near each disc, at an offset that changes slowly along the spine. */
function interlaminarGaps(
  { lamina }: SpineProfile,
  heights: readonly number[],
  steps: readonly number[],
): number[] {
  const boneAt = (s: number) => {
    const at = Math.round(s);
    return at < 1 || at > lamina.length - 2 ? 0.1 : (lamina[at - 1]! + lamina[at]! + lamina[at + 1]!) / 3;
  };
  let chains = offsets.map(() => ({ value: 0, path: [] as number[] }));
  heights.forEach((s, n) => {
    chains = offsets.map((offset) => {
      const reached = chains.map(({ value }, q) =>
        n === 0 ? 0 : value - 0.5 * ((offset - offsets[q]!) / 0.15) ** 2,
      );
      const from = reached.indexOf(Math.max(...reached));
      const own = boneAt(s + offset * steps[n]!) + 0.3 * ((offset + 0.15) / 0.3) ** 2;
      return { value: reached[from]! - own, path: [...chains[from]!.path, offset] };
    });
  });
  const { path } = chains.reduce((a, b) => (b.value > a.value ? b : a));
  return path.map((offset, n) => heights[n]! + offset * steps[n]!);
}
