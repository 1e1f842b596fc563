import { LevelQueue } from '../voxels/level-queue';
import type { Dims } from '../voxels/runs';

/**
 * Gives each voxel to the seed from which it is reached at the least cost through faces (Dial 1969,
 * doi:10.1145/363269.363610: a queue of integer costs). In contrast to a watershed the costs of a way add up, so that a
 * region does not run through a whole neighbour once it has found a hole in the wall between them.
 * @param seeds label > 0 where it starts; changed in place to the labels of all that was reached
 * @param stepCost cost of stepping into a voxel, 1 … 255; 0 where none may go
 * @param most what costs more is not reached
 */
export function geodesicLabels(
  seeds: Uint8Array,
  stepCost: Uint8Array,
  [nx, ny, nz]: Dims,
  most: number,
): void {
  const slice = nx * ny;
  const costs = new Int32Array(seeds.length).fill(0x7fffffff);
  let places = 0;
  for (let n = 0; n < seeds.length; n++) if (stepCost[n]! > 0 || seeds[n]! > 0) places++;
  // A voxel waits once for each face by which it was reached at a lower cost.
  const queue = new LevelQueue(6 * places);
  let waiting = 0;
  for (let n = 0; n < seeds.length; n++) {
    if (seeds[n] === 0) continue;
    costs[n] = 0;
    queue.push(n, 0);
    waiting++;
  }
  const reach = (from: number, n: number, cost: number) => {
    const step = stepCost[n]!;
    if (step === 0 || cost + step > most || cost + step >= costs[n]!) return;
    costs[n] = cost + step;
    seeds[n] = seeds[from]!;
    queue.push(n, (cost + step) & 255);
    waiting++;
  };
  for (let cost = 0; cost <= most && waiting > 0; cost++) {
    for (let n = queue.take(cost & 255); n >= 0; n = queue.take(cost & 255)) {
      waiting--;
      if (costs[n] !== cost) continue;
      const i = n % nx;
      const j = Math.floor(n / nx) % ny;
      if (i > 0) reach(n, n - 1, cost);
      if (i < nx - 1) reach(n, n + 1, cost);
      if (j > 0) reach(n, n - nx, cost);
      if (j < ny - 1) reach(n, n + nx, cost);
      if (n >= slice) reach(n, n - slice, cost);
      if (n < slice * (nz - 1)) reach(n, n + slice, cost);
    }
  }
}
