import { type LpsPoint, lpsPoint } from '../../core/units';

/** A control point that was placed. LPS mm. */
export interface ControlPoint {
  readonly label: string;
  readonly positionMm: LpsPoint;
}

/** One markup of a file of 3D Slicer, with those of its points that were placed. */
export interface Markup {
  /** As 3D Slicer has it (`Line`, `Fiducial`, `Curve` …); `List` where the format does not say. */
  readonly type: string;
  readonly name: string;
  readonly points: readonly ControlPoint[];
}

/** Sign of x and y on the way to LPS, by the names and numbers that 3D Slicer gives to its frames. */
const signs: Readonly<Record<string, 1 | -1>> = { LPS: 1, '1': 1, RAS: -1, '0': -1 };

/** Sign of x and y on the way to LPS; undefined for a frame that is none of the patient (`IJK`). */
export const signOfFrame = (frame: string): 1 | -1 | undefined => signs[frame.trim().toUpperCase()];

/** A point of a file in LPS mm. */
export const placedPoint = (xyz: readonly number[], sign: 1 | -1, mmPerUnit = 1): LpsPoint =>
  lpsPoint(sign * xyz[0]! * mmPerUnit, sign * xyz[1]! * mmPerUnit, xyz[2]! * mmPerUnit);

/** Beyond this no patient is, mm: the file is damaged. */
const farthestMm = 100_000;

export const isPlace = (xyz: readonly unknown[]): xyz is readonly [number, number, number] =>
  xyz.length === 3 && xyz.every((value) => typeof value === 'number' && Math.abs(value) <= farthestMm);

/** `…/needle.mrk.json` → `needle`. */
export const stemOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/(\.mrk)?\.json$|\.fcsv$/i, '');
