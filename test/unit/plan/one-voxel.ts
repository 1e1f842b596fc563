import { identityAxes } from '../../../src/core/grid';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint } from '../../../src/core/units';

/** A structure of one voxel, as it was loaded under a name. */
export const oneVoxel = (key: string, sourceName: string, more: Partial<Structure> = {}): Structure => ({
  key,
  id: key.replace(/#\d+$/, ''),
  sourceName,
  label: 1,
  provenance: 'imported',
  field: {
    grid: { dims: [1, 1, 1], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes },
    data: Uint8Array.of(255),
  },
  volumeMl: 1,
  centroidMm: lpsPoint(0, 0, 0),
  ...more,
});
