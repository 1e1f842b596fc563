import * as v from 'valibot';
import {
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

/** A described experiment, as `bench-hydrodissection` reads it: mm, s, mL. README says what the words mean. */

const region = regionOf({
  conductivity: v.optional(tensor),
  rigid: v.optional(v.literal(true)),
  outside: v.optional(v.literal(true)),
  /** Name of the body that these cells belong to; regions of one name are one body. */
  body: v.optional(name),
  bodyKind: v.optional(v.picklist(['rigid', 'tube', 'vein'])),
  strainBound: v.optional(notNegative),
  /** Name of the fascial space that these cells belong to. */
  space: v.optional(name),
  spaceConductivity: v.optional(positive),
});

const side = v.picklist(['closed', 'open', 'free-space']);
const boundary = v.lazy((value) =>
  typeof value === 'object' && value !== null
    ? v.strictObject(v.entriesFromList(sideNames, v.optional(side, 'closed')))
    : side,
);

const inlet = v.strictObject({ atMm: point, volumeMl: positive, rateMlPerS: positive });

export const hydroBenchSchema = v.strictObject({
  grid,
  tissue: v.optional(v.strictObject({ conductivity: v.optional(tensor, 1) }), { conductivity: 1 }),
  regions: v.optional(v.array(region), []),
  boundary: v.optional(boundary, 'free-space'),
  fluid: v.optional(
    v.strictObject({
      retained: v.optional(share, 1),
      decayS: v.optional(positive),
      pocketConductivity: v.optional(v.pipe(number, v.minValue(1)), 1),
    }),
    {},
  ),
  inlets: v.pipe(v.array(inlet), v.minLength(1)),
  markersMm: v.optional(v.array(point), []),
  report: v.optional(
    v.strictObject({
      atMl: v.optional(v.array(notNegative), []),
      atS: v.optional(v.array(notNegative), []),
    }),
    {},
  ),
});

/** A described experiment with every optional list filled in. */
export type HydroBench = v.InferOutput<typeof hydroBenchSchema>;
