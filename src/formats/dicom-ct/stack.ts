import type { Grid } from '../../core/grid';
import { isPlausibleMm, voxelSizeData } from '../image/affine';
import { error, firstError, type Issue, warning } from '../issue';
import { driftOf } from './drift';
import type { SliceHeader } from './header';
import { isPlaced, type Placed, placeSlices, stepsOf } from './placed';
import { planResampling, type Resampling } from './resampling';
import {
  findGaps,
  type Gap,
  meanStepMm,
  noiseMm,
  sharedPlaces,
  tolerableMm,
  usualStepMm,
  widestFilledMm,
  worstOff,
} from './steps';

/** Slices in order along the normal, the grid they make, and what was found. */
export interface Stack {
  readonly slices: readonly SliceHeader[];
  /** Of the volume; only nominal when there is an error among the issues; absent without positions. */
  readonly grid?: Grid;
  /** Angle between the way the slices are stepped and their normal, as their positions give it. */
  readonly gantryTiltDeg: number;
  readonly issues: readonly Issue[];
  /** Present where the volume cannot be the slices as they are. */
  readonly resampling?: Resampling;
  /** Missing slices; while there are any, `slice-gap` is among the issues. */
  readonly gaps: readonly Gap[];
}

/** A header that says another tilt than the positions: more than this, degrees. */
const tiltTagToleranceDeg = 0.5;

/**
 * The geometry gate for slices of one orientation, size and pixel size: a regular stack is taken as it is,
 * a tilted or uneven one gets a resampling, a gap is an error that filling lifts, and everything else an
 * error that names the file and the cause.
 */
export function stackSlices(headers: readonly SliceHeader[]): Stack {
  const placed = placeSlices(headers);
  const refused = { slices: headers, gantryTiltDeg: Math.abs(headers[0]?.gantryTiltDeg ?? 0), gaps: [] };
  if (!isPlaced(placed)) return { ...refused, issues: [placed] };
  if (placed.length === 1) return single(placed[0]!);
  const slices = placed.map(({ slice }) => slice);
  const shared = sharedPlaces(placed);
  const nominal = gridOf(placed[0]!, meanStepMm(placed), placed.length);
  if (shared.length > 0) return { ...refused, slices, grid: nominal, issues: shared };
  const { tiltDeg, issues: sideways } = driftOf(placed);
  const usualMm = usualStepMm(placed);
  const gaps = findGaps(placed, usualMm);
  const { even, issues: noise } = spacingOf(placed);
  const resampling =
    tiltDeg > 0 || !even
      ? planResampling(placed, { stepMm: even ? meanStepMm(placed) : usualMm, tiltDeg, even, gaps })
      : undefined;
  const issues = [
    ...sideways,
    ...(isPlausibleMm(usualMm) ? [] : [error('voxel-size', voxelSizeData(usualMm, slices[0]!.path))]),
    ...gapIssues(gaps, usualMm),
    ...noise,
    ...(resampling?.uneven ? [unevenIssue(placed, resampling, gaps)] : []),
    ...tiltIssues(tiltDeg, slices[0]!),
    ...thicknessIssue(slices[0]!, usualMm),
  ];
  const found = { slices, gantryTiltDeg: tiltDeg, issues, gaps };
  return firstError(sideways) || !resampling
    ? { ...found, grid: nominal }
    : { ...found, grid: resampling.grid, resampling };
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

function single(only: Placed): Stack {
  const { slice } = only;
  const grid = gridOf(only, slice.sliceThicknessMm || 1, 1);
  const issues = [error('single-slice', { path: slice.path })];
  return { slices: [slice], grid, gantryTiltDeg: Math.abs(slice.gantryTiltDeg ?? 0), issues, gaps: [] };
}

/** Whether the slices are one step apart each, and what is to be said where they are not quite. */
function spacingOf(placed: readonly Placed[]): { readonly even: boolean; readonly issues: readonly Issue[] } {
  const { path, offMm } = worstOff(placed);
  const mean = meanStepMm(placed);
  const even = offMm <= tolerableMm(mean);
  const data = { path, offMm: round(offMm), spacingMm: round(mean) };
  return { even, issues: even && offMm > noiseMm(mean) ? [warning('position-noise', data)] : [] };
}

function unevenIssue(placed: readonly Placed[], { grid }: Resampling, gaps: readonly Gap[]): Issue {
  const steps = stepsOf(placed).filter((_, i) => gaps.every(({ below }) => below !== i));
  const [leastMm, mostMm] = [round(Math.min(...steps)), round(Math.max(...steps))];
  return warning('uneven-resampled', { leastMm, mostMm, stepMm: round(grid.spacing[2]) });
}

/** Narrow gaps may be filled when asked; a wide one is refused for good. */
function gapIssues(gaps: readonly Gap[], usualMm: number): Issue[] {
  const [first] = gaps;
  if (!first) return [];
  const widest = gaps.reduce((a, b) => (b.gapMm > a.gapMm ? b : a));
  if (widest.gapMm > widestFilledMm) {
    return [
      error('slice-gap-wide', { path: widest.path, gapMm: round(widest.gapMm), mostMm: widestFilledMm }),
    ];
  }
  const count = gaps.reduce((sum, { missing }) => sum + missing, 0);
  const data = { path: first.path, count, gapMm: round(widest.gapMm), spacingMm: round(usualMm) };
  return [error('slice-gap', data)];
}

/** The positions are followed; a header that says otherwise is told of. */
function tiltIssues(tiltDeg: number, { gantryTiltDeg = 0 }: SliceHeader): Issue[] {
  const tagDeg = Math.round(Math.abs(gantryTiltDeg) * 100) / 100;
  return [
    ...(tiltDeg > 0 ? [warning('tilt-resampled', { tiltDeg })] : []),
    ...(tagDeg > 0 && Math.abs(tagDeg - tiltDeg) > tiltTagToleranceDeg
      ? [warning('tilt-tag', { tagDeg, tiltDeg })]
      : []),
  ];
}

/** Thin slices far apart may be every other slice of a series: said, not refused. */
function thicknessIssue(slice: SliceHeader, spacingMm: number): Issue[] {
  const thicknessMm = slice.sliceThicknessMm;
  if (!thicknessMm || spacingMm <= 1.5 * thicknessMm) return [];
  const data = { path: slice.path, spacingMm: round(spacingMm), thicknessMm: round(thicknessMm) };
  return [warning('slices-apart', data)];
}

const round = (mm: number) => Math.round(mm * 1000) / 1000;
