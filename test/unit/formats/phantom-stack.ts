import { cross, normalise } from '../../../src/core/vector';
import { lpsVector } from '../../../src/core/units';
import { slice, type SliceSpec } from './dicom';
import { memoryFile } from './files';

type Triple = readonly [number, number, number];

export interface PhantomSpec {
  readonly columns: number;
  readonly rows: number;
  /** [between rows, between columns], mm. */
  readonly spacing: readonly [number, number];
  readonly row: Triple;
  readonly column: Triple;
  /** First pixel of the first slice, and how far the first pixels of all lie from it: LPS mm. */
  readonly first: Triple;
  readonly steps: readonly Triple[];
  /** HU of a point. */
  field(x: number, y: number, z: number): number;
  /** Smaller for a finer rescale slope: HU of one stored unit. */
  readonly slope?: number;
  readonly each?: (k: number) => SliceSpec;
}

/** Files of a stack whose pixels hold the field at their own centres (PS3.3 equation C.7.6.2.1-1). */
export const phantomFiles = (spec: PhantomSpec) =>
  spec.steps.map((step, k) => {
    const slope = spec.slope ?? 0.01;
    const position = spec.first.map((value, axis) => value + step[axis]!) as [number, number, number];
    const stored: number[] = [];
    for (let j = 0; j < spec.rows; j++)
      for (let i = 0; i < spec.columns; i++) {
        const [x, y, z] = position.map(
          (value, axis) =>
            value + i * spec.spacing[1] * spec.row[axis]! + j * spec.spacing[0] * spec.column[axis]!,
        ) as [number, number, number];
        stored.push(Math.round(spec.field(x, y, z) / slope));
      }
    return memoryFile(
      `p/${String(k).padStart(3, '0')}.dcm`,
      slice({
        rows: spec.rows,
        columns: spec.columns,
        spacing: spec.spacing,
        orientation: [...spec.row, ...spec.column],
        position,
        stored,
        signed: true,
        bitsAllocated: 32,
        slope: String(slope),
        intercept: '0',
        thickness: '1',
        ...spec.each?.(k),
      }),
    );
  });

/** Rows along x; columns turned about x by the tilt, as a tilted gantry has them. */
export function tiltedAxes(tiltDeg: number): {
  readonly row: Triple;
  readonly column: Triple;
  readonly normal: Triple;
} {
  const angle = (tiltDeg * Math.PI) / 180;
  const [row, column] = [lpsVector(1, 0, 0), lpsVector(0, Math.cos(angle), -Math.sin(angle))];
  return { row, column, normal: normalise(cross(row, column)) };
}
