import type { CaseDefinition } from '../lib/case';
import { card } from './card';
import { sampleName, segHeader, storedArrays, storedGrid } from './dicom';
import { samplePlan } from './plan';
import { fullGrid, recipe } from './recipe';
import { truthSegments } from './truth';

export const l1Fracture: CaseDefinition = {
  entry: {
    id: sampleName,
    title: { en: 'L1 osteoporotic compression fracture', fr: 'Tassement ostéoporotique de L1' },
    line: {
      en: 'Unenhanced CT T11–L3, prone, 0.8 × 0.8 × 1 mm, with the truth and a plan. Simulated, not acquired.',
      fr: 'Scanner T11–L3 sans injection, en procubitus, 0,8 × 0,8 × 1 mm, avec la vérité terrain et un plan. Simulé, non acquis.',
    },
  },
  recipeModule: new URL('recipe.ts', import.meta.url),
  grid: fullGrid,
  card,
  stored: (made) => ({ grid: storedGrid(fullGrid), arrays: storedArrays(made, fullGrid) }),
  segHeader,
  truth: (arrays) => truthSegments(arrays, recipe().segments, fullGrid.dims),
  plan: samplePlan,
};
