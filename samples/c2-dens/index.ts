import { writeSegmentation } from '../../src/formats/dicom-seg/write';
import { writePlan } from '../../src/plan/write';
import { packFile, writeZip } from '../lib/archive';
import { generate, type GenerateOptions } from '../lib/generate';
import { encodePng } from '../lib/picture';
import { cardPicture } from './card';
import { gridOf, segHeader } from './dicom';
import { sampleName, samplePlan } from './plan';
import { fullGrid, recipe } from './recipe';
import { truthSegments } from './truth';

/** What the list of samples says of the case. */
export const entry = {
  id: sampleName,
  title: { en: 'C2 dens, lytic metastasis', fr: 'Dent de C2, métastase lytique' },
  line: {
    en: 'Contrast-enhanced neck CT, 0.6 mm, with the truth and a plan. Simulated, not acquired.',
    fr: 'Scanner cervical injecté, 0,6 mm, avec la vérité terrain et un plan. Simulé, non acquis.',
  },
} as const;

export interface MadeCase {
  readonly zip: Uint8Array;
  readonly picture: Uint8Array;
}

/** Generates the case: CT, truth and plan in one zip, and its picture. */
export const makeCase = async (options: GenerateOptions): Promise<MadeCase> => {
  const made = await generate(new URL('recipe.ts', import.meta.url), fullGrid, { ...options, pack: true });
  const grid = gridOf(fullGrid);
  const segments = truthSegments(made, recipe().segments, fullGrid.dims);
  let minHu = 32767;
  let maxHu = -32768;
  for (const hu of made.image) {
    minHu = Math.min(minHu, hu);
    maxHu = Math.max(maxHu, hu);
  }
  const plan = await samplePlan(
    { grid, hu: made.image, minHu, maxHu },
    segments.map(({ tracking }) => tracking.id),
  );
  const files = [
    ...made.files,
    packFile('truth.seg.dcm', writeSegmentation(segHeader, grid, segments)),
    packFile('plan.json', new TextEncoder().encode(writePlan(plan))),
  ];
  return { zip: writeZip(files), picture: encodePng(cardPicture(made.image, fullGrid)) };
};
