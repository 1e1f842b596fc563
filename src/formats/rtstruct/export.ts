import { type Grid, lpsToVoxel, voxelToLps } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import { lpsPoint, voxelPoint } from '../../core/units';
import { derivedAttributes, derivedLook, type DerivedObject, derivedPurpose } from '../dicom/derived';
import { codesOf } from '../dicom-seg/codes';
import { numberLabels } from '../labels/map';
import type { DicomInstance, DicomOrigin } from '../dicom-ct/origin';
import { traceSlice } from './trace';
import { type ContourToWrite, type RegionToWrite, writeStructureSet } from './write';

/**
 * Kernel: structures as a DICOM RT Structure Set (PS3.3 A.19.3) that refers to the CT's own instances:
 * closed contours in LPS mm on each slice, holes as inner contours, ROI numbers the labels (1, 2, 3 … when two are
 * the same), names the source names, codes the catalogue's SNOMED CT.
 *
 * Read again, it gives the same voxels: a structure that is full or empty everywhere is outlined along the
 * edges of its voxels, one with partial voxels along the half level between their centres.
 * @returns the file; failures `contours-need-dicom` (no DICOM CT, or one without a frame of reference),
 * `export-empty` (no structure with a voxel)
 */
export async function exportStructureSet(
  input: DerivedObject,
  context: KernelContext,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { structures, grid, origin, frameOfReferenceUid, uids } = input;
  if (!origin?.instances.length || !frameOfReferenceUid) return fail('contours-need-dicom');
  const imageOf = imagesOn(grid, origin);
  const regions: RegionToWrite[] = [];
  for (const [n, structure] of numberLabels(structures).entries()) {
    await context.checkpoint((0.8 * n) / structures.length);
    const contours = contoursOf(structure, grid, imageOf);
    if (contours.length > 0) regions.push({ ...describe(structure), contours });
  }
  if (regions.length === 0) return fail('export-empty');
  await context.checkpoint(0.8);
  return ok(
    writeStructureSet(
      {
        instanceUid: uids.instance,
        seriesUid: uids.series,
        frameOfReferenceUid,
        origin,
        slabMm: grid.spacing[2],
        attributes: attributesOf(input, origin),
      },
      regions,
    ),
  );
}

const attributesOf = (input: DerivedObject, origin: DicomOrigin) => ({
  ...derivedAttributes(input, origin),
  OperatorsName: '',
  StructureSetLabel: input.simulated ? 'SIMULATED' : 'STRUCTURES',
  StructureSetDescription: derivedPurpose,
  StructureSetDate: input.written.date,
  StructureSetTime: input.written.time,
  ApprovalStatus: 'UNAPPROVED',
});

/** An image lies on a slice of the grid within this part of a step; a resampled CT has other slices. */
const onSlice = 0.1;

function imagesOn(grid: Grid, { instances }: DicomOrigin): (k: number) => DicomInstance | undefined {
  const found = new Map<number, DicomInstance>();
  for (const instance of instances) {
    const height = lpsToVoxel(grid, lpsPoint(...instance.position))[2];
    const k = Math.round(height);
    if (Math.abs(height - k) <= onSlice && !found.has(k)) found.set(k, instance);
  }
  return (k) => found.get(k);
}

function contoursOf(
  { field }: Structure,
  ct: Grid,
  imageOf: (k: number) => DicomInstance | undefined,
): ContourToWrite[] {
  const [nx, ny, nz] = field.grid.dims;
  const [i0, j0, k0] = lpsToVoxel(ct, field.grid.origin).map(Math.round) as [number, number, number];
  const alongEdges = field.data.every((value) => value === 0 || value === 255);
  const contours: ContourToWrite[] = [];
  for (let k = 0; k < nz; k++) {
    const data = field.data.subarray(k * nx * ny, (k + 1) * nx * ny);
    const image = imageOf(k0 + k);
    for (const ring of traceSlice({ nx, ny, data }, alongEdges)) {
      const points: number[] = [];
      for (let n = 0; n < ring.length; n += 2) {
        points.push(...voxelToLps(ct, voxelPoint(i0 + ring[n]!, j0 + ring[n + 1]!, k0 + k)));
      }
      contours.push({ points, ...(image && { image }) });
    }
  }
  return contours;
}

function describe(structure: Structure): Omit<RegionToWrite, 'contours'> {
  const { item, algorithm, name, colour, note } = derivedLook(structure);
  const { type, typeModifier } = codesOf(item);
  return {
    number: structure.label,
    name,
    ...(note && { note }),
    // How an imported one was made is not known here.
    algorithm: algorithm?.type ?? '',
    colour,
    ...(item && { type }),
    ...(item && typeModifier && { typeModifier }),
  };
}
