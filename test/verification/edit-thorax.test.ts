import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreement } from '../../src/anatomy/agreement';
import { covered, growFront } from '../../src/anatomy/edit/front';
import { rangeAround } from '../../src/anatomy/edit/ranges';
import { fieldIn } from '../../src/anatomy/voxels/fields';
import { loadCt } from '../../src/app/commands/ct';
import { type Grid, voxelToLps } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import type { VoxelField } from '../../src/core/structure';
import { type LpsPoint, voxelPoint } from '../../src/core/units';
import { distance } from '../../src/core/vector';
import { inlineKernels } from '../../src/formats/inline';
import { readLabels } from '../../src/formats/labels/read';
import { hasData, inData } from './manifest';

const folder = inData('ct/thorax_contrast_1.5mm_totalseg_aorta');
const withinMm = 25;

/** What of a field lies within 25 mm of a point: a click is not asked for more. */
function near(field: VoxelField, ct: Grid, centreMm: LpsPoint): VoxelField {
  const part = fieldIn(field, ct, rangeAround(ct, centreMm, withinMm)!);
  const [nx, ny] = part.grid.dims;
  part.data.forEach((_, q) => {
    const p = voxelToLps(part.grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
    if (distance(p, centreMm) > withinMm) part.data[q] = 0;
  });
  return part;
}

/** The middle voxel of the middle slice that a structure is in. */
function middleOf({ grid, data }: VoxelField): LpsPoint {
  const [nx, ny, nz] = grid.dims;
  const k = nz >> 1;
  const inside = Array.from({ length: nx * ny }, (_, q) => q).filter((q) => data[q + nx * ny * k]! > 127);
  const middle = inside[inside.length >> 1]!;
  return voxelToLps(grid, voxelPoint(middle % nx, Math.floor(middle / nx), k));
}

describe.skipIf(!hasData)('one click in a real contrast CT', () => {
  it('grows into the left common carotid', async () => {
    const ct = await loadCt([join(folder, 'ct.nii.gz')], {}, inlineKernels);
    if (!ct.ok) throw new Error(ct.failure.code);
    const { volume } = ct.value;
    const path = 'common_carotid_artery_left.nii.gz';
    const bytes = new Uint8Array(readFileSync(join(folder, 'labels', path)));
    const file = { path, bytes, complete: true, size: bytes.length };
    const labels = await readLabels({ file, ct: volume.grid }, noContext);
    if (!labels.ok) throw new Error(labels.failure.code);
    const { field } = labels.value[0]!;
    const seedMm = middleOf(field);
    const truth = near(field, volume.grid, seedMm);

    const front = await growFront({ volume, seedsMm: [seedMm], reachMm: 30 }, noContext);
    const grown = agreement(near(covered(front!, 25), volume.grid, seedMm), truth);
    console.log(`left common carotid from one click, within 25 mm: Dice ${grown.dice.toFixed(2)}`);
    expect(grown.dice).toBeGreaterThan(0.7);
  });
});
