import type { Grid } from '../../core/grid';
import { close } from '../voxels/ball';
import { dimsOf, rangesOf, voxelsIn, widened } from '../voxels/fields';
import { fillHoles } from '../voxels/flood';
import type { Dims } from '../voxels/runs';
import type { SpineCoordinates } from './curve';
import { enclosers } from './enclosed';
import type { SpineProfile } from './profile';

/** Openings in the cortex that do not keep its inside from being filled, mm. */
const poreMm = 2;

/** A body may reach this far beyond what the profile says of it: plates are wider than waists, a porous side is not seen. */
const beyondMm = 6;
/** Gas in a cleft of the body is none of the air around it, HU. */
const gasHu = -200;

interface Ground {
  readonly hu: Int16Array;
  readonly canal: Uint8Array;
  readonly coordinates: SpineCoordinates;
  readonly profile: SpineProfile;
  readonly levels: number;
  readonly grid: Grid;
}

/**
 * Gives the porous inside of each bone to it: what its cortex encloses once its pores are closed, in space or in a sagittal
 * or coronal plane. The canal and the transverse foramina run up and down: no such plane closes them, an axial one would.
 * @param canal what is never bone: 0 for the rest
 * @returns labels; what other bones have stays theirs
 */
export function fillInside(labels: Uint8Array, ground: Ground): Uint8Array {
  const { hu, canal, levels, grid: { dims, spacing } } = ground; // prettier-ignore
  const filled = labels.slice();
  const enclosing = enclosers(labels, dims);
  for (let n = 0; n < labels.length; n++) {
    const label = enclosing[n]!;
    if (label > 0 && label <= levels && hu[n]! >= gasHu && canal[n] === 0 && isInBody(ground, n))
      filled[n] = label;
  }
  const ranges = rangesOf(filled, dims);
  for (let label = 1; label <= levels; label++) {
    const found = ranges[label];
    if (!found) continue;
    const range = widened(found, dims, 4);
    const size = dimsOf(range);
    const own = voxelsIn(filled, dims, range).map((value) => (value === label ? 1 : 0));
    const solid = enclosed(close(own, size, spacing, poreMm), size);
    let q = 0;
    for (let k = range.low[2]; k <= range.high[2]; k++) {
      for (let j = range.low[1]; j <= range.high[1]; j++) {
        const row = dims[0] * (j + dims[1] * k);
        for (let i = range.low[0]; i <= range.high[0]; i++, q++) if (solid[q] === 1 && filled[row + i] === 0 && canal[row + i] === 0) filled[row + i] = label; // prettier-ignore
      }
    }
  }
  return filled;
}

function enclosed(mask: Uint8Array, dims: Dims): Uint8Array {
  const whole = fillHoles(mask, dims);
  const [nx, ny, nz] = dims;
  // Sagittal planes as slices, then coronal ones.
  const sagittal = fillHoles(turned(whole, [nx, nx * ny, 1], [ny, nz, nx]), [ny, nz, nx], { perSlice: true });
  const coronal = fillHoles(turned(whole, [1, nx * ny, nx], [nx, nz, ny]), [nx, nz, ny], { perSlice: true });
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++)
        if (sagittal[j + ny * (k + nz * i)] === 1 || coronal[i + nx * (k + nz * j)] === 1) whole[n] = 1;
  return whole;
}

/** Voxels in another order of axes. @param steps from voxel to voxel along each new axis */
function turned(mask: Uint8Array, steps: Dims, [nu, nv, nw]: Dims): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let w = 0, to = 0; w < nw; w++)
    for (let v = 0; v < nv; v++)
      for (let u = 0; u < nu; u++, to++) out[to] = mask[u * steps[0] + v * steps[1] + w * steps[2]]!;
  return out;
}

/** Between the wall and the front of the body, and not so far to the side as a transverse foramen. */
function isInBody({ coordinates: { s, a, l }, profile: { wall, depth, half } }: Ground, n: number): boolean {
  if (Number.isNaN(s[n]!)) return false;
  const at = Math.min(Math.max(Math.round(s[n]!), 0), wall.length - 1);
  const before = a[n]! - wall[at]!;
  return before >= 0 && before <= depth[at]! + beyondMm && Math.abs(l[n]!) <= half[at]! + beyondMm;
}
