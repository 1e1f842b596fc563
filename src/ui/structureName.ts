import { structureById } from '../catalog/structures';
import type { Structure } from '../core/structure';
import type { Locale } from '../i18n';

/** The catalogue's name, or the file's own for a structure that the catalogue does not know. */
export const structureName = (structure: Structure, locale: Locale): string =>
  structureById(structure.id)?.name[locale] ?? structure.sourceName;
