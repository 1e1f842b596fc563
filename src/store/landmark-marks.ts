import type { Landmarks } from '../anatomy/vertebra/landmarks';
import type { LandmarkPlane } from '../anatomy/vertebra/plates';
import type { VertebraPart } from '../anatomy/vertebra/parts';
import type { LpsPoint } from '../core/units';
import { along } from '../core/vector';
import { useLandmarks } from './landmarks';

export type Line = readonly [from: LpsPoint, to: LpsPoint];

/** What is drawn of the landmarks: axes, outlines of planes, points; LPS mm. */
export interface LandmarkMarks {
  readonly axes: readonly Line[];
  /** Corners of each plane, in turn. */
  readonly planes: readonly (readonly LpsPoint[])[];
  readonly points: readonly LpsPoint[];
}

export const landmarkColour = '#7fe3ff';
export const partColours: Readonly<Record<VertebraPart, string>> = {
  body: '#56b4e9',
  rightPedicle: '#e69f00',
  leftPedicle: '#f0e442',
  arch: '#cc79a7',
};

/** An axis is drawn this far beyond the narrow part of its pedicle, mm. */
const beyondMm = 12;

/** Marks of the measured vertebra; undefined where none is. */
export function landmarkMarks(): LandmarkMarks | undefined {
  const { measured } = useLandmarks.getState();
  return measured && marksOf(measured.landmarks);
}

export function marksOf(landmarks: Landmarks): LandmarkMarks {
  const { rightPedicle, leftPedicle, dens, basivertebralForamen, spinousTip } = landmarks;
  const { upperEndplate, lowerEndplate, posteriorWall } = landmarks;
  const pedicles = [rightPedicle, leftPedicle].filter((axis) => axis !== undefined);
  const planes = [upperEndplate, lowerEndplate, posteriorWall].filter((plane) => plane !== undefined);
  const points = [basivertebralForamen, spinousTip, dens?.tipMm].filter((point) => point !== undefined);
  return {
    axes: [
      ...pedicles.map(({ atMm, direction, lengthMm }): Line => {
        const half = lengthMm / 2 + beyondMm;
        return [along(atMm, direction, -half), along(atMm, direction, half)];
      }),
      ...(dens ? [[along(dens.atMm, dens.direction, -beyondMm), dens.tipMm] as const] : []),
    ],
    planes: planes.map(cornersOf),
    points: [...pedicles.map(({ atMm }) => atMm), ...(dens ? [dens.atMm] : []), ...points],
  };
}

function cornersOf({ atMm, sides: [u, v], halfMm: [p, q] }: LandmarkPlane): LpsPoint[] {
  const corner = (a: number, b: number) => along(along(atMm, u, a * p), v, b * q);
  return [corner(1, 1), corner(-1, 1), corner(-1, -1), corner(1, -1)];
}
