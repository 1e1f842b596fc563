import type { Failure } from '../core/result';
import { type Structure, type Tube, wallHiddenRemark } from '../core/structure';
import { rasteriseTube } from '../core/tube';
import { tubeContrast } from '../core/tube-contrast';
import { lpsPoint } from '../core/units';
import type { Volume } from '../core/volume';
import type { DrawnTube } from './schema';

/** A tube of the plan as a structure on a CT; its key is its id. Undefined: none of it lies there. */
export function drawnStructure(
  { id, pointsMm, radiiMm, carried, proposed }: DrawnTube,
  volume: Volume,
): Structure | undefined {
  const tube = { pointsMm: pointsMm.map((point) => lpsPoint(...point)), radiiMm };
  const raster = rasteriseTube(volume.grid, tube);
  if (!raster) return undefined;
  const hidden = hiddenWall(volume, tube);
  return {
    key: id,
    id,
    sourceName: id,
    label: 0,
    provenance: 'drawn',
    ...(carried && { isCarried: carried }),
    ...(proposed && { isProposed: proposed }),
    ...(hidden && { remarks: [hidden] }),
    tube,
    ...raster,
  };
}

/** Says so where the CT does not tell the inside of a tube from what lies around it. */
function hiddenWall(volume: Volume, tube: Tube): Failure | undefined {
  const contrast = tubeContrast(volume, tube);
  if (!contrast || contrast.wallVisible) return undefined;
  return { code: wallHiddenRemark, data: { share: Math.round(100 * contrast.visibleShare) } };
}
