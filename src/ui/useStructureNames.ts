import { useSession } from '../store/session';
import { itemName, structureName } from './structureWords';
import { useLocale } from './useLocale';

/** Names of the loaded structures by key; one that is gone by its catalogue id. */
export function useStructureNames(): (key: string, id: string) => string {
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  return (key, id) => {
    const structure = structures.find((item) => item.key === key);
    return structure ? structureName(structure, locale) : itemName(id, locale);
  };
}
