import type { Resolution } from '../../core/grid-error';
import type { VoxelPoint } from '../../core/units';
import type { Resampling } from './resampling';
import type { Stack } from './stack';

/** What was done to make a regular volume of slices that are none, for those who use it. Plain data. */
export interface Resampled {
  /** 0 where the slices were not sheared. */
  readonly tiltDeg: number;
  /** Voxels between the slices are interpolated, since these are not evenly spaced. */
  readonly uneven: boolean;
  /** Number of slices that were acquired, and the steps between them from the lowest, mm. */
  readonly slices: number;
  readonly acquiredStepsMm: readonly number[];
  /** Step of the volume, mm. */
  readonly stepMm: number;
  /** Where slices were missing. */
  readonly filled: readonly FilledGap[];
}

/** A gap between two acquired slices: what lies between them is interpolated. */
export interface FilledGap {
  readonly missing: number;
  readonly gapMm: number;
  /** Numbers of the acquired slices below and above, from 0, in slices of the volume; may be fractions. */
  readonly belowSlice: number;
  readonly aboveSlice: number;
}

const round = (mm: number) => Math.round(mm * 1000) / 1000;

export function resampledFacts({ resampling, gaps }: Stack): Resampled | undefined {
  if (!resampling) return undefined;
  const { grid, tiltDeg, uneven, firstPixels } = resampling;
  const stepMm = grid.spacing[2];
  const numbers = firstPixels.map((first) => first[2]);
  return {
    tiltDeg,
    uneven,
    slices: numbers.length,
    acquiredStepsMm: numbers.slice(1).map((k, i) => round((k - numbers[i]!) * stepMm)),
    stepMm,
    filled: gaps.map(({ below, gapMm, missing }) => ({
      missing,
      gapMm: round(gapMm),
      belowSlice: numbers[below]!,
      aboveSlice: numbers[below + 1]!,
    })),
  };
}

/**
 * What the volume of a stack resolves. In the plane a pixel; where slices were moved by a part t of one,
 * 2t(1 − t) of it more, the mean distance from which a voxel then takes its value. Across, the step or the
 * slice thickness, the larger; slice by slice where they differ.
 */
export function resolutionOf({ grid, slices, resampling, gaps }: Stack): Resolution {
  const { axes, origin, spacing, dims } = grid!;
  const thickness = slices.map(({ sliceThicknessMm }) => sliceThicknessMm ?? 0);
  const alike = thickness.every((mm) => mm === thickness[0]);
  if (!resampling?.uneven && gaps.length === 0 && alike) {
    const across = Math.max(spacing[2], thickness[0]!);
    return { axes, origin, spacing: [...inPlane(spacing, resampling), across] };
  }
  const numbers =
    resampling?.firstPixels.map((first) => first[2]) ?? Array.from({ length: dims[2] }, (_, k) => k);
  return {
    axes,
    origin,
    spacing: [...inPlane(spacing, resampling), spacing[2]],
    slices: numbers.map((k, i) => ({ atMm: k * spacing[2], thicknessMm: thickness[i]! })),
  };
}

function inPlane(spacing: readonly number[], resampling: Resampling | undefined): [number, number] {
  const most = (axis: 0 | 1) => Math.max(0, ...(resampling?.firstPixels ?? []).map((p) => blur(p, axis)));
  return [spacing[0]! * (1 + most(0)), spacing[1]! * (1 + most(1))];
}

function blur(first: VoxelPoint, axis: 0 | 1): number {
  const t = first[axis] - Math.floor(first[axis]);
  return 2 * t * (1 - t);
}
