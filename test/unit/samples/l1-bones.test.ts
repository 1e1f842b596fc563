import { describe, expect, it } from 'vitest';
import { bones } from '../../../samples/l1-fracture/bones';
import { pedicleCentre } from '../../../samples/l1-fracture/bones/arch';
import { endplateBottom, endplateTop } from '../../../samples/l1-fracture/bones/body';
import { DIMENSIONS } from '../../../samples/l1-fracture/bones/dimensions';
import {
  cleftSolid,
  crackSolid,
  defectSolid,
  foramenSolid,
} from '../../../samples/l1-fracture/bones/fracture';
import { fromLevel, LEVELS, POSE } from '../../../samples/l1-fracture/landmarks';
import { SIDES } from '../../../samples/lib/bone/sides';
import { path } from '../../../samples/l1-fracture/plan';
import { structureById } from '../../../src/catalog/structures';

type Point = readonly [number, number, number];

const parts = bones();
const sdfOf = (id: string) => {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw new Error(`no bone ${id}`);
  return (p: Point) => found.sdf(...p);
};
const l1 = sdfOf('vertebra-l1');

/** Height of L1 over a point of the plan, mm. */
const heightAt = (x: number, y: number) => endplateTop('l1', x, y) - endplateBottom('l1', x, y);

/** Points between two, 0.25 mm apart. */
const along = (a: Point, b: Point): Point[] => {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  const n = Math.ceil(length / 0.25);
  const mix = (i: number, axis: 0 | 1 | 2) => a[axis] + ((b[axis] - a[axis]) * i) / n;
  return Array.from({ length: n + 1 }, (_, i): Point => [mix(i, 0), mix(i, 1), mix(i, 2)]);
};

describe('the broken L1', () => {
  const { halfDepth } = DIMENSIONS.l1;

  it('has lost 30–40 % of its height in front and none behind', () => {
    const front = [-8, -4, 0, 4, 8].map((x) => heightAt(x, 2 - halfDepth));
    const behind = [-8, -4, 0, 4, 8].map((x) => heightAt(x, halfDepth - 1));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const loss = 1 - mean(front) / mean(behind);
    expect(loss).toBeGreaterThan(0.3);
    expect(loss).toBeLessThan(0.4);
  });

  it('has a cleft of 20–28 × 12–20 mm that stays under the upper endplate', () => {
    const inside: Point[] = [];
    for (let x = -20; x <= 20; x += 0.5)
      for (let y = -16; y <= 12; y += 0.5)
        for (let z = -6; z <= 12; z += 0.5) if (cleftSolid.distance(x, y, z) < 0) inside.push([x, y, z]);
    const extent = (axis: 0 | 1 | 2) => {
      const values = inside.map((p) => p[axis]);
      return Math.max(...values) - Math.min(...values);
    };
    expect(extent(0)).toBeGreaterThan(20);
    expect(extent(0)).toBeLessThan(28);
    expect(extent(1)).toBeGreaterThan(12);
    expect(extent(1)).toBeLessThan(20);
    const millilitres = (inside.length * 0.125) / 1000;
    expect(millilitres).toBeGreaterThan(0.3);
    expect(millilitres).toBeLessThan(1.2);
    expect(inside.every((p) => l1(p) < 0.4)).toBe(true);
  });

  it('is open to the left through a hole in the side wall, and nowhere to the right', () => {
    const outward = along(fromLevel('l1', [12, -3, -1.2]), fromLevel('l1', [21, -3.4, -2.2]));
    const open = outward.every(
      (p) => l1(p) > 0 || crackSolid.distance(...p) < 0.2 || defectSolid.distance(...p) < 0.2,
    );
    expect(open).toBe(true);
    const mirrored = along(fromLevel('l1', [-12, -3, -1.2]), fromLevel('l1', [-21, -3.4, -2.2]));
    expect(mirrored.some((p) => l1(p) < -0.2 && defectSolid.distance(...p) > 1)).toBe(true);
  });

  it('keeps its posterior wall but for the basivertebral foramen: 7.8 × 5.4 × 12.4 mm ± one SD', () => {
    const wallY = halfDepth - 1.8;
    const holes: Point[] = [];
    for (let x = -9; x <= 9; x += 0.25)
      for (let z = -8; z <= 9; z += 0.25)
        if (foramenSolid.distance(...fromLevel('l1', [x, wallY, z])) < 0) holes.push([x, wallY, z]);
    const span = (axis: 0 | 2) => {
      const values = holes.map((p) => p[axis]);
      return Math.max(...values) - Math.min(...values);
    };
    expect(span(0)).toBeGreaterThan(6.2);
    expect(span(0)).toBeLessThan(9.4);
    expect(span(2)).toBeGreaterThan(4);
    expect(span(2)).toBeLessThan(6.5);
    const axis = along(fromLevel('l1', [0, halfDepth - 0.5, 2]), fromLevel('l1', [0, -halfDepth, 2]));
    const deep = axis.filter((p) => foramenSolid.distance(...p) < 0).length * 0.25;
    expect(deep).toBeGreaterThan(10);
    expect(deep).toBeLessThan(14.6);
    for (let x = -8; x <= 8; x += 1)
      for (let z = -7; z <= 7; z += 1) {
        const p = fromLevel('l1', [x, halfDepth - 3.2, z]);
        expect(l1(p), `bone at ${x}, ${z}`).toBeLessThan(0);
      }
  });

  it('takes the trocar of the plan through its right pedicle, 1.5 mm thick all round', () => {
    const { entryMm, targetMm } = path;
    const pedicle = fromLevel('l1', pedicleCentre('l1', -1));
    const track = along(entryMm, targetMm);
    const nearest = Math.min(...track.map((p) => Math.hypot(...p.map((v, i) => v - pedicle[i]!))));
    expect(nearest).toBeLessThan(3);
    const first = track.findIndex((p) => l1(p) < 0 && p[1] < pedicle[1] + 6);
    expect(Math.max(...track.slice(first + 12).map((p) => l1(p)))).toBeLessThan(-1.524);
  });
});

describe('bones of the L1 sample', () => {
  it('are known to the catalogue', () => {
    const loose = new Set(['vein', 'defect', 'vacuum']);
    const unknown = parts.map(({ id }) => id).filter((id) => !loose.has(id) && !structureById(id));
    expect(unknown).toEqual([]);
  });

  it('do not run into each other at the facets', () => {
    for (const [n, upper] of LEVELS.slice(0, -1).entries()) {
      const lower = LEVELS[n + 1]!;
      const [a, b] = [sdfOf(`vertebra-${upper}`), sdfOf(`vertebra-${lower}`)];
      const [x0, y0, z0] = POSE[lower].at;
      const { halfHeight, halfDepth } = DIMENSIONS[lower];
      let closest = 9;
      for (let x = -24; x <= 24; x += 1.5)
        for (let y = halfDepth - 4; y <= halfDepth + 30; y += 1.5)
          for (let z = halfHeight - 14; z <= halfHeight + 14; z += 1.5) {
            const p: Point = [x0 + x, y0 + y, z0 + z];
            closest = Math.min(closest, Math.max(a(p), b(p)));
          }
      expect(closest, `${upper} and ${lower}`).toBeGreaterThan(-0.35);
    }
  });

  it('have pedicles and canals within the published ranges', () => {
    for (const level of ['l1', 'l2', 'l3'] as const) {
      const bone = sdfOf(`vertebra-${level}`);
      for (const side of SIDES) {
        const [x, y, z] = pedicleCentre(level, side);
        const across = along(fromLevel(level, [x - 9, y, z]), fromLevel(level, [x + 9, y, z]));
        const wide = across.filter((p) => bone(p) < 0).length * 0.25;
        expect(wide, `${level} pedicle`).toBeGreaterThan(6.5);
        expect(wide, `${level} pedicle`).toBeLessThan(12.5);
      }
    }
  });
});
