import type { DistanceField } from '../../core/distance-field';
import { structuresAtRisk } from '../at-risk';
import { useSession } from '../session';

export interface AtRisk {
  readonly key: string;
  readonly distance: DistanceField;
}

/** The structures at risk whose distances are known. */
export function atRiskDistances(): AtRisk[] {
  const { distances } = useSession.getState();
  return structuresAtRisk().flatMap(({ key }) => {
    const distance = distances.get(key);
    return distance ? [{ key, distance }] : [];
  });
}
