import { directionMatrix, voxelCount } from '../../core/grid';
import { error, firstError } from '../issue';
import type { Storage } from '../memory';
import type { SeriesSummary } from '../open';
import { type SourceFile, unpackedSize } from '../source';
import type { ImageHeader } from './header';
import { bytesPerValue, type ValueType } from './values';

/** A NIfTI or NRRD file as one series. */
export function imageSummary(path: string, header: ImageHeader, file: SourceFile): SeriesSummary {
  const { format, grid, simulated, issues: known = [] } = header;
  const [columns, rows, slices] = grid.dims;
  const issues = [...(grid.dims.includes(1) ? [error('single-slice', { path })] : []), ...known];
  return {
    seriesUid: path,
    format,
    modality: 'CT',
    description: path.slice(path.lastIndexOf('/') + 1),
    instances: 1,
    columns,
    rows,
    slices,
    grid,
    direction: directionMatrix(grid),
    transferSyntaxes: [],
    gantryTiltDeg: 0,
    usable: firstError(issues) === undefined,
    fillable: false,
    storage: storageOf(header, file),
    issues,
    facts: {},
    simulated,
  };
}

const short: readonly ValueType[] = ['int8', 'uint8', 'int16', 'uint16'];

/** The file is held as it is, and again unzipped where it is gzip data. */
function storageOf({ type, slope, intercept, grid }: ImageHeader, file: SourceFile): Storage {
  const isWhole = short.includes(type) && Number.isInteger(slope) && Number.isInteger(intercept);
  const valueBytes = voxelCount(grid) * bytesPerValue(type);
  const isPlain = unpackedSize(file) >= valueBytes;
  return {
    bytesPerVoxel: isWhole ? 2 : 4,
    wholeFileBytes: isPlain ? unpackedSize(file) : unpackedSize(file) + valueBytes,
  };
}
