import { useMemo } from 'react';
import { invisibleStructures, missingStructures, structureById } from '../../catalog/structures';
import type { Role } from '../../catalog/types';
import type { Structure } from '../../core/structure';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';

export const roles: readonly Role[] = ['target', 'atRisk', 'bone', 'other'];

export const roleOf = (structure: Structure): Role => structureById(structure.id)?.role ?? 'other';

/** The three states: present by role, expected but missing, and shown by no CT. */
export function useStructureStates() {
  const structures = useSession((state) => state.structures);
  const stated = usePlan((state) => state.plan.case);
  return useMemo(
    () => ({
      structures,
      siteStated: stated.site !== undefined,
      missing: missingStructures(
        stated,
        structures.map((structure) => structure.id),
      ),
      invisible: invisibleStructures(stated),
    }),
    [structures, stated],
  );
}
