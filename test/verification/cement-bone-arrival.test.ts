import { describe, expect, it } from 'vitest';
import { createFlowRun } from '../../src/simulation/flow/run';
import type { FlowProblem, Side } from '../../src/simulation/flow/types';

// The arrival map against image sources (physics 2.9): equal viscosities, φ = 0.9, k = 5e-3 mm².

const porosity = 0.9;
const halfMm = 18;
const kMm2 = 5e-3;
const viscosity = 100;

/** A point source with a plane at a distance towards lower x; volumes at which points are reached. */
function arrivals(spacing: number, planeMm: number, plane: Side) {
  const n = Math.round((2 * halfMm) / spacing);
  const nx = Math.round((planeMm + halfMm) / spacing);
  const free: Side = { kind: 'free-space', outlet: 'far' };
  const problem: FlowProblem = {
    grid: { dims: [nx, n, n], spacingMm: [spacing, spacing, spacing] },
    permeability: { tensorsMm2: [[kMm2, kMm2, kMm2, 0, 0, 0]] },
    porosity,
    sides: { 'x-': plane, 'x+': free, 'y-': free, 'y+': free, 'z-': free, 'z+': free },
    freeSpace: { tensorMm2: [kMm2, kMm2, kMm2, 0, 0, 0], viscosityPaS: viscosity },
  };
  const middle = ((n - 1) / 2) * spacing;
  const source: readonly [number, number, number] = [planeMm - spacing / 2, middle, middle];
  const run = createFlowRun({
    problem,
    inlets: [{ kind: 'holes', holes: [{ atMm: source, radiusMm: 1 }] }],
    residentViscosityPaS: viscosity,
    injectedViscosityPaS: viscosity,
  });
  if (!run.ok) throw new Error(run.failure.code);
  const solved = run.value.solve([{ kind: 'flow', flowMm3PerS: 100 }]);
  if (!solved.ok) throw new Error(solved.failure.code);
  const map = run.value.arrivalMm3();
  const row = (k: number) => Math.floor(n / 2) * nx + nx * n * Math.floor(k);
  const along = Array.from({ length: nx }, (_, i) => ({
    x: i * spacing - source[0],
    ml: map[row(n / 2) + i]! / 1000,
  }));
  return { along, atPlaneMl: along[0]!.ml };
}

/** Where the map has a volume on the way away from the plane, mm, linear in r³. */
function radiusAt(along: readonly { x: number; ml: number }[], ml: number): number {
  const after = along.findIndex((point) => point.x > 1 && point.ml > ml);
  const [a, b] = [along[after - 1]!, along[after]!];
  const share = (ml - a.ml) / (b.ml - a.ml);
  return Math.cbrt(a.x ** 3 + share * (b.x ** 3 - a.x ** 3));
}

describe('the arrival map', () => {
  it.each([
    [1, 0.02],
    [0.75, 0.015],
  ])('keeps the far front of a source 5 mm before an impermeable plane, %f mm cells', (h, tolerance) => {
    const { along } = arrivals(h, 5, { kind: 'closed' });
    const radius = radiusAt(along, 2);
    console.log(`far front at 2 mL, ${h} mm: ${radius.toFixed(3)} mm (8.478)`);
    expect(Math.abs(radius / 8.478 - 1)).toBeLessThan(tolerance);
  });

  it('reaches a plane of fixed pressure 6 mm away after 0.580 mL', () => {
    const { along } = arrivals(0.75, 6, { kind: 'pressure', pressurePa: 0, outlet: 'plane' });
    // From the last cell's centre to the plane, in the map's own slope.
    const [first, second] = [along[0]!, along[1]!];
    const contactMl = first.ml + 0.5 * (first.ml - second.ml);
    console.log(`first contact: ${contactMl.toFixed(3)} mL (0.580)`);
    expect(Math.abs(contactMl / 0.58 - 1)).toBeLessThan(0.05);
  });
});
