import type { Grid } from './grid';

/**
 * The most by which voxel size and slice spacing alone can shift a surface, mm: half a voxel along the
 * worst direction, ½(|nx|sx + |ny|sy + |nz|sz) at its maximum over unit normals n, which is ½|s|.
 */
export const worstGridErrorMm = ({ spacing }: Grid): number => Math.hypot(...spacing) / 2;
