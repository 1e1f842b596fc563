import { ACTIVE, type FlowProblem } from './types';

type Int3 = readonly [number, number, number];

/** What stands between a cell and the cell at `offset` from it. */
export class Openings {
  private readonly stride: Int3;
  /** There is neither a cell that is not active nor a closed face. */
  readonly free: boolean;

  constructor(private readonly problem: FlowProblem) {
    const [nx, ny] = problem.grid.dims;
    this.stride = [1, nx, nx * ny];
    this.free = !problem.cells && !problem.openness?.some((axis) => axis !== undefined);
  }

  /**
   * Open share of the straight link between two cells of the box: the least over all face paths that run monotonously
   * from one to the other, so that a turned tensor does not leak diagonally through a barrier. Cells on the way (not
   * the last one) must be active.
   */
  share(from: number, [dx, dy, dz]: Int3): number {
    if (this.free) return 1;
    let least = Infinity;
    if (dx !== 0) least = Math.min(least, this.via(from, 0, [dx, dy, dz]));
    if (dy !== 0) least = Math.min(least, this.via(from, 1, [dx, dy, dz]));
    if (dz !== 0) least = Math.min(least, this.via(from, 2, [dx, dy, dz]));
    return least;
  }

  private via(from: number, axis: 0 | 1 | 2, offset: Int3): number {
    const up = offset[axis] > 0;
    const next = from + (up ? this.stride[axis] : -this.stride[axis]);
    const face = this.problem.openness?.[axis]?.[up ? from : next] ?? 1;
    const [x, y, z] = offset;
    const one = up ? 1 : -1;
    const rest: Int3 = axis === 0 ? [x - one, y, z] : axis === 1 ? [x, y - one, z] : [x, y, z - one];
    if (face <= 0) return 0;
    if (rest[0] === 0 && rest[1] === 0 && rest[2] === 0) return face;
    if (this.problem.cells && this.problem.cells[next] !== ACTIVE) return 0;
    return Math.min(face, this.share(next, rest));
  }
}

/** Every monotonous face path from a cell to `offset`, as faces (cell relative to the start, axis, sign). */
export function facePaths(offset: Int3): { readonly at: Int3; readonly axis: 0 | 1 | 2 }[][] {
  if (offset.every((d) => d === 0)) return [[]];
  return ([0, 1, 2] as const)
    .filter((axis) => offset[axis] !== 0)
    .flatMap((axis) => {
      const sign = Math.sign(offset[axis]);
      const step = (v: Int3, by: number): Int3 =>
        axis === 0 ? [v[0] + by, v[1], v[2]] : axis === 1 ? [v[0], v[1] + by, v[2]] : [v[0], v[1], v[2] + by];
      const face = { at: sign > 0 ? ([0, 0, 0] as Int3) : step([0, 0, 0], -1), axis };
      return facePaths(step(offset, -sign)).map((path) => [
        face,
        ...path.map((f) => ({
          axis: f.axis,
          at: [f.at[0], f.at[1], f.at[2]].map((v, a) => v + (a === axis ? sign : 0)) as unknown as Int3,
        })),
      ]);
    });
}
