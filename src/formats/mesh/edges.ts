/** How well the triangles of a welded surface close it. */
export interface Edges {
  /** Edges with triangles on one side only (an odd number of them): rims of holes. */
  readonly open: number;
  /** Edges whose triangles do not agree which side is out. */
  readonly flipped: number;
}

/** Every edge of a closed, oriented surface is walked as often one way as the other. */
export function countEdges(indices: Uint32Array): Edges {
  const vertices = indices.reduce((most, n) => Math.max(most, n), 0) + 1;
  const keys = new Float64Array(indices.length);
  for (let at = 0; at < indices.length; at++) {
    const from = indices[at]!;
    const to = indices[at % 3 === 2 ? at - 2 : at + 1]!;
    // The last bit is the direction. Exact below 2⁵³: up to 60 million vertices.
    const edge = Math.min(from, to) * vertices + Math.max(from, to);
    keys[at] = 2 * edge + (from < to ? 0 : 1);
  }
  keys.sort();
  let [open, flipped] = [0, 0];
  for (let at = 0; at < keys.length;) {
    const edge = Math.floor(keys[at]! / 2);
    const ways = [0, 0];
    while (at < keys.length && Math.floor(keys[at]! / 2) === edge) ways[keys[at++]! % 2]!++;
    if ((ways[0]! + ways[1]!) % 2 === 1) open++;
    else if (ways[0] !== ways[1]) flipped++;
  }
  return { open, flipped };
}
