import { holeFactor } from './hole';
import { cellsAround, facesByCell } from './patches';
import type { BoneModel } from './types';
import { insideOf } from './wall';

const veins = new Set(['basivertebral-vein', 'epidural-vein']);

/** The wall as one run has it. */
export interface WallOpenings {
  /** Open share of each face. */
  readonly open: Float32Array;
  /** Index into `outlets` + 1 of each face; 0: closed. */
  readonly outlet: Uint16Array;
  /** Open area of each outlet, mm²: what was found, whatever its faces here add up to. */
  readonly areaMm2: readonly number[];
}

/**
 * The openings when the radius of every defect changes by a factor: smaller
 * defects close in proportion, larger ones open the thinnest faces next to them until the area is reached.
 * @param shut ids of outlets that are closed altogether
 */
export function openingsOf(model: BoneModel, radiusFactor: number, shut?: ReadonlySet<string>): WallOpenings {
  const { wall, outlets } = model;
  const factor = radiusFactor ** 2;
  const areaMm2 = outlets.map((one) => one.areaMm2 * factor);
  const changed = { open: wall.open.slice(), outlet: wall.outlet.slice(), areaMm2 };
  facesOf(outlets.length, wall.outlet).forEach((faces, n) => {
    const { id, type } = outlets[n]!;
    if (shut?.has(id)) for (const face of faces) changed.open[face] = 0;
    else if (!veins.has(type) && factor !== 1) resize(model, changed, faces, factor, n + 1);
  });
  return changed;
}

/** Faces by outlet. */
export function facesOf(outlets: number, outlet: Uint16Array): number[][] {
  const faces = Array.from({ length: outlets }, (): number[] => []);
  outlet.forEach((n, face) => {
    if (n > 0) faces[n - 1]!.push(face);
  });
  return faces;
}

/** How much better each opening conducts than its faces tell: see `holeFactor`. A channel's mouth is as wide as its channel. */
export function openness(model: BoneModel, { open, outlet, areaMm2 }: WallOpenings): Float32Array {
  const { wall, outlets, grid } = model;
  const [nx, ny] = grid.dims;
  const cellMm2 = grid.spacing[0] ** 2;
  const result = open.slice();
  facesOf(outlets.length, outlet).forEach((all, n) => {
    if (veins.has(outlets[n]!.type)) return;
    const faces = all.filter((face) => open[face]! > 0);
    const lie = faces.map((face) => {
      const q = wall.cell[face]!;
      const at: [number, number, number] = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
      at[wall.axis[face] as 0 | 1 | 2] += 0.5;
      return { at, share: open[face]! };
    });
    const factor = holeFactor(lie, areaMm2[n]! / cellMm2);
    for (const face of faces) result[face]! *= factor;
  });
  return result;
}

function resize(
  model: BoneModel,
  { open, outlet }: WallOpenings,
  faces: readonly number[],
  factor: number,
  of: number,
): void {
  const { wall, grid } = model;
  const area = (face: number) => wall.areaMm2[face]! * open[face]!;
  const before = faces.reduce((sum, face) => sum + area(face), 0);
  for (const face of faces) open[face] = Math.min(1, open[face]! * factor);
  let lacking = before * factor - faces.reduce((sum, face) => sum + area(face), 0);
  if (lacking <= 1e-9) return;
  const closed = facesByCell(grid, wall, closedFaces(outlet));
  const near = new Set(faces.flatMap((face) => cellsAround(grid, insideOf(grid, wall, face))));
  const next = [...near].flatMap((cell) => closed.get(cell) ?? []);
  next.sort((a, b) => wall.wallHu[a]! - wall.wallHu[b]! || a - b);
  for (const face of next) {
    if (lacking <= 1e-9) break;
    if (wall.areaMm2[face]! <= 0) continue;
    open[face] = Math.min(1, lacking / wall.areaMm2[face]!);
    outlet[face] = of;
    lacking -= open[face]! * wall.areaMm2[face]!;
  }
}

const closedFaces = (outlet: Uint16Array): number[] =>
  Array.from(outlet.keys()).filter((face) => outlet[face] === 0);
