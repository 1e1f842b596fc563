import { tissueHu } from '../../core/rough-body';
import { close, dilate, erode } from '../voxels/ball';
import { components, eachRun, largestPart, maskOfParts } from '../voxels/components';
import { fillHoles } from '../voxels/flood';
import type { Dims } from '../voxels/runs';
import { both, either, type WorkCt, whereHu, without } from './work';

/** Free air and bowel gas are darker than this on average, lungs brighter, HU. */
export const gasHu = -930;
/** Shells of tables, clothes and masks are thinner than twice this; chest walls and fingers are not. */
const thinMm = 4.5;
/** Bridged where the nostrils, the mouth or a canal open to the outside. */
const openingMm = 6;
/** What an ear or a nose may measure that the opening took off, mm. */
const appendageMm = 75;
/** Another part counts as body (the other leg, an arm) from this share of the largest on. */
const shareOfLargest = 0.05;

/**
 * The body with the air inside it, on the work grid: tissue after an opening that takes off the table, clothes
 * and wires, its large parts and what small belongs to them, cavities filled slice by slice. Empty where there is none.
 */
export function bodyWithinSkin(ct: WorkCt): Uint8Array {
  const { dims, spacing } = ct.grid;
  const solid = whereHu(ct, undefined, tissueHu);
  const core = largeParts(erode(solid, dims, spacing, thinMm), dims);
  const opened = both(dilate(core, dims, spacing, thinMm + spacing[0]), solid);
  return withCavities(either(opened, appendages(solid, opened, ct)), ct);
}

function largeParts(mask: Uint8Array, dims: Dims): Uint8Array {
  const found = components(mask, dims);
  const least = shareOfLargest * found.sizes[largestPart(found)]!;
  return maskOfParts(found, (part) => found.sizes[part]! >= least);
}

/** Ears, noses, fingers: small, and attached to what is kept. */
function appendages(solid: Uint8Array, kept: Uint8Array, { grid }: WorkCt): Uint8Array {
  const { dims, spacing } = grid;
  const found = components(without(solid, kept), dims);
  const near = dilate(kept, dims, spacing, spacing[0]);
  const touching = new Uint8Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end && !touching[part]; q++) touching[part] = near[q]!;
  });
  const isSmall = (part: number) =>
    [0, 1, 2].every(
      (a) => (found.boxes[6 * part + 3 + a]! - found.boxes[6 * part + a]! + 1) * spacing[a]! < appendageMm,
    );
  return maskOfParts(found, (part) => touching[part] === 1 && isSmall(part));
}

/**
 * Lungs, bowel gas, airway: air that a slice of the body encloses, or encloses once small openings are bridged,
 * and lung that the field of view cuts off.
 */
function withCavities(body: Uint8Array, ct: WorkCt): Uint8Array {
  const { dims, spacing } = ct.grid;
  const plain = either(fillHoles(body, dims, { perSlice: true }), lungOutside(body, ct));
  const closed = close(plain, dims, spacing, openingMm);
  const filled = fillHoles(closed, dims, { perSlice: true });
  const near = dilate(without(filled, closed), dims, spacing, openingMm + spacing[0]);
  return either(plain, both(filled, near));
}

/** Parts outside the tissue most of which is too dense for air: lungs, where no skin is in the picture. */
function lungOutside(body: Uint8Array, { grid: { dims }, hu }: WorkCt): Uint8Array {
  const found = components(body, dims, 'faces', 'free');
  const dense = new Float64Array(found.count + 1);
  eachRun(found, (part, start, end) => {
    for (let q = start; q < end; q++) if (hu[q]! > gasHu) dense[part]! += 1;
  });
  return maskOfParts(found, (part) => dense[part]! > found.sizes[part]! / 2);
}
