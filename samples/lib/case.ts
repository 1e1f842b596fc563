import type { Bilingual } from '../../src/catalog/types';
import type { Grid } from '../../src/core/grid';
import type { Volume } from '../../src/core/volume';
import { type SegHeader, writeSegmentation } from '../../src/formats/dicom-seg/write';
import type { Plan } from '../../src/plan/schema';
import { writePlan } from '../../src/plan/write';
import { packFile, writeZip } from './archive';
import { type Card, cardPicture } from './card';
import { type Generated, generate, type GenerateOptions } from './generate';
import { gridOf } from './headers';
import { encodePng } from './picture';
import type { RasterGrid } from './raster';
import type { SharedArrays } from './recipe';
import type { TruthSegment } from './truth';

/** What the list of samples says of a case. */
export interface Entry {
  readonly id: string;
  readonly title: Bilingual;
  readonly line: Bilingual;
}

/** A case: where its recipe stands, and what is written beside the slices. */
export interface CaseDefinition {
  readonly entry: Entry;
  readonly recipeModule: URL;
  readonly grid: RasterGrid;
  readonly card: Card;
  /** The arrays as the files store them, where that is not as they were painted: the patient lies prone. */
  readonly stored?: (made: Generated) => { readonly grid: Grid; readonly arrays: SharedArrays };
  readonly segHeader: SegHeader;
  readonly truth: (arrays: SharedArrays) => TruthSegment[];
  readonly plan: (volume: Volume, confirmed: readonly string[]) => Promise<Plan>;
}

export interface MadeCase {
  readonly zip: Uint8Array;
  readonly picture: Uint8Array;
}

const rangeOf = (image: Int16Array) => {
  let minHu = 32767;
  let maxHu = -32768;
  for (const hu of image) {
    minHu = Math.min(minHu, hu);
    maxHu = Math.max(maxHu, hu);
  }
  return { minHu, maxHu };
};

/** Generates a case: CT, truth and plan in one zip, and its picture. */
export const makeCase = async (definition: CaseDefinition, options: GenerateOptions): Promise<MadeCase> => {
  const made = await generate(definition.recipeModule, definition.grid, { ...options, pack: true });
  const picture = encodePng(cardPicture(made.image, definition.grid, definition.card));
  const { grid, arrays } = definition.stored?.(made) ?? { grid: gridOf(definition.grid), arrays: made };
  const segments = definition.truth(arrays);
  const volume = { grid, hu: arrays.image, ...rangeOf(arrays.image) };
  const confirmed = segments.map(({ tracking }) => tracking.id);
  const files = [
    ...made.files,
    packFile('truth.seg.dcm', writeSegmentation(definition.segHeader, grid, segments)),
    packFile('plan.json', new TextEncoder().encode(writePlan(await definition.plan(volume, confirmed)))),
  ];
  return { zip: writeZip(files), picture };
};
