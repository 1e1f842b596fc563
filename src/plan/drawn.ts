import type { Grid } from '../core/grid';
import type { Structure } from '../core/structure';
import { rasteriseTube } from '../core/tube';
import { lpsPoint } from '../core/units';
import type { DrawnTube } from './schema';

/** A tube of the plan as a structure on a CT's grid; its key is its id. Undefined: none of it lies there. */
export function drawnStructure(
  { id, pointsMm, radiiMm, carried, proposed }: DrawnTube,
  grid: Grid,
): Structure | undefined {
  const tube = { pointsMm: pointsMm.map((point) => lpsPoint(...point)), radiiMm };
  const raster = rasteriseTube(grid, tube);
  if (!raster) return undefined;
  return {
    key: id,
    id,
    sourceName: id,
    label: 0,
    provenance: 'drawn',
    ...(carried && { isCarried: carried }),
    ...(proposed && { isProposed: proposed }),
    tube,
    ...raster,
  };
}
