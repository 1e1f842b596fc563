import type { Volume } from '../../src/core/volume';
import type { Plan } from '../../src/plan/schema';
import { type PlanContent, planOn } from '../lib/plan';
import { sampleName, uids } from './dicom';

type Triple = [number, number, number];
interface Path {
  readonly entryMm: Triple;
  readonly targetMm: Triple;
}

/**
 * The paths that come with the sample, found by searching the truth for straight lines that keep clear of what is at
 * risk. What they keep stands in `../README.md`.
 */
export const paths = {
  /** From behind, beside the right posterior spine, past the canal into the lesion of S1. */
  s1: { entryMm: [-57.2, 97.6, 123.5], targetMm: [-10, 30, 90] },
  /** From behind between the left foramina and the joint into the broken wing. */
  wing: { entryMm: [54, 98, 124], targetMm: [38.5, 32, 92] },
  /** From the right, behind the gluteal muscles' front edge, over the socket into its roof. */
  roof: { entryMm: [-146.8, 68.8, 63.9], targetMm: [-83.5, 3, 38] },
  /** From below the left greater trochanter along the neck, short of the joint. */
  neck: { entryMm: [174, 5, -62], targetMm: [101, 3, -5] },
} satisfies Record<string, Path>;

/** Named in words that both languages share: four trocars of one kind could not be told apart in the table. */
const trocar = (id: string, name: string, group: string, path: Path) => ({
  id,
  name,
  device: 'trocar-11g',
  group,
  ...path,
  lengthMm: 125,
});

/** 4 mL in all: 4.1 mL was the mean of a sacroplasty (PMC8134085). */
const cement: PlanContent['cement'] = {
  target: 'sacrum',
  family: 'cement-medium-vertebroplasty',
  sinceMixingS: 240,
  roomC: 21,
  gridMm: 1,
  flowMlPerS: 0.1,
  needles: [
    { instrument: 'trocar-s1', opening: 'end', turnDeg: 0, advanceMm: 0 },
    { instrument: 'trocar-wing', opening: 'end', turnDeg: 0, advanceMm: 0 },
  ],
  stopShare: 0.25,
  plannedMl: 4,
  parameters: {},
  schedule: [],
};

const content: PlanContent = {
  case: {
    site: 'sacrum',
    level: 'S1',
    side: 'right',
    positionAtCt: 'supine',
    positionAtCtConfirmed: true,
    positionAtProcedure: 'prone',
    approach: 'sacral-posterior',
    indication:
      'SIMULATED: lytic metastases of S1, the right acetabular roof and the left femoral neck; insufficiency fracture of the left sacral wing.',
  },
  instruments: [
    trocar('trocar-s1', 'S1', 'path-1', paths.s1),
    trocar('trocar-wing', 'Ala L', 'path-2', paths.wing),
    trocar('trocar-roof', 'Acetabulum R', 'path-3', paths.roof),
    trocar('trocar-neck', 'Femur L', 'path-4', paths.neck),
  ],
  cement,
};

/** The plan, tied to the CT by its fingerprint. */
export const samplePlan = (volume: Volume, confirmed: readonly string[]): Promise<Plan> =>
  planOn(volume, confirmed, sampleName, uids, content);
