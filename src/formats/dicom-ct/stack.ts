import type { Grid } from '../../core/grid';
import { type Radians, toDegrees } from '../../core/units';
import { dot, norm, subtract } from '../../core/vector';
import { error, type Issue, warning } from '../issue';
import type { SliceHeader } from './header';
import { isPlane, type Plane, planeOf } from './plane';

/** Slices in order along the normal, the grid they make, and what was found. */
export interface Stack {
  readonly slices: readonly SliceHeader[];
  /** Only nominal when there is an error among the issues; absent without positions. */
  readonly grid?: Grid;
  readonly gantryTiltDeg: number;
  readonly issues: readonly Issue[];
}

/** Rounded header positions are no error: the larger of 1 % of the spacing and 0.01 mm. */
const noiseMm = (spacingMm: number) => Math.max(0.01 * spacingMm, 0.01) + 1e-6;
/** Beyond noise, up to this, a slice is read with a warning; more is a refusal. */
const tolerableMm = (spacingMm: number) => Math.max(noiseMm(spacingMm), Math.min(0.06, 0.1 * spacingMm));
/** The same slice twice. */
const sameMm = 0.01;
/** Sideways drift over the whole stack below which it counts as straight. */
const driftMm = 0.1;
const orientationTolerance = 5e-4;
const spacingToleranceMm = 1e-4;

interface Placed {
  readonly slice: SliceHeader;
  readonly plane: Plane;
  /** Position along the common normal, mm. */
  readonly at: number;
}

/**
 * The geometry gate: a series becomes a volume only when its slices are a regular stack of equal
 * planes, stepped along their common normal. Errors name the file and the cause.
 */
export function stackSlices(headers: readonly SliceHeader[]): Stack {
  const planes = headers.map(planeOf);
  const broken = planes.find((plane) => !isPlane(plane));
  const headerTilt = Math.abs(headers[0]?.gantryTiltDeg ?? 0);
  if (broken && !isPlane(broken)) return { slices: headers, gantryTiltDeg: headerTilt, issues: [broken] };
  const reference = planes[0] as Plane;
  const placed = headers
    .map((slice, i): Placed => {
      const plane = planes[i] as Plane;
      return { slice, plane, at: dot(plane.position, reference.normal) };
    })
    .sort((a, b) => a.at - b.at);
  const slices = placed.map(({ slice }) => slice);
  if (placed.length === 1) return single(placed[0]!, headerTilt);
  const grid = gridOf(placed[0]!, meanStepMm(placed), placed.length);
  const uneven = unevenSlices(placed);
  if (uneven.length > 0) return { slices, grid, gantryTiltDeg: headerTilt, issues: uneven };
  const { tiltDeg, issues: sideways } = drift(placed);
  const steps = stepIssues(placed);
  const apart = steps.length > 0 ? [] : thicknessIssue(slices[0]!, grid.spacing[2]);
  const issues = [...sideways, ...steps, ...apart];
  return { slices, grid, gantryTiltDeg: tiltDeg, issues };
}

function gridOf({ slice, plane }: Placed, stepMm: number, count: number): Grid {
  const [betweenRows, betweenColumns] = slice.pixelSpacing as [number, number];
  return {
    dims: [slice.columns, slice.rows, count],
    spacing: [betweenColumns, betweenRows, stepMm],
    origin: plane.position,
    axes: [plane.alongRow, plane.alongColumn, plane.normal],
  };
}

function single(only: Placed, gantryTiltDeg: number): Stack {
  const grid = gridOf(only, only.slice.sliceThicknessMm || 1, 1);
  const issues = [error('single-slice', { path: only.slice.path })];
  return { slices: [only.slice], grid, gantryTiltDeg, issues };
}

/** To a millionth of a mm, so that sums of decimals read as they were meant. */
const meanStepMm = (placed: readonly Placed[]) =>
  Math.round(((placed.at(-1)!.at - placed[0]!.at) / (placed.length - 1)) * 1e6) / 1e6;

/** Different orientation, size or pixel spacing within one series. */
function unevenSlices(placed: readonly Placed[]): Issue[] {
  const first = commonest(placed);
  const differs = (code: string, differ: (p: Placed) => boolean) => {
    const odd = placed.filter(differ);
    return odd.length > 0 ? [error(code, { path: odd[0]!.slice.path, count: odd.length })] : [];
  };
  const apart = (a: readonly number[], b: readonly number[], most: number) =>
    a.some((value, i) => Math.abs(value - b[i]!) > most);
  return [
    ...differs('mixed-orientations', ({ plane }) =>
      apart(
        [...plane.alongRow, ...plane.alongColumn],
        [...first.plane.alongRow, ...first.plane.alongColumn],
        orientationTolerance,
      ),
    ),
    ...differs(
      'mixed-sizes',
      ({ slice }) => slice.rows !== first.slice.rows || slice.columns !== first.slice.columns,
    ),
    ...differs('mixed-pixel-spacings', ({ slice }) =>
      apart(slice.pixelSpacing!, first.slice.pixelSpacing!, spacingToleranceMm),
    ),
  ];
}

/** The slice whose orientation, size and pixels most others share, so that the odd ones are named. */
function commonest(placed: readonly Placed[]): Placed {
  const counts = new Map<string, { readonly example: Placed; count: number }>();
  for (const item of placed) {
    const cosines = [...item.plane.alongRow, ...item.plane.alongColumn].map((c) => c.toFixed(2));
    const millimetres = item.slice.pixelSpacing!.map((mm) => mm.toFixed(3));
    const key = [item.slice.rows, item.slice.columns, ...cosines, ...millimetres].join();
    const entry = counts.get(key) ?? { example: item, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a)).example;
}

/** Positions that leave the line along the normal: steadily (gantry tilt) or not. */
function drift(placed: readonly Placed[]): { tiltDeg: number; issues: Issue[] } {
  const first = placed[0]!;
  const last = placed.at(-1)!;
  const sideways = (p: Placed) => {
    const move = subtract(p.plane.position, first.plane.position);
    const rise = dot(move, first.plane.normal);
    return move.map((value, i) => value - rise * first.plane.normal[i]!) as [number, number, number];
  };
  const total = sideways(last);
  const rise = last.at - first.at;
  if (norm(total) > driftMm && rise > sameMm) {
    const angleDeg = toDegrees(Math.atan2(norm(total), rise) as Radians);
    const tiltDeg = Math.round(angleDeg * 100) / 100;
    return { tiltDeg, issues: [error('gantry-tilt', { path: last.slice.path, tiltDeg })] };
  }
  const stray = placed.find((p) => norm(sideways(p)) > driftMm);
  const issues = stray ? [error('slices-shifted', { path: stray.slice.path })] : [];
  return { tiltDeg: 0, issues };
}

/** Duplicates, gaps and uneven steps. */
function stepIssues(placed: readonly Placed[]): Issue[] {
  const steps = placed.slice(1).map((p, i) => ({ mm: p.at - placed[i]!.at, path: p.slice.path }));
  const duplicates = steps.filter(({ mm }) => mm <= sameMm);
  if (duplicates.length > 0) {
    return [error('duplicate-slices', { path: duplicates[0]!.path, count: duplicates.length })];
  }
  const usual = median(steps.map(({ mm }) => mm));
  const gap = steps.find(({ mm }) => mm > 1.5 * usual);
  if (gap) return [error('slice-gap', { path: gap.path, gapMm: round(gap.mm), spacingMm: round(usual) })];
  const mean = meanStepMm(placed);
  const off = placed.map((p, k) => Math.abs(p.at - (placed[0]!.at + k * mean)));
  const worst = off.indexOf(Math.max(...off));
  const data = { path: placed[worst]!.slice.path, offMm: round(off[worst]!), spacingMm: round(mean) };
  if (off[worst]! > tolerableMm(mean)) return [error('uneven-spacing', data)];
  return off[worst]! > noiseMm(mean) ? [warning('position-noise', data)] : [];
}

/** Thin slices far apart may be every other slice of a series: said, not refused. */
function thicknessIssue(slice: SliceHeader, spacingMm: number): Issue[] {
  const thicknessMm = slice.sliceThicknessMm;
  if (!thicknessMm || spacingMm <= 1.5 * thicknessMm) return [];
  return [
    warning('slices-apart', {
      path: slice.path,
      spacingMm: round(spacingMm),
      thicknessMm: round(thicknessMm),
    }),
  ];
}

/** The lower median: with few slices the smaller step is the likelier one. */
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

const round = (mm: number) => Math.round(mm * 1000) / 1000;
