import type { Grid } from '../../../src/core/grid';
import { type LpsVector, lpsPoint, lpsVector } from '../../../src/core/units';
import { cross, normalise } from '../../../src/core/vector';
import type { Volume } from '../../../src/core/volume';

const slanted: LpsVector = normalise(lpsVector(0.9, 0.3, -0.2));
const across: LpsVector = normalise(cross(lpsVector(0.1, -0.4, 0.95), slanted));

/** Grids as scanners and converters write them: aligned, turned, mirrored. */
export const grids: Readonly<Record<string, Grid>> = {
  aligned: {
    dims: [24, 20, 12],
    spacing: [0.8, 0.8, 2],
    origin: lpsPoint(-10, 30, 100),
    axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
  },
  oblique: {
    dims: [21, 18, 15],
    spacing: [0.7, 0.9, 1.3],
    origin: lpsPoint(12, -40, 7),
    axes: [slanted, across, cross(slanted, across)],
  },
  flipped: {
    dims: [20, 22, 14],
    spacing: [1, 1, 1.5],
    origin: lpsPoint(15, 15, -30),
    axes: [lpsVector(-1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, 1)],
  },
  sagittal: {
    dims: [18, 16, 10],
    spacing: [0.9, 0.9, 3],
    origin: lpsPoint(5, -8, 60),
    axes: [lpsVector(0, 1, 0), lpsVector(0, 0, -1), lpsVector(1, 0, 0)],
  },
};

/** A CT of pseudo-random HU (a fixed sequence). */
export function noiseVolume(grid: Grid): Volume {
  const hu = new Int16Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  let state = 12345;
  for (let q = 0; q < hu.length; q++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    hu[q] = ((state >> 8) % 2000) - 1000;
  }
  return { grid, hu, minHu: -1000, maxHu: 1000 };
}
