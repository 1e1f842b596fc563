import type { CaseDefinition } from '../lib/case';
import { card } from './card';
import { sampleName, segHeader } from './dicom';
import { samplePlan } from './plan';
import { fullGrid, recipe } from './recipe';
import { truthSegments } from './truth';

export const pelvis: CaseDefinition = {
  entry: {
    id: sampleName,
    title: {
      en: 'Pelvis, lytic metastases and sacral fracture',
      fr: 'Bassin, métastases lytiques et fracture du sacrum',
    },
    line: {
      en: 'Contrast-enhanced CT L5 to lesser trochanters, 0.95 × 0.95 × 1.25 mm, with the truth and a plan: S1, sacral wing, acetabular roof, femoral neck. Simulated, not acquired.',
      fr: 'Scanner injecté de L5 aux petits trochanters, 0,95 × 0,95 × 1,25 mm, avec la vérité terrain et un plan\u00a0: S1, aileron sacré, toit de l’acétabulum, col fémoral. Simulé, non acquis.',
    },
  },
  recipeModule: new URL('recipe.ts', import.meta.url),
  grid: fullGrid,
  card,
  segHeader,
  truth: (arrays) => truthSegments(arrays, recipe().segments, fullGrid.dims),
  plan: samplePlan,
};
