import type { Volume } from '../../src/core/volume';
import type { Plan } from '../../src/plan/schema';
import { type PlanContent, planOn } from '../lib/plan';
import { sampleName, uids } from './dicom';

type Triple = [number, number, number];

/**
 * The path that comes with the sample: from the right of the back through the right pedicle of L1 to the front
 * third of its body near the midline. What it keeps stands in `../README.md`.
 */
export const path: { readonly entryMm: Triple; readonly targetMm: Triple } = {
  entryMm: [-42, 84.5, 19],
  targetMm: [-3.5, -7, -1.6],
};

/** 4 mL through the one pedicle: about a quarter of the body. */
const cement: PlanContent['cement'] = {
  family: 'cement-medium-vertebroplasty',
  sinceMixingS: 240,
  roomC: 21,
  gridMm: 1,
  flowMlPerS: 0.1,
  needles: [{ instrument: 'trocar', opening: 'end', turnDeg: 0, advanceMm: 0 }],
  stopShare: 0.25,
  plannedMl: 4,
  parameters: {},
  schedule: [],
};

const content: PlanContent = {
  case: {
    site: 'lumbar',
    level: 'L1',
    side: 'right',
    positionAtCt: 'prone',
    positionAtCtConfirmed: true,
    positionAtProcedure: 'prone',
    approach: 'transpedicular',
    indication: 'SIMULATED: painful osteoporotic compression fracture of L1 with an intravertebral cleft.',
  },
  instruments: [{ id: 'trocar', device: 'trocar-11g', group: 'path-1', ...path, lengthMm: 125 }],
  cement,
};

/** The plan, tied to the CT by its fingerprint. */
export const samplePlan = (volume: Volume, confirmed: readonly string[]): Promise<Plan> =>
  planOn(volume, confirmed, sampleName, uids, content);
