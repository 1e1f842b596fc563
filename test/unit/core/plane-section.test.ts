import { describe, expect, it } from 'vitest';
import { familiarAxes } from '../../../src/core/path-plane';
import { type Plane, planeToLps, squarePlane } from '../../../src/core/plane';
import { type RadiusProfile, solidProjection, solidSection } from '../../../src/core/solid-section';
import { type LpsPoint, lpsPoint, lpsVector } from '../../../src/core/units';
import { along, cross, dot, norm, normalise, subtract } from '../../../src/core/vector';

const tip = lpsPoint(3, -7, 11);
const entry = lpsPoint(-30, -60, -5);
const back = normalise(subtract(entry, tip));
/** A screw: point, thread, neck, head. */
const screw: RadiusProfile = [
  { behindTipMm: 0, radiusMm: 0 },
  { behindTipMm: 4, radiusMm: 2 },
  { behindTipMm: 20, radiusMm: 2 },
  { behindTipMm: 20, radiusMm: 1.4 },
  { behindTipMm: 36, radiusMm: 1.4 },
  { behindTipMm: 36, radiusMm: 3 },
  { behindTipMm: 40, radiusMm: 3 },
];

const plane = (p: LpsPoint, normal: ReturnType<typeof lpsVector>): Plane =>
  squarePlane(p, familiarAxes(normalise(normal)), 90, 0.25);

const corners = (polygon: readonly number[]): [number, number][] =>
  Array.from({ length: polygon.length / 2 }, (_, q) => [polygon[2 * q]!, polygon[2 * q + 1]!]);

/** Even-odd rule. */
function holds(polygon: readonly number[], x: number, y: number): boolean {
  const points = corners(polygon);
  let inside = false;
  points.forEach(([ax, ay], q) => {
    const [bx, by] = points[(q + 1) % points.length]!;
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  });
  return inside;
}

function inSolid(p: LpsPoint): boolean {
  const d = subtract(p, tip);
  const z = dot(d, back);
  const r = Math.hypot(...[0, 1, 2].map((i) => d[i]! - z * back[i]!));
  return screw.slice(1).some((b, q) => {
    const a = screw[q]!;
    if (z < a.behindTipMm || z > b.behindTipMm || b.behindTipMm === a.behindTipMm) return false;
    return (
      r <= a.radiusMm + ((b.radiusMm - a.radiusMm) * (z - a.behindTipMm)) / (b.behindTipMm - a.behindTipMm)
    );
  });
}

describe('the cut of a screw', () => {
  const side = normalise(cross(back, lpsVector(0, 0, 1)));
  const cases = {
    'along its axis': plane(tip, side),
    'beside its axis': plane(along(tip, side, 1), side),
    slanted: plane(along(tip, back, 12), lpsVector(0.2, 0.9, 0.5)),
    'nearly along': plane(
      along(tip, back, 20),
      lpsVector(side[0] + 0.05 * back[0], side[1] + 0.05 * back[1], side[2] + 0.05 * back[2]),
    ),
    'across its thread': plane(along(tip, back, 10), back),
    'across its head': plane(along(tip, back, 38), back),
  };

  it.each(Object.entries(cases))('%s holds exactly the points inside', (_name, cut) => {
    const polygons = solidSection(cut, tip, back, screw);
    let checked = 0;
    let wrong = 0;
    for (let y = 0.5; y < cut.rows; y += 3) {
      for (let x = 0.5; x < cut.columns; x += 3) {
        const near = [
          [0.4, 0.4],
          [-0.4, 0.4],
          [0.4, -0.4],
          [-0.4, -0.4],
        ].map(([dx, dy]) => inSolid(planeToLps(cut, x + dx!, y + dy!)));
        // Points at an edge may fall either way.
        if (new Set(near).size > 1) continue;
        if (polygons.some((polygon) => holds(polygon, x, y)) !== near[0]) wrong++;
        checked += near[0] ? 1 : 0;
      }
    }
    expect(wrong).toBe(0);
    expect(checked).toBeGreaterThan(0);
  });

  it('across the axis is a circle of the true diameter', () => {
    const [polygon] = solidSection(cases['across its thread'], tip, back, screw);
    const middle = along(tip, back, 10);
    for (const [x, y] of corners(polygon!)) {
      expect(norm(subtract(planeToLps(cases['across its thread'], x, y), middle))).toBeCloseTo(2, 6);
    }
  });

  it('is empty where the plane misses it', () => {
    expect(solidSection(plane(along(tip, side, 4), side), tip, back, screw)).toEqual([]);
    expect(solidSection(plane(along(tip, back, 41), back), tip, back, screw)).toEqual([]);
  });
});

it('projects as wide as it is', () => {
  const cut = plane(tip, normalise(cross(back, lpsVector(0, 0, 1))));
  const points = corners(solidProjection(cut, tip, back, screw));
  const across = points.map(([x, y]) => norm(cross(subtract(planeToLps(cut, x, y), tip), back)));
  expect(Math.max(...across)).toBeCloseTo(3, 6);
});
