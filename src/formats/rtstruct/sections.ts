import { type Grid, lpsToVoxel } from '../../core/grid';
import { type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { anyPerpendicular, cross, norm, normalise } from '../../core/vector';
import type { Contour } from './regions';

/** A closed line in a plane: x0, y0, x1, y1 … in steps of the frame; the last corner is joined to the first. */
export interface Ring {
  readonly corners: Float64Array;
  readonly exclusive: boolean;
}

/** The contours of one plane. */
export interface Section {
  /** Place along the third axis of the frame, in its steps. */
  readonly depth: number;
  readonly rings: readonly Ring[];
}

/** The contours of a region, plane by plane. */
export interface Stack {
  /** The CT's grid with its axes in the order in plane, in plane, normal; or an oblique one of the contours' own. */
  readonly frame: Grid;
  /** Whether the contours lie across an axis of the CT. */
  readonly aligned: boolean;
  /** In rising order. */
  readonly sections: readonly Section[];
  /** Contours left out because they lie in other planes than most, or in none. */
  readonly others: number;
}

/** Contours count as flat, and as of one plane, within this: files round coordinates to 0.1 mm. */
const flatMm = 0.11;

/**
 * Sorts contours into parallel planes: across an axis of the CT if most of them lie so, else in the
 * planes of the largest contour.
 */
export function stackContours(contours: readonly Contour[], ct: Grid): Stack {
  const frames = [turned(ct, 2), turned(ct, 0), turned(ct, 1), obliqueFrame(contours, ct)];
  const stacks = frames.map((frame, n) => ({ frame, aligned: n < 3, ...flatContours(contours, frame) }));
  const best = stacks.reduce((a, b) => (b.flat.length > a.flat.length ? b : a));
  const { frame, aligned, flat, others } = best;
  return { frame, aligned, others, sections: intoSections(flat, flatMm / frame.spacing[2]) };
}

/** The grid with axis `normal` last. */
function turned(grid: Grid, normal: 0 | 1 | 2): Grid {
  const pick = <T>(values: readonly [T, T, T]): [T, T, T] => [
    values[(normal + 1) % 3]!,
    values[(normal + 2) % 3]!,
    values[normal],
  ];
  return { ...grid, dims: pick(grid.dims), spacing: pick(grid.spacing), axes: pick(grid.axes) };
}

/** Voxels as large as the CT's shortest edge, across the largest contour. */
function obliqueFrame(contours: readonly Contour[], ct: Grid): Grid {
  const areas = contours.map(({ points }) => areaVector(points));
  const largest = areas.reduce((a, b) => (norm(b) > norm(a) ? b : a), lpsVector(0, 0, 0));
  const normal = norm(largest) > 0 ? normalise(largest) : ct.axes[2];
  const u = anyPerpendicular(normal);
  const step = Math.min(...ct.spacing);
  const [x = 0, y = 0, z = 0] = contours[0]?.points ?? [];
  return {
    dims: [1, 1, 1],
    spacing: [step, step, step],
    origin: lpsPoint(x, y, z),
    axes: [u, cross(normal, u), normal],
  };
}

/** Twice the area as a vector along the normal (Newell's method). */
function areaVector(p: Float64Array): LpsVector {
  let [x, y, z] = [0, 0, 0];
  for (let a = p.length - 3, b = 0; b < p.length; a = b, b += 3) {
    y += (p[a + 2]! - p[b + 2]!) * (p[a]! + p[b]!);
    z += (p[a]! - p[b]!) * (p[a + 1]! + p[b + 1]!);
    x += (p[a + 1]! - p[b + 1]!) * (p[a + 2]! + p[b + 2]!);
  }
  return lpsVector(x, y, z);
}

interface FlatRing extends Ring {
  readonly depth: number;
}

function flatContours(contours: readonly Contour[], frame: Grid) {
  const flat: FlatRing[] = [];
  const tolerance = flatMm / frame.spacing[2];
  for (const { points, exclusive } of contours) {
    const corners = new Float64Array((points.length / 3) * 2);
    let [low, high, sum] = [Infinity, -Infinity, 0];
    for (let n = 0; n < points.length; n += 3) {
      const [x, y, depth] = lpsToVoxel(frame, lpsPoint(points[n]!, points[n + 1]!, points[n + 2]!));
      corners.set([x, y], (n / 3) * 2);
      low = Math.min(low, depth);
      high = Math.max(high, depth);
      sum += depth;
    }
    if (high - low <= tolerance) flat.push({ corners, exclusive, depth: sum / (points.length / 3) });
  }
  return { flat, others: contours.length - flat.length };
}

function intoSections(rings: readonly FlatRing[], tolerance: number): Section[] {
  const sections: { depth: number; rings: Ring[] }[] = [];
  for (const { depth, ...ring } of rings.toSorted((a, b) => a.depth - b.depth)) {
    const last = sections.at(-1);
    if (last && depth - last.depth <= tolerance) last.rings.push(ring);
    else sections.push({ depth, rings: [ring] });
  }
  return sections;
}
