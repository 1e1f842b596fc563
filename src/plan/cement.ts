import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const cementGridsMm = [0.5, 1, 1.5, 2] as const;
const cementOpenings = ['end', 'bevel', 'side', 'fenestrated'] as const;

/** How the opening of an instrument lies: turned about the axis, and moved along it from the planned tip. */
const placing = {
  opening: v.picklist(cementOpenings),
  /** Where a bevel or side hole looks, about the axis; 0: towards the head. */
  turnDeg: v.optional(number, 0),
  /** Positive: deeper; negative: withdrawn. */
  advanceMm: v.optional(number, 0),
};

const needle = v.strictObject({
  /** Id of the plan's instrument. */
  instrument: name,
  ...placing,
});

/** What was done, in order; between the steps no time passes. */
const step = v.variant('kind', [
  v.strictObject({
    kind: v.literal('inject'),
    /** Index into `needles`. */
    needle: v.pipe(v.number(), v.integer(), v.minValue(0)),
    flowMlPerS: positive,
    forS: positive,
  }),
  v.strictObject({ kind: v.literal('wait'), forS: positive }),
  v.strictObject({
    kind: v.literal('move'),
    needle: v.pipe(v.number(), v.integer(), v.minValue(0)),
    ...placing,
  }),
]);

const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The same in the words of the virtual bench, as the command line takes it; `needle` is an index, 0 where absent. */
const benchStep = v.union([
  v.strictObject({ injectToMl: positive, needle: v.optional(index), flowMlPerS: v.optional(positive) }),
  v.strictObject({ untilS: positive, needle: v.optional(index), flowMlPerS: v.optional(positive) }),
  v.strictObject({ pauseS: positive }),
  v.strictObject({ moveToMm: v.strictTuple([number, number, number]), needle: v.optional(index) }),
]);

/** What an injection gave, for those who read the plan without running it again. */
const result = v.strictObject({
  /** Of everything that the result follows from; another value means that it is out of date. */
  inputs: name,
  injectedMl: number,
  leaksMl: v.record(name, number),
  /** Injected volume when the front reached each outlet, mL. */
  firstContactMl: v.record(name, number),
  /** Cement inside over `of`, leaks excluded, 0 … 1. */
  fillShare: number,
  of: v.picklist(['body', 'lesion', 'bone']),
  /** The denominator has no label of its own. */
  estimated: v.boolean(),
});

/** The cement of a plan: what goes in, through what, and what was done. */
export const cementSchema = v.strictObject({
  /** Key of the bone that takes the cement; the one at the tip where absent. */
  target: v.optional(name),
  gridMm: v.optional(v.picklist(cementGridsMm), 1),
  /** Catalogue id of the cement. */
  family: name,
  /** From mixing to the first drop, s. */
  sinceMixingS: v.pipe(number, v.minValue(0)),
  roomC: number,
  flowMlPerS: positive,
  needles: v.optional(v.pipe(v.array(needle), v.maxLength(4)), []),
  /** The stop line stands this share of the body's depth before the posterior wall. */
  stopShare: v.optional(v.pipe(number, v.minValue(0), v.maxValue(0.9)), 0.25),
  plannedMl: v.optional(positive),
  /** Injected at other levels, mL. */
  otherLevelsMl: v.optional(v.pipe(number, v.minValue(0))),
  /** Changed parameters of the bone model by id. */
  parameters: v.optional(v.record(name, number), {}),
  schedule: v.optional(v.array(v.union([step, benchStep])), []),
  result: v.optional(result),
});

export type CementPlan = v.InferOutput<typeof cementSchema>;
export type CementNeedle = CementPlan['needles'][number];
export type CementStep = v.InferOutput<typeof step>;

/** Whether a step is one that the page recorded. */
export const isRecorded = (item: CementPlan['schedule'][number]): item is CementStep => 'kind' in item;
export type CementResult = NonNullable<CementPlan['result']>;
