import * as v from 'valibot';
import { fail, ok, type Result } from '../../core/result';
import { isPlace, type Markup, placedPoint, signOfFrame, stemOf } from './markup';

/** What is used of a `.mrk.json`; everything else may be there. */
const controlPoint = v.object({
  label: v.optional(v.nullable(v.string()), ''),
  position: v.optional(v.nullable(v.array(v.nullable(v.number())))),
  positionStatus: v.optional(v.string(), 'defined'),
});
const markup = v.object({
  type: v.string(),
  name: v.optional(v.string()),
  coordinateSystem: v.optional(v.union([v.string(), v.number()]), 'LPS'),
  coordinateUnits: v.optional(v.union([v.string(), v.array(v.string())]), 'mm'),
  controlPoints: v.optional(v.array(controlPoint), []),
});
const document = v.object({ markups: v.array(markup) });

/** UCUM codes, as 3D Slicer writes units. */
const mmPer: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000, um: 0.001, µm: 0.001 };

/**
 * The markups of a `.mrk.json` of 3D Slicer (its markups schema, versions 1.0.x). Points that were not placed are left
 * out. Frame and unit are LPS and mm where the file does not say, as the schema has it.
 * Failures: `markups-broken`, `markups-frame`, `markups-unit`.
 */
export function readMarkupsJson(text: string, path: string): Result<Markup[]> {
  const parsed = v.safeParse(document, fromJson(text));
  if (!parsed.success) return fail('markups-broken', { path });
  const found: Markup[] = [];
  for (const [n, item] of parsed.output.markups.entries()) {
    const name = item.name?.trim() || [stemOf(path), ...(n > 0 ? [n + 1] : [])].join(' ');
    const read = readOne(item, name, path);
    if (!read.ok) return read;
    found.push(read.value);
  }
  return ok(found);
}

function readOne(item: v.InferOutput<typeof markup>, name: string, path: string): Result<Markup> {
  const { type, coordinateSystem, coordinateUnits, controlPoints } = item;
  const sign = signOfFrame(String(coordinateSystem));
  if (!sign) return fail('markups-frame', { path, frame: String(coordinateSystem) });
  const units = new Set([coordinateUnits].flat());
  const [unit = 'mm'] = units;
  const mm = units.size === 1 ? mmPer[unit] : undefined;
  if (mm === undefined) return fail('markups-unit', { path, unit: [...units].join(', ') });
  const points: Markup['points'][number][] = [];
  for (const { label, position, positionStatus } of controlPoints) {
    if (positionStatus !== 'defined' || !position) continue;
    if (!isPlace(position)) return fail('markups-broken', { path });
    points.push({ label: label ?? '', positionMm: placedPoint(position, sign, mm) });
  }
  return ok({ type, name, points });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
