import { describe, expect, it } from 'vitest';
import { lpsPoint } from '../../../../src/core/units';
import { distance, dot, subtract } from '../../../../src/core/vector';
import {
  needleAxis,
  openingDirection,
  openingPoints,
  type PlacedNeedle,
} from '../../../../src/simulation/cement/live/opening';

const needle: PlacedNeedle = {
  entryMm: lpsPoint(30, 80, 10),
  tipMm: lpsPoint(0, 0, 0),
  outerDiameterMm: 3,
  lumenMm: 2.4,
  lengthMm: 125,
  opening: 'side',
  turnDeg: 0,
  advanceMm: 0,
};

describe('where cement leaves a needle', () => {
  it('looks towards the head first, across the axis, and turns with it', () => {
    const up = openingDirection(needle);
    expect(up[2]).toBeGreaterThan(0.9);
    expect(Math.abs(dot(up, needleAxis(needle)))).toBeLessThan(1e-12);
    const turned = openingDirection({ ...needle, turnDeg: 180 });
    expect(dot(up, turned)).toBeCloseTo(-1, 12);
    expect(dot(up, openingDirection({ ...needle, turnDeg: 90 }))).toBeCloseTo(0, 12);
  });

  it('puts a side hole on the wall, behind the tip', () => {
    const [hole] = openingPoints(needle);
    const back = -dot(subtract(hole!, needle.tipMm), needleAxis(needle));
    expect(back).toBeCloseTo(4, 9);
    expect(Math.sqrt(distance(hole!, needle.tipMm) ** 2 - back ** 2)).toBeCloseTo(1.5, 9);
  });

  it('goes back by what it is withdrawn', () => {
    const at = (advanceMm: number) => openingPoints({ ...needle, opening: 'end', advanceMm })[0]!;
    expect(distance(at(0), needle.tipMm)).toBe(0);
    expect(dot(subtract(at(-5), at(0)), needleAxis(needle))).toBeCloseTo(-5, 12);
  });

  it('gives a screw four fenestrations around its axis', () => {
    const holes = openingPoints({ ...needle, opening: 'fenestrated' });
    expect(holes).toHaveLength(4);
    const middle = [0, 1, 2].map((n) => holes.reduce((sum, hole) => sum + hole[n]!, 0) / 4);
    const axis = needleAxis(needle);
    const offAxis = middle.map((v, n) => v + 7.5 * axis[n]!);
    expect(Math.hypot(...offAxis)).toBeLessThan(1e-9);
  });
});
