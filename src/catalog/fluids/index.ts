import { fluidSources as from } from './sources';
import type { FluidItem } from './types';

export { hydroFacts } from './facts';
export type { FluidItem, HydroFact } from './types';

const watery: FluidItem['hu'] = { value: 5, range: [0, 20], source: from.water };
const contrasted: FluidItem['hu'] = { value: 400, range: [250, 550], source: from.iodine };

/** Every fluid on offer, in the order of lists. */
export const fluids: readonly FluidItem[] = [
  {
    id: 'saline-0.9',
    name: { en: '0.9 % saline', fr: 'Sérum salé à 0,9\u202f%' },
    ionic: true,
    contrastShare: 0,
    hu: watery,
    sources: [from.odontoid, from.technique],
  },
  {
    id: 'dextrose-5',
    name: { en: '5 % dextrose', fr: 'Glucosé à 5\u202f%' },
    ionic: false,
    contrastShare: 0,
    hu: watery,
    sources: [from.technique, from.monkey],
  },
  {
    id: 'saline-0.9-contrast-5',
    name: { en: '0.9 % saline with 5 % contrast', fr: 'Sérum salé à 0,9\u202f% avec 5\u202f% de contraste' },
    ionic: true,
    contrastShare: 0.05,
    hu: contrasted,
    sources: [from.contrastCase, from.technique],
  },
  {
    id: 'dextrose-5-contrast-5',
    name: { en: '5 % dextrose with 5 % contrast', fr: 'Glucosé à 5\u202f% avec 5\u202f% de contraste' },
    ionic: false,
    contrastShare: 0.05,
    hu: contrasted,
    sources: [from.technique],
  },
];

export const defaultFluidId = 'saline-0.9-contrast-5';

const byId = new Map(fluids.map((fluid) => [fluid.id, fluid]));

export const fluidById = (id: string): FluidItem | undefined => byId.get(id);
