import { facePaths } from '../flow/paths';
import { sellingSplit } from '../flow/selling';
import type { Tensor6 } from '../flow/types';
import type { Frame } from './frame';

/** A diagonal direction in which a turned tensor conducts. */
export interface Diagonal {
  readonly offset: readonly [number, number, number];
  readonly stride: number;
  /** Conductance by index of the tensor, per unit of scale. */
  readonly weights: readonly number[];
  /** The faces by which its flow is led, relative to the starting cell, with the signed share that each takes. */
  readonly route: readonly { readonly step: number; readonly axis: 0 | 1 | 2; readonly share: number }[];
  /** Cells on the way, relative to the starting cell: they must conduct as well. */
  readonly via: readonly number[];
}

/** The directions other than the axes that Selling's split of the tensors needs. */
export function diagonalsOf(frame: Frame, tensors: readonly Tensor6[]): Diagonal[] {
  const grid = { dims: frame.dims, spacingMm: frame.h };
  const splits = tensors.map((tensor) => sellingSplit(tensor, grid));
  const offsets = new Map(splits.flat().map(({ offset }) => [String(offset), offset]));
  const [, sy, sz] = frame.stride;
  return [...offsets.values()]
    .filter((offset) => Math.abs(offset[0]) + Math.abs(offset[1]) + Math.abs(offset[2]) > 1)
    .map((offset) => {
      const paths = facePaths(offset);
      const route = paths.flatMap((path) =>
        path.map(({ at, axis }) => ({
          step: at[0] + sy * at[1] + sz * at[2],
          axis,
          share: Math.sign(offset[axis]) / paths.length,
        })),
      );
      const via = new Set<number>();
      for (const path of paths)
        for (const { at, axis } of path)
          for (const up of [0, 1]) {
            const cell = [at[0], at[1], at[2]];
            cell[axis]! += up;
            via.add(cell[0]! + sy * cell[1]! + sz * cell[2]!);
          }
      return {
        offset,
        stride: offset[0] + sy * offset[1] + sz * offset[2],
        weights: splits.map(
          (split) => split.find((one) => String(one.offset) === String(offset))?.weight ?? 0,
        ),
        route,
        via: [...via],
      };
    });
}
