import { distanceMm } from '../../core/distance-transform';
import type { Dims } from './runs';

type Triple = readonly [number, number, number];

/** So that a radius of three voxels reaches the third, whatever rounding says. */
const slackMm = 1e-4;

/** What lies within `radiusMm` of the centre of a set voxel: a mask of 0 and 1. */
export function dilate(mask: Uint8Array, dims: Dims, spacingMm: Triple, radiusMm: number): Uint8Array {
  const distance = distanceMm(mask, dims, spacingMm, radiusMm + slackMm);
  const out = new Uint8Array(mask.length);
  for (let q = 0; q < out.length; q++) out[q] = distance[q]! < Infinity ? 1 : 0;
  return out;
}

/**
 * What of a mask is farther than `radiusMm` from the centre of every free voxel. Beyond the faces of the
 * grid nothing is free: what the edge of the picture cuts is not eroded from there.
 */
export function erode(mask: Uint8Array, dims: Dims, spacingMm: Triple, radiusMm: number): Uint8Array {
  const distance = distanceMm(mask, dims, spacingMm, radiusMm + slackMm, 'free');
  const out = new Uint8Array(mask.length);
  for (let q = 0; q < out.length; q++) out[q] = distance[q]! < Infinity ? 0 : 1;
  return out;
}

/** Bridges gaps and fills notches narrower than a ball of this radius. */
export const close = (mask: Uint8Array, dims: Dims, spacingMm: Triple, radiusMm: number): Uint8Array =>
  erode(dilate(mask, dims, spacingMm, radiusMm), dims, spacingMm, radiusMm);

/** Removes what a ball of this radius does not fit into. */
export const open = (mask: Uint8Array, dims: Dims, spacingMm: Triple, radiusMm: number): Uint8Array =>
  dilate(erode(mask, dims, spacingMm, radiusMm), dims, spacingMm, radiusMm);
