import { existsSync, readFileSync } from 'node:fs';
import { agreement } from '../../src/anatomy/agreement';
import { findSpine, type FoundSpine } from '../../src/anatomy/spine/find';
import { fieldOnGrid } from '../../src/anatomy/voxels/fields';
import { uprightGrid } from '../../src/anatomy/voxels/grids';
import { resampleHu } from '../../src/anatomy/voxels/resample';
import { openPaths } from '../../src/app/commands/files';
import { subGrid } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import type { Structure, VoxelField } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';
import { inlineKernels } from '../../src/formats/inline';
import { labelTarget, loadLabels, loadSeries, scanFiles } from '../../src/formats/open';
import { inData, labelsOn, volumeOf } from './manifest';

/** A CT and what is known to be in it. */
export interface SpineCase {
  readonly volume: Volume;
  readonly truth: ReadonlyMap<string, VoxelField>;
}

const byId = (structures: readonly Structure[]): SpineCase['truth'] =>
  new Map(structures.map(({ id, field }) => [id, field]));

/** A real lumbar CT of 3 mm with the labels of TotalSegmentator, both on voxels of 1 mm. */
export async function lumbar(): Promise<SpineCase> {
  const folder = 'ct/lumbar_T11-S1_3mm_totalseg/';
  const coarse = await volumeOf(`${folder}ct.nii.gz`);
  const names = readFileSync(inData(`${folder}labels_total_v2.json`), 'utf8');
  const labels = await labelsOn([`${folder}ct.nii.gz`], `${folder}seg_total_v2_full.nii.gz`, names);
  if (!labels.ok) throw new Error(labels.failure.code);
  const grid = uprightGrid(coarse.grid, [1, 1, 1]);
  const fine = labels.value.filter(({ id }) => id.startsWith('vertebra-')).flatMap((structure) => {
    const field = fieldOnGrid(structure.field.data, structure.field.grid, grid);
    return field ? [{ ...structure, field }] : [];
  }); // prettier-ignore
  return { volume: { ...coarse, grid, hu: resampleHu(coarse, grid) }, truth: byId(fine) };
}

/** A real neck CT with the contour of its cord. */
export async function neck(): Promise<SpineCase> {
  const ct = 'ct/neck_C1-T5_2mm/ct_dicom.zip';
  const labels = await labelsOn([ct], 'ct/neck_C1-T5_2mm/labels/spinal_cord.nrrd');
  if (!labels.ok) throw new Error(labels.failure.code);
  return { volume: await volumeOf(ct), truth: byId(labels.value) };
}

const generated = (name: string): string =>
  new URL(`../../samples/generated/${name}.zip`, import.meta.url).pathname;
export const hasSample = (name: string): boolean => existsSync(generated(name));

/** A synthetic CT with the segmentation it was made from. */
export async function sample(name: string): Promise<SpineCase> {
  const files = await openPaths([generated(name)]);
  if (!files.ok) throw new Error(files.failure.code);
  const scan = await scanFiles(files.value, inlineKernels);
  if (!scan.ok) throw new Error(scan.failure.code);
  const loaded = await loadSeries(scan.value, scan.value.series[0]!.seriesUid, inlineKernels, {});
  const object = scan.value.objects.find(({ kind }) => kind === 'SEG');
  if (!loaded.ok || !object) throw new Error('the sample cannot be read');
  const file = scan.value.files.get(object.path)!;
  const labels = await loadLabels(file, labelTarget(loaded.value), inlineKernels, {});
  if (!labels.ok) throw new Error(labels.failure.code);
  return { volume: loaded.value.volume, truth: byId(labels.value) };
}

/** The slices from one to another of a CT. */
export function slab({ grid, hu, ...rest }: Volume, from: number, count: number): Volume {
  const [nx, ny] = grid.dims;
  return {
    ...rest,
    grid: subGrid(grid, [0, 0, from], [nx, ny, count]),
    hu: hu.slice(nx * ny * from, nx * ny * (from + count)),
  };
}

export async function spineOf(volume: Volume): Promise<FoundSpine> {
  const found = await findSpine({ volume }, noContext);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}

/** What was found under the names of the most certain reading, by the ids of the catalogue. */
export const named = ({ vertebrae, readings }: FoundSpine): ReadonlyMap<string, VoxelField> =>
  new Map(
    vertebrae.flatMap(({ field }, n) => {
      const name = readings[0]?.names[n];
      return field && name ? [[`vertebra-${name.toLowerCase()}`, field] as const] : [];
    }),
  );

/** For each of these ids of the truth the found vertebra that most of it lies in. */
export const bestMatches = (
  { vertebrae }: FoundSpine,
  { truth }: SpineCase,
  ids: readonly string[],
): ReadonlyMap<string, VoxelField> => {
  const fields = vertebrae.flatMap(({ field }) => field ?? []);
  return new Map(
    ids.map((id) => {
      const shares = fields.map((field) => shareInside(truth.get(id)!, field));
      return [id, fields[shares.indexOf(Math.max(...shares))]!] as const;
    }),
  );
};

export interface Row {
  readonly id: string;
  readonly dice: number;
}

/** Agreement of each thing found with the truth of that name; prints the table as Markdown. */
export function table(title: string, found: ReadonlyMap<string, VoxelField>, { truth }: SpineCase): Row[] {
  const lines = [`${title}`, '| structure | Dice | mean surface distance, mm | 95 % Hausdorff, mm |', '| --- | --- | --- | --- |']; // prettier-ignore
  const rows = [...found].flatMap(([id, field]) => {
    const expected = truth.get(id);
    if (!expected) return [];
    const { dice, meanSurfaceMm, hausdorff95Mm } = agreement(field, expected);
    lines.push(
      `| ${id} | ${dice.toFixed(3)} | ${meanSurfaceMm?.toFixed(2)} | ${hausdorff95Mm?.toFixed(2)} |`,
    );
    return [{ id, dice }];
  });
  console.log(lines.join('\n'));
  return rows;
}

/** Share of the voxels of one field (above the half level) that lie in another on the same lattice. */
export function shareInside(part: VoxelField, whole: VoxelField): number {
  const offset = part.grid.origin.map((_, a) => {
    const d = part.grid.origin.map((value, c) => value - whole.grid.origin[c]!);
    const axis = whole.grid.axes[a]!;
    return Math.round((d[0]! * axis[0] + d[1]! * axis[1] + d[2]! * axis[2]) / whole.grid.spacing[a]!);
  });
  const [nx, ny, nz] = part.grid.dims;
  const [mx, my, mz] = whole.grid.dims;
  let [inside, all] = [0, 0];
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, n++) {
        if (part.data[n]! <= 127) continue;
        all++;
        const [a, b, c] = [i + offset[0]!, j + offset[1]!, k + offset[2]!];
        const isThere = a >= 0 && b >= 0 && c >= 0 && a < mx && b < my && c < mz;
        if (isThere && whole.data[a + mx * (b + my * c)]! > 127) inside++;
      }
  return inside / all;
}
