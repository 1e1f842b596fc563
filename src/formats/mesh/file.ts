/** Which way the axes of a file run: DICOM's (left, posterior, superior) or 3D Slicer's own and NIfTI's. */
export const meshFrames = ['LPS', 'RAS'] as const;
export type MeshFrame = (typeof meshFrames)[number];

export const meshUnits = ['mm', 'cm', 'm'] as const;
export type MeshUnits = (typeof meshUnits)[number];

export const mmPerUnit: Readonly<Record<MeshUnits, number>> = { mm: 1, cm: 10, m: 1000 };

export type MeshFormat = 'stl' | 'obj' | 'ply';

/** Triangles: three numbers a vertex, three vertices a triangle, counter-clockwise seen from outside. */
export interface Triangles {
  readonly positions: Float64Array;
  readonly indices: Uint32Array;
}

/** One surface of a file, in the file's own units and frame. */
export interface MeshPart extends Triangles {
  /** Where the file names its parts. */
  readonly name?: string;
}

export interface MeshFile {
  readonly format: MeshFormat;
  readonly parts: readonly MeshPart[];
  /** Where the file says it, as 3D Slicer does (`SPACE=LPS` in a header or comment). */
  readonly frame?: MeshFrame;
}

/** The frame that a header or comment states. */
export function statedFrame(text: string): MeshFrame | undefined {
  const stated = /\bSPACE\s*=\s*(LPS|RAS)\b/i.exec(text)?.[1]?.toUpperCase();
  return meshFrames.find((frame) => frame === stated);
}
