import * as v from 'valibot';

type Triple = [number, number, number];

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const point = v.strictTuple([number, number, number]);
const line = v.strictTuple([point, point]);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Longest text beside a measurement or an arrow: plain text, never markup. */
export const mostLabelLetters = 200;
const label = v.pipe(v.string(), v.maxLength(mostLabelLetters));
const entries = { id: name, label: v.optional(label) };

/** What was measured or noted on the slices; LPS, mm. */
export const measurement = v.variant('kind', [
  v.strictObject({ kind: v.literal('length'), ...entries, fromMm: point, toMm: point }),
  v.strictObject({
    kind: v.literal('circle'),
    ...entries,
    centreMm: point,
    /** Unit normal of the plane in which it was drawn. */
    normal: point,
    radiusMm: positive,
  }),
  /** Between two lines, as Cobb measured it; they need not lie in one plane. */
  v.strictObject({ kind: v.literal('angle'), ...entries, firstMm: line, secondMm: line }),
  /** Between the two sides of a corner. */
  v.strictObject({ kind: v.literal('corner'), ...entries, vertexMm: point, firstMm: point, secondMm: point }),
  /** Of a point from the plan's midline. */
  v.strictObject({ kind: v.literal('midline'), ...entries, atMm: point }),
  v.strictObject({ kind: v.literal('arrow'), ...entries, tipMm: point, tailMm: point }),
  v.strictObject({ kind: v.literal('text'), id: name, atMm: point, label: v.pipe(label, v.minLength(1)) }),
]);

const midlineSources = ['vertebra', 'canal', 'body', 'drawn'] as const;

/** The patient's midsagittal plane. */
export const midlineSchema = v.strictObject({
  /** A point of it, LPS mm. */
  pointMm: point,
  /** Unit normal, to the patient's left. */
  normal: point,
  /** What proposed it; `drawn`: the user drew it. */
  source: v.picklist(midlineSources),
  /** Catalogue id of the structure that proposed it. */
  structure: v.optional(name),
});

export type Measurement = v.InferOutput<typeof measurement>;
export type MeasurementKind = Measurement['kind'];
export type Midline = v.InferOutput<typeof midlineSchema>;

/** Every point that can be taken hold of, LPS mm, in the order that `withPoints` takes them. */
export function pointsOf(item: Measurement): readonly Triple[] {
  switch (item.kind) {
    case 'length':
      return [item.fromMm, item.toMm];
    case 'circle':
      return [item.centreMm];
    case 'angle':
      return [...item.firstMm, ...item.secondMm];
    case 'corner':
      return [item.vertexMm, item.firstMm, item.secondMm];
    case 'arrow':
      return [item.tipMm, item.tailMm];
    default:
      return [item.atMm];
  }
}

/** The measurement with its points elsewhere; as many as `pointsOf` gives. */
export function withPoints(item: Measurement, points: readonly Triple[]): Measurement {
  const [a, b, c, d] = points as readonly [Triple, Triple, Triple, Triple];
  switch (item.kind) {
    case 'length':
      return { ...item, fromMm: a, toMm: b };
    case 'circle':
      return { ...item, centreMm: a };
    case 'angle':
      return { ...item, firstMm: [a, b], secondMm: [c, d] };
    case 'corner':
      return { ...item, vertexMm: a, firstMm: b, secondMm: c };
    case 'arrow':
      return { ...item, tipMm: a, tailMm: b };
    default:
      return { ...item, atMm: a };
  }
}

type Lines = readonly (readonly [number, number])[];

const joined: Readonly<Partial<Record<MeasurementKind, Lines>>> = {
  length: [[0, 1]],
  angle: [
    [0, 1],
    [2, 3],
  ],
  corner: [
    [0, 1],
    [0, 2],
  ],
  arrow: [[0, 1]],
};

/** Which of its points its lines join. */
export const linesOf = ({ kind }: Measurement): Lines => joined[kind] ?? [];
