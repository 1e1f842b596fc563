import type { CaseDefinition } from '../lib/case';
import { card } from './card';
import { segHeader } from './dicom';
import { sampleName, samplePlan } from './plan';
import { fullGrid, recipe } from './recipe';
import { truthSegments } from './truth';

export const c2Dens: CaseDefinition = {
  entry: {
    id: sampleName,
    title: { en: 'C2 dens, lytic metastasis', fr: 'Dent de C2, métastase lytique' },
    line: {
      en: 'Contrast-enhanced neck CT, 0.6 mm, with the truth and a plan. Simulated, not acquired.',
      fr: 'Scanner cervical injecté, 0,6 mm, avec la vérité terrain et un plan. Simulé, non acquis.',
    },
  },
  recipeModule: new URL('recipe.ts', import.meta.url),
  grid: fullGrid,
  card,
  segHeader,
  truth: (arrays) => truthSegments(arrays, recipe().segments, fullGrid.dims),
  plan: samplePlan,
};
