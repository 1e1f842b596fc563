import type { Point3 } from '../lib/sdf';

/**
 * Where the anatomy of the sample lies: DICOM LPS, mm, origin in the centre of the C2 vertebral body.
 * Bones and soft tissues are modelled apart and meet here. `side` is +1 for the patient's left, −1 for
 * the right; the sides are alike to within a millimetre or two, never equal.
 */

/** The CT: 384 × 384 × 240 voxels of 0.6 mm; centre of voxel [0, 0, 0]. */
export const GRID = {
  dims: [384, 384, 240] as const,
  spacingMm: 0.6,
  originMm: [-114.9, -119.9, -71.7] as Point3,
};

/** Centre of each vertebral body; C1 has none: the centre of its anterior arch. */
export const BODY: Readonly<Record<'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6', Point3>> = {
  c1: [0, -10, 19],
  c2: [0, 0, 0],
  c3: [0, -1, -22],
  c4: [0, -1.5, -39],
  c5: [0, -1, -56],
  c6: [0, 0.5, -73],
};

/** Centre of the spinal canal at each level, and its inner half widths. */
export const CANAL: readonly {
  readonly at: Point3;
  readonly halfWidthMm: number;
  readonly halfDepthMm: number;
}[] = [
  { at: [0, 13.5, 36], halfWidthMm: 14, halfDepthMm: 16 },
  { at: [0, 16.5, 17], halfWidthMm: 14, halfDepthMm: 10 },
  { at: [0, 16.5, 0], halfWidthMm: 11.5, halfDepthMm: 8.8 },
  { at: [0, 15.5, -22], halfWidthMm: 11.5, halfDepthMm: 7.4 },
  { at: [0, 15, -39], halfWidthMm: 11.8, halfDepthMm: 7.3 },
  { at: [0, 15.5, -56], halfWidthMm: 12, halfDepthMm: 7.4 },
  { at: [0, 17, -73], halfWidthMm: 12.2, halfDepthMm: 7.5 },
];

/** Transverse foramina on the patient's left (mirror x for the right): centre and inner radius. */
export const TRANSVERSE_FORAMEN: Readonly<
  Record<'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6', { readonly at: Point3; readonly radiusMm: number }>
> = {
  c1: { at: [28.5, 2, 15], radiusMm: 3.3 },
  c2: { at: [17, 2, 1], radiusMm: 3 },
  c3: { at: [15.5, -2, -22], radiusMm: 3 },
  c4: { at: [15.5, -2.5, -39], radiusMm: 3 },
  c5: { at: [15.6, -2, -56], radiusMm: 3 },
  c6: { at: [15.8, -0.5, -73], radiusMm: 3 },
};

export const DENS = { base: [0, -0.5, 7] as Point3, tip: [0, 2, 27] as Point3 };

export const ATLAS = {
  anteriorArch: [0, -10, 19] as Point3,
  lateralMass: [17, 1, 16] as Point3,
  transverseTip: [38, 6, 15] as Point3,
  posteriorTubercle: [0, 33, 17] as Point3,
};

export const SKULL = {
  condyle: [18, -1, 28] as Point3,
  basion: [0, -5, 34] as Point3,
  opisthion: [0, 30, 36] as Point3,
  mastoidTip: [52, 10, 22] as Point3,
};

/** Z of the middle of each disc. */
export const DISC_Z = { c2c3: -13.5, c3c4: -30.5, c4c5: -47.5, c5c6: -64.5 };

export const HYOID = { body: [0, -42, -27] as Point3, hornTip: [21, -20, -22] as Point3 };

export const MANDIBLE = {
  angle: [46, -25, -2] as Point3,
  ramusTop: [50, -18, 42] as Point3,
  chin: [0, -88, -14] as Point3,
};

/** Lytic lesion: centre and half sizes before its lobulation; a little right of the midline (x < 0). */
export const LESION = { at: [-2.6, 1.2, 2] as Point3, halfMm: [7, 6, 8] as Point3 };
