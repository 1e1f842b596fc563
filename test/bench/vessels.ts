import { boxAround, voxelAt } from '../../src/anatomy/vessels/box';
import { traceVessel } from '../../src/anatomy/vessels/trace';
import { noContext } from '../../src/core/kernel';
import { type LpsPoint, lpsPoint } from '../../src/core/units';
import { phantom, toArc } from '../verification/vessel-phantom';
import { plainDijkstra } from './reference/plainDijkstra';

// A carotid of a neck CT: radius 3 mm, 150 mm between two clicks, gently bent, 0.6 × 0.6 × 0.8 mm, noise 15 HU.
const centre = lpsPoint(225, 62, 92);
const vessel = (p: LpsPoint) => toArc(p, centre, 200) - 3;
const volume = phantom([160, 110, 220], [0.6, 0.6, 0.8], -60, [{ distance: vessel, hu: 320 }], 15);
const onArc = (z: number) => lpsPoint(centre[0] - Math.sqrt(200 ** 2 - (z - centre[2]) ** 2), 62, z);
const pointsMm = [onArc(17), onArc(167)];

const box = boxAround(volume, pointsMm, 25);
const cost = box.hu.map((hu) => (hu > 130 ? 1 : 50));
const [from, to] = pointsMm.map((p) => voxelAt(box, p)) as [number, number];

// In turn, and the best of each: a busy machine slows both alike.
const works = [
  async () => {
    const traced = await traceVessel({ volume, pointsMm }, noContext);
    if (!traced.ok) throw new Error(traced.failure.code);
  },
  () => Promise.resolve(plainDijkstra(box.grid.dims, cost, from, to)),
];
const best = works.map(() => Infinity);
for (let round = 0; round < 3; round++) {
  for (const [n, work] of works.entries()) {
    const start = performance.now();
    await work();
    best[n] = Math.min(best[n]!, performance.now() - start);
  }
}
const [traceMs, referenceMs] = best as [number, number];
console.log(`box of ${box.grid.dims.join(' × ')} voxels, 150 mm between the clicks`);
console.log(`whole trace: path, wall, field     ${traceMs.toFixed(0)} ms`);
console.log(`plain Dijkstra, the path alone     ${referenceMs.toFixed(0)} ms`);
console.log(`ratio trace : reference            ${(traceMs / referenceMs).toFixed(2)}`);
