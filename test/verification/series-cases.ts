import { voxelToLps } from '../../src/core/grid';
import { voxelPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, scanFiles } from '../../src/formats/open';
import { slice, type SliceSpec, textElement } from '../unit/formats/dicom';
import { memoryFile } from '../unit/formats/files';

// Hand-made series of every geometry, whose HU are a linear function of the place (LPS, mm): what is read wrong, or
// resampled wrong, shows in each voxel.

const [rows, columns] = [12, 16];
const fieldAt = (x: number, y: number, z: number) => 10 * x - 20 * y + 5 * z;

let instances = 0;

type Triple = readonly [number, number, number];

interface Plane {
  readonly row?: Triple;
  readonly column?: Triple;
  /** [between rows, between columns], mm. */
  readonly spacing?: readonly [number, number];
}

/** A slice whose first pixel lies at `position`. */
function cut(position: Triple, plane: Plane = {}, spec: SliceSpec = {}): Uint8Array {
  const { row = [1, 0, 0], column = [0, 1, 0], spacing = [0.5, 0.5] } = plane;
  const stored = Array.from({ length: rows * columns }, (_, n) => {
    const [right, down] = [(n % columns) * spacing[1], Math.floor(n / columns) * spacing[0]];
    const p = position.map((at, a) => at + right * row[a]! + down * column[a]!);
    return Math.round(fieldAt(p[0]!, p[1]!, p[2]!)) + 1024;
  });
  const instance = textElement('00080018', 'UI', `1.2.3.${++instances}`);
  return slice({
    rows,
    columns,
    position,
    orientation: [...row, ...column],
    spacing,
    stored,
    ...spec,
    add: [instance, ...(spec.add ?? [])],
  });
}

const steps = (...z: number[]) => z;
const even = steps(0, 2, 4, 6, 8, 10, 12, 14);
const along = (normal: Triple, z: number): Triple => [normal[0] * z, normal[1] * z, normal[2] * z];
const axial = (z: readonly number[], plane?: Plane, spec?: SliceSpec) =>
  z.map((at) => cut([0, 0, at], plane, spec));
const slanted = Math.SQRT1_2;
const acquisition = (n: number) => ({ add: [textElement('00200012', 'IS', String(n))] });

const regular = axial(even);

/** Name of a case, its files, and whether missing slices are interpolated on request. */
export const seriesCases: [what: string, files: readonly Uint8Array[], fillGaps?: boolean][] = [
  ['axial, even', axial(even)],
  ['files in any order', axial(steps(6, 0, 14, 2, 10, 4, 12, 8))],
  ['from head to feet', axial(even.map((z) => -z))],
  ['pixels that are not square', axial(even, { spacing: [0.8, 0.4] })],
  ['rows to the right (prone)', axial(even, { row: [-1, 0, 0], column: [0, -1, 0] })],
  ['rows to posterior (decubitus)', axial(even, { row: [0, 1, 0], column: [-1, 0, 0] })],
  ['mirrored (left-handed axes)', axial(even, { row: [-1, 0, 0] })],
  ['sagittal', even.map((x) => cut([x, 0, 0], { row: [0, 1, 0], column: [0, 0, -1] }))],
  ['coronal', even.map((y) => cut([0, y, 0], { row: [1, 0, 0], column: [0, 0, -1] }))],
  [
    'oblique by 45°',
    even.map((at) =>
      cut(along([0, -slanted, slanted], at), { row: [1, 0, 0], column: [0, slanted, slanted] }),
    ),
  ],
  ['tilted gantry, 18°', even.map((z) => cut([0, z * Math.tan(0.314), z]))],
  ['tilted gantry, 50°', even.map((z) => cut([0, z * Math.tan(0.873), z]))],
  ['uneven: 2 mm, then 3 mm', axial(steps(0, 2, 4, 6, 9, 12, 15))],
  ['a slice missing', axial(steps(0, 2, 4, 8, 10, 12, 14))],
  ['a slice missing, filled on request', axial(steps(0, 2, 4, 8, 10, 12, 14)), true],
  ['10 slices of 2 mm missing, filling asked for', axial(steps(0, 2, 4, 26, 28, 30)), true],
  ['the same files twice', [regular, regular].flat()],
  ['two slices in each place, nothing tells them apart', [...axial(even), ...axial(even)]],
  [
    'two acquisitions in the same places',
    [...axial(even, {}, acquisition(1)), ...axial(even, {}, acquisition(2))],
  ],
  [
    'two acquisitions between each other, half a step apart',
    [
      ...axial(even, {}, acquisition(1)),
      ...axial(
        even.map((z) => z + 1),
        {},
        acquisition(2),
      ),
    ],
  ],
  [
    'two orientations in one series',
    [...axial(even), ...even.map((x) => cut([x, 20, 0], { row: [0, 1, 0], column: [0, 0, -1] }))],
  ],
  [
    'a scout among the slices',
    [
      ...axial(even),
      cut([0, 0, 40], { row: [0, 1, 0], column: [0, 0, -1] }, { imageType: 'ORIGINAL\\PRIMARY\\LOCALIZER' }),
    ],
  ],
  ['a pixel spacing that differs in one slice', [...axial(even), cut([0, 0, 16], { spacing: [0.6, 0.6] })]],
  ['no pixel spacing', axial(even, {}, { omit: ['00280030'] })],
  [
    'a pixel spacing that is not a number',
    even.map((z) => slice({ rows, columns, position: [0, 0, z], spacing: [NaN, NaN] })),
  ],
  ['no position', axial(even, {}, { omit: ['00200032'] })],
  ['no rescale', axial(even, {}, { omit: ['00281052', '00281053'] })],
  ['one slice', axial(steps(0))],
];

/** The largest error of any voxel against the field, HU. */
function worst({ grid, hu }: Volume): number {
  const [nx, ny] = grid.dims;
  let most = 0;
  hu.forEach((value, n) => {
    const p = voxelToLps(grid, voxelPoint(n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))));
    // Beyond the slices of a sheared stack there is nothing to compare.
    if (value > -1024) most = Math.max(most, Math.abs(value - fieldAt(p[0], p[1], p[2])));
  });
  return most;
}

interface SeriesRow {
  /** Name, what becomes of the series (one outcome for each of its stacks), number of stacks. */
  readonly cells: readonly string[];
  /** The largest error of any voxel that was read, HU. */
  readonly worstHu: number;
}

/** Reads a series as the page does. */
export async function seriesRow(
  what: string,
  files: readonly Uint8Array[],
  fillGaps = false,
): Promise<SeriesRow> {
  const given = files.map((bytes, n) => memoryFile(`${n}.dcm`, bytes));
  const found = await scanFiles(given, inlineKernels);
  if (!found.ok) throw new Error(found.failure.code);
  const { series, refused } = found.value;
  const outcomes: string[] = [];
  let worstHu = 0;
  for (const { seriesUid, issues } of series) {
    const loaded = await loadSeries(found.value, seriesUid, inlineKernels, { fillGaps });
    if (!loaded.ok) {
      outcomes.push(`refused: \`${loaded.failure.code}\``);
      continue;
    }
    const told = issues.filter(({ severity }) => severity === 'warning').map(({ code }) => `\`${code}\``);
    const { volume, resampled } = loaded.value;
    const how = resampled === undefined ? 'read exactly' : 'resampled exactly';
    worstHu = Math.max(worstHu, worst(volume));
    outcomes.push([how, ...told].join(', '));
  }
  outcomes.push(...refused.map(({ failure }) => `refused: \`${failure.code}\``));
  return { cells: [what, [...new Set(outcomes)].join('; '), String(series.length)], worstHu };
}
