import type { Structure } from '../../../core/structure';
import type { LpsPoint } from '../../../core/units';
import type { Volume } from '../../../core/volume';
import type { HydrodissectionPlan } from '../../../plan/hydrodissection';
import type { TissueInput } from './types';

interface Loaded {
  readonly volume: Volume;
  readonly structures: readonly Structure[];
}

/** How the tissue around points (LPS mm) is to be read, on cells of `gridMm`, as a plan asks for it. */
export const tissueInput = (
  { volume, structures }: Loaded,
  { marginMm, parameters = {}, spaces = [] }: Partial<HydrodissectionPlan>,
  aroundMm: readonly LpsPoint[],
  gridMm: number,
): TissueInput => ({
  volume,
  structures: structures.map(({ key, id, field }) => ({ key, id, field })),
  aroundMm,
  gridMm,
  ...(marginMm !== undefined && { marginMm }),
  parameters,
  spaces,
});
