import { halfLevel } from '../../core/structure';

/** One slice of a field: occupancy 0–255, row by row. */
export interface Slice {
  readonly nx: number;
  readonly ny: number;
  readonly data: Uint8Array;
}

/** Half occupancy and above is inside. */
const half = 128;
/** A corner stays this part of a voxel away from the voxels' centres, so that rounding moves none across. */
const least = 0.02;

/**
 * The closed contours of what is inside on a slice, x0, y0, x1, y1 … in voxels, centres at whole numbers:
 * outer ones against the clock as the slice is seen, holes with it; voxels that touch by a corner alone are
 * kept apart. No centre changes sides. With `alongEdges` they run along the edges of the voxels, else along the half
 * level between their centres.
 */
export function traceSlice(slice: Slice, alongEdges: boolean): Float64Array[] {
  const { nx, ny } = slice;
  const seen = new Set<number>();
  const rings: Float64Array[] = [];
  for (let j = -1; j < ny; j++) {
    for (let i = -1; i < nx; i++) {
      if (isUniform(slice, i, j)) continue;
      const corners = cornersOf(slice, i, j);
      for (let side = 0; side < 4; side++) {
        if (!isEntry(corners, side) || seen.has(key(nx, i, j, side))) continue;
        rings.push(follow(slice, { i, j, side }, seen, alongEdges));
      }
    }
  }
  return rings;
}

/** A square between four centres, and the side by which the contour comes into it. */
interface Step {
  readonly i: number;
  readonly j: number;
  readonly side: number;
}

const key = (nx: number, i: number, j: number, side: number) => ((j + 1) * (nx + 1) + i + 1) * 4 + side;

/** Values at the corners of a square in turn; side `s` lies between corner `s` and the next one. */
const cornersOf = (slice: Slice, i: number, j: number): readonly number[] => [
  at(slice, i, j),
  at(slice, i + 1, j),
  at(slice, i + 1, j + 1),
  at(slice, i, j + 1),
];

const at = ({ nx, ny, data }: Slice, i: number, j: number): number =>
  i >= 0 && j >= 0 && i < nx && j < ny ? data[i + nx * j]! : 0;

/** Whether a square is all inside or all outside: most are. */
function isUniform(slice: Slice, i: number, j: number): boolean {
  const first = isIn(at(slice, i, j));
  return (
    first === isIn(at(slice, i + 1, j)) &&
    first === isIn(at(slice, i, j + 1)) &&
    first === isIn(at(slice, i + 1, j + 1))
  );
}

const isIn = (value: number) => value >= half;
const isEntry = (corners: readonly number[], side: number) =>
  !isIn(corners[side]!) && isIn(corners[(side + 1) % 4]!);

/** The squares across each side, and the side by which they are entered. */
const across = [
  [0, -1, 2],
  [1, 0, 3],
  [0, 1, 0],
  [-1, 0, 1],
] as const;

function follow(slice: Slice, start: Step, seen: Set<number>, alongEdges: boolean): Float64Array {
  const points: number[] = [];
  let { i, j, side } = start;
  for (;;) {
    const visited = key(slice.nx, i, j, side);
    if (seen.has(visited)) break;
    seen.add(visited);
    const corners = cornersOf(slice, i, j);
    if (alongEdges) points.push(i + 0.5, j + 0.5);
    else addCrossing(points, corners, i, j, side);
    // Out by the side behind the last corner that is inside.
    let out = (side + 1) % 4;
    while (isIn(corners[(out + 1) % 4]!)) out = (out + 1) % 4;
    const [di, dj, next] = across[out]!;
    [i, j, side] = [i + di, j + dj, next];
  }
  return Float64Array.from(alongEdges ? turns(points) : points);
}

/** A ring of steps one voxel long without the corners on straight edges. */
function turns(points: readonly number[]): number[] {
  const count = points.length / 2;
  const corner = (n: number) => [points[2 * (n % count)]!, points[2 * (n % count) + 1]!] as const;
  return Array.from({ length: count }, (_, n) => n).flatMap((n) => {
    const [[x0, y0], [x1, y1], [x2, y2]] = [corner(n + count - 1), corner(n), corner(n + 1)];
    return x1 - x0 === x2 - x1 && y1 - y0 === y2 - y1 ? [] : [x1, y1];
  });
}

function addCrossing(points: number[], corners: readonly number[], i: number, j: number, side: number): void {
  const [outside, inside] = [corners[side]!, corners[(side + 1) % 4]!];
  const share = Math.min(1 - least, Math.max(least, (halfLevel - outside) / (inside - outside)));
  const [x0, y0] = place(side);
  const [x1, y1] = place((side + 1) % 4);
  points.push(i + x0 + share * (x1 - x0), j + y0 + share * (y1 - y0));
}

const place = (corner: number): readonly [number, number] => [
  corner === 1 || corner === 2 ? 1 : 0,
  corner >= 2 ? 1 : 0,
];
