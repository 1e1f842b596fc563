import { sources } from '../sources';
import type { Bilingual } from '../types';
import { family, stated } from './build';
import { conditions } from './conditions';
import type { CementFamily, StatedTime } from './types';

const note = {
  en: 'No product: a cement of this thickness, to start from. The viscosity as mixed is assumed.',
  fr: 'Pas un produit : un ciment de cette consistance, comme point de départ. La viscosité au mélange est supposée.',
};

const handling = (
  minutes: number,
  spreadMinutes: number,
  temperatureC: number,
  condition: Bilingual,
): StatedTime => ({
  meanS: minutes * 60,
  spreadS: spreadMinutes * 60,
  temperatureC,
  condition,
  source: sources.cementHandling,
});

/** Two sources disagree on how fast cement thickens in bone: 82 s follows from setting, 39 s was seen in bone cores. */
const otherTauS = [stated(39, sources.coreMobility)];

const generic = (
  id: string,
  name: Bilingual,
  thickness: number,
  working: readonly StatedTime[] = [],
): CementFamily => family({ id, name, note, setAfterS: 780, thickness, working, otherTauS });

/** Low, medium and high viscosity where no product is chosen. */
export const genericCements: readonly CementFamily[] = [
  generic('cement-low', { en: 'Low viscosity', fr: 'Faible viscosité' }, 0.3),
  generic('cement-medium', { en: 'Medium viscosity', fr: 'Viscosité moyenne' }, 1, [
    handling(3.4, 0.3, 22, conditions.paste),
    handling(5.8, 0.5, 22, conditions.pastePrecooled),
    handling(28.8, 6.9, 0, conditions.pasteIceBath),
  ]),
  generic('cement-high', { en: 'High viscosity', fr: 'Haute viscosité' }, 10),
];
