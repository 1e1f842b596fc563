import type { Grid } from '../../core/grid';

/** Turn of the planes against the patient's axes, degrees: the angle between each grid axis and the nearest one. */
export const obliquityDeg = ({ axes }: Grid): number =>
  Math.max(...axes.map((axis) => (Math.acos(Math.min(1, Math.max(...axis.map(Math.abs)))) * 180) / Math.PI));

/** Slice spacing that makes distances along an axis coarse, mm: a house value. */
export const coarseSpacingMm = 2;

export const coarsestSpacingMm = ({ spacing }: Grid): number => Math.max(...spacing);
