import { identityAxes } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import type { VoxelField } from '../../src/core/structure';
import { surface } from '../../src/core/surface';
import { surfaceNet } from '../../src/core/surface-net';
import { lpsPoint } from '../../src/core/units';
import { plainTriangles } from './reference/plainMarching';

// A structure with the winding and the size of a pelvis: a gyroid shell in 256 × 256 × 200 voxels.
const dims = [256, 256, 200] as const;
const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
let at = 0;
for (let k = 0; k < dims[2]; k++) {
  for (let j = 0; j < dims[1]; j++) {
    for (let i = 0; i < dims[0]; i++) {
      const [x, y, z] = [i / 12, j / 12, k / 12];
      const wave = Math.sin(x) * Math.cos(y) + Math.sin(y) * Math.cos(z) + Math.sin(z) * Math.cos(x);
      const isNear = Math.hypot(i - 128, j - 128, (k - 100) * 1.25) < 118;
      data[at++] = isNear && Math.abs(wave) < 0.35 ? 255 : 0;
    }
  }
}
const field: VoxelField = {
  grid: { dims, spacing: [0.7, 0.7, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes },
  data,
};

const result = await surface({ field }, noContext);
if (!result.ok) throw new Error(result.failure.code);
const triangles = result.value.indices.length / 3;
let reference = 0;
// In turn, and the best of each: a busy machine slows all three alike.
const works = [
  () => surfaceNet(field, noContext),
  () => surface({ field }, noContext),
  () => (reference = plainTriangles(field)),
];
const best = works.map(() => Infinity);
for (let round = 0; round < 5; round++) {
  for (const [n, work] of works.entries()) {
    const start = performance.now();
    await work();
    best[n] = Math.min(best[n]!, performance.now() - start);
  }
}
const [netMs, wholeMs, referenceMs] = best as [number, number, number];
const rate = (count: number, ms: number) => `${(count / ms / 1000).toFixed(2)} M triangles/s`;
console.log(`${dims.join(' × ')} mask, ${triangles} triangles`);
console.log(
  `surface net, closed and with shared vertices  ${netMs.toFixed(0)} ms  ${rate(triangles, netMs)}`,
);
console.log(
  `whole kernel, smoothed, with normals          ${wholeMs.toFixed(0)} ms  ${rate(triangles, wholeMs)}`,
);
console.log(
  `plain marching cubes, soup, unsmoothed        ${referenceMs.toFixed(0)} ms  ${rate(reference, referenceMs)} (${reference} triangles)`,
);
console.log(
  `ratio net : reference ${(netMs / referenceMs).toFixed(2)}, kernel : reference ${(wholeMs / referenceMs).toFixed(2)}`,
);
