import * as v from 'valibot';
import {
  type BenchTensor,
  grid,
  name,
  notNegative,
  number,
  point,
  positive,
  regionOf,
  share,
  sideNames,
  tensor,
} from '../../bench/parts';

export { type SideName, sideNames } from '../../bench/parts';

/** A described experiment, as `bench-cement` reads it: mm, s, mL, kPa, m², Pa·s. README says what the words mean. */

const sideName = v.picklist(sideNames);
const porosity = v.pipe(number, v.gtValue(0), v.maxValue(1));

const region = regionOf({
  permeabilityM2: v.optional(tensor),
  porosity: v.optional(porosity),
  saturation: v.optional(share),
  fixedPressureKpa: v.optional(number),
  outlet: v.optional(name),
});

const hole = v.strictObject({
  face: sideName,
  centerMm: point,
  /** Along the two other axes, in the order x, y, z. */
  sizeMm: v.strictTuple([positive, positive]),
  outlet: v.optional(name),
});

const barrier = v.variant('shape', [
  v.strictObject({
    shape: v.literal('boxSurface'),
    minMm: point,
    maxMm: point,
    holes: v.optional(v.array(hole), []),
  }),
  v.strictObject({ shape: v.literal('plane'), pointMm: point, normal: point }),
]);

const side = v.lazy((value) =>
  typeof value === 'object' ? v.strictObject({ pressureKpa: number }) : v.picklist(['closed', 'free-space']),
);

const segment = v.strictObject({ insideDiameterMm: positive, lengthMm: positive });

const inlet = v.strictObject({
  atMm: v.optional(point),
  tipRadiusMm: v.optional(positive),
  face: v.optional(sideName),
  flowMlPerS: v.optional(positive),
  fluxMmPerS: v.optional(positive),
  pressureKpa: v.optional(number),
  needle: v.optional(
    v.lazy((value) => (Array.isArray(value) ? v.pipe(v.array(segment), v.minLength(1)) : segment)),
  ),
});

/** No cement comes near it: where no viscosity of set cement is described, none ever sets, Pa·s. */
const neverSolidPaS = 1e12;

const curing = v.strictObject({
  tauS: positive,
  referenceC: number,
  doublingC: positive,
  solidPaS: v.optional(positive, neverSolidPaS),
  syringeC: number,
  bodyC: number,
  startAgeS: v.optional(notNegative, 0),
});

const step = v.strictObject({
  injectToMl: v.optional(positive),
  untilS: v.optional(positive),
  pauseS: v.optional(positive),
  moveToMm: v.optional(point),
});

export const cementBenchSchema = v.strictObject({
  grid,
  material: v.strictObject({ permeabilityM2: tensor, porosity }),
  regions: v.optional(v.array(region), []),
  barriers: v.optional(v.array(barrier), []),
  boundary: v.strictObject(v.entriesFromList(sideNames, v.optional(side, 'closed'))),
  marrow: v.strictObject({ viscosityPaS: positive }),
  cement: v.strictObject({
    viscosityPaS: v.optional(positive),
    powerLaw: v.optional(v.strictObject({ kPaSn: positive, n: v.pipe(number, v.gtValue(0), v.maxValue(2)) })),
    curing: v.optional(curing),
  }),
  relativePermeability: v.optional(v.picklist(['linear', 'quadratic']), 'linear'),
  inlet,
  syringe: v.optional(v.strictObject({ maxPressureKpa: positive })),
  schedule: v.pipe(v.array(step), v.minLength(1)),
  report: v.optional(
    v.strictObject({
      atMl: v.optional(v.array(notNegative), []),
      atS: v.optional(v.array(notNegative), []),
      probesMm: v.optional(v.array(point), []),
    }),
    {},
  ),
});

/** A described experiment with every optional list filled in. */
export type CementBench = v.InferOutput<typeof cementBenchSchema>;
export type BenchBarrier = CementBench['barriers'][number];
export type BenchPermeability = BenchTensor;
export type BenchStep = CementBench['schedule'][number];
