import type { Volume } from '../../src/core/volume';
import type { Plan } from '../../src/plan/schema';
import { type PlanContent, planOn } from '../lib/plan';
import { uids } from './dicom';

export const sampleName = 'c2-dens-lytic';

type Triple = [number, number, number];

/**
 * The path that comes with the sample: from the right side of the neck at C5–C6, upwards and inwards, in
 * front of and medial to the carotid sheath, between it and the pharynx, to the right front of C2's body
 * and through the lesion into the dens. Found by searching the truth for the straight line that keeps most
 * from what is at risk and stays deepest in the bone; a shorter way to the lower edge of C2 does not exist
 * without moving the pharynx (hydrodissection). What it keeps stands in `../README.md`.
 */
export const path: { readonly entryMm: Triple; readonly targetMm: Triple } = {
  entryMm: [-39.1, -35.5, -70.3],
  targetMm: [1.3, 3.6, 17.4],
};

const instrument = (id: string, device: string, lengthMm: number) => ({
  id,
  device,
  group: 'path-1',
  entryMm: path.entryMm,
  targetMm: path.targetMm,
  lengthMm,
});

/**
 * Cement before the screw: the trocar is drawn back from the apex of the dens into the lesion, where 2 mL are
 * planned (dens and body, PMID 18673052). The lesion holds about 1 mL and its wall towards the canal is an eggshell.
 */
const cement: PlanContent['cement'] = {
  family: 'cement-medium-vertebroplasty',
  sinceMixingS: 240,
  roomC: 21,
  gridMm: 1,
  flowMlPerS: 0.05,
  needles: [{ instrument: 'trocar', opening: 'end', turnDeg: 0, advanceMm: -10 }],
  stopShare: 0.25,
  plannedMl: 2,
  parameters: {},
  schedule: [],
};

const content: PlanContent = {
  case: {
    site: 'cervical',
    level: 'C2',
    side: 'right',
    positionAtCt: 'supine',
    positionAtCtConfirmed: true,
    positionAtProcedure: 'supine',
    approach: 'anterolateral-ascending',
    carotidSheath: 'medial',
    indication: 'SIMULATED: lytic metastasis of the dens and body of C2, high risk of fracture.',
  },
  instruments: [
    instrument('trocar', 'trocar-13g', 125),
    instrument('wire', 'wire-1.25', 200),
    instrument('screw', 'screw-3.5', 22),
  ],
  cement,
};

/** The plan, tied to the CT by its fingerprint. */
export const samplePlan = (volume: Volume, confirmed: readonly string[]): Promise<Plan> =>
  planOn(volume, confirmed, sampleName, uids, content);
