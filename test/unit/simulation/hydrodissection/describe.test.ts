import { describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { readHydroBench } from '../../../../src/simulation/hydrodissection/bench/read';
import { runHydroBench } from '../../../../src/simulation/hydrodissection/bench/run';

type Json = Record<string, unknown>;

const valid = (changes: Json = {}): Json => ({
  grid: { dims: [12, 12, 12], spacingMm: [1, 1, 1], originMm: [-5.5, -5.5, -5.5] },
  inlets: [{ atMm: [0, 0, 0], volumeMl: 0.05, rateMlPerS: 0.01 }],
  ...changes,
});
const inlet = { atMm: [0, 0, 0], volumeMl: 0.05, rateMlPerS: 0.01 };
const box = { shape: 'box', minMm: [-2, -2, -2], maxMm: [2, 2, 2] };

const run = (description: unknown) => runHydroBench({ description }, noContext);

async function refusal(description: unknown) {
  const answer = await run(description);
  return answer.ok ? undefined : { code: answer.failure.code, where: answer.failure.data['where'] };
}

describe('a described hydrodissection', () => {
  it('needs only a grid and inlets', async () => {
    const answer = await run(valid());
    expect(answer.ok && answer.value.states).toEqual([]);
    const read = readHydroBench(valid());
    expect(
      read.ok && [read.value.boundary, read.value.fluid.retained, read.value.tissue.conductivity],
    ).toEqual(['free-space', 1, 1]);
    for (const key of ['grid', 'inlets'])
      expect(await refusal(valid({ [key]: undefined }))).toEqual({ code: 'bench-invalid', where: key });
  });

  it('answers one state a requested point, in order of time, with the keys of the description', async () => {
    const answer = await run(
      valid({ markersMm: [[3, 0, 0]], report: { atS: [20, 1], atMl: [0.05, 0] }, fluid: { decayS: 10 } }),
    );
    if (!answer.ok) throw new Error(answer.failure.code);
    const { states, cells } = answer.value;
    expect(cells).toBe(1728);
    expect(states.map(({ timeS }) => timeS)).toEqual([0, 1, 5, 20]);
    expect(states.map(({ injectedMl }) => injectedMl)).toEqual(
      [0, 0.01, 0.05, 0.05].map((volume) => expect.closeTo(volume, 9) as number),
    );
    expect(states[0]).toMatchObject({ pocketMl: 0, volumeError: 0, displacementMm: [[0, 0, 0]], bodies: [] });
    const [, early, full, late] = states.map(({ displacementMm }) => displacementMm[0]![0]) as [
      number,
      number,
      number,
      number,
    ];
    expect(full).toBeGreaterThan(early);
    expect(late).toBeLessThan(full);
  });

  it('gives the inlets together, each until its volume is in', async () => {
    const inlets = [inlet, { atMm: [3, 0, 0], volumeMl: 0.01, rateMlPerS: 0.01 }];
    const answer = await run(valid({ inlets, report: { atMl: [0.02, 0.04, 0.06] } }));
    if (!answer.ok) throw new Error(answer.failure.code);
    expect(answer.value.states.map(({ timeS }) => timeS)).toEqual(
      [1, 3, 5].map((time) => expect.closeTo(time, 9) as number),
    );
  });

  it.each([
    ['bench-invalid', 'colour', { colour: 1 }],
    ['bench-invalid', 'tissue.k', { tissue: { k: 1 } }],
    ['bench-invalid', 'tissue.conductivity', { tissue: { conductivity: 0 } }],
    ['bench-tensor', 'tissue.conductivity', { tissue: { conductivity: [1, 1, 1, 2, 0, 0] } }],
    ['bench-invalid', 'boundary', { boundary: 'shut' }],
    ['bench-invalid', 'boundary.x-', { boundary: { 'x-': 'shut' } }],
    ['bench-invalid', 'fluid.retained', { fluid: { retained: 1.2 } }],
    ['bench-invalid', 'fluid.decayS', { fluid: { decayS: 0 } }],
    ['bench-invalid', 'inlets', { inlets: [] }],
    ['bench-invalid', 'inlets.0.rateMlPerS', { inlets: [{ ...inlet, rateMlPerS: 0 }] }],
    ['bench-outside', 'inlets.0.atMm', { inlets: [{ ...inlet, atMm: [9, 0, 0] }] }],
    [
      'bench-outside',
      'markersMm.1',
      {
        markersMm: [
          [0, 0, 0],
          [0, 0, -9],
        ],
      },
    ],
    ['bench-not-reached', 'report.atMl.0', { report: { atMl: [1] } }],
    ['bench-too-large', 'grid.dims', { grid: { ...(valid()['grid'] as Json), dims: [400, 400, 400] } }],
    ['bench-invalid', 'regions.0.maxMm.0', { regions: [{ ...box, maxMm: [-3, 2, 2] }] }],
    ['bench-invalid', 'regions.0.rigid', { regions: [{ ...box, rigid: false }] }],
    ['bench-one-of', 'regions.0', { regions: [{ ...box, rigid: true, body: 'a' }] }],
    ['bench-needs', 'regions.0.bodyKind', { regions: [{ ...box, bodyKind: 'tube' }] }],
    ['bench-needs', 'regions.0.bodyKind', { regions: [{ ...box, body: 'a', bodyKind: 'tube' }] }],
    ['bench-only-with', 'regions.0.strainBound', { regions: [{ ...box, body: 'a', strainBound: 0.1 }] }],
    ['bench-needs', 'regions.0.space', { regions: [{ ...box, space: 'a' }] }],
    ['bench-inlet-blocked', 'inlets.0.atMm', { regions: [{ ...box, rigid: true }] }],
    ['bench-inlet-blocked', 'inlets.0.atMm', { regions: [{ ...box, body: 'a' }] }],
    ['bench-inlet-blocked', 'inlets.0.atMm', { regions: [{ ...box, outside: true }] }],
    ['bench-no-outlet', 'inlets.0.atMm', { boundary: 'closed' }],
  ])('is refused with %s at %s', async (code, where, changes) => {
    expect(await refusal(valid(changes))).toEqual({ code, where });
  });
});
