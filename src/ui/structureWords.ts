import { structureById } from '../catalog/structures';
import type { Colour } from '../catalog/types';
import type { Structure } from '../core/structure';
import type { Locale } from '../i18n';

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A catalogue id in the language on screen; an unknown id as it is. */
export const itemName = (id: string, locale: Locale): string => structureById(id)?.name[locale] ?? id;

/** A loaded structure in the language on screen; one that is not in the catalogue as its file has it. */
export function structureName({ id, key, sourceName }: Structure, locale: Locale): string {
  const item = structureById(id);
  if (!item) return sourceName;
  const repeat = /#(\d+)$/.exec(key)?.[1];
  return repeat ? `${item.name[locale]} (${repeat})` : item.name[locale];
}

const unknownColour: Colour = [150, 150, 150];

export const colourOf = (id: string): string =>
  `rgb(${(structureById(id)?.colour ?? unknownColour).join(' ')})`;
