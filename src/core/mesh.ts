/** A triangle surface. Positions in LPS mm, three numbers a vertex; outward unit normals. */
export interface Mesh {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly indices: Uint32Array;
}
