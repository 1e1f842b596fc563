type Triple = readonly [number, number, number];

/** A connected set of cells. */
export interface Piece {
  readonly cells: readonly number[];
  /** It reaches a side of the box. */
  readonly atEdge: boolean;
}

/** Pieces of what is set, connected through faces, or also edges and corners. */
export function piecesOf(set: Uint8Array, [nx, ny, nz]: Triple, corners = false): Piece[] {
  const seen = new Uint8Array(set.length);
  const pieces: Piece[] = [];
  const steps = neighbours(corners);
  for (let start = 0; start < set.length; start++) {
    if (!set[start] || seen[start]) continue;
    const cells = [start];
    let atEdge = false;
    seen[start] = 1;
    for (let read = 0; read < cells.length; read++) {
      const q = cells[read]!;
      const i = q % nx;
      const j = Math.floor(q / nx) % ny;
      const k = Math.floor(q / (nx * ny));
      for (const [a, b, c] of steps) {
        const [x, y, z] = [i + a, j + b, k + c];
        if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) {
          atEdge = true;
          continue;
        }
        const next = x + nx * (y + ny * z);
        if (!set[next] || seen[next]) continue;
        seen[next] = 1;
        cells.push(next);
      }
    }
    pieces.push({ cells, atEdge });
  }
  return pieces;
}

function neighbours(corners: boolean): Triple[] {
  const steps: Triple[] = [];
  for (let c = -1; c <= 1; c++)
    for (let b = -1; b <= 1; b++)
      for (let a = -1; a <= 1; a++) {
        const away = Math.abs(a) + Math.abs(b) + Math.abs(c);
        if (away > 0 && (corners || away === 1)) steps.push([a, b, c]);
      }
  return steps;
}
