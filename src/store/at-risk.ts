import { structureById } from '../catalog/structures';
import type { Structure } from '../core/structure';
import { useSession } from './session';

/** The loaded structures that must not be touched. */
export const structuresAtRisk = (): Structure[] =>
  useSession.getState().structures.filter(({ id }) => structureById(id)?.role === 'atRisk');
