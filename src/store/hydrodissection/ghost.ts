import { structureById } from '../../catalog/structures';
import type { Structure } from '../../core/structure';
import { useHydro } from './state';

/** Whether the old place of a structure is drawn beside the new one: of those at risk, where it is asked for. */
export const showsGhost = ({ id }: Structure): boolean =>
  useHydro.getState().showsGhost && structureById(id)?.role === 'atRisk';
