import { structureById } from '../../catalog/structures';
import type { DistanceField } from '../../core/distance-field';
import { useSession } from '../session';

export interface AtRisk {
  readonly key: string;
  readonly distance: DistanceField;
}

/** The structures at risk whose distances are known. */
export function atRiskDistances(): AtRisk[] {
  const { structures, distances } = useSession.getState();
  return structures.flatMap(({ key, id }) => {
    const distance = distances.get(key);
    return distance && structureById(id)?.role === 'atRisk' ? [{ key, distance }] : [];
  });
}
