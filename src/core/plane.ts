import { type Grid, gridCentre } from './grid';
import { type LpsPoint, type LpsVector, lpsVector } from './units';
import { along, cross, dot, norm, subtract } from './vector';

/**
 * A picture plane in the patient frame. Picture coordinates (x, y) run right and down from the
 * upper left corner, in pixels; pixel [c, r] has its centre at (c + ½, r + ½).
 */
export interface Plane {
  /** The middle of the picture. */
  readonly centreMm: LpsPoint;
  /** Unit vector to the right of the screen. */
  readonly u: LpsVector;
  /** Unit vector down the screen. */
  readonly v: LpsVector;
  /** u × v: away from the viewer, into the screen. */
  readonly normal: LpsVector;
  /** Side of the square pixels, mm. */
  readonly spacingMm: number;
  readonly columns: number;
  readonly rows: number;
}

export type AnatomicalView = 'axial' | 'coronal' | 'sagittal';

/** A point of the picture (pixels) in the patient frame (LPS, mm). */
export function planeToLps(plane: Plane, x: number, y: number): LpsPoint {
  const rightMm = (x - plane.columns / 2) * plane.spacingMm;
  const downMm = (y - plane.rows / 2) * plane.spacingMm;
  return along(along(plane.centreMm, plane.u, rightMm), plane.v, downMm);
}

/** The foot of a point on the plane in picture pixels, and its distance along the normal, mm. */
export function lpsToPlane(plane: Plane, p: LpsPoint): { x: number; y: number; distanceMm: number } {
  const d = subtract(p, plane.centreMm);
  return {
    x: dot(d, plane.u) / plane.spacingMm + plane.columns / 2,
    y: dot(d, plane.v) / plane.spacingMm + plane.rows / 2,
    distanceMm: dot(d, plane.normal),
  };
}

/** The foot of the perpendicular from `p` on the plane (LPS, mm). */
export const projectOnPlane = (plane: Plane, p: LpsPoint): LpsPoint =>
  along(p, plane.normal, -dot(subtract(p, plane.centreMm), plane.normal));

/** Size of the grid's voxels together, seen along the unit vector `direction`, mm. */
export const extentAlong = (grid: Grid, direction: LpsVector): number =>
  grid.axes.reduce((sum, a, i) => sum + Math.abs(dot(a, direction)) * grid.dims[i]! * grid.spacing[i]!, 0);

/**
 * Distance from one slice to the next along the unit vector `normal`, mm: the voxel spacing where
 * the normal is an axis of the grid, a weighted mean of the spacings where it is oblique.
 */
export const sliceStepMm = (grid: Grid, normal: LpsVector): number =>
  1 / Math.hypot(...grid.axes.map((a, i) => dot(a, normal) / grid.spacing[i]!));

/**
 * Screen axes of the radiological views: patient right on screen left in axial (seen from the
 * feet) and coronal (seen from the front), anterior on screen left in sagittal (seen from the left).
 */
export const viewAxes: Readonly<Record<AnatomicalView, { u: LpsVector; v: LpsVector; normal: LpsVector }>> = {
  axial: { u: lpsVector(1, 0, 0), v: lpsVector(0, 1, 0), normal: lpsVector(0, 0, 1) },
  coronal: { u: lpsVector(1, 0, 0), v: lpsVector(0, 0, -1), normal: lpsVector(0, 1, 0) },
  sagittal: { u: lpsVector(0, 1, 0), v: lpsVector(0, 0, -1), normal: lpsVector(-1, 0, 0) },
};

const largestSide = 1024;

/**
 * The patient's own axial, coronal or sagittal plane through a point, covering the whole grid.
 * On a grid that is aligned with the patient and square in the plane, pixels are voxels.
 */
export function anatomicalPlane(grid: Grid, view: AnatomicalView, throughMm: LpsPoint): Plane {
  const { u, v, normal } = viewAxes[view];
  const widthMm = extentAlong(grid, u);
  const heightMm = extentAlong(grid, v);
  const spacingMm = Math.max(Math.min(...grid.spacing), Math.max(widthMm, heightMm) / largestSide);
  const centre = gridCentre(grid);
  return {
    centreMm: along(centre, normal, dot(subtract(throughMm, centre), normal)),
    u,
    v,
    normal,
    spacingMm,
    // Rounded up but for the float error of a whole number of voxels.
    columns: Math.ceil(widthMm / spacingMm - 1e-6),
    rows: Math.ceil(heightMm / spacingMm - 1e-6),
  };
}

/** A plane from two screen axes, square, of a given size. */
export const squarePlane = (
  centreMm: LpsPoint,
  axes: { u: LpsVector; v: LpsVector },
  sideMm: number,
  spacingMm: number,
): Plane => ({
  centreMm,
  u: axes.u,
  v: axes.v,
  normal: cross(axes.u, axes.v),
  spacingMm,
  columns: Math.ceil(sideMm / spacingMm),
  rows: Math.ceil(sideMm / spacingMm),
});

/** Index of the slice shown, counted in the reading direction from 0, and the number of slices. */
export function slicePosition(grid: Grid, plane: Plane): { index: number; count: number } {
  const stepMm = sliceStepMm(grid, plane.normal);
  const count = Math.max(1, Math.round(extentAlong(grid, plane.normal) / stepMm));
  const offsetMm = dot(subtract(plane.centreMm, gridCentre(grid)), nextSlice(plane.normal));
  return { index: offsetMm / stepMm + (count - 1) / 2, count };
}

/** The direction in which slices are read: towards the feet on axial planes, else away from the viewer. */
const nextSlice = (normal: LpsVector): LpsVector =>
  normal[2] > 0.5 ? lpsVector(-normal[0], -normal[1], -normal[2]) : normal;

/** The point moved by whole slices along the normal, on the centre of a slice. */
export function stepSlice(grid: Grid, plane: Plane, fromMm: LpsPoint, slices: number): LpsPoint {
  const { index, count } = slicePosition(grid, plane);
  // From between two slices the first step goes to the nearer one in that direction.
  const whole = Math.abs(index - Math.round(index)) < 1e-3 ? Math.round(index) : index;
  const rounded = slices > 0 ? Math.floor(whole) : Math.ceil(whole);
  const wanted = Math.min(Math.max(rounded + slices, 0), count - 1);
  return along(fromMm, nextSlice(plane.normal), (wanted - index) * sliceStepMm(grid, plane.normal));
}

/**
 * Orientation letters of a direction, the main one first; a component counts from 10° on
 * (DICOM PS3.3 C.7.6.1.1.1 for the letters).
 */
export function orientationLetters(direction: LpsVector): string {
  const least = Math.sin((10 * Math.PI) / 180);
  const letters: readonly [string, string][] = [
    ['L', 'R'],
    ['P', 'A'],
    ['S', 'I'],
  ];
  return [0, 1, 2]
    .filter((axis) => Math.abs(direction[axis]!) > least)
    .toSorted((a, b) => Math.abs(direction[b]!) - Math.abs(direction[a]!))
    .map((axis) => letters[axis]![direction[axis]! > 0 ? 0 : 1])
    .join('');
}

/** Letters at the edges of a picture. */
export const edgeLetters = ({ u, v }: Pick<Plane, 'u' | 'v'>) => ({
  left: orientationLetters(opposite(u)),
  right: orientationLetters(u),
  top: orientationLetters(opposite(v)),
  bottom: orientationLetters(v),
});

const opposite = (a: LpsVector): LpsVector => lpsVector(-a[0], -a[1], -a[2]);

/** A point of a line in the plane, for lines where two planes cross; undefined when they are parallel. */
export function planeCrossing(
  plane: Plane,
  other: Pick<Plane, 'centreMm' | 'normal'>,
): { pointMm: LpsPoint; direction: LpsVector } | undefined {
  const across = cross(plane.normal, other.normal);
  const sine = norm(across);
  if (sine < 1e-3) return undefined;
  const direction = lpsVector(across[0] / sine, across[1] / sine, across[2] / sine);
  const towards = cross(direction, plane.normal);
  const gapMm = dot(subtract(other.centreMm, plane.centreMm), other.normal);
  return { pointMm: along(plane.centreMm, towards, gapMm / dot(towards, other.normal)), direction };
}
