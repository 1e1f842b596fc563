import { voxelToLps } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../core/units';

/** Thickness of the layers across the patient that a centre is taken of, mm. */
const layerMm = 2;

/** Middle of the voxels of a field. */
export function centroidOf(field: VoxelField): LpsPoint | undefined {
  const sum = [0, 0, 0];
  let count = 0;
  eachInside(field, (p) => {
    count++;
    for (const axis of [0, 1, 2] as const) sum[axis]! += p[axis];
  });
  return count > 0 ? lpsPoint(sum[0]! / count, sum[1]! / count, sum[2]! / count) : undefined;
}

export function eachInside({ grid, data }: VoxelField, visit: (p: LpsPoint) => void): void {
  const [nx, ny] = grid.dims;
  data.forEach((value, o) => {
    if (value > halfLevel)
      visit(voxelToLps(grid, voxelPoint(o % nx, Math.floor(o / nx) % ny, Math.floor(o / nx / ny))));
  });
}

/** The middle of the spinal canal by height. */
export class CanalLine {
  private readonly layers = new Map<number, { count: number; x: number; y: number }>();

  constructor(canal: VoxelField) {
    eachInside(canal, ([x, y, z]) => {
      const n = Math.round(z / layerMm);
      const layer = this.layers.get(n) ?? { count: 0, x: 0, y: 0 };
      this.layers.set(n, { count: layer.count + 1, x: layer.x + x, y: layer.y + y });
    });
  }

  /** The middle at a height (LPS z, mm), over five layers; undefined where there is no canal. */
  at(zMm: number): LpsPoint | undefined {
    let [count, x, y] = [0, 0, 0];
    for (let n = -2; n <= 2; n++) {
      const layer = this.layers.get(Math.round(zMm / layerMm) + n);
      if (!layer) continue;
      // Each layer counts alike: a wide one must not pull.
      count++;
      x += layer.x / layer.count;
      y += layer.y / layer.count;
    }
    return count > 0 ? lpsPoint(x / count, y / count, zMm) : undefined;
  }
}
