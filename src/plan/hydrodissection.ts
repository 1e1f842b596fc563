import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const share = v.pipe(number, v.minValue(0), v.maxValue(1));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const point = v.strictTuple([number, number, number]);

export const hydroGridsMm = [1, 1.5, 2] as const;

/** Where fluid goes in, in the words of the virtual bench, and the needle that brings it. */
const inlet = v.strictObject({
  /** Tip of the needle. */
  atMm: point,
  volumeMl: positive,
  rateMlPerS: positive,
  needle: v.optional(
    v.strictObject({
      /** Catalogue id of a needle. */
      device: name,
      /** Where it enters the skin. */
      entryMm: point,
      lengthMm: v.optional(positive),
    }),
  ),
});

/** A space of the catalogue that is changed, or one of the user's own between two structures. */
const space = v.strictObject({
  /** Catalogue id, or a name of its own for one with `between`. */
  id: name,
  on: v.optional(v.boolean()),
  /** Along the space, fat = 1. */
  conductivity: v.optional(positive),
  /** Keys or catalogue ids of the structures on each side. */
  between: v.optional(v.strictTuple([name, name])),
  /** Structures farther apart than this are not its walls. */
  widestMm: v.optional(positive),
});

/** What was done, in order; between the steps no time passes. */
const step = v.variant('kind', [
  v.strictObject({
    kind: v.literal('inject'),
    /** What flows together: indices into `inlets`. */
    flows: v.array(
      v.strictObject({ inlet: v.pipe(v.number(), v.integer(), v.minValue(0)), rateMlPerS: positive }),
    ),
    forS: positive,
  }),
  v.strictObject({ kind: v.literal('wait'), forS: positive }),
]);

/** A margin that the fluid brings: injected volume at which it is met, over the range of retained shares. */
const met = v.strictObject({
  instrument: name,
  /** Key of the structure. */
  structure: name,
  lowMl: number,
  highMl: v.optional(number),
});

/** What a hydrodissection gave, for those who read the plan without running it again. */
const result = v.strictObject({
  /** Of everything that the result follows from; another value means that it is out of date. */
  inputs: name,
  injectedMl: number,
  pocketMl: number,
  /** Retained shares compatible with the clinical series; `low` is absent where the model cannot tell. */
  retained: v.strictObject({ low: v.optional(share), high: share }),
  marginsMet: v.optional(v.array(met), []),
});

/** The hydrodissection of a plan: the fluid, where it goes in, and how the tissue is read. */
export const hydrodissectionSchema = v.strictObject({
  /** Catalogue id of the fluid. */
  fluid: v.optional(name, 'saline-0.9-contrast-5'),
  /** Share that opens a pocket; 1 where absent, and the band over the compatible shares is shown. */
  retained: v.optional(share),
  /** In which the pocket shrinks to 37 % once nothing is infused; 240 where absent. */
  decayS: v.optional(positive),
  gridMm: v.optional(v.picklist(hydroGridsMm), 2),
  /** Tissue around needles and paths that is modelled. */
  marginMm: v.optional(v.pipe(number, v.minValue(10), v.maxValue(80))),
  /** Changed parameters of the tissue model by id. */
  parameters: v.optional(v.record(name, number), {}),
  spaces: v.optional(v.array(space), []),
  inlets: v.optional(v.pipe(v.array(inlet), v.maxLength(8)), []),
  /** As the page recorded it; without it the inlets give their volumes together. */
  schedule: v.optional(v.array(step)),
  result: v.optional(result),
});

export type HydrodissectionPlan = v.InferOutput<typeof hydrodissectionSchema>;
export type HydroPlanInlet = HydrodissectionPlan['inlets'][number];
export type HydroPlanSpace = HydrodissectionPlan['spaces'][number];
export type HydroStep = v.InferOutput<typeof step>;
export type HydroResult = NonNullable<HydrodissectionPlan['result']>;
