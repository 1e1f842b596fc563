import { useMemo } from 'react';
import { structureById, structureItems } from '../catalog/structures';
import { nameKey } from '../catalog/structures/names';
import type { Option } from './controls';
import { itemName } from './structureWords';
import { useLocale } from './useLocale';

/** The structures of the catalogue by their names on screen. */
export function useStructureOptions(): Option<string>[] {
  const locale = useLocale();
  return useMemo(
    () =>
      structureItems
        .map((item) => ({ id: item.id, label: itemName(item.id, locale) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, locale, { numeric: true })),
    [locale],
  );
}

/** Whether every word typed begins a word of the structure's names, in either language. */
export function isMeant(id: string, text: string): boolean {
  const item = structureById(id);
  if (!item) return false;
  const names = [item.name.en, item.name.fr, ...(item.aliases ?? [])].map(nameKey).join(' ').split(' ');
  return nameKey(text)
    .split(' ')
    .every((word) => names.some((name) => name.startsWith(word)));
}
