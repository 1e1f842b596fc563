import type { Volume } from '../../src/core/volume';
import type { Plan } from '../../src/plan/schema';
import { type PlanContent, planOn } from '../lib/plan';
import { sampleName, uids } from './dicom';

type Triple = [number, number, number];

/**
 * The path that comes with the sample: from the right of the back through the root of the transverse process, between
 * the head of the sixth rib and the pedicle, to the front third of T6 in the front of the tumour. In the pedicle itself
 * (5 mm outside, about 4 mm inside) an 11G trocar would leave half a millimetre on either side. Found by searching the
 * truth; what it keeps stands in `../README.md`.
 */
export const path: { readonly entryMm: Triple; readonly targetMm: Triple } = {
  entryMm: [-47.4, 70.5, 13.8],
  targetMm: [0.5, -6.2, 1.1],
};

/** 2 mL slowly: the posterior wall is open, and beyond it lies the sac. */
const cement: PlanContent['cement'] = {
  family: 'cement-medium-vertebroplasty',
  sinceMixingS: 240,
  roomC: 21,
  gridMm: 1,
  flowMlPerS: 0.05,
  needles: [{ instrument: 'trocar', opening: 'end', turnDeg: 0, advanceMm: 0 }],
  stopShare: 0.25,
  plannedMl: 2,
  parameters: {},
  schedule: [],
};

const content: PlanContent = {
  case: {
    site: 'thoracic',
    level: 'T6',
    side: 'right',
    positionAtCt: 'supine',
    positionAtCtConfirmed: true,
    positionAtProcedure: 'prone',
    approach: 'costovertebral',
    indication:
      'SIMULATED: painful lytic metastasis of T6 with a broken posterior wall, no neurological deficit.',
  },
  instruments: [{ id: 'trocar', device: 'trocar-11g', group: 'path-1', ...path, lengthMm: 125 }],
  cement,
};

/** The plan, tied to the CT by its fingerprint. */
export const samplePlan = (volume: Volume, confirmed: readonly string[]): Promise<Plan> =>
  planOn(volume, confirmed, sampleName, uids, content);
