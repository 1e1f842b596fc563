import type { CaseDefinition } from '../lib/case';
import { card } from './card';
import { sampleName, segHeader } from './dicom';
import { samplePlan } from './plan';
import { fullGrid, recipe } from './recipe';
import { truthSegments } from './truth';

export const t6Metastasis: CaseDefinition = {
  entry: {
    id: sampleName,
    title: {
      en: 'T6 metastasis, broken posterior wall',
      fr: 'Métastase de T6, mur postérieur rompu',
    },
    line: {
      en: 'Contrast-enhanced chest CT T4–T8, 0.7 × 0.7 × 1 mm, with the truth and a plan. Simulated, not acquired.',
      fr: 'Scanner thoracique injecté T4–T8, 0,7 × 0,7 × 1 mm, avec la vérité terrain et un plan. Simulé, non acquis.',
    },
  },
  recipeModule: new URL('recipe.ts', import.meta.url),
  grid: fullGrid,
  card,
  segHeader,
  truth: (arrays) => truthSegments(arrays, recipe().segments, fullGrid.dims),
  plan: samplePlan,
};
