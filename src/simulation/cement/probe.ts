import type { FlowProblem } from '../flow/types';

type Point = readonly [number, number, number];

/** The cells that a value at a point is interpolated from. */
export interface Stencil {
  readonly cells: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Trilinear weights about a point, on the point's own side of closed faces: across a barrier nothing is
 * interpolated, so that the pressure at its foot is the pressure on this side.
 * @param atMm from the centre of cell 0
 * @param towardsMm decides to which cell a point on the face between two belongs
 */
export function stencilAt(
  { grid, openness }: Pick<FlowProblem, 'grid' | 'openness'>,
  atMm: Point,
  towardsMm: Point,
): Stencil {
  const { dims, spacingMm } = grid;
  const stride = [1, dims[0], dims[0] * dims[1]] as const;
  const home: number[] = [];
  const side: number[] = [];
  const share: number[] = [];
  for (const axis of [0, 1, 2] as const) {
    const nudge = 1e-6 * Math.sign(towardsMm[axis] - atMm[axis]);
    const limit = (index: number) => Math.min(dims[axis] - 1, Math.max(0, index));
    const position = limit(atMm[axis] / spacingMm[axis]);
    const own = limit(Math.round(atMm[axis] / spacingMm[axis] + nudge));
    home.push(own);
    side.push(position > own ? 1 : position < own ? -1 : 0);
    share.push(Math.abs(position - own));
  }
  const own = home[0]! + dims[0] * (home[1]! + dims[1] * home[2]!);
  for (const axis of [0, 1, 2] as const) {
    const face = side[axis]! < 0 ? own - stride[axis] : own;
    if (side[axis] !== 0 && (openness?.[axis]?.[face] ?? 1) === 0) side[axis] = 0;
  }
  const cells: number[] = [];
  const weights: number[] = [];
  for (let corner = 0; corner < 8; corner++) {
    let [cell, weight] = [own, 1];
    for (const axis of [0, 1, 2] as const) {
      const far = (corner >> axis) & 1;
      const part = side[axis] === 0 ? 0 : share[axis]!;
      weight *= far ? part : 1 - part;
      if (far) cell += side[axis]! * stride[axis];
    }
    if (weight === 0) continue;
    cells.push(cell);
    weights.push(weight);
  }
  return { cells, weights };
}

export const interpolate = ({ weights }: Stencil, values: readonly number[]): number =>
  weights.reduce((sum, weight, n) => sum + weight * values[n]!, 0);
