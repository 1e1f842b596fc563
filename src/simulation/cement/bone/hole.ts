/** An open face of a wall, in cells: its centre and the open share of it. */
export interface OpenFace {
  readonly at: readonly [number, number, number];
  readonly share: number;
}

/** The mean pressure of a face's own flow on itself, in lattice units: 1/(2π·√0.2207), see `spread`. */
const softening = 0.2207;
const rounds = 40;
/** A hole is never more than this many times as conductive as its cells. */
const most = 20;
/** Larger ones are told by their faces within 3 %. */
const mostFaces = 400;

/**
 * Factor on the open shares of the faces of a hole in a thin wall so that a grid conducts through it what a hole of the
 * same area does: 4kb/μ on each side (Weber's disc of radius b) in place of what its few faces let pass. A grid's faces
 * stand too far from each other across the wall, and a hole smaller than a face is spread over it: both resist too much.
 *
 * The flow of each face is found from equal pressure over the hole, with the lattice's own spreading resistance beside a
 * wall.
 * @param area open area of the smooth wall that the faces stand for, over the area of a cell's face
 */
export function holeFactor(faces: readonly OpenFace[], area: number): number {
  if (faces.length === 0 || faces.length > mostFaces || area <= 0) return 1;
  const wanted = 4 * Math.sqrt(area / Math.PI);
  const spread = faces.map(({ at }) => faces.map((other) => spreading(at, other.at)));
  let [low, high] = [1 / most, most];
  if (conductance(faces, spread, high) <= wanted) return high;
  for (let n = 0; n < 24; n++) {
    const middle = Math.sqrt(low * high);
    if (conductance(faces, spread, middle) < wanted) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/**
 * Pressure beside a wall at one face by the unit flow of another, in lattice units: 1/(2πr) far away, and near what the
 * lattice's Green function and its image give (0.339 in the cell, 0.141 in the next one: within 2 %).
 */
const spreading = (a: OpenFace['at'], b: OpenFace['at']): number => {
  const square = (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  return 1 / (2 * Math.PI * Math.sqrt(square + softening));
};

/** Flow from far away on one side to the hole at unit pressure, by Gauss and Seidel's rule. */
function conductance(faces: readonly OpenFace[], spread: readonly number[][], factor: number): number {
  const flow = new Float64Array(faces.length);
  for (let round = 0; round < rounds; round++)
    faces.forEach(({ share }, f) => {
      let left = 1;
      const row = spread[f]!;
      for (let g = 0; g < row.length; g++) if (g !== f) left -= row[g]! * flow[g]!;
      flow[f] = left / (0.5 / (factor * share) + row[f]!);
    });
  return flow.reduce((a, v) => a + v, 0);
}
