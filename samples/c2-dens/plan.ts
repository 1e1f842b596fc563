import type { Volume } from '../../src/core/volume';
import { fingerprint } from '../../src/core/fingerprint';
import { noContext } from '../../src/core/kernel';
import { emptyPlan, type Plan } from '../../src/plan/schema';
import { uids } from './dicom';

export const sampleName = 'c2-dens-lytic';

type Triple = [number, number, number];

/**
 * The path that comes with the sample: from the right side of the neck below the jaw, upwards and
 * inwards in front of and medial to the carotid sheath, behind the pharynx, into the lower front edge of
 * C2 and through the lesion into the dens. Chosen by searching the truth for the straight line with the
 * greatest least distance to what is at risk; what it keeps is in `../README.md`.
 */
export const path: { readonly entryMm: Triple; readonly targetMm: Triple } = {
  entryMm: [-37, -38, -52],
  targetMm: [2, 2, 16],
};

const instrument = (id: string, device: string, lengthMm: number) => ({
  id,
  device,
  group: 'path-1',
  entryMm: path.entryMm,
  targetMm: path.targetMm,
  lengthMm,
});

/** The plan, tied to the CT by its fingerprint. */
export const samplePlan = async (volume: Volume, confirmed: readonly string[]): Promise<Plan> => {
  const print = await fingerprint({ volume }, noContext);
  if (!print.ok) throw new Error(print.failure.code);
  return {
    ...emptyPlan(),
    ct: { frameOfReferenceUid: uids.frameOfReference, fingerprint: print.value, sample: sampleName },
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
      instrument('trocar', 'trocar-11g', 125),
      instrument('wire', 'wire-1.25', 200),
      instrument('screw', 'screw-3.5', 38),
    ],
    structures: { drawn: [], confirmed: [...confirmed], marginsMm: {} },
  };
};
