import type { Box, Sdf } from '../sdf';

/** What a part is made of, so that a voxeliser can put soft tissue, bone and air in the right order. */
export type BoneMaterial = 'bone' | 'disc' | 'lesion' | 'air';

/**
 * A part of the skeleton, in the frame of the sample (LPS, mm). Parts do not overlap, except that a
 * part of higher `priority` takes the voxel where it does: the lesion lies within C2 and the air
 * spaces within the skull.
 */
export interface BonePart {
  /** Catalogue id where the catalogue knows the structure: `vertebra-c2`, `mandible`, `lesion`, … */
  readonly id: string;
  readonly material: BoneMaterial;
  readonly priority: number;
  /** No point of the part lies outside. */
  readonly bounds: Box;
  /** Signed distance to the surface, mm, negative inside; slope about 1 near the surface. */
  readonly sdf: Sdf;
  /** The same field for use within a ball only: what cannot matter there is left out, so it is faster. */
  readonly near: (x: number, y: number, z: number, radiusMm: number) => Sdf;
  /** Thickness of the compact shell at a place, mm; 0 where the part has none. */
  readonly corticalMm: Sdf;
  /** Attenuation inside the part, HU at 120 kV, from the place and its `sdf` there (negative). */
  readonly hu: (x: number, y: number, z: number, sdfMm: number) => number;
}
