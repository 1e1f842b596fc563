import { describe, expect, it } from 'vitest';
import { noContext } from '../../src/core/kernel';
import { buildHydroBench } from '../../src/simulation/hydrodissection/bench/build';
import { readHydroBench } from '../../src/simulation/hydrodissection/bench/read';
import { createHydrodissection } from '../../src/simulation/hydrodissection/hydrodissection';
import { advanceHydro, type HydroMoment } from '../../src/simulation/hydrodissection/live/advance';
import { buffersOf } from '../../src/workers/buffers';
import { gridOf } from './bench-grid';
import { halved, hydroBench, neck } from './hydro-bench';

function problemOf(description: object) {
  const read = readHydroBench(description);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return buildHydroBench(read.value);
}

function runOf(description: object) {
  const created = createHydrodissection(problemOf(description));
  if (!created.ok) throw new Error(JSON.stringify(created.failure));
  return created.value;
}

/** The least ∂X/∂x among cells that are tissue, as are all about them; X is where the material came from. */
function leastJacobian(run: ReturnType<typeof runOf>): { least: number; cells: number } {
  const { backMm, pocket } = run.fields();
  const { dims, h, cells, stride } = run.frame;
  const { role } = run.flow.medium;
  let least = Infinity;
  let count = 0;
  for (let c = 0; c < cells; c++) {
    const at = stride.map((s, axis) => Math.floor(c / s) % dims[axis]!);
    if (at.some((i, axis) => i === 0 || i === dims[axis]! - 1)) continue;
    const around = stride.flatMap((s) => [c - s, c + s]);
    if ([c, ...around].some((q) => role[q] !== 0 || pocket[q]! > 0.02)) continue;
    const f = [0, 1, 2].map((a) =>
      [0, 1, 2].map((b) => {
        const s = stride[b]!;
        return (a === b ? 1 : 0) + (backMm[3 * (c + s) + a]! - backMm[3 * (c - s) + a]!) / (2 * h[b]!);
      }),
    ) as [number[], number[], number[]];
    const [p, q, r] = f;
    const det =
      p[0]! * (q[1]! * r[2]! - q[2]! * r[1]!) -
      p[1]! * (q[0]! * r[2]! - q[2]! * r[0]!) +
      p[2]! * (q[0]! * r[1]! - q[1]! * r[0]!);
    least = Math.min(least, det);
    count++;
  }
  return { least, cells: count };
}

describe('tissue about bone and bodies', () => {
  it('keeps volume, bodies, bone and orientation', { timeout: 120_000 }, async () => {
    const description = neck(1, 4);
    const run = runOf(description);
    expect((await run.advance({}, noContext)).ok).toBe(true);
    const { volumeError, bodies, injectedMl } = run.state();
    expect(injectedMl).toBeCloseTo(4, 9);
    expect(volumeError).toBeLessThan(0.02);
    const [ball, artery, vein] = bodies as [(typeof bodies)[0], (typeof bodies)[0], (typeof bodies)[0]];
    expect(ball.translationMm[0]).toBeGreaterThan(1);
    expect(ball.strainMax).toBeLessThan(1e-9);
    expect(artery.translationMm[1]).toBeGreaterThan(0.5);
    expect(artery.strainMax).toBeGreaterThan(0);
    expect(artery.strainMax).toBeLessThanOrEqual(0.05);
    expect(vein.translationMm[1]).toBeLessThan(-0.5);
    expect(vein.strainMax).toBeLessThanOrEqual(0.3);
    const { least, cells } = leastJacobian(run);
    expect(cells).toBeGreaterThan(5000);
    expect(least).toBeGreaterThan(0);
  });

  it('does not move bone at all', { timeout: 60_000 }, async () => {
    const { states } = await hydroBench(neck(1.5, 2));
    expect(states[0]!.displacementMm).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('has no divergence but at the needle', { timeout: 60_000 }, async () => {
    const run = runOf({ ...neck(1.5, 1), regions: neck(1.5, 1).regions.slice(0, 1) });
    expect((await run.advance({}, noContext)).ok).toBe(true);
    const { flux, assembly } = run.flow.potential;
    const out = new Float64Array(run.frame.cells);
    run.frame.stride.forEach((s, axis) => {
      for (let c = 0; c + s < out.length; c++) {
        out[c]! += flux.links[axis]![c]!;
        out[c + s]! -= flux.links[axis]![c]!;
      }
    });
    assembly.topology.ends.cell.forEach((c, n) => (out[c]! += flux.ends[n]!));
    const sorted = out.map(Math.abs).toSorted();
    // The 27 cells about the needle at most take its 500 mm³/s.
    expect(out.reduce((sum, flow) => sum + flow, 0)).toBeCloseTo(500, 2);
    expect(sorted.at(-28)! / 500).toBeLessThan(1e-5);
  });

  it('moves bodies alike on a finer grid', { timeout: 120_000 }, async () => {
    for (const { off, most, id } of await halved(1.6, 2)) expect(off, id).toBeLessThan(most);
  });
});

describe('the fluid', () => {
  const plain = (fluid: object, atS: readonly number[]) => ({
    grid: gridOf([-16, -16, -16], [16, 16, 16], 1),
    fluid,
    inlets: [{ atMm: [0, 0, 0], volumeMl: 4, rateMlPerS: 0.5 }],
    markersMm: [
      [9, 0, 0],
      [-9, 0, 0],
      [0, 9, 0],
      [0, 0, -9],
    ],
    report: { atS },
  });

  it(
    'moves tissue by what is retained, and lets it come back as the pocket decays',
    { timeout: 120_000 },
    async () => {
      const { states } = await hydroBench(plain({ retained: 0.4, decayS: 100 }, [8, 58, 108, 208]));
      const kept = states.map(({ timeS }) => 1.6 * Math.exp(-(timeS - 8) / 100));
      states.forEach(({ pocketMl, retainedMl, displacementMm, injectedMl }, n) => {
        expect(injectedMl).toBeCloseTo(4, 6);
        expect(retainedMl).toBeCloseTo(kept[n]!, 6);
        expect(Math.abs(pocketMl / kept[n]! - 1)).toBeLessThan(0.02);
        const u = Math.cbrt(9 ** 3 + (3000 * kept[n]!) / (4 * Math.PI)) - 9;
        for (const moved of displacementMm)
          expect(Math.abs(Math.hypot(...moved) - u)).toBeLessThan(Math.max(0.06 * u, 0.03));
      });
    },
  );

  it('goes back the way it has come while the pocket drains', { timeout: 120_000 }, async () => {
    const decayS = 100;
    const run = runOf({ ...neck(1.5, 4), fluid: { decayS } });
    const at = () => ({ state: run.state(), backMm: run.fields().backMm });
    const farthest = (a: ReturnType<typeof at>, b?: ReturnType<typeof at>) =>
      a.state.bodies.map(({ translationMm }, n) =>
        Math.hypot(...translationMm.map((x, axis) => x - (b?.state.bodies[n]!.translationMm[axis] ?? 0))),
      );
    /** Root mean square over the tissue, mm. */
    const differ = (a: Float32Array, b: Float32Array) =>
      Math.sqrt(a.reduce((sum, x, n) => sum + (x - b[n]!) ** 2, 0) / a.length);
    await run.advance({ toMl: 2 }, noContext);
    const coming = at();
    await run.advance({ toMl: 4 }, noContext);
    const full = at();
    await run.advance({ forS: decayS * Math.log(2) }, noContext);
    const going = at();
    expect(going.state.retainedMl).toBeCloseTo(full.state.retainedMl / 2, 6);
    expect(going.state.volumeError).toBeLessThan(0.02);
    const moved = differ(full.backMm, coming.backMm);
    expect(moved).toBeGreaterThan(0.2);
    expect(differ(going.backMm, coming.backMm)).toBeLessThan(0.05 * moved);
    for (const mm of farthest(going, coming)) expect(mm).toBeLessThan(0.05);
    // More fluid goes on from there.
    await run.setInlets([{ ...run.problem.inlets[0]!, volumeMl: 1 }]);
    await run.advance({}, noContext);
    expect(run.state().pocketMl).toBeCloseTo(3, 1);
    await run.advance({ forS: 20 * decayS }, noContext);
    const empty = at();
    expect(empty.state.pocketMl).toBeLessThan(1e-6);
    expect(Math.max(...empty.backMm.map(Math.abs))).toBeLessThan(1e-3);
    for (const mm of farthest(empty)) expect(mm).toBeLessThan(1e-3);
  });

  it('pushes alike in mirrored directions', { timeout: 60_000 }, async () => {
    const { states } = await hydroBench(plain({}, [8]));
    const [right, left, back, down] = states[0]!.displacementMm.map((u) => [...u]) as [
      number[],
      number[],
      number[],
      number[],
    ];
    expect(right[0]! + left[0]!).toBeCloseTo(0, 4);
    expect(right[0]! - back[1]!).toBeCloseTo(0, 4);
    expect(right[0]! + down[2]!).toBeCloseTo(0, 4);
  });

  it('drains alike from an instant that was kept after the newest one was given away', async () => {
    const problem = problemOf({ ...neck(1.5, 2), fluid: { decayS: 100 } });
    const inlets = problem.inlets;
    const asked = { problemId: 'kept', problem };
    const came = await advanceHydro(
      { ...asked, toId: 'full', inlets, goal: { toMl: 2 }, copies: true },
      noContext,
    );
    if (!came.ok) throw new Error(JSON.stringify(came.failure));
    // As the page holds both: in one message, the newest then handed over.
    const both = structuredClone(came.value, { transfer: buffersOf(came.value) });
    const newest = structuredClone(both.moment, { transfer: buffersOf(both.moment) });
    const ends = [];
    for (const from of [newest, both.copy!]) {
      const went = await advanceHydro({ ...asked, from, toId: 'less', goal: { forS: 70 } }, noContext);
      if (!went.ok) throw new Error(JSON.stringify(went.failure));
      ends.push(went.value.state);
    }
    expect(ends[0]!.retainedMl).toBeCloseTo(2 * Math.exp(-0.7), 6);
    expect(ends[1]).toEqual(ends[0]);
  });

  it('ends in the same place when the page goes on in pieces', { timeout: 120_000 }, async () => {
    const description = neck(1.5, 2);
    const problem = problemOf(description);
    const whole = (await hydroBench(description)).states[0]!;
    let from: HydroMoment | undefined;
    let state = whole;
    for (const [n, toMl] of [0.5, 0.8, 1.4, 2].entries()) {
      const went = await advanceHydro(
        { problemId: `pieces ${n}`, problem, ...(from && { from }), toId: String(n), goal: { toMl } },
        noContext,
      );
      if (!went.ok) throw new Error(JSON.stringify(went.failure));
      from = structuredClone(went.value.moment);
      state = { ...whole, ...went.value.state };
    }
    expect(state.timeS).toBeCloseTo(whole.timeS, 9);
    expect(state.pocketMl).toBeCloseTo(whole.pocketMl, 2);
    state.bodies.forEach(({ translationMm }, n) => {
      const off = Math.hypot(...translationMm.map((x, a) => x - whole.bodies[n]!.translationMm[a]!));
      expect(off).toBeLessThan(0.1);
    });
  });
});

describe('a fascial space', () => {
  const sheet = (conductivity?: number) => ({
    grid: gridOf([-18, -18, -12], [18, 18, 12], 1),
    regions:
      conductivity === undefined
        ? []
        : [
            {
              shape: 'box',
              minMm: [-16, -16, -1],
              maxMm: [16, 16, 1],
              space: 'sheet',
              spaceConductivity: conductivity,
            },
          ],
    inlets: [{ atMm: [0, 0, 0], volumeMl: 2, rateMlPerS: 0.5 }],
  });

  /** Root mean square distance of the pocket from the needle in the plane, and across it. */
  async function spread(description: object) {
    const run = runOf(description);
    expect((await run.advance({}, noContext)).ok).toBe(true);
    const { pocket } = run.fields();
    const { dims, stride } = run.frame;
    let [along, across, total, beyond] = [0, 0, 0, 0];
    pocket.forEach((share, c) => {
      const [x, y, z] = stride.map((s, a) => (Math.floor(c / s) % dims[a]!) - (dims[a]! - 1) / 2);
      along += (share * (x! ** 2 + y! ** 2)) / 2;
      across += share * z! ** 2;
      total += share;
      if (Math.abs(z!) > 5) beyond += share;
    });
    return {
      along: Math.sqrt(along / total),
      across: Math.sqrt(across / total),
      beyond: beyond / total,
      volumeError: run.state().volumeError,
    };
  }

  it(
    'opens as a pocket that is the thinner and wider, the better it conducts',
    { timeout: 120_000 },
    async () => {
      const [none, some, well] = [await spread(sheet()), await spread(sheet(10)), await spread(sheet(60))];
      expect(none.along / none.across).toBeCloseTo(1, 1);
      expect(some.along).toBeGreaterThan(1.3 * none.along);
      expect(some.across).toBeLessThan(none.across);
      expect(well.along).toBeGreaterThan(1.3 * some.along);
      expect(well.across).toBeLessThan(some.across);
      // Fluid runs along the sheet; it does not get through the tissue on either side.
      expect(none.beyond).toBeGreaterThan(0.1);
      expect(well.beyond).toBeLessThan(1e-6);
      for (const { volumeError } of [none, some, well]) expect(volumeError).toBeLessThan(0.02);
    },
  );
});
