/**
 * Branded numbers and points. A brand exists for the compiler only; at run time these are plain
 * numbers and tuples. World frame: DICOM LPS (x to the patient's left, y to posterior, z to
 * superior), millimetres, float64 (DICOM PS3.3 C.7.6.2.1.1).
 */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

type Triple = readonly [number, number, number];

/** A point in the patient frame: LPS, mm. */
export type LpsPoint = Brand<Triple, 'LpsPoint'>;
/** A displacement or direction in the patient frame: LPS, mm (or unitless when normalised). */
export type LpsVector = Brand<Triple, 'LpsVector'>;
/** A continuous voxel index [i, j, k]; integers are voxel centres. */
export type VoxelPoint = Brand<Triple, 'VoxelPoint'>;

export type Mm = Brand<number, 'Mm'>;
export type Hu = Brand<number, 'Hu'>;
export type Ml = Brand<number, 'Ml'>;
export type Radians = Brand<number, 'Radians'>;

export const lpsPoint = (x: number, y: number, z: number): LpsPoint => [x, y, z] as unknown as LpsPoint;
export const lpsVector = (x: number, y: number, z: number): LpsVector => [x, y, z] as unknown as LpsVector;
export const voxelPoint = (i: number, j: number, k: number): VoxelPoint => [i, j, k] as unknown as VoxelPoint;

export const toDegrees = (angle: Radians): number => (angle * 180) / Math.PI;
export const toRadians = (angleDeg: number): Radians => ((angleDeg * Math.PI) / 180) as Radians;
