import { type Grid, voxelCount, voxelToLps } from '../../../../src/core/grid';
import type { LpsPoint } from '../../../../src/core/units';
import { lpsPoint, lpsVector, voxelPoint } from '../../../../src/core/units';
import type { BoneInput, BoneStructure } from '../../../../src/simulation/cement/bone/types';

type Point = readonly [number, number, number];
type Inside = (p: Point) => boolean;

export interface Blocks {
  /** By catalogue id; the first takes the cement. */
  readonly bones: Readonly<Record<string, Inside>>;
  /** Labels of what is no bone. */
  readonly others?: Readonly<Record<string, Inside>>;
  /** Where the wall is as dark as soft tissue: centres and radius, mm. */
  readonly holes: readonly Point[];
  readonly holeMm: number;
  readonly tipMm: Point;
}

const cortexMm = 1.5;
const steps: readonly Point[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

const grid: Grid = {
  dims: [64, 54, 46],
  spacing: [1, 1, 1],
  origin: lpsPoint(-31.5, -19.5, -22.5),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
};

/** Bones of simple shape with a dense wall, at the origin of a CT of 1 mm, read on 2 mm cells. */
export function blocks({ bones, others = {}, holes, holeMm, tipMm }: Blocks): BoneInput {
  const shapes = Object.values(bones);
  const isBone: Inside = (p) => shapes.some((inside) => inside(p));
  const isWall: Inside = ([x, y, z]) =>
    steps.some(([a, b, c]) => !isBone([x + cortexMm * a, y + cortexMm * b, z + cortexMm * c]));
  const isHole: Inside = (p) => holes.some((h) => Math.hypot(p[0] - h[0], p[1] - h[1], p[2] - h[2]) < holeMm);
  const huAt = (p: Point): number => (!isBone(p) || isHole(p) ? 40 : isWall(p) ? 600 : 120);
  const [targetKey] = Object.keys(bones);
  return {
    volume: { grid, hu: Int16Array.from(places, huAt), minHu: 40, maxHu: 600 },
    structures: Object.entries({ ...bones, ...others }).map(([id, inside]): BoneStructure => ({
      key: id,
      id,
      field: { grid, data: Uint8Array.from(places, (p) => (inside(p) ? 255 : 0)) },
    })),
    targetKey: targetKey!,
    gridMm: 2,
    tipsMm: [lpsPoint(...tipMm)],
  };
}

const places = Array.from({ length: voxelCount(grid) }, (_, q) => placeOf(q));

function placeOf(q: number): LpsPoint {
  const [nx, ny] = grid.dims;
  return voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
}
