import { cellsAround, facesByCell } from './patches';
import type { BoneModel } from './types';
import { insideOf } from './wall';

const veins = new Set(['basivertebral-vein', 'epidural-vein']);

/**
 * Open share of each face of the wall when the radius of every defect changes by a factor: smaller
 * defects close in proportion, larger ones open the thinnest faces next to them until the area is reached.
 * @param shut ids of outlets that are closed altogether
 */
export function defectArea(model: BoneModel, radiusFactor: number, shut?: ReadonlySet<string>): Float32Array {
  const { wall, outlets } = model;
  const open = wall.open.slice();
  const factor = radiusFactor ** 2;
  const members = outlets.map((): number[] => []);
  wall.outlet.forEach((outlet, face) => {
    if (outlet > 0) members[outlet - 1]!.push(face);
  });
  outlets.forEach(({ id, type }, n) => {
    if (shut?.has(id)) for (const face of members[n]!) open[face] = 0;
    else if (!veins.has(type) && factor !== 1) resize(model, open, members[n]!, factor);
  });
  return open;
}

function resize(model: BoneModel, open: Float32Array, faces: readonly number[], factor: number): void {
  const { wall, grid } = model;
  const area = (face: number) => wall.areaMm2[face]! * open[face]!;
  const before = faces.reduce((sum, face) => sum + area(face), 0);
  for (const face of faces) open[face] = Math.min(1, open[face]! * factor);
  let lacking = before * factor - faces.reduce((sum, face) => sum + area(face), 0);
  if (lacking <= 1e-9) return;
  const closed = facesByCell(grid, wall, closedFaces(model));
  const near = new Set(faces.flatMap((face) => cellsAround(grid, insideOf(grid, wall, face))));
  const next = [...near].flatMap((cell) => closed.get(cell) ?? []);
  next.sort((a, b) => wall.wallHu[a]! - wall.wallHu[b]! || a - b);
  for (const face of next) {
    if (lacking <= 1e-9) break;
    if (wall.areaMm2[face]! <= 0) continue;
    const share = Math.min(1 - open[face]!, lacking / wall.areaMm2[face]!);
    open[face]! += share;
    lacking -= share * wall.areaMm2[face]!;
  }
}

const closedFaces = ({ wall }: BoneModel): number[] =>
  Array.from(wall.outlet.keys()).filter((face) => wall.outlet[face] === 0);
