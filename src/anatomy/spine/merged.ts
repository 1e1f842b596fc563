import { quantile } from '../../core/statistics';
import type { Dims } from '../voxels/runs';
import type { SpineCoordinates } from './curve';
import { leastContrastHu } from './discs';
import type { Level } from './levels';
import type { SpineProfile } from './profile';

/** Two vertebrae in one are twice as high as their neighbours; a broken one is lower, neighbours differ by a fifth. */
const mostHeights = 1.6;
/** Spurs that bridge a narrow disc let bodies touch over less of their cross-section than this; fused ones over all of it. */
const mostContact = 0.5;
/** The middle of a body, as a share of its width. */
const middle = 0.6;

/**
 * Which levels may be fused with a neighbour or hold two vertebrae: much higher than those around, told from the next by
 * no dark disc, or in broad contact with it.
 * @param labels level of each voxel, from 1
 */
export function mergedLevels(
  levels: readonly Level[],
  labels: Uint8Array,
  dims: Dims,
  coordinates: SpineCoordinates,
  profile: SpineProfile,
): boolean[] {
  const contact = contactShares(levels, labels, dims, coordinates, profile);
  const isJoined = levels.map(
    ({ above }, n) => (above && above.contrastHu < leastContrastHu) || contact[n]! > mostContact,
  );
  return levels.map(
    (level, n) => !level.isSacrum && (isHigh(levels, n) || isJoined[n]! || isJoined[n - 1] === true),
  );
}

const isWhole = ({ isAtlas, isAxis, isSacrum, isCut }: Level): boolean =>
  !(isAtlas || isAxis || isSacrum || isCut);

function isHigh(levels: readonly Level[], n: number): boolean {
  const near = [n - 2, n - 1, n + 1, n + 2].flatMap((m) => levels[m] ?? []).filter(isWhole);
  const height = ({ from, to }: Level) => to - from;
  return (
    isWhole(levels[n]!) &&
    near.length > 0 &&
    height(levels[n]!) > mostHeights * quantile(near.map(height), 0.5)
  );
}

/** Share of the middle of the bodies' cross-section over which each level touches the next one above. */
function contactShares(
  levels: readonly Level[],
  labels: Uint8Array,
  [nx, ny, nz]: Dims,
  { s, a, l }: SpineCoordinates,
  { wall, depth, half }: SpineProfile,
): number[] {
  const slice = nx * ny;
  const faces = levels.map(() => 0);
  for (let n = 0; n < slice * (nz - 1); n++) {
    const label = labels[n]!;
    if (label === 0 || label >= levels.length || labels[n + slice] !== label + 1) continue;
    // Facets touch behind the bodies, uncinate processes beside them.
    const at = Math.min(Math.max(Math.round(s[n]!), 0), wall.length - 1);
    const isMiddle = Math.abs(l[n]!) <= middle * half[at]!;
    if (isMiddle && a[n]! >= wall[at]! && a[n]! <= wall[at]! + depth[at]!) faces[label - 1]!++;
  }
  return faces.map((count, n) => {
    const at = Math.min(Math.max(Math.round(levels[n]!.to), 0), wall.length - 1);
    return levels[n]!.isAxis ? 0 : count / (2 * middle * half[at]! * depth[at]!);
  });
}
