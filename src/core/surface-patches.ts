/**
 * The cells of a surface net. A cell is the cube between eight samples; its configuration holds one
 * bit a corner, `4x + y + 2z`, set where the sample is inside. The surface crosses the cell in one
 * or more patches, each of which gets a vertex of its own, so that two sheets that meet in a cell
 * stay apart (dual marching cubes, Nielson 2004, doi:10.1109/VISUAL.2004.28).
 */

/** Bit of the corner at (x, y, z), each 0 or 1. */
const cornerBit = (x: number, y: number, z: number): number => 4 * x + y + 2 * z;

/** Number of the edge along `axis` at the position (u, v) on the two other axes, in rising order. */
export const edgeNumber = (axis: number, u: number, v: number): number => 4 * axis + u + 2 * v;

type Corner = readonly [number, number, number];

const place = (axis: number, along: number, u: number, v: number): Corner => {
  if (axis === 0) return [along, u, v];
  return axis === 1 ? [u, along, v] : [u, v, along];
};

/** The two corner bits of each of the twelve edges. */
export const edgeCorners: readonly (readonly [number, number])[] = Array.from({ length: 12 }, (_, edge) => {
  const at = (along: number) => cornerBit(...place(edge >> 2, along, edge & 1, (edge >> 1) & 1));
  return [at(0), at(1)];
});

/** The four corners and the four edges of each face. */
const faces = [0, 1, 2].flatMap((axis) =>
  [0, 1].map((side) => {
    const corners = [0, 1, 2, 3].map((n) => cornerBit(...place(axis, side, n & 1, n >> 1)));
    const edges = edgeCorners.flatMap(([a, b], edge) =>
      corners.includes(a) && corners.includes(b) ? [edge] : [],
    );
    return { corners, edges };
  }),
);

const isSet = (configuration: number, bit: number): boolean => ((configuration >> bit) & 1) === 1;
const isActive = (configuration: number, edge: number): boolean =>
  isSet(configuration, edgeCorners[edge]![0]) !== isSet(configuration, edgeCorners[edge]![1]);

/** The patch of each active edge of a configuration; 255 for the others. */
function patchesOf(configuration: number): { patches: number[]; count: number } {
  const group = Array.from({ length: 12 }, (_, edge) => edge);
  const join = (a: number, b: number) => {
    const [from, to] = [group[a]!, group[b]!];
    group.forEach((g, edge) => {
      if (g === from) group[edge] = to;
    });
  };
  for (const face of faces) {
    const active = face.edges.filter((edge) => isActive(configuration, edge));
    if (active.length === 2) join(active[0]!, active[1]!);
    if (active.length !== 4) continue;
    // Inside corners on a diagonal stay apart; the cell beyond the face decides the same way.
    for (const corner of face.corners.filter((bit) => isSet(configuration, bit))) {
      const meeting = active.filter((edge) => edgeCorners[edge]!.includes(corner));
      join(meeting[0]!, meeting[1]!);
    }
  }
  const numbers = new Map<number, number>();
  const patches = group.map((g, edge) => {
    if (!isActive(configuration, edge)) return 255;
    if (!numbers.has(g)) numbers.set(g, numbers.size);
    return numbers.get(g)!;
  });
  return { patches, count: numbers.size };
}

const table = Array.from({ length: 256 }, (_, configuration) => patchesOf(configuration));

/** How many patches each configuration has. */
export const patchCount = Uint8Array.from(table, (row) => row.count);
/** `patchOfEdge[12 · configuration + edge]`: which patch crosses the edge. */
export const patchOfEdge = Uint8Array.from(table.flatMap((row) => row.patches));
