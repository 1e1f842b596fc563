import type { Result } from '../../../core/result';
import type { LpsPoint } from '../../../core/units';
import type { HydrodissectionPlan } from '../../../plan/hydrodissection';
import type { TissueModel } from '../../../simulation/hydrodissection/patient/types';
import type { Runner } from '../../../workers/runner';
import type { PlanCase } from '../plan-case';

type Asked = Partial<Pick<HydrodissectionPlan, 'marginMm' | 'parameters' | 'spaces'>>;

/** Tissue, spaces and organs around points, as a plan asks for them. */
export const readTissue = (
  runner: Runner,
  { volume, structures }: Pick<PlanCase, 'volume' | 'structures'>,
  { marginMm, parameters = {}, spaces = [] }: Asked,
  { aroundMm, gridMm }: { readonly aroundMm: readonly LpsPoint[]; readonly gridMm: number },
): Promise<Result<TissueModel>> =>
  runner.run('hydro-tissue', {
    volume,
    structures: structures.map(({ key, id, field }) => ({ key, id, field })),
    aroundMm,
    gridMm,
    ...(marginMm !== undefined && { marginMm }),
    parameters,
    spaces,
  });
