import { lpsToPlane, type Plane } from './plane';
import { type LpsPoint, type LpsVector, lpsVector } from './units';
import { cross, dot, norm, normalise } from './vector';

/** Radius of a solid of revolution at a distance behind its tip, in rising order, mm. */
export type RadiusProfile = readonly { readonly behindTipMm: number; readonly radiusMm: number }[];

/** A closed polygon in picture pixels of a plane: x0, y0, x1, y1, … */
export type Polygon = readonly number[];

/** How a plane lies to an axis: coordinates s (in the plane, across `across`) and t along `across`. */
interface Lie {
  /** z(s) = z0 + zs·s: distance behind the tip. */
  readonly z0: number;
  readonly zs: number;
  /** ρ(s) = r0 + rs·s: offset from the axis at right angles to `across`. */
  readonly r0: number;
  readonly rs: number;
  /** Picture direction of s and t, and the picture point of s = t = 0. */
  readonly s: readonly [number, number];
  readonly t: readonly [number, number];
  readonly foot: readonly [number, number];
}

function lieOf(plane: Plane, tipMm: LpsPoint, backwards: LpsVector): Lie {
  const turned = cross(backwards, plane.normal);
  const across = norm(turned) > 1e-9 ? normalise(turned) : plane.u;
  const inPlane = cross(plane.normal, across);
  const radial = cross(across, backwards);
  const foot = lpsToPlane(plane, tipMm);
  // From the tip to its foot on the plane.
  const d = -foot.distanceMm;
  const picture = (v: LpsVector): [number, number] => [
    dot(v, plane.u) / plane.spacingMm,
    dot(v, plane.v) / plane.spacingMm,
  ];
  return {
    z0: d * dot(plane.normal, backwards),
    zs: dot(inPlane, backwards),
    r0: d * dot(plane.normal, radial),
    rs: dot(inPlane, radial),
    s: picture(inPlane),
    t: picture(across),
    foot: [foot.x, foot.y],
  };
}

/**
 * The exact cut of a plane through a solid of revolution: for a plane that holds the axis its
 * silhouette, for one across it a circle, in between pieces of conics.
 * @param tipMm LPS, mm; @param backwards unit vector from the tip along the axis
 * @returns one polygon for each separate piece, empty where the plane misses the solid
 */
export function solidSection(
  plane: Plane,
  tipMm: LpsPoint,
  backwards: LpsVector,
  profile: RadiusProfile,
): Polygon[] {
  const lie = lieOf(plane, tipMm, backwards);
  const spans = Math.abs(lie.zs) < 1e-9 ? [flatSpan(lie, profile)] : slantedSpans(lie, profile);
  return joined(spans.filter((span) => span.length > 0)).map((span) => polygonOf(lie, span));
}

/** Half widths t at rising (or falling) s. */
type Span = readonly { readonly s: number; readonly t: number }[];

/** Across the axis: the disc at that distance behind the tip, the larger one at a step. */
function flatSpan(lie: Lie, profile: RadiusProfile): Span {
  const radius = Math.max(
    0,
    ...segmentsOf(profile)
      .filter(([a, b]) => lie.z0 >= a.behindTipMm && lie.z0 <= b.behindTipMm)
      .map(([a, b]) => radiusBetween(a, b, lie.z0)),
  );
  // Here the picture direction s is a radius, so ρ is r0 ± s.
  const middle = -lie.r0 / lie.rs;
  return radius > 0 ? span(lie, middle - radius, middle + radius, () => radius) : [];
}

function slantedSpans(lie: Lie, profile: RadiusProfile): Span[] {
  const spans: Span[] = [];
  for (const [a, b] of segmentsOf(profile)) {
    if (b.behindTipMm <= a.behindTipMm) continue;
    const sA = (a.behindTipMm - lie.z0) / lie.zs;
    const sB = (b.behindTipMm - lie.z0) / lie.zs;
    const radius = (s: number) => radiusBetween(a, b, lie.z0 + lie.zs * s);
    for (const [from, to] of insidePieces(lie, sA, sB, radius)) spans.push(span(lie, from, to, radius));
  }
  return spans;
}

type Point = RadiusProfile[number];

const segmentsOf = (profile: RadiusProfile): [Point, Point][] =>
  profile.slice(1).map((b, i) => [profile[i]!, b]);

const radiusBetween = (a: Point, b: Point, z: number): number =>
  b.behindTipMm > a.behindTipMm
    ? a.radiusMm + ((b.radiusMm - a.radiusMm) * (z - a.behindTipMm)) / (b.behindTipMm - a.behindTipMm)
    : Math.max(a.radiusMm, b.radiusMm);

/** The parts of [sA, sB] where |ρ| ≤ R; R and ρ are linear in s, so the ends are roots of R ± ρ. */
function insidePieces(lie: Lie, sA: number, sB: number, radius: (s: number) => number): [number, number][] {
  const [low, high] = sA < sB ? [sA, sB] : [sB, sA];
  const offset = (s: number) => lie.r0 + lie.rs * s;
  const cuts = [low, high];
  for (const sign of [1, -1]) {
    const g = (s: number) => radius(s) + sign * offset(s);
    const [g0, g1] = [g(low), g(high)];
    if (g0 < 0 !== g1 < 0) cuts.push(low + ((high - low) * g0) / (g0 - g1));
  }
  cuts.sort((a, b) => a - b);
  const pieces: [number, number][] = [];
  for (let q = 1; q < cuts.length; q++) {
    const [from, to] = [cuts[q - 1]!, cuts[q]!];
    const middle = (from + to) / 2;
    if (to > from && radius(middle) >= Math.abs(offset(middle))) pieces.push([from, to]);
  }
  return sA < sB ? pieces : pieces.toReversed().map(([from, to]) => [to, from]);
}

/** Samples lie closer towards the ends, where a conic turns. */
function span(lie: Lie, from: number, to: number, radius: (s: number) => number): Span {
  const points = 24;
  return Array.from({ length: points + 1 }, (_, q) => {
    const s = from + (to - from) * (0.5 - 0.5 * Math.cos((Math.PI * q) / points));
    const offset = lie.r0 + lie.rs * s;
    return { s, t: Math.sqrt(Math.max(0, radius(s) ** 2 - offset ** 2)) };
  });
}

/** Puts spans that meet (the segments of a profile) into one. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const next of spans) {
    const last = out.at(-1);
    if (last && Math.abs(last.at(-1)!.s - next[0]!.s) < 1e-9) out[out.length - 1] = [...last, ...next];
    else out.push(next);
  }
  return out;
}

const polygonOf = ({ foot, s: es, t: et }: Lie, points: Span): Polygon =>
  [
    ...points.map((p) => [p.s, p.t] as const),
    ...points.toReversed().map((p) => [p.s, -p.t] as const),
  ].flatMap(([s, t]) => [foot[0] + s * es[0] + t * et[0], foot[1] + s * es[1] + t * et[1]]);

/** The two long edges of a solid as seen along the plane's normal: its meridian profile, flattened. */
export function solidProjection(
  plane: Plane,
  tipMm: LpsPoint,
  backwards: LpsVector,
  profile: RadiusProfile,
): Polygon {
  const tip = lpsToPlane(plane, tipMm);
  const across = cross(backwards, plane.normal);
  if (norm(across) < 1e-6) return [];
  const side = normalise(across);
  const edge = (sign: number) =>
    profile.map(({ behindTipMm, radiusMm }) => {
      const p = lpsVector(
        backwards[0] * behindTipMm + side[0] * sign * radiusMm,
        backwards[1] * behindTipMm + side[1] * sign * radiusMm,
        backwards[2] * behindTipMm + side[2] * sign * radiusMm,
      );
      return [tip.x + dot(p, plane.u) / plane.spacingMm, tip.y + dot(p, plane.v) / plane.spacingMm] as const;
    });
  return [...edge(1), ...edge(-1).toReversed()].flat();
}
