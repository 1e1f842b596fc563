import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { encodePng, newPicture } from '../../samples/lib/picture';
import { type Grid, lpsToVoxel } from '../../src/core/grid';
import { halfLevel, type VoxelField } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';

/*
 * Where a label and what was found differ most, as pictures side by side: the CT, the label's outline, ours. Labels are a
 * model's output themselves, so that somebody has to look. Written to `test/output/worst-slices`, which is not kept.
 */

const folder = 'test/output/worst-slices';
/** Slices in which both together are smaller than this share of the largest are its ends, where any voxel counts. */
const leastShare = 0.25;
/** Worst slices of a structure that are drawn, at least this many mm apart. */
const [count, apartMm] = [2, 6];
/** Shown around the structure, mm; pixels a millimetre; width of the window, HU. */
const marginMm = 12;
const pixelsPerMm = 4;
const largestPixels = 480;

interface Slice {
  readonly k: number;
  readonly dice: number;
  readonly area: number;
  /** First and last voxel along i and j that either fills. */
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

/** Whether a field on the CT's lattice fills one of the CT's voxels. */
type Filled = (i: number, j: number, k: number) => boolean;

function filledOf({ grid, data }: VoxelField, ct: Grid): Filled {
  const [i0, j0, k0] = lpsToVoxel(ct, grid.origin).map(Math.round) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  return (i, j, k) => {
    const [a, b, c] = [i - i0, j - j0, k - k0];
    return (
      a >= 0 && b >= 0 && c >= 0 && a < nx && b < ny && c < nz && data[a + nx * (b + ny * c)]! > halfLevel
    );
  };
}

/** Draws the slices (of the CT's last axis) in which two fields on its lattice differ most, and lists them. */
export function drawWorstSlices(
  name: string,
  volume: Volume,
  label: VoxelField,
  ours: VoxelField,
  [lowHu, highHu]: readonly [number, number] = [-160, 340],
): void {
  mkdirSync(folder, { recursive: true });
  const [theirs, found] = [filledOf(label, volume.grid), filledOf(ours, volume.grid)];
  const slices = slicesOf(volume.grid, theirs, found);
  const largest = Math.max(...slices.map(({ area }) => area));
  const worst: Slice[] = [];
  for (const slice of slices
    .filter(({ area }) => area >= leastShare * largest)
    .sort((a, b) => a.dice - b.dice))
    if (worst.every(({ k }) => Math.abs(k - slice.k) * volume.grid.spacing[2] >= apartMm)) worst.push(slice);
  const drawn = worst.slice(0, count).map((slice) => {
    const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${slice.k}.png`;
    writeFileSync(`${folder}/${file}`, picture(volume, slice, [undefined, theirs, found], lowHu, highHu));
    return { slice, file };
  });
  list(name, drawn);
}

const head = ['| structure | slice | Dice | CT, label, ours |', '| --- | --- | --- | --- |'];

/** Lists the slices of a structure in the place of those of an earlier run. */
function list(name: string, drawn: readonly { readonly slice: Slice; readonly file: string }[]): void {
  const index = `${folder}/index.md`;
  const before = existsSync(index) ? readFileSync(index, 'utf8').trim().split('\n').slice(head.length) : [];
  const others = before.filter((line) => !line.startsWith(`| ${name} |`));
  const own = drawn.map(
    ({ slice, file }) => `| ${name} | ${slice.k} | ${slice.dice.toFixed(2)} | ![](${file}) |`,
  );
  writeFileSync(index, [...head, ...others, ...own, ''].join('\n'));
}

function slicesOf({ dims: [nx, ny, nz] }: Grid, theirs: Filled, found: Filled): Slice[] {
  const out: Slice[] = [];
  for (let k = 0; k < nz; k++) {
    let [both, sum, area] = [0, 0, 0];
    const [low, high] = [[nx, ny] as [number, number], [-1, -1] as [number, number]];
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const [a, b] = [theirs(i, j, k), found(i, j, k)];
        if (!a && !b) continue;
        area++;
        sum += Number(a) + Number(b);
        if (a && b) both++;
        [low[0], low[1]] = [Math.min(low[0], i), Math.min(low[1], j)];
        [high[0], high[1]] = [Math.max(high[0], i), Math.max(high[1], j)];
      }
    if (area > 0) out.push({ k, dice: (2 * both) / sum, area, low, high });
  }
  return out;
}

/** Panels beside each other; an outline is white on a CT that ends at light grey. */
function picture(
  { grid, hu }: Volume,
  { k, low, high }: Slice,
  panels: readonly (Filled | undefined)[],
  lowHu: number,
  highHu: number,
): Uint8Array {
  const [nx, ny] = grid.dims;
  const spanMm = [0, 1].map((a) => (high[a]! - low[a]! + 1) * grid.spacing[a]! + 2 * marginMm) as [
    number,
    number,
  ];
  const perMm = Math.min(pixelsPerMm, largestPixels / Math.max(...spanMm));
  const [width, height] = spanMm.map((mm) => Math.round(mm * perMm)) as [number, number];
  const out = newPicture(panels.length * (width + 4), height);
  const clamp = (n: number, most: number) => Math.min(Math.max(n, 0), most);
  const voxelAt = (x: number, y: number) => [
    clamp(Math.round(low[0] + ((x + 0.5) / perMm - marginMm) / grid.spacing[0] - 0.5), nx - 1),
    clamp(Math.round(low[1] + ((y + 0.5) / perMm - marginMm) / grid.spacing[1] - 0.5), ny - 1),
  ] as const; // prettier-ignore
  panels.forEach((filled, n) => {
    const isIn = (x: number, y: number) => filled?.(...voxelAt(x, y), k) ?? false;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [i, j] = voxelAt(x, y);
        const grey = (190 * (hu[i + nx * (j + ny * k)]! - lowHu)) / (highHu - lowHu);
        const here = isIn(x, y);
        const isRim = here !== isIn(x + 1, y) || here !== isIn(x, y + 1);
        out.pixels[n * (width + 4) + x + out.width * y] = isRim ? 255 : clamp(grey, 190);
      }
  });
  return encodePng(out);
}
