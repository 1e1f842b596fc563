import type { StructureItem } from '../types';
import { bones } from './bones';
import { discs } from './discs';
import { envelope } from './envelope';
import { lesion } from './lesion';
import { muscles } from './muscles';
import { neck } from './neck';
import { nerves } from './nerves';
import { organs } from './organs';
import { segmented } from './segmented';
import { vertebrae } from './vertebrae';
import { vessels } from './vessels';

/** Every structure that Trocart knows by name. */
export const structureItems: readonly StructureItem[] = [
  lesion,
  ...vertebrae,
  ...bones,
  ...discs,
  ...nerves,
  ...vessels,
  ...neck,
  ...organs,
  ...muscles,
  ...segmented,
  ...envelope,
];
