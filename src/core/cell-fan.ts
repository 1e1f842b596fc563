import { TrilinearCell } from './trilinear-cell';

/** Longest fan: centre, six crossings of edges and six points of face curves between them. */
export const fanVertices = 13;

/**
 * The surface in one cell as a fan of triangles about a centre, for the ordinary cell that the
 * surface crosses in one sheet. The rim runs along the faces: crossings of the cell's edges, and
 * between each two the middle of the face's curve. All vertices lie on the trilinear surface.
 */
export class CellFan {
  /** Centre first, then the rim in order; cell coordinates 0–255. */
  readonly vertices = new Uint8Array(3 * fanVertices);
  /** Vertices on the rim; 0 when the surface is not one plain sheet. */
  rim = 0;
  /** How far the triangles stray from the surface at most, mm (sampled, doubled). */
  strayMm = 0;
  private readonly next = new Int8Array(12);
  /** The cell's values at its corners. */
  private readonly corners = new Float64Array(8);
  private readonly p = new Float64Array(3);
  private readonly edge = new Float64Array(3);

  constructor(
    private readonly cell: TrilinearCell,
    private readonly spacing: readonly [number, number, number],
  ) {}

  build(): void {
    this.rim = 0;
    const start = this.link();
    if (start < 0) return;
    let edge = start;
    let crossings = 0;
    do {
      this.crossing(edge, this.edge);
      this.store(1 + 2 * crossings, this.edge);
      const following = this.next[edge]!;
      this.crossing(following, this.p);
      for (let axis = 0; axis < 3; axis++) this.p[axis] = (this.p[axis]! + this.edge[axis]!) / 2;
      this.settle(sharedFaces[12 * edge + following]!);
      this.store(2 + 2 * crossings, this.p);
      crossings++;
      edge = following;
    } while (edge !== start && crossings < 6);
    if (edge !== start) return;
    const linked = this.next.reduce((count, to) => count + (to >= 0 ? 1 : 0), 0);
    // Crossings left over belong to a second sheet.
    if (linked !== crossings) return;
    this.rim = 2 * crossings;
    this.centre();
    this.sampleStray();
  }

  /** Follows the curve through each face; −1 if some face carries two curves. */
  private link(): number {
    const { cell, next, corners: values } = this;
    next.fill(-1);
    for (let n = 0; n < 8; n++) values[n] = cell.value(n & 1, (n >> 1) & 1, n >> 2);
    let start = -1;
    for (let face = 0; face < 6; face++) {
      const corners = faceCorners[face]!;
      let from = -1;
      let to = -1;
      for (let n = 0; n < 4; n++) {
        const a = corners[n]!;
        const b = corners[(n + 1) & 3]!;
        const insideA = values[a]! > 0;
        if (insideA === values[b]! > 0) continue;
        // Walking round a face seen from outside, the inside lies on the same hand on every face.
        if (insideA) {
          if (from >= 0) return -1;
          from = edgeBetween[8 * a + b]!;
        } else to = edgeBetween[8 * a + b]!;
      }
      if (from < 0) continue;
      next[from] = to;
      start = from;
    }
    return start;
  }

  /** Where the surface crosses an edge, cell coordinates 0–1. */
  private crossing(edge: number, out: Float64Array): void {
    const a = edgeEnds[2 * edge]!;
    const b = edgeEnds[2 * edge + 1]!;
    const low = this.corners[a]!;
    const s = low / (low - this.corners[b]!);
    for (let axis = 0; axis < 3; axis++) {
      const from = (a >> axis) & 1;
      out[axis] = from + (((b >> axis) & 1) - from) * s;
    }
  }

  /** Moves `p` onto the surface by Newton steps that keep the coordinate `fixed` (−1: none). */
  private settle(fixed: number): void {
    const { cell, p } = this;
    for (let step = 0; step < 4; step++) {
      const g = gradient(cell, p);
      if (fixed >= 0) g[fixed] = 0;
      const squared = g[0]! ** 2 + g[1]! ** 2 + g[2]! ** 2;
      if (squared < 1e-12) return;
      const move = cell.value(p[0]!, p[1]!, p[2]!) / squared;
      for (let axis = 0; axis < 3; axis++) p[axis] = Math.min(Math.max(p[axis]! - move * g[axis]!, 0), 1);
    }
  }

  private centre(): void {
    const { p, vertices, rim } = this;
    p.fill(0);
    for (let n = 1; n <= rim; n++) {
      for (let axis = 0; axis < 3; axis++) p[axis]! += vertices[3 * n + axis]! / (255 * rim);
    }
    this.settle(-1);
    this.store(0, p);
  }

  private store(vertex: number, p: Float64Array): void {
    for (let axis = 0; axis < 3; axis++) this.vertices[3 * vertex + axis] = Math.round(p[axis]! * 255);
  }

  /** Looks at the middles of the triangles, of their sides, and at their corners. */
  private sampleStray(): void {
    const { vertices: v, rim } = this;
    const [cx, cy, cz] = [v[0]! / 255, v[1]! / 255, v[2]! / 255];
    const last = 3 * rim;
    let [ax, ay, az] = [v[last]! / 255, v[last + 1]! / 255, v[last + 2]! / 255];
    let worst = 0;
    for (let n = 3; n <= last; n += 3) {
      const [bx, by, bz] = [v[n]! / 255, v[n + 1]! / 255, v[n + 2]! / 255];
      worst = Math.max(
        worst,
        this.stray((cx + ax + bx) / 3, (cy + ay + by) / 3, (cz + az + bz) / 3),
        this.stray((cx + bx) / 2, (cy + by) / 2, (cz + bz) / 2),
        this.stray((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2),
        this.stray(bx, by, bz),
      );
      [ax, ay, az] = [bx, by, bz];
    }
    this.strayMm = 2 * worst;
  }

  /** Distance of a point of the cell to the surface, to first order, mm. */
  private stray(x: number, y: number, z: number): number {
    const { k } = this.cell;
    const { spacing } = this;
    const gx = (k[1]! + k[4]! * y + k[6]! * z + k[7]! * y * z) / spacing[0];
    const gy = (k[2]! + k[4]! * x + k[5]! * z + k[7]! * x * z) / spacing[1];
    const gz = (k[3]! + k[5]! * y + k[6]! * x + k[7]! * x * y) / spacing[2];
    // Math.hypot is many times slower, and this runs thirty times a cell.
    const slope = Math.sqrt(gx * gx + gy * gy + gz * gz);
    return Math.abs(this.cell.value(x, y, z)) / Math.max(slope, 1e-6);
  }
}

/** Corner n has coordinates (n & 1, n >> 1 & 1, n >> 2). Each face in turn as seen from outside. */
const faceCorners = [
  [0, 4, 6, 2],
  [1, 3, 7, 5],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 2, 3, 1],
  [4, 5, 7, 6],
] as const;

const edgeEnds = new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 0, 2, 1, 3, 4, 6, 5, 7, 0, 4, 1, 5, 2, 6, 3, 7]);
const edgeBetween = new Int8Array(64).fill(-1);
for (let edge = 0; edge < 12; edge++) {
  const a = edgeEnds[2 * edge]!;
  const b = edgeEnds[2 * edge + 1]!;
  edgeBetween[8 * a + b] = edgeBetween[8 * b + a] = edge;
}

/** The axis across the face on which both edges lie: 12 × 12, −1 where no face holds both. */
const sharedFaces = new Int8Array(144);
for (let edge = 0; edge < 12; edge++)
  for (let other = 0; other < 12; other++) {
    const corners = [2 * edge, 2 * edge + 1, 2 * other, 2 * other + 1].map((n) => edgeEnds[n]!);
    const axis = [0, 1, 2].find((axis) => corners.every((c) => ((c ^ corners[0]!) >> axis) % 2 === 0));
    sharedFaces[12 * edge + other] = axis ?? -1;
  }

const scratch = new Float64Array(3);
/** Gradient in cell coordinates, in shared scratch memory. */
function gradient(cell: TrilinearCell, p: Float64Array): Float64Array {
  const k = cell.k;
  const x = p[0]!;
  const y = p[1]!;
  const z = p[2]!;
  scratch[0] = k[1]! + k[4]! * y + k[6]! * z + k[7]! * y * z;
  scratch[1] = k[2]! + k[4]! * x + k[5]! * z + k[7]! * x * z;
  scratch[2] = k[3]! + k[5]! * y + k[6]! * x + k[7]! * x * y;
  return scratch;
}
