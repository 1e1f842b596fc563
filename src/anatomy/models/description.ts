import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/result';

/** Numbers along the three axes of the input tensor, the slowest first. */
export type TensorTriple = readonly [number, number, number];

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const word = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024));
const range = v.pipe(
  v.strictTuple([finite, finite]),
  v.check(([low, high]) => low < high, 'low < high'),
);

/** Three letters, one of each pair: where the index of each axis of the input tensor rises to. */
const axesWord = v.pipe(
  v.string(),
  v.check((word) => /^[RLAPSI]{3}$/.test(word) && pairsIn(word) === 3, 'R|L, A|P, S|I'),
);
const pairsIn = (word: string) => [/[RL]/, /[AP]/, /[SI]/].filter((pair) => pair.test(word)).length;

const classesSchema = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^(0|[1-9]\d{0,4})$/)), word),
  v.check((classes) => labelsOf(classes).some(({ label }) => label > 0), '{"1": "name"}'),
  v.check((classes) => new Set(Object.values(classes)).size === Object.keys(classes).length, 'one name a class'), // prettier-ignore
);

/** The JSON beside a network: see the README of this folder. */
const descriptionSchema = v.strictObject({
  trocartModel: v.literal(1),
  name: word,
  spacingMm: v.strictTuple([positive, positive, positive]),
  axes: axesWord,
  patch: v.strictTuple([side, side, side]),
  /** Share of a patch's side that the next patch covers as well. */
  overlap: v.optional(v.pipe(finite, v.minValue(0), v.maxValue(0.9)), 0.5),
  normalisation: v.union([
    v.strictObject({ clipHu: v.optional(range), meanHu: finite, sdHu: positive }),
    v.strictObject({ clipHu: range, to: range }),
  ]),
  output: v.picklist(['logits', 'probabilities', 'label-map']),
  classes: classesSchema,
});

type Parsed = v.InferOutput<typeof descriptionSchema>;

/** One class of a network: the value of its label, or the number of its channel. */
export interface ModelClass {
  readonly label: number;
  readonly name: string;
}

/** What the JSON beside a network says of it. */
export interface ModelDescription extends Omit<Parsed, 'trocartModel' | 'classes'> {
  /** In the order of their labels; 0, the background, is not among them. */
  readonly classes: readonly ModelClass[];
  /** Channels that the network must answer with, background included; undefined for a label map. */
  readonly channels?: number;
}

/** Reads the text of such a JSON. Failures `model-not-json`, `model-json-invalid`. */
export function readDescription(text: string, path: string): Result<ModelDescription> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return fail('model-not-json', { path });
  }
  const parsed = v.safeParse(descriptionSchema, document);
  if (!parsed.success) return fail('model-json-invalid', { path, ...firstIssue(parsed.issues[0]) });
  const { trocartModel: _, classes, ...rest } = parsed.output;
  const all = labelsOf(classes);
  const labels = all.filter(({ label }) => label > 0);
  if (rest.output === 'label-map') return ok({ ...rest, classes: labels });
  // A channel without a name would be a class that nobody is told of.
  const channels = all.at(-1)!.label + 1;
  const unnamed = Array.from({ length: channels - 1 }, (_, n) => n + 1).find((n) => !(n in classes));
  return unnamed === undefined
    ? ok({ ...rest, classes: labels, channels })
    : fail('model-json-invalid', { path, where: `classes.${unnamed}`, expected: 'name', received: '–' });
}

const labelsOf = (classes: Readonly<Record<string, string>>): ModelClass[] =>
  Object.entries(classes)
    .map(([label, name]) => ({ label: Number(label), name }))
    .sort((a, b) => a.label - b.label);

function firstIssue(issue: v.BaseIssue<unknown>) {
  // Of a choice between two forms, what is wrong with the one that was meant says more.
  const inner = issue.issues?.at(-1) ?? issue;
  const where = [v.getDotPath(issue), v.getDotPath(inner)].filter((part, n) => part && (n === 0 || inner !== issue)); // prettier-ignore
  return {
    where: [...new Set(where)].join('.') || 'model',
    expected: inner.type === 'check' ? inner.message : (inner.expected ?? inner.type),
    received: inner.received,
  };
}
