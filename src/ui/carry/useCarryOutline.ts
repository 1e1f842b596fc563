import { useMemo } from 'react';
import { identityTransform } from '../../core/rigid';
import { transformOf } from '../../store/carry';
import { type Side, useCarry } from '../../store/carry/state';
import { useSession } from '../../store/session';
import { colourOf } from '../structureWords';

/** The outline of the bone that is registered: where it lies, and where the transform found so far puts it. */
export function useCarryOutline(side: Side) {
  const key = useCarry((state) => state.bone);
  const pairs = useCarry((state) => state.pairs);
  const refined = useCarry((state) => state.refined);
  const structure = useSession((state) => state.structures.find((item) => item.key === key));
  return useMemo(() => {
    const transform = side === 'planned' ? identityTransform : transformOf({ pairs, refined });
    if (!structure || !transform) return undefined;
    return { field: structure.field, colour: colourOf(structure.id), transform };
  }, [side, structure, pairs, refined]);
}
