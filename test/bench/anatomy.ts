import { spawnSync } from 'node:child_process';
import { dilate } from '../../src/anatomy/voxels/ball';
import { components, labelsOfParts } from '../../src/anatomy/voxels/components';
import { distanceMm } from '../../src/core/distance-transform';
import { fillHoles, flood } from '../../src/anatomy/voxels/flood';
import type { Dims } from '../../src/anatomy/voxels/runs';
import { watershed } from '../../src/anatomy/voxels/watershed';

// The tools on masks against the fastest that Debian's python3-scipy and python3-skimage offer for the same task, on
// the same voxels in the same run: a gyroid shell in a ball, 512 markers.
const n = 256;
const dims: Dims = [n, n, n];
const mask = new Uint8Array(n ** 3);
const cost = new Uint8Array(n ** 3);
for (let k = 0, q = 0; k < n; k++)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++, q++) {
      const [x, y, z] = [i / 12, j / 12, k / 12];
      const wave = Math.sin(x) * Math.cos(y) + Math.sin(y) * Math.cos(z) + Math.sin(z) * Math.cos(x);
      mask[q] = Math.abs(wave) < 0.35 && Math.hypot(i - 128, j - 128, k - 128) < 118 ? 1 : 0;
      cost[q] = Math.min(255, Math.floor(Math.abs(wave) * 150));
    }
const markers = new Int32Array(n ** 3);
let marker = 0;
for (let k = 16; k < n; k += 32)
  for (let j = 16; j < n; j += 32) for (let i = 16; i < n; i += 32) markers[i + n * (j + n * k)] = ++marker;

const python = `
import json, sys, time
import numpy as np
from scipy import ndimage
try:
    from skimage.segmentation import watershed, flood
except ImportError:
    watershed = flood = None
n = 256
i = np.arange(n) / 12.0
x, y, z = i[None, None, :], i[None, :, None], i[:, None, None]
w = np.sin(x)*np.cos(y) + np.sin(y)*np.cos(z) + np.sin(z)*np.cos(x)
c = np.arange(n) - 128
mask = (np.abs(w) < 0.35) & (c[None,None,:]**2 + c[None,:,None]**2 + c[:,None,None]**2 < 118**2)
cost = np.minimum(255, np.floor(np.abs(w) * 150)).astype(np.uint8)
markers = np.zeros((n, n, n), np.int32)
s = slice(16, n, 32)
markers[s, s, s] = np.arange(1, 513).reshape(8, 8, 8)
def best(runs, f):
    t = []
    for _ in range(runs):
        start = time.perf_counter(); f(); t.append(1000 * (time.perf_counter() - start))
    return min(t)
seed = tuple(np.argwhere(mask)[0])
out = {}
out['labels'] = best(3, lambda: ndimage.label(mask))
if flood: out['flood'] = best(3, lambda: flood(mask.view(np.uint8), seed, connectivity=1))
out['holes'] = best(1, lambda: ndimage.binary_fill_holes(mask))
out['distance'] = best(1, lambda: ndimage.distance_transform_edt(mask))
out['dilate'] = best(1, lambda: ndimage.distance_transform_edt(~mask) <= 3)
if watershed: out['watershed'] = best(1, lambda: watershed(cost, markers))
print(json.dumps(out))
`;
const answer = spawnSync('/usr/bin/python3', ['-c', python], { encoding: 'utf8' });
const theirs = (answer.status === 0 ? JSON.parse(answer.stdout) : {}) as Record<string, number>;

const seed = mask.indexOf(1);
const works: Record<string, readonly [runs: number, work: () => unknown]> = {
  labels: [5, () => labelsOfParts(components(mask, dims))],
  flood: [5, () => flood(mask, dims, [seed])],
  holes: [3, () => fillHoles(mask, dims)],
  distance: [2, () => distanceMm(mask, dims, [1, 1, 1], Infinity, 'free')],
  dilate: [2, () => dilate(mask, dims, [1, 1, 1], 3)],
  watershed: [2, () => watershed(cost, markers, dims)],
};
console.log(
  `${n} × ${n} × ${n}, ${mask.reduce((sum, value) => sum + value, 0)} voxels set, ${marker} markers`,
);
for (const [name, [runs, work]] of Object.entries(works)) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  const other = theirs[name];
  const ratio = other
    ? `scipy, skimage ${other.toFixed(0)} ms   ratio ${(best / other).toFixed(2)}`
    : 'not installed';
  console.log(`  ${name.padEnd(10)} ${best.toFixed(0).padStart(6)} ms   ${ratio}`);
}
