import type { KernelContext } from '../../core/kernel';
import { type Grid, lpsToVoxel } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import type { Structure, VoxelField } from '../../core/structure';
import { lpsPoint } from '../../core/units';
import { derivedAttributes, derivedLook, type DerivedObject, derivedPurpose } from '../dicom/derived';
import type { DicomOrigin } from '../dicom-ct/origin';
import { codesOf } from './codes';
import type { SegmentDescription } from './segment-item';
import { type SegHeader, type SegmentToWrite, writeSegmentation } from './write';

/** What `exportSegmentation` writes. Voxels at half occupancy and above are written. */
export interface SegmentationExport extends DerivedObject {
  readonly uids: DerivedObject['uids'] & { readonly dimensions: string };
}

/**
 * Kernel: structures as a DICOM SEG (PS3.3 A.51) that refers to the CT's own instances: binary, on the
 * CT's grid, in its frame of reference; labels are the source names, codes the catalogue's SNOMED CT.
 * @returns the file; failures `seg-needs-dicom` (no DICOM CT, or one without a frame of reference),
 * `export-empty` (no structure with a voxel)
 */
export async function exportSegmentation(
  input: SegmentationExport,
  context: KernelContext,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { structures, grid, origin, frameOfReferenceUid } = input;
  if (!origin?.instances.length || !frameOfReferenceUid) return fail('seg-needs-dicom');
  const segments: SegmentToWrite[] = [];
  for (const [n, structure] of structures.entries()) {
    await context.checkpoint((0.3 * n) / structures.length);
    segments.push(segmentOf(structure, grid));
  }
  if (segments.every(({ slices }) => slices.length === 0)) return fail('export-empty');
  await context.checkpoint(0.3);
  return ok(writeSegmentation(headerOf(input, origin, frameOfReferenceUid), grid, segments));
}

function headerOf(input: SegmentationExport, origin: DicomOrigin, frameOfReferenceUid: string): SegHeader {
  const { uids, written, grid } = input;
  const sources = sourcesOf(grid, origin);
  return {
    studyUid: origin.studyUid,
    seriesUid: uids.series,
    instanceUid: uids.instance,
    frameOfReferenceUid,
    dimensionOrganizationUid: uids.dimensions,
    ctSeriesUid: origin.seriesUid,
    ctInstances: origin.instances,
    sourceOf: (k) => sources[k]!,
    attributes: {
      ...derivedAttributes(input, origin),
      ImageType: ['DERIVED', 'PRIMARY'],
      ContentDate: written.date,
      ContentTime: written.time,
      ContentLabel: 'STRUCTURES',
      ContentDescription: derivedPurpose,
      ContentCreatorName: '',
      DeviceSerialNumber: 'none',
      PositionReferenceIndicator: '',
    },
  };
}

/** The instance nearest to each slice of the grid: its own, unless the CT was resampled. */
function sourcesOf(grid: Grid, { instances }: DicomOrigin) {
  const heights = instances.map(({ position }) => lpsToVoxel(grid, lpsPoint(...position))[2]);
  return Array.from({ length: grid.dims[2] }, (_, k) => {
    const off = heights.map((height) => Math.abs(height - k));
    return instances[off.indexOf(Math.min(...off))]!;
  });
}

/** A structure's field as the slices of the CT's grid that hold it. */
function segmentOf(structure: Structure, ct: Grid): SegmentToWrite {
  const { grid, data } = structure.field;
  const [i0, j0, k0] = lpsToVoxel(ct, grid.origin).map(Math.round) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  const held = Array.from({ length: nz }, (_, k) => isHeld(structure.field, k));
  return {
    ...describe(structure),
    slices: held.flatMap((isIn, k) => (isIn ? [k0 + k] : [])),
    mark: (k, slice) => {
      let at = nx * ny * (k - k0);
      for (let j = 0; j < ny; j++) {
        const row = i0 + ct.dims[0] * (j0 + j);
        for (let i = 0; i < nx; i++, at++) if (data[at]! >= half) slice[row + i] = 1;
      }
    },
  };
}

/** The surface of a structure is the half level. */
const half = 128;

const isHeld = ({ grid, data }: VoxelField, k: number): boolean => {
  const plane = grid.dims[0] * grid.dims[1];
  return data.subarray(k * plane, (k + 1) * plane).some((value) => value >= half);
};

function describe(structure: Structure): SegmentDescription {
  const { item, algorithm, name, colour, note } = derivedLook(structure);
  return {
    ...codesOf(item),
    label: name,
    // The standard has no word for what is not known; the name says it.
    algorithmType: algorithm?.type ?? 'SEMIAUTOMATIC',
    ...(algorithm?.type !== 'MANUAL' && { algorithmName: algorithm?.name ?? 'imported, method not stated' }),
    colour,
    ...(note && { note }),
  };
}
