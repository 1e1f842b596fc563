import type { VoxelField } from '../../core/structure';

/** A gap in a shell is bridged that is no wider than this many voxels to each side. */
const bridgeVoxels = 1;

/**
 * A bone with its marrow: what a shell encloses in a sagittal or coronal slice becomes bone. Porous marrow is dark, and a
 * threshold leaves it out. In axial slices the canal and the transverse foramina would be enclosed too.
 */
export function withMarrow({ grid, data }: VoxelField): VoxelField {
  const [nx, ny, nz] = grid.dims;
  const out = data.slice();
  // Of the axes of a patient's CT the third runs nearly along the spine.
  for (let j = 0; j < ny; j++) fillSlice(out, { from: nx * j, width: nx, step: 1, height: nz, row: nx * ny });
  for (let i = 0; i < nx; i++) fillSlice(out, { from: i, width: ny, step: nx, height: nz, row: nx * ny });
  return { grid, data: out };
}

interface Slice {
  readonly from: number;
  readonly width: number;
  readonly step: number;
  readonly height: number;
  readonly row: number;
}

function fillSlice(data: Uint8Array, { from, width, step, height, row }: Slice): void {
  const at = (n: number) => from + (n % width) * step + Math.floor(n / width) * row;
  const count = width * height;
  const isFree = new Uint8Array(count).fill(1);
  const around = (n: number, set: (m: number) => void) => {
    const x = n % width;
    for (let b = -bridgeVoxels; b <= bridgeVoxels; b++)
      for (let a = -bridgeVoxels; a <= bridgeVoxels; a++) {
        const m = n + a + b * width;
        if (x + a >= 0 && x + a < width && m >= 0 && m < count) set(m);
      }
  };
  const cover = (m: number) => void (isFree[m] = 0);
  let isEmpty = true;
  for (let y = 0, n = 0; y < height; y++)
    for (let x = 0; x < width; x++, n++) {
      if (data[from + x * step + y * row]! <= 127) continue;
      isEmpty = false;
      around(n, cover);
    }
  if (isEmpty) return;
  const queue: number[] = [];
  const reach = (n: number) => {
    if (isFree[n] !== 1) return;
    isFree[n] = 2;
    queue.push(n);
  };
  for (let x = 0; x < width; x++) [x, x + width * (height - 1)].forEach(reach);
  for (let y = 0; y < height; y++) [y * width, y * width + width - 1].forEach(reach);
  for (let q = 0; q < queue.length; q++) {
    const n = queue[q]!;
    if (n % width > 0) reach(n - 1);
    if (n % width < width - 1) reach(n + 1);
    if (n >= width) reach(n - width);
    if (n + width < count) reach(n + width);
  }
  // What no light reached is marrow, with the voxels that the bridge took from it.
  const fill = (m: number) => void (data[at(m)] = 255);
  for (let n = 0; n < count; n++) if (isFree[n] === 1) around(n, fill);
}
