import { voxelToLps } from '../../../../src/core/grid';
import { voxelPoint } from '../../../../src/core/units';
import type { BoneInput } from '../../../../src/simulation/cement/bone/types';
import { half, inBone, phantom } from './phantom';

/** The disc above the body, and how an endplate of half a millimetre with gas under it shows on a CT. */
const discHu = 80;
const gasHu = -700;
const plateMm = 0.5;
const plateHu = 700;
const sigmaMm = 0.51;

/** A phantom whose upper endplate is thin, with gas under it; a hole of `holeMm` in radius in the middle of the endplate. */
export function gasUnderEndplate(holeMm: number): BoneInput {
  const plain = phantom();
  const { grid, hu } = plain.volume;
  const [nx, ny] = grid.dims;
  const shown = hu.slice();
  for (let q = 0; q < shown.length; q++) {
    const [x, y, z] = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
    if (Math.hypot(x, y) > 10 || z < half.up - 4 || z > half.up + 6) continue;
    shown[q] = Math.round(column(z) + plate(z) * (1 - blurredDisc(Math.hypot(x, y), holeMm)) + noise(q));
  }
  const disc = Uint8Array.from(shown, (_, q) => {
    const p = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
    return !inBone(p) && p[2] > 0 && p[2] < half.up + 6 && Math.hypot(p[0], p[1]) < 14 ? 255 : 0;
  });
  return {
    ...plain,
    volume: { ...plain.volume, hu: shown },
    structures: [...plain.structures, { key: 'disc', id: 'disc-l2-l3', field: { grid, data: disc } }],
  };
}

/** Gas from 4 mm to the endplate below the disc, blurred. */
const column = (z: number): number => gasHu + (discHu - gasHu) * passed(z - half.up + plateMm / 2);
/** What the endplate adds to it. */
const plate = (z: number): number =>
  (plateHu - (gasHu + discHu) / 2) * (passed(z - half.up + plateMm / 2) - passed(z - half.up - plateMm / 2));

/** A step as the scanner blurs it. */
const passed = (mm: number): number => 1 / (1 + Math.exp((-1.702 * mm) / sigmaMm));

/** A round hole as the scanner blurs it, at a distance from its middle: mean over rings of its area. */
function blurredDisc(fromMm: number, radiusMm: number): number {
  const rings = 8;
  const turns = 16;
  let sum = 0;
  for (let r = 0; r < rings; r++)
    for (let a = 0; a < turns; a++) {
      const ring = radiusMm * Math.sqrt((r + 0.5) / rings);
      const angle = (2 * Math.PI * a) / turns;
      const mm2 = (fromMm - ring * Math.cos(angle)) ** 2 + (ring * Math.sin(angle)) ** 2;
      sum += Math.exp(-mm2 / (2 * sigmaMm ** 2));
    }
  return ((sum / rings / turns) * radiusMm ** 2) / (2 * sigmaMm ** 2);
}

const noise = (q: number): number => 17 * Math.sin(q * 12.9898 + 4);
