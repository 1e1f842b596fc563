type Triple = readonly [number, number, number];

/** The parts of a set of voxels that hang together by faces, edges or corners, each as its voxels. */
export function partsAmong([nx, ny, nz]: Triple, isIn: (voxel: number) => boolean): Int32Array[] {
  const count = nx * ny * nz;
  const waiting = Uint8Array.from({ length: count }, (_, voxel) => (isIn(voxel) ? 1 : 0));
  const parts: Int32Array[] = [];
  for (let start = 0; start < count; start++) {
    if (!waiting[start]) continue;
    waiting[start] = 0;
    const part = [start];
    for (let at = 0; at < part.length; at++) {
      const voxel = part[at]!;
      const [i, j, k] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / nx / ny)];
      for (let c = Math.max(k - 1, 0); c <= Math.min(k + 1, nz - 1); c++)
        for (let b = Math.max(j - 1, 0); b <= Math.min(j + 1, ny - 1); b++)
          for (let a = Math.max(i - 1, 0); a <= Math.min(i + 1, nx - 1); a++) {
            const next = a + nx * (b + ny * c);
            if (!waiting[next]) continue;
            waiting[next] = 0;
            part.push(next);
          }
    }
    parts.push(Int32Array.from(part));
  }
  return parts;
}
