import { directionMatrix } from '../../core/grid';
import { error, firstError } from '../issue';
import type { SeriesSummary } from '../open';
import type { ImageHeader } from './header';

/** A NIfTI or NRRD file as one series. */
export function imageSummary(path: string, { format, grid, simulated }: ImageHeader): SeriesSummary {
  const [columns, rows, slices] = grid.dims;
  const issues = grid.dims.includes(1) ? [error('single-slice', { path })] : [];
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
    issues,
    facts: {},
    simulated,
  };
}
