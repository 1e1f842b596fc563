import { useMemo } from 'react';
import { invisibleStructures, missingStructures, structureById } from '../../catalog/structures';
import type { Role } from '../../catalog/types';
import type { Structure } from '../../core/structure';
import { useLoading } from '../../store/loading';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';

/** A role of the catalogue, or what the catalogue does not know by its name. */
export type Group = Role | 'unnamed';

export const groups: readonly Group[] = ['target', 'unnamed', 'atRisk', 'bone', 'other'];

export const groupOf = (structure: Structure): Group => structureById(structure.id)?.role ?? 'unnamed';

/**
 * The three states: present by role, expected but missing, and shown by no CT. Nothing is called
 * missing while the files that may hold it are being read.
 */
export function useStructureStates() {
  const structures = useSession((state) => state.structures);
  const stated = usePlan((state) => state.plan.case);
  const reading = useLoading((state) => state.isBusy);
  return useMemo(
    () => ({
      structures,
      reading,
      siteStated: stated.site !== undefined,
      missing: reading
        ? []
        : missingStructures(
            stated,
            structures.map((structure) => structure.id),
          ),
      invisible: invisibleStructures(stated),
    }),
    [structures, reading, stated],
  );
}
