import { describe, expect, it } from 'vitest';
import { both, SIDES, sideName } from '../../../samples/lib/bone/sides';
import { generate } from '../../../samples/lib/generate';
import type { RasterGrid } from '../../../samples/lib/raster';
import { bones } from '../../../samples/t6-metastasis/bones';
import { DIMENSIONS } from '../../../samples/t6-metastasis/bones/dimensions';
import { ctFile, uids } from '../../../samples/t6-metastasis/dicom';
import { GRID, LEVELS, POSE } from '../../../samples/t6-metastasis/landmarks';
import { endplatePlane, pedicleAxis } from '../../../samples/t6-metastasis/measures';
import { path } from '../../../samples/t6-metastasis/plan';
import { structureById } from '../../../src/catalog/structures';
import { headerOf, voxelHash } from './made';

type Point = readonly [number, number, number];

const parts = bones();
const sdfOf = (id: string) => {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw new Error(`no bone ${id}`);
  return (p: Point) => found.sdf(...p);
};

/** How near two bones come in a box about a point; negative where they overlap. */
const closest = (one: string, other: string, at: Point, half: Point, step = 1): number => {
  const [a, b] = [sdfOf(one), sdfOf(other)];
  let least = 9;
  for (let x = -half[0]; x <= half[0]; x += step)
    for (let y = -half[1]; y <= half[1]; y += step)
      for (let z = -half[2]; z <= half[2]; z += step) {
        const p: Point = [at[0] + x, at[1] + y, at[2] + z];
        least = Math.min(least, Math.max(a(p), b(p)));
      }
  return least;
};

describe('bones of the T6 sample', () => {
  it('are known to the catalogue', () => {
    const unknown = parts.map(({ id }) => id).filter((id) => id !== 'vein' && !structureById(id));
    expect(unknown).toEqual([]);
  });

  it.each(LEVELS.slice(0, -1).map((level, n) => [level, LEVELS[n + 1]!] as const))(
    '%s and %s do not run into each other',
    (upper, lower) => {
      const [x, y, z] = POSE[lower].at;
      const { halfDepth, halfHeight } = DIMENSIONS[lower];
      const at: Point = [x, y + halfDepth + 16, z + halfHeight - 8];
      expect(closest(`vertebra-${upper}`, `vertebra-${lower}`, at, [22, 20, 22], 1.5)).toBeGreaterThan(-0.2);
    },
  );

  it.each(['4', '5', '6', '7', '8', '9'])(
    'rib %s has its joints with its vertebra and crosses none',
    (rib) => {
      const own = `t${rib}` as (typeof LEVELS)[number];
      const { halfDepth, halfWidth, halfHeight, transverseX } = DIMENSIONS[own];
      const [x, y, z] = POSE[own].at;
      for (const side of SIDES) {
        const name = `rib-${rib}-${sideName(side)}`;
        // Half the gap of a joint is where both are equally near.
        const head: Point = [x + side * (halfWidth + 1), y + halfDepth - 4, z + halfHeight - 1];
        const tip: Point = [x + side * transverseX, y + halfDepth + 18, z + halfHeight - 3];
        for (const [joint, at] of [
          ['head', head],
          ['tubercle', tip],
        ] as const) {
          const gap = closest(name, `vertebra-${own}`, at, [7, 9, 8]);
          expect(gap, `${name} ${joint}`).toBeGreaterThan(0.2);
          expect(gap, `${name} ${joint}`).toBeLessThan(1.6);
        }
      }
    },
  );

  it('have pedicles about as wide as the landmarks say', () => {
    const widths = both((side) =>
      LEVELS.map((level) => {
        const bone = sdfOf(`vertebra-${level}`);
        const { atMm, towards, narrowestMm } = pedicleAxis(level, side);
        const across = (t: number) => {
          let inside = 0;
          for (let x = -6; x <= 6; x += 0.1)
            if (bone([atMm[0] + t * towards[0] + x, atMm[1] + t * towards[1], atMm[2] + t * towards[2]]) < 0)
              inside += 0.1;
          return inside;
        };
        return { level, narrowestMm, found: Math.min(...[-3, -2, -1, 0, 1].map(across)) };
      }),
    );
    for (const { level, narrowestMm, found } of widths)
      expect(Math.abs(found - narrowestMm), `${level} ${found}`).toBeLessThan(0.8);
  });

  it('end at the planes of their endplates', () => {
    for (const level of LEVELS)
      for (const end of ['upper', 'lower'] as const) {
        const bone = sdfOf(`vertebra-${level}`);
        const { atMm, normal, hollowMm } = endplatePlane(level, end);
        const off = (t: number): Point => [
          atMm[0] + t * normal[0],
          atMm[1] + t * normal[1],
          atMm[2] + t * normal[2],
        ];
        const outward = end === 'upper' ? 1 : -1;
        expect(bone(off(outward * 0.6)), `${level} ${end}`).toBeGreaterThan(0);
        expect(bone(off(-outward * (hollowMm + 0.9))), `${level} ${end}`).toBeLessThan(0);
      }
  });

  it('leave room for the trocar of the plan between the sixth rib and the pedicle', () => {
    const rib = sdfOf('rib-6-right');
    const t6 = sdfOf('vertebra-t6');
    const track = Array.from({ length: 400 }, (_, n): Point => {
      const at = (axis: 0 | 1 | 2) =>
        path.targetMm[axis] + ((path.entryMm[axis] - path.targetMm[axis]) * n) / 400;
      return [at(0), at(1), at(2)];
    });
    expect(Math.min(...track.map((p) => rib(p)))).toBeGreaterThan(3.048 / 2 + 2);
    // In bone for 25 mm without a break: 90 mm in 400 steps.
    expect(Math.max(...track.slice(0, 110).map((p) => t6(p)))).toBeLessThan(0);
  });
});

describe('the files of the T6 sample', () => {
  it('say that nobody was scanned, supine', () => {
    const header = headerOf(ctFile(3, new Int16Array(GRID.dims[0] * GRID.dims[1])));
    expect(header.patientPosition).toBe('HFS');
    expect(header.frameOfReferenceUid).toBe(uids.frameOfReference);
    expect(header.simulated).toBe(true);
    expect(String(header.facts['description'])).toContain('SIMULATED, NOT ACQUIRED');
    // What a DICOM long string holds.
    expect(String(header.facts['description']).length).toBeLessThanOrEqual(64);
  });

  it('are the same whatever the number of workers', async () => {
    const crop: RasterGrid = { dims: [48, 48, 12], spacingMm: 0.7, sliceMm: 1, originMm: [-24, -16, -4] };
    const module = new URL('../../../samples/t6-metastasis/recipe.ts', import.meta.url);
    const [one, two] = [
      await generate(module, crop, { workers: 1 }),
      await generate(module, crop, { workers: 2 }),
    ];
    expect(voxelHash(two)).toBe(voxelHash(one));
  }, 120_000);
});
