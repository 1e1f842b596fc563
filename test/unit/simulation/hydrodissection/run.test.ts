import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint, lpsVector } from '../../../../src/core/units';
import { SectionBody } from '../../../../src/simulation/hydrodissection/bodies/sections';
import { rotation } from '../../../../src/simulation/hydrodissection/bodies/rotation';
import { frameOf } from '../../../../src/simulation/hydrodissection/frame';
import { createHydrodissection } from '../../../../src/simulation/hydrodissection/hydrodissection';
import type { HydroProblem } from '../../../../src/simulation/hydrodissection/types';

const side = 'free-space';
const sides = { 'x-': side, 'x+': side, 'y-': side, 'y+': side, 'z-': side, 'z+': side } as const;

/** Axes turned about z by 30°, the third one flipped; cells that are not cubes. */
const turned: Grid = {
  dims: [16, 20, 12],
  spacing: [1.5, 1.2, 2],
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(Math.sqrt(3) / 2, 0.5, 0), lpsVector(-0.5, Math.sqrt(3) / 2, 0), lpsVector(0, 0, -1)],
};
const centre = ([i, j, k]: readonly number[]) =>
  lpsPoint(
    i! * 1.5 * (Math.sqrt(3) / 2) - j! * 1.2 * 0.5,
    i! * 1.5 * 0.5 + j! * 1.2 * (Math.sqrt(3) / 2),
    -k! * 2,
  );
const needle = centre([7.5, 9.5, 5.5]);
const away = (x: number, y: number, z: number) => lpsPoint(needle[0] + x, needle[1] + y, needle[2] + z);

function made(
  changes: Partial<HydroProblem> = {},
  markersMm = [away(5, 0, 0), away(0, -5, 0), away(0, 0, 5)],
) {
  const created = createHydrodissection(
    {
      grid: turned,
      conductivity: 1,
      sides,
      fluid: { retained: 1, decayS: Infinity },
      inlets: [{ atMm: needle, volumeMl: 0.5, rateMlPerS: 0.1 }],
      ...changes,
    },
    { markersMm },
  );
  if (!created.ok) throw new Error(created.failure.code);
  return created.value;
}

describe('a run', () => {
  it('pushes tissue straight away from the needle on a turned grid of long cells', async () => {
    const run = made();
    const went = await run.advance({}, noContext);
    expect(went).toEqual({ ok: true, value: { reached: 'done' } });
    const u = Math.cbrt(125 + 1500 / (4 * Math.PI)) - 5;
    const [x, y, z] = run.markersMm.map((p) => [p[0] - needle[0], p[1] - needle[1], p[2] - needle[2]]);
    expect(Math.hypot(x![0]! - 5 - u, x![1]!, x![2]!)).toBeLessThan(0.06 * u);
    expect(Math.hypot(y![0]!, y![1]! + 5 + u, y![2]!)).toBeLessThan(0.06 * u);
    expect(Math.hypot(z![0]!, z![1]!, z![2]! - 5 - u)).toBeLessThan(0.1 * u);
  });

  it('tells where the tissue came from, in LPS', async () => {
    const run = made();
    await run.advance({}, noContext);
    const { backMm, pocket } = run.fields();
    expect(backMm).toHaveLength(3 * 16 * 20 * 12);
    const cell = 12 + 16 * (11 + 20 * 5);
    const at = centre([12, 11, 5]).map((value, a) => value - needle[a]!);
    const r = Math.hypot(...at);
    const back = Math.cbrt(r ** 3 - 1500 / (4 * Math.PI)) - r;
    expect(pocket[cell]).toBeLessThan(0.01);
    at.forEach((value, a) => expect(Math.abs(backMm[3 * cell + a]! - (value / r) * back)).toBeLessThan(0.1));
  });

  it('lands on times and volumes, and then waits', async () => {
    const run = made();
    expect(await run.advance({ toMl: 0.2 }, noContext)).toMatchObject({ value: { reached: 'volume' } });
    expect(run.injectedMl).toBeCloseTo(0.2, 9);
    expect(await run.advance({ forS: 1 }, noContext)).toMatchObject({ value: { reached: 'time' } });
    expect([run.timeS, run.injectedMl]).toEqual([expect.closeTo(3, 9), expect.closeTo(0.3, 9)]);
    await run.advance({ forS: 10 }, noContext);
    expect([run.timeS, run.injectedMl]).toEqual([expect.closeTo(13, 9), expect.closeTo(0.5, 9)]);
    expect(run.setInlets([{ atMm: needle, volumeMl: 0.1, rateMlPerS: 0.1 }]).ok).toBe(true);
    await run.advance({}, noContext);
    expect(run.injectedMl).toBeCloseTo(0.6, 9);
  });

  it('goes back to an instant and on from it', async () => {
    const run = made();
    await run.advance({ toMl: 0.2 }, noContext);
    const then = structuredClone(run.snapshot());
    await run.advance({ toMl: 0.4 }, noContext);
    const first = run.markersMm;
    run.restore(then);
    expect(run.injectedMl).toBeCloseTo(0.2, 9);
    await run.advance({ toMl: 0.4 }, noContext);
    run.markersMm.forEach((p, n) => p.forEach((value, a) => expect(value).toBeCloseTo(first[n]![a]!, 4)));
  });

  it('moves nothing when nothing is retained, and says when nothing can give way', async () => {
    const run = made({ fluid: { retained: 0, decayS: 100 } });
    await run.advance({}, noContext);
    expect(run.state()).toMatchObject({
      pocketMl: 0,
      retainedMl: 0,
      outMl: 0,
      injectedMl: expect.closeTo(0.5, 9) as number,
    });
    const closed = Object.fromEntries(
      Object.keys(sides).map((name) => [name, 'closed']),
    ) as HydroProblem['sides'];
    expect(() => made({ sides: closed })).toThrow('hydro-no-outlet');
    expect(() => made({ inlets: [{ atMm: away(99, 0, 0), volumeMl: 1, rateMlPerS: 1 }] })).toThrow(
      'hydro-inlet-outside',
    );
  });
});

describe('a body in sections', () => {
  const frame = frameOf({ ...turned, spacing: [1, 1, 1] });
  const cells = Uint32Array.from(
    Array.from(
      { length: 20 * 9 },
      (_, n) => 6 + (n % 3) + 16 * (Math.floor(n / 9) + 20 * (4 + (Math.floor(n / 3) % 3))),
    ),
  );
  const tube = () =>
    new SectionBody(frame, { id: 'a', kind: 'tube', cells: cells.toSorted(), strainBound: 0.1 });

  it('does not strain when it moves as a whole', () => {
    const body = tube();
    expect(body.count).toBe(4);
    const spin = [0.02, -0.01, 0.03];
    for (let i = 0; i < body.count; i++) {
      const arm = [0, 1, 2].map((a) => body.centre[3 * i + a]!);
      const [x, y, z] = arm as [number, number, number];
      const [p, q, r] = spin as [number, number, number];
      body.rate.set([q * z - r * y + 1, r * x - p * z, p * y - q * x, p, q, r], 6 * i);
    }
    expect(body.strainAfter(0)).toBeLessThan(1e-9);
    // The centres move straight for the time of a step: of second order.
    expect(body.strainAfter(1)).toBeLessThan(1e-3);
    expect(body.strainAfter(0.1)).toBeLessThan(1e-5);
  });

  it('finds the material at a point again after bending', () => {
    const body = tube();
    for (let i = 0; i < body.count; i++) {
      body.turn[i] = rotation(0.04 * i, 0, 0.03 * i);
      body.centre[3 * i]! -= 0.1 * i * i;
    }
    const [point, found] = [new Float64Array(3), Float64Array.of(7, 8, 5)];
    body.map(7.4, 8.2, 5.3, point);
    body.inverse(point[0]!, point[1]!, point[2]!, found);
    [7.4, 8.2, 5.3].forEach((value, a) => expect(found[a]).toBeCloseTo(value, 5));
    expect(body.strainMax()).toBeGreaterThan(0.01);
  });
});
