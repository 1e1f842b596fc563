import { describe, expect, it } from 'vitest';
import { identityAxes, type Grid } from '../../../../src/core/grid';
import { lpsPoint } from '../../../../src/core/units';
import { closeFaces } from '../../../../src/simulation/cement/bench/barriers';
import { paint } from '../../../../src/simulation/cement/bench/paint';
import { readCementBench } from '../../../../src/simulation/cement/bench/read';
import { measureFront } from '../../../../src/simulation/cement/front';
import { interpolate, stencilAt } from '../../../../src/simulation/cement/probe';

const grid: Grid = {
  dims: [10, 10, 10],
  spacing: [1, 1, 1],
  origin: lpsPoint(-4.5, -4.5, -4.5),
  axes: identityAxes,
};

function described(changes: object) {
  const read = readCementBench({
    grid: { dims: [...grid.dims], spacingMm: [...grid.spacing], originMm: [...grid.origin] },
    material: { permeabilityM2: 5e-9, porosity: 0.9 },
    boundary: { 'x+': { pressureKpa: 0 } },
    marrow: { viscosityPaS: 0.1 },
    cement: { viscosityPaS: 100 },
    inlet: { atMm: [0, 0, 0], tipRadiusMm: 1, flowMlPerS: 0.1 },
    schedule: [{ injectToMl: 1 }],
    ...changes,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const cellAt = (x: number, y: number, z: number) => x + 4.5 + 10 * (y + 4.5 + 10 * (z + 4.5));
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('regions', () => {
  it('take the cells whose centre they hold; saturation takes the covered share', () => {
    const ball = { shape: 'sphere', centerMm: [0.2, 0, -0.3], radiusMm: 3.3 };
    const { porosity, saturation } = paint(
      grid,
      described({ regions: [{ ...ball, porosity: 0.5, saturation: 1 }] }),
    );
    const volume = (4 / 3) * Math.PI * 3.3 ** 3;
    expect(sum(saturation!) / volume).toBeCloseTo(1, 2);
    expect(new Set(porosity as Float64Array)).toEqual(new Set([0.9, 0.5]));
    expect(Math.max(...saturation!)).toBe(1);
  });

  it('catch shapes smaller than a cell', () => {
    const { saturation } = paint(
      grid,
      described({ regions: [{ shape: 'sphere', centerMm: [0.5, 0.5, 0.5], radiusMm: 0.3, saturation: 1 }] }),
    );
    const share = sum(saturation!) / ((4 / 3) * Math.PI * 0.027);
    expect(Math.abs(share - 1)).toBeLessThan(0.3);
  });

  it('paint over one another in their order', () => {
    const half = { shape: 'halfspace', pointMm: [0, 0, 0], normal: [0, 0, 1] };
    const { permeability, cells, fixed } = paint(
      grid,
      described({
        regions: [
          { ...half, permeabilityM2: [1e-9, 2e-9, 3e-9] },
          { shape: 'box', minMm: [-5, -5, -5], maxMm: [-4, 5, 5], permeabilityM2: 1e-12 },
          { ...half, pointMm: [0, 0, 4], fixedPressureKpa: 2, outlet: 'top' },
        ],
      }),
    );
    const tensor = (cell: number) => permeability.tensorsMm2[permeability.tensorOf![cell]!]!;
    expect(tensor(cellAt(0.5, 0.5, 0.5)).slice(0, 3)).toEqual([1e-3, 2e-3, 3e-3]);
    expect(tensor(cellAt(-4.5, 0.5, 0.5))[0]).toBeCloseTo(1e-6, 12);
    expect(tensor(cellAt(0.5, 0.5, -0.5))[0]).toBeCloseTo(5e-3, 12);
    expect(cells![cellAt(0.5, 0.5, 4.5)]).toBe(2);
    expect(fixed).toEqual([{ outlet: 'top', pressurePa: 2000 }]);
  });

  it('follow a spheroid about z', () => {
    const shape = { shape: 'spheroid', centerMm: [0, 0, 0], radiusMm: 3, p2: 0.3, saturation: 1 };
    const { saturation } = paint(grid, described({ regions: [shape] }));
    const { along } = measureFront(
      { dims: grid.dims, spacingMm: grid.spacing },
      saturation!,
      [4.5, 4.5, 4.5],
      ['x+', 'z+'],
    );
    expect(along['x+']).toBeCloseTo(3 * 0.85, 0);
    expect(along['z+']).toBeCloseTo(3 * 1.3, 0);
  });
});

describe('barriers', () => {
  it('close the faces between cells on different sides, and holes open them by the covered area', () => {
    const closed = closeFaces(
      grid,
      described({
        barriers: [
          {
            shape: 'boxSurface',
            minMm: [-3, -3, -3],
            maxMm: [3, 3, 3],
            holes: [{ face: 'x+', centerMm: [3, 0, 0.5], sizeMm: [1, 1], outlet: 'h' }],
          },
        ],
      }).barriers,
    );
    if (!closed.ok) throw new Error(closed.failure.code);
    const { openness, gauges } = closed.value;
    const x = openness[0]!;
    expect(x.filter((share) => share === 0).length).toBe(36 + 36 - 2);
    expect(x[cellAt(2.5, 0.5, 0.5)]).toBeCloseTo(0.5, 6);
    expect(x[cellAt(2.5, -0.5, 0.5)]).toBeCloseTo(0.5, 6);
    expect(x[cellAt(2.5, 2.5, 0.5)]).toBe(0);
    expect(x[cellAt(1.5, 0.5, 0.5)]).toBe(1);
    expect(gauges).toHaveLength(1);
    expect([...gauges[0]!.cells]).toEqual([cellAt(2.5, -0.5, 0.5), cellAt(2.5, 0.5, 0.5)]);
    expect([...gauges[0]!.outward]).toEqual([1, 1]);
  });

  it('keep probes on their side', () => {
    const closed = closeFaces(
      grid,
      described({ barriers: [{ shape: 'plane', pointMm: [2, 0, 0], normal: [1, 0, 0] }] }).barriers,
    );
    if (!closed.ok) throw new Error(closed.failure.code);
    const flow = {
      grid: { dims: grid.dims, spacingMm: grid.spacing },
      openness: closed.value.openness,
    };
    const inlet = [4.5, 4.5, 4.5] as const;
    const x = (mm: number) => {
      const stencil = stencilAt(flow, [mm + 4.5, 4.5, 4.5], inlet);
      return interpolate(
        stencil,
        stencil.cells.map((cell) => (cell % 10) - 4.5),
      );
    };
    expect(x(1.2)).toBeCloseTo(1.2, 9);
    expect(x(1.9)).toBeCloseTo(1.5, 9);
    expect(x(2)).toBeCloseTo(1.5, 9);
    expect(x(2.1)).toBeCloseTo(2.5, 9);
    expect(x(3.3)).toBeCloseTo(3.3, 9);
  });
});

describe('the front', () => {
  it('has the moments of the ellipsoid, and its axes', () => {
    const n = 48;
    const saturation = new Float64Array(n ** 3);
    const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
    for (let k = 0; k < n; k++)
      for (let j = 0; j < n; j++)
        for (let i = 0; i < n; i++) {
          const [x, y, z] = [i - 23.5, j - 23.5, k - 23.5];
          const [u, v] = [c * x + s * y, c * y - s * x];
          if ((u / 18) ** 2 + (v / 12) ** 2 + (z / 9) ** 2 <= 1) saturation[i + n * (j + n * k)] = 1;
        }
    const front = measureFront(
      { dims: [n, n, n], spacingMm: [0.5, 0.5, 0.5] },
      saturation,
      [11.75, 11.75, 11.75],
      ['z-'],
    );
    front.semiAxesMm.forEach((mm, i) => expect(mm / [9, 6, 4.5][i]!).toBeCloseTo(1, 1));
    expect(Math.abs(front.axes[0]![0])).toBeCloseTo(c, 2);
    expect(Math.abs(front.axes[0]![1])).toBeCloseTo(s, 2);
    expect(front.along['z-']).toBeCloseTo(4.5, 0);
    expect(front.volumeEquivalentRadiusMm).toBeCloseTo(Math.cbrt(9 * 6 * 4.5), 1);
  });
});
