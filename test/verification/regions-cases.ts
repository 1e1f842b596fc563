import { agreement } from '../../src/anatomy/agreement';
import { knownSpine, missingParts, regionParts } from '../../src/anatomy/found-parts';
import { findRegions } from '../../src/anatomy/regions/find';
import type { Regions } from '../../src/anatomy/regions/types';
import { findSpine, type FoundSpine } from '../../src/anatomy/spine/find';
import type { Reading } from '../../src/anatomy/spine/naming';
import { lpsToVoxel, voxelCount, voxelToLps } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import { halfLevel, type VoxelField } from '../../src/core/structure';
import { voxelPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';

/** What the page finds at one press, by catalogue ids, and what it says of the rest. */
export interface FoundAll {
  readonly fields: ReadonlyMap<string, VoxelField>;
  readonly regions: Regions;
  readonly missing: readonly string[];
  readonly failure?: string;
}

/** Spine and regions as the page runs them. @param readingOf names of the vertebrae, where the picture alone has none */
export async function allOf(
  volume: Volume,
  readingOf: (spine: FoundSpine) => Reading | undefined = ({ readings }) => readings[0],
): Promise<FoundAll> {
  const spine = await findSpine({ volume }, noContext);
  const known = spine.ok && { spine: knownSpine(spine.value) };
  const regions = await findRegions({ volume, ...known }, noContext);
  if (!regions.ok) throw new Error(regions.failure.code);
  const list = spine.ok ? spine.value.vertebrae : [];
  const reading = spine.ok ? readingOf(spine.value) : undefined;
  return {
    fields: new Map(regionParts(regions.value, list, reading).map(({ id, field }) => [id, field])),
    regions: regions.value,
    missing: missingParts(regions.value, list, reading, volume.grid),
    ...(!spine.ok && { failure: spine.failure.code }),
  };
}

/** Names that a user would give: each found vertebra has that of the true one nearest to its middle, within 20 mm. */
export function readingByTruth({ vertebrae }: FoundSpine, truth: ReadonlyMap<string, VoxelField>): Reading {
  const middle = ({ grid }: VoxelField) => voxelToLps(grid, voxelPoint(...(grid.dims.map((n) => (n - 1) / 2) as [number, number, number]))); // prettier-ignore
  const known = [...truth].flatMap(([id, field]) => {
    const level = /^vertebra-([ctl]\d+)$/.exec(id)?.[1];
    return level ? [{ level: level.toUpperCase(), z: middle(field)[2] }] : [];
  });
  const names = vertebrae.map(({ field }) => {
    const z = field && middle(field)[2];
    return known.find((one) => z !== undefined && Math.abs(one.z - z) < 20 && known.every((other) => Math.abs(other.z - z) >= Math.abs(one.z - z)))?.level; // prettier-ignore
  });
  return { anchor: 'click', names, warnings: [] };
}

/** Several fields of one CT as one; where `isKept` is given, only its voxels that pass by their HU. */
export function unionOf(
  { grid, hu }: Volume,
  fields: readonly (VoxelField | undefined)[],
  isKept: (hu: number) => boolean = () => true,
): VoxelField {
  const data = new Uint8Array(voxelCount(grid));
  const [nx, ny] = grid.dims;
  for (const field of fields) {
    if (!field) continue;
    const [i0, j0, k0] = lpsToVoxel(grid, field.grid.origin).map(Math.round) as [number, number, number];
    const [mx, my, mz] = field.grid.dims;
    for (let k = 0, q = 0; k < mz; k++)
      for (let j = 0; j < my; j++)
        for (let i = 0; i < mx; i++, q++) {
          const at = i0 + i + nx * (j0 + j + ny * (k0 + k));
          if (isKept(hu[at]!)) data[at] = Math.max(data[at]!, field.data[q]!);
        }
  }
  return { grid, data };
}

/** Share of one field's voxels that another holds. */
export function shareIn(volume: Volume, part: VoxelField, whole: VoxelField): number {
  const [a, b] = [part, whole].map((field) => unionOf(volume, [field]).data) as [Uint8Array, Uint8Array];
  let [inside, all] = [0, 0];
  for (let q = 0; q < a.length; q++) {
    if (a[q]! <= halfLevel) continue;
    all++;
    if (b[q]! > halfLevel) inside++;
  }
  return inside / all;
}

const rows: string[] = [];
export const printTable = () =>
  console.log(`| structure | Dice | mean surface distance, mm | 95 % Hausdorff, mm |\n| --- | --- | --- | --- |\n${rows.join('\n')}`); // prettier-ignore

/** A row of the table. @returns Dice, 0 where nothing was found */
export function measured(what: string, found: VoxelField | undefined, truth: VoxelField): number {
  if (!found) {
    rows.push(`| ${what} | not found | | |`);
    return 0;
  }
  const { dice, meanSurfaceMm, hausdorff95Mm } = agreement(found, truth);
  rows.push(`| ${what} | ${dice.toFixed(3)} | ${meanSurfaceMm?.toFixed(2)} | ${hausdorff95Mm?.toFixed(1)} |`);
  return dice;
}
