import * as v from 'valibot';
import { hydrodissectionSchema } from './hydrodissection';

/** A story for the class: what is done to a hydrodissection, seen from where, with which words. Version 1. */
export const storyVersion = 1;

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
/** Big type has room for few words. */
const bilingual = (most: number) => v.strictObject({ en: words(most), fr: words(most) });

const storyLooks = ['anterior', 'posterior', 'left', 'right', 'superior', 'inferior', 'path'] as const;
/** Towards the eye, LPS, any length. */
const eye = v.union([v.picklist(storyLooks), v.strictTuple([number, number, number])]);

const camera = v.variant('kind', [
  v.strictObject({ kind: v.literal('look'), from: v.picklist(storyLooks) }),
  v.strictObject({ kind: v.literal('fit') }),
  v.strictObject({
    kind: v.literal('close'),
    /** Catalogue id of a structure, or `needle-1` for the tip of the first needle. */
    to: name,
    from: v.optional(eye, 'anterior'),
    /** Height of what is seen. */
    heightMm: v.optional(v.pipe(number, v.minValue(10), v.maxValue(500)), 120),
  }),
]);

const action = v.variant('kind', [
  v.strictObject({
    kind: v.literal('inject'),
    /** From 1; all needles together where absent, each in proportion to its rate. */
    needle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** In all, on top of what is there. */
    volumeMl: v.pipe(positive, v.maxValue(500)),
    /** In place of the needle's own. */
    rateMlPerS: v.optional(positive),
  }),
  v.strictObject({ kind: v.literal('wait'), forS: v.pipe(positive, v.maxValue(7200)) }),
  /** The anatomy as it was acquired, or as the fluid has displaced it. */
  v.strictObject({ kind: v.literal('show'), anatomy: v.picklist(['before', 'after']) }),
  /** All fluid out, and the fascial spaces opened or closed: those named, or every one. */
  v.strictObject({
    kind: v.literal('spaces'),
    on: v.boolean(),
    only: v.optional(v.array(name)),
    /** What the curves that follow are called. */
    label: v.optional(bilingual(40)),
  }),
  /** All fluid out. */
  v.strictObject({ kind: v.literal('restart'), label: v.optional(bilingual(40)) }),
]);

const step = v.strictObject({
  text: bilingual(240),
  camera: v.optional(camera),
  action: v.optional(action),
  /** One slice beside the 3-D view, through the tip of the first needle. */
  slice: v.optional(v.picklist(['axial', 'coronal', 'sagittal'])),
  /** How long the injection or the wait takes to be played. */
  playS: v.optional(v.pipe(positive, v.maxValue(120)), 10),
  /** How long the step stays when that is done. */
  holdS: v.optional(v.pipe(number, v.minValue(0), v.maxValue(600)), 6),
});

export const storySchema = v.strictObject({
  storyVersion: v.literal(storyVersion),
  title: bilingual(80),
  /** One line for the list of stories. */
  summary: v.optional(bilingual(200)),
  /** Needles, fluid and tissue of the story; the plan's own where absent. */
  hydrodissection: v.optional(v.omit(hydrodissectionSchema, ['schedule', 'result'])),
  /** Catalogue ids of the structures whose clearance is drawn. */
  curves: v.pipe(v.array(name), v.minLength(1), v.maxLength(3)),
  /** What the curves are drawn over. */
  axis: v.optional(v.picklist(['injected', 'time']), 'injected'),
  steps: v.pipe(v.array(step), v.minLength(1), v.maxLength(40)),
});

/** A story as the program holds it. */
export type Story = v.InferOutput<typeof storySchema>;
export type StoryStep = Story['steps'][number];
export type StoryAction = NonNullable<StoryStep['action']>;
export type StoryCamera = NonNullable<StoryStep['camera']>;

const tip = /^needle-([1-9]\d*)$/;

/** The needle, from 1, that a camera is to be close to; undefined for a structure. */
export function needleNamed(to: string): number | undefined {
  const found = tip.exec(to)?.[1];
  return found === undefined ? undefined : Number(found);
}
