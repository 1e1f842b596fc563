import { lpsToVoxel } from '../../core/grid';
import { lpsPoint, type LpsPoint } from '../../core/units';
import { placedItems } from '../../plan/needles';
import type { Plan } from '../../plan/schema';
import { inputsHash } from '../inputs-hash';
import type { SessionState } from '../session';
import { hydroSetup, inletPoint } from './setup';
import type { PreparedTissue } from './state';

type Loaded = Pick<SessionState, 'ct' | 'structures'>;

/** Of everything that the tissue follows from, but where the needles lie: equal strings, equal tissue. */
export function tissueInputs(plan: Plan, { ct, structures }: Loaded): string {
  const { gridMm, marginMm, parameters, spaces } = hydroSetup(plan);
  const loaded = structures.map(({ key, volumeMl }) => [key, volumeMl]);
  return inputsHash([ct?.fingerprint, gridMm, marginMm, parameters, spaces, loaded]);
}

/** Of everything that the result follows from, what was done included. */
export function hydroInputs(plan: Plan, loaded: Loaded): string {
  const { fluid: _, result: __, ...setup } = hydroSetup(plan);
  const paths = plan.instruments.map(({ entryMm, targetMm, device }) => [entryMm, targetMm, device]);
  return inputsHash([tissueInputs(plan, loaded), setup, paths]);
}

/** Tips of the needles, and the planned paths that the fluid is to make room for. */
export const pointsAround = (plan: Plan): LpsPoint[] => [
  ...hydroSetup(plan).inlets.map(inletPoint),
  ...placedItems(plan).flatMap(({ entryMm, targetMm }) => [lpsPoint(...entryMm), lpsPoint(...targetMm)]),
];

/** Tissue is modelled this far around the needles at least, mm. */
const leastAroundMm = 8;

/** Whether the tissue that was read is still that of the plan, with every needle well inside. */
export const isTissueCurrent = (
  { inputs, model: { grid } }: PreparedTissue,
  plan: Plan,
  loaded: Loaded,
): boolean =>
  inputs === tissueInputs(plan, loaded) &&
  hydroSetup(plan).inlets.every((inlet) =>
    lpsToVoxel(grid, inletPoint(inlet)).every((v, n) => {
      const around = leastAroundMm / grid.spacing[n]!;
      return v >= around && v <= grid.dims[n]! - 1 - around;
    }),
  );
