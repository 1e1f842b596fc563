import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathFrame, pathFrame } from '../../../src/core/path-plane';
import { edgeLetters, planeToLps, squarePlane } from '../../../src/core/plane';
import { paddingHu, reslice } from '../../../src/core/reslice';
import { type LpsPoint, lpsPoint } from '../../../src/core/units';
import { along, cross, dot, norm, normalise, subtract } from '../../../src/core/vector';
import { sampleHu } from '../../../src/core/volume';
import { grids, noiseVolume } from './grids';

const keys = ['along', 'along90', 'across'] as const;
const coordinate = fc.double({ min: -80, max: 80, noNaN: true });
const anyPoint = fc.tuple(coordinate, coordinate, coordinate).map((p) => lpsPoint(...p));
const anyPath = fc.tuple(anyPoint, anyPoint).filter(([a, b]) => norm(subtract(a, b)) > 5);
const normalOf = (frame: PathFrame, key: (typeof keys)[number]) => cross(frame[key].u, frame[key].v);

describe('the planes of a path', () => {
  it('hold the axis, stand at right angles and have orthonormal screen axes', () => {
    fc.assert(
      fc.property(anyPath, ([entry, target]) => {
        const frame = pathFrame(entry, target);
        for (const key of keys) {
          expect(norm(frame[key].u)).toBeCloseTo(1, 9);
          expect(norm(frame[key].v)).toBeCloseTo(1, 9);
          expect(dot(frame[key].u, frame[key].v)).toBeCloseTo(0, 9);
        }
        expect(dot(normalOf(frame, 'along'), frame.axis)).toBeCloseTo(0, 9);
        expect(dot(normalOf(frame, 'along90'), frame.axis)).toBeCloseTo(0, 9);
        expect(dot(normalOf(frame, 'along'), normalOf(frame, 'along90'))).toBeCloseTo(0, 9);
        // From the hub towards the target: the axis goes into the screen.
        expect(dot(normalOf(frame, 'across'), frame.axis)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('look like the familiar views', () => {
    // From the right front, 12° upwards, to the dens.
    const dens = pathFrame(lpsPoint(-40, -40, -15), lpsPoint(0, 10, 0));
    expect(edgeLetters(dens.along).left[0]).toBe('R');
    expect(edgeLetters(dens.along).top[0]).toBe('A');
    expect(edgeLetters(dens.along90).top).toBe('S');
    expect(edgeLetters(dens.along90).left[0]).toBe('A');
    // From the back the operator sees the patient's left on the left.
    const pedicle = pathFrame(lpsPoint(40, 90, 0), lpsPoint(5, 0, -4));
    expect(edgeLetters(pedicle.across).left[0]).toBe('L');
    expect(edgeLetters(pedicle.across).top[0]).toBe('S');
    // Across the pelvis, level.
    const sacroiliac = pathFrame(lpsPoint(-100, 10, 0), lpsPoint(20, 0, 0));
    expect(edgeLetters(sacroiliac.along)).toMatchObject({ top: 'A', left: 'R' });
    expect(edgeLetters(sacroiliac.along90)).toMatchObject({ top: 'S', left: 'R' });
    // Straight up from below.
    const upright = pathFrame(lpsPoint(0, 0, -80), lpsPoint(1, 0, 0));
    expect(edgeLetters(upright.along)).toMatchObject({ top: 'S', left: 'R' });
    expect(edgeLetters(upright.along90)).toMatchObject({ top: 'S', left: 'A' });
  });

  it('do not flip while one end is dragged, however far', () => {
    fc.assert(
      fc.property(anyPath, anyPoint, ([entry, target], goal) => {
        const start = pathFrame(entry, target);
        let before = start;
        for (let step = 1; step <= 200; step++) {
          const moved = mix(entry, goal, step / 200);
          if (norm(subtract(target, moved)) < 5) return;
          const now = pathFrame(moved, target, start);
          // A drag through the normal of a plane turns that plane at once; nothing else does.
          const leaning = keys.some(
            (key) => key !== 'across' && Math.abs(dot(now.axis, normalOf(start, key))) > 0.9,
          );
          const acrossTurned = dot(now.axis, start.axis) < 0.3 || leaning;
          for (const key of keys) {
            if (acrossTurned) continue;
            expect(dot(now[key].u, before[key].u)).toBeGreaterThan(0.5);
            expect(dot(now[key].v, before[key].v)).toBeGreaterThan(0.5);
          }
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['along', 'along90'] as const)('a drag within %s leaves that plane still', (key) => {
    const [entry, target] = [lpsPoint(-40, -40, -15), lpsPoint(0, 10, 0)];
    const start = pathFrame(entry, target);
    const moved = along(along(entry, start[key].u, 9), start[key].v, -6);
    const now = pathFrame(moved, target, start);
    expect(Math.abs(dot(normalOf(now, key), normalOf(start, key)))).toBeCloseTo(1, 9);
    expect(dot(now[key].u, start[key].u)).toBeCloseTo(1, 9);
  });
});

it.each(Object.keys(grids))('an oblique plane through a CT that is %s shows its HU', (name) => {
  const volume = noiseVolume(grids[name]!);
  const { grid } = volume;
  const middle = along(grid.origin, normalise(subtract(centreOf(name), grid.origin)), 9);
  const frame = pathFrame(grid.origin, middle);
  for (const key of keys) {
    const plane = squarePlane(middle, frame[key], 30, 0.37);
    const out = new Int16Array(plane.columns * plane.rows);
    reslice(volume, plane, out);
    let inside = 0;
    let wrong = 0;
    for (let q = 0; q < out.length; q++) {
      const p = planeToLps(plane, (q % plane.columns) + 0.5, Math.floor(q / plane.columns) + 0.5);
      const hu = sampleHu(volume, p);
      const isRight = hu === undefined ? out[q] === paddingHu : Math.abs(out[q]! - hu) <= 0.5 + 1e-3;
      wrong += isRight ? 0 : 1;
      inside += hu === undefined ? 0 : 1;
    }
    expect(wrong).toBe(0);
    expect(inside).toBeGreaterThan(300);
  }
});

const centreOf = (name: string): LpsPoint => {
  const { axes, dims, spacing, origin } = grids[name]!;
  return axes.reduce((p, axis, i) => along(p, axis, ((dims[i]! - 1) / 2) * spacing[i]!), origin);
};

const mix = (a: LpsPoint, b: LpsPoint, t: number): LpsPoint =>
  lpsPoint(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t);
