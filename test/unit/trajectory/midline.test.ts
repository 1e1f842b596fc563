import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/core/grid';
import { voxelToLps } from '../../../src/core/grid';
import type { Structure } from '../../../src/core/structure';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { proposeMidline } from '../../../src/trajectory/midline';

const grid: Grid = {
  dims: [70, 60, 30],
  spacing: [1, 1, 1],
  origin: lpsPoint(-35, -30, -15),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
};

const turnDeg = 12;
const turn = (turnDeg * Math.PI) / 180;
/** Plane of symmetry: through (3, 0, 0), turned by 12° about the vertical. */
const normal = [Math.cos(turn), Math.sin(turn), 0] as const;

/** A body, two transverse processes and a spine, as boxes; `lopsided` leaves the left process away. */
function vertebra(id: string, isInside: (across: number, back: number, up: number) => boolean): Structure {
  const data = new Uint8Array(70 * 60 * 30);
  for (let q = 0; q < data.length; q++) {
    const p = voxelToLps(grid, voxelPoint(q % 70, Math.floor(q / 70) % 60, Math.floor(q / 4200)));
    const across = (p[0] - 3) * normal[0] + p[1] * normal[1];
    const back = -(p[0] - 3) * normal[1] + p[1] * normal[0];
    if (isInside(across, back, p[2])) data[q] = 255;
  }
  return {
    key: id,
    id,
    sourceName: id,
    label: 1,
    provenance: 'imported',
    field: { grid, data },
    volumeMl: 1,
    centroidMm: lpsPoint(3, 0, 0),
  };
}

const body = (across: number, back: number, up: number) =>
  Math.abs(across) < 16 && back > -18 && back < 2 && Math.abs(up) < 9;
const processes = (across: number, back: number, up: number) =>
  Math.abs(across) < 30 && back > 2 && back < 7 && Math.abs(up) < 4;
const spine = (across: number, back: number, up: number) =>
  Math.abs(across) < 3 && back > 7 && back < 24 && Math.abs(up) < 6;

const atMm = lpsPoint(0, 0, 0);

describe('a midline that is proposed', () => {
  it('is the plane of symmetry of the vertebra, turned as the vertebra is', () => {
    const l1 = vertebra('vertebra-l1', (...p) => body(...p) || processes(...p) || spine(...p));
    const found = proposeMidline({ structures: [l1], body: undefined, atMm });
    expect(found).toMatchObject({ source: 'vertebra', structure: 'vertebra-l1' });
    const turnedBy = Math.acos(found!.normal[0] * normal[0] + found!.normal[1] * normal[1]);
    expect((turnedBy * 180) / Math.PI).toBeLessThan(0.5);
    const off = (found!.pointMm[0] - 3) * normal[0] + found!.pointMm[1] * normal[1];
    expect(Math.abs(off)).toBeLessThan(0.3);
    expect(found!.normal[0]).toBeGreaterThan(0);
  });

  it('is not taken from a vertebra that is not symmetrical; the canal tells it then', () => {
    const broken = vertebra('vertebra-l1', (...p) => p[0] > -2 && p[2] * 2 < p[0] && body(...p));
    const canal = vertebra('spinal-canal', (a, b, u) => Math.hypot(a, b - 10) < 5 && Math.abs(u) < 14);
    const found = proposeMidline({ structures: [broken, canal], body: undefined, atMm });
    expect(found).toMatchObject({ source: 'canal', structure: 'spinal-canal', normal: [1, 0, 0] });
    // The canal's centre stands 10 mm behind along the turned axis.
    expect(found!.pointMm[0]).toBeCloseTo(3 - 10 * Math.sin(turn), 0);
  });

  it('is the middle of the body where nothing is labelled', () => {
    const inside = new Uint8Array(7 * 6 * 3);
    for (let q = 0; q < inside.length; q++) if (q % 7 >= 1 && q % 7 <= 4) inside[q] = 1;
    const mask = { steps: [10, 10, 10], dims: [7, 6, 3], inside } as const;
    const found = proposeMidline({ structures: [], body: { mask, grid }, atMm });
    // Samples 1 to 4 of 10 mm, from −35: the middle of cells 1 and 4.
    expect(found).toMatchObject({ source: 'body', pointMm: [-5, 0, 0], normal: [1, 0, 0] });
  });

  it('is none where there is nothing', () => {
    expect(proposeMidline({ structures: [], body: undefined, atMm })).toBeUndefined();
  });
});
