import { describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { readCementBench } from '../../../../src/simulation/cement/bench/read';
import { runCementBench } from '../../../../src/simulation/cement/bench/run';

type Json = Record<string, unknown>;

const valid = (): Json => ({
  grid: { dims: [8, 8, 8], spacingMm: [1, 1, 1], originMm: [-3.5, -3.5, -3.5] },
  material: { permeabilityM2: 5e-9, porosity: 0.9 },
  boundary: {
    'x-': 'closed',
    'x+': { pressureKpa: 0 },
    'y-': 'free-space',
    'y+': 'closed',
    'z-': 'closed',
    'z+': 'closed',
  },
  marrow: { viscosityPaS: 0.1 },
  cement: { viscosityPaS: 100 },
  inlet: { atMm: [0, 0, 0], tipRadiusMm: 1, flowMlPerS: 0.1 },
  schedule: [{ injectToMl: 0.05 }],
});

/** The description with the value at a dotted path set, or removed (undefined). */
function changed(path: string, value: unknown): Json {
  const copy = structuredClone(valid());
  const keys = path.split('.');
  const last = keys.pop()!;
  let at: Json = copy;
  for (const key of keys) at = (at[key] ??= {}) as Json;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function refusal(description: unknown) {
  const read = readCementBench(description);
  return read.ok ? undefined : { code: read.failure.code, where: read.failure.data['where'] };
}

const box = { shape: 'box', minMm: [-1, -1, -1], maxMm: [1, 1, 1] };
const barrier = { shape: 'boxSurface', minMm: [-2, -2, -2], maxMm: [2, 2, 2] };

describe('a description', () => {
  it('needs only grid, material, boundary, marrow, cement, inlet and schedule', () => {
    const read = readCementBench(valid());
    expect(read.ok && read.value.relativePermeability).toBe('linear');
    for (const key of Object.keys(valid())) {
      expect(refusal(changed(key, undefined))).toEqual({ code: 'bench-invalid', where: key });
    }
  });

  it.each([
    'colour',
    'grid.spacing',
    'material.k',
    'marrow.colour',
    'cement.viscosity',
    'inlet.rate',
    'boundary.w+',
    'report.every',
  ])('with the unknown key %s is refused, and the key named', (path) => {
    expect(refusal(changed(path, 1))).toEqual({ code: 'bench-invalid', where: path });
  });

  it.each([
    ['grid.dims', [8, 8, 0], 'grid.dims.2'],
    ['grid.dims', [8.5, 8, 8], 'grid.dims.0'],
    ['grid.spacingMm', [1, -1, 1], 'grid.spacingMm.1'],
    ['material.porosity', 1.2, 'material.porosity'],
    ['material.porosity', 0, 'material.porosity'],
    ['material.permeabilityM2', -1e-9, 'material.permeabilityM2'],
    ['material.permeabilityM2', [1e-9, 1e-9], 'material.permeabilityM2.2'],
    ['marrow.viscosityPaS', 0, 'marrow.viscosityPaS'],
    ['cement.viscosityPaS', '100', 'cement.viscosityPaS'],
    ['cement.powerLaw', { kPaSn: 300, n: 0 }, 'cement.powerLaw.n'],
    ['inlet.flowMlPerS', 0, 'inlet.flowMlPerS'],
    ['inlet.tipRadiusMm', -1, 'inlet.tipRadiusMm'],
    ['inlet.needle', { insideDiameterMm: 2 }, 'inlet.needle.lengthMm'],
    ['inlet.needle', [], 'inlet.needle'],
    ['boundary.x-', 'open', 'boundary.x-'],
    ['relativePermeability', 'cubic', 'relativePermeability'],
    ['schedule', [], 'schedule'],
    ['schedule', [{ injectToMl: -1 }], 'schedule.0.injectToMl'],
    ['schedule', [{ injectToMl: 2 }, { injectToMl: 1 }], 'schedule.1.injectToMl'],
    ['schedule', [{ pauseS: 10 }, { untilS: 5 }], 'schedule.1.untilS'],
    ['report.atMl', [-1], 'report.atMl.0'],
    ['regions', [{ ...box, saturation: 1.5 }], 'regions.0.saturation'],
    ['regions', [{ ...box, maxMm: [1, -2, 1] }], 'regions.0.maxMm.1'],
    ['regions', [{ shape: 'cone' }], 'regions.0.shape'],
    ['regions', [{ ...box, radiusMm: 1 }], 'regions.0.radiusMm'],
    ['regions', [{ shape: 'halfspace', pointMm: [0, 0, 0], normal: [0, 0, 0] }], 'regions.0.normal'],
    ['barriers', [{ ...barrier, maxMm: [2, 2, -2] }], 'barriers.0.maxMm.2'],
    [
      'cement.curing',
      { tauS: 39, referenceC: 25, doublingC: 12, solidPaS: 50, syringeC: 20, bodyC: 37 },
      'cement.curing.solidPaS',
    ],
  ])('with an impossible %s (%j) is refused at %s', (path, value, where) => {
    expect(refusal(changed(path, value))).toEqual({ code: 'bench-invalid', where });
  });

  it.each([
    ['cement.powerLaw', { kPaSn: 300, n: 0.4 }, 'bench-one-of', 'cement'],
    ['inlet.pressureKpa', 10, 'bench-one-of', 'inlet'],
    ['inlet.face', 'x-', 'bench-one-of', 'inlet'],
    ['inlet.fluxMmPerS', 1, 'bench-only-with', 'inlet.fluxMmPerS'],
    ['inlet.tipRadiusMm', undefined, 'bench-needs', 'inlet.atMm'],
    ['inlet.atMm', [0, 0, 9], 'bench-outside', 'inlet.atMm'],
    ['schedule', [{ moveToMm: [0, 9, 0] }, { injectToMl: 1 }], 'bench-outside', 'schedule.0.moveToMm'],
    ['schedule', [{ injectToMl: 1, pauseS: 1 }], 'bench-one-of', 'schedule.0'],
    ['report.probesMm', [[0, 0, -9]], 'bench-outside', 'report.probesMm.0'],
    ['report.atMl', [0.01, 0.06], 'bench-not-reached', 'report.atMl.1'],
    ['grid.dims', [1000, 1000, 1000], 'bench-too-large', 'grid.dims'],
    ['material.permeabilityM2', [1, 1, 1, 2, 0, 0], 'bench-tensor', 'material.permeabilityM2'],
    ['regions', [{ ...box, outlet: 'vein' }], 'bench-needs', 'regions.0.outlet'],
    ['inlet', { face: 'x-', fluxMmPerS: 1 }, 'bench-only-with', 'boundary.y-'],
  ])('whose %s is %j is refused (%s at %s)', (path, value, code, where) => {
    expect(refusal(changed(path, value))).toEqual({ code, where });
  });

  it('is refused where a hole opens nothing or the tip lies in a fixed pressure', async () => {
    const hole = { face: 'x+', centerMm: [2, 9, 0], sizeMm: [1, 1] };
    const run = (description: unknown) => runCementBench({ description }, noContext);
    const missed = await run(changed('barriers', [{ ...barrier, holes: [hole] }]));
    expect(missed).toMatchObject({
      failure: { code: 'bench-hole-misses', data: { where: 'barriers.0.holes.0' } },
    });
    const blocked = await run(changed('regions', [{ ...box, fixedPressureKpa: 0 }]));
    expect(blocked).toMatchObject({ failure: { code: 'bench-tip-blocked', data: { where: 'inlet.atMm' } } });
  });

  it('that is no object is refused', () => {
    for (const value of [null, 3, 'x', []]) expect(refusal(value)?.code).toBe('bench-invalid');
  });
});
