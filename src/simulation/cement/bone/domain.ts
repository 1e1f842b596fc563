import { cornersOf } from '../../../core/bounds';
import { type Grid, lpsToVoxel, voxelCount, voxelToLps } from '../../../core/grid';
import { fail, ok, type Result } from '../../../core/result';
import type { VoxelField } from '../../../core/structure';
import { type LpsPoint, voxelPoint } from '../../../core/units';
import { frameCellMm, fromFrame, plainFrame, vertebraFrame } from './frame';
import { coveringGrid, resample } from './resample';
import type { BoneFrame, BoneInput, BoneSite, BoneStructure } from './types';

const defaultMarginMm = 12;
/** Bones longer than this are cut around the tips. */
const largeBoneMm = 90;
const aroundTipMm = 40;
/** Near a CT's own voxels, mm; the next ones for a bone too large for the first. */
const finesMm = [1, 1.5, 2] as const;
/** A million cells are a second per solve; more than this would not fit the memory of a page. */
const mostCells = 6_000_000;

export const canalIds = ['spinal-canal', 'dural-sac', 'cauda-equina', 'spinal-cord'];

function siteOf(id: string): BoneSite {
  if (id === 'vertebra-c2' || id === 'dens') return 'axis';
  if (id.startsWith('vertebra-')) return id === 'vertebra-s1' ? 'sacrum' : 'spine';
  if (id === 'sacrum') return 'sacrum';
  return /^(hip|femur)/.test(id) ? 'hip' : 'other';
}

export const isVertebra = (site: BoneSite): boolean => site === 'spine' || site === 'axis';

type Box = { readonly low: [number, number, number]; readonly high: [number, number, number] };

export interface Domain {
  /** The cells of the simulation. */
  readonly grid: Grid;
  /** The cells on which the ways out are looked for, whatever the simulation's: the same for all of them. */
  readonly fine: Grid;
  readonly site: BoneSite;
  readonly frame: BoneFrame;
}

/**
 * The grid of the simulation, aligned with the CT: the vertebral body (the whole bone elsewhere, at
 * most 40 mm around the tips) and the tips with a margin.
 * Failures: `structure-empty`, `cement-grid-large` {cells, most}.
 */
export function chooseDomain(input: BoneInput, target: BoneStructure): Result<Domain> {
  const site = siteOf(target.id);
  const whole = boxOf(target.field, input.volume.grid);
  if (!whole) return fail('structure-empty');
  const frame = frameOf(input, target, site, whole);
  const inner = focus(input, site, whole, frame);
  const covering = (marginMm: number, cellMm: number) => {
    const box = grow(inner, marginMm);
    return coveringGrid(input.volume.grid, box.low, box.high, cellMm);
  };
  const grid = covering(input.marginMm ?? defaultMarginMm, input.gridMm);
  const cells = voxelCount(grid);
  if (cells > mostCells) return fail('cement-grid-large', { cells, most: mostCells });
  const fines = finesMm.map((mm) => covering(defaultMarginMm, mm));
  const fine = fines.find((one) => voxelCount(one) <= mostCells) ?? grid;
  return ok({ grid, fine, site, frame });
}

/** Box of what is inside a field, mm along the axes of `like` from its origin. */
function boxOf({ grid, data }: VoxelField, like: Grid): Box | undefined {
  const [nx, ny, nz] = grid.dims;
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  let q = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (data[q]! < 128) continue;
        [i, j, k].forEach((index, n) => {
          low[n] = Math.min(low[n]!, index);
          high[n] = Math.max(high[n]!, index);
        });
      }
  if (high[0]! < 0) return undefined;
  const first = lpsToVoxel(like, grid.origin);
  const edge = (n: number, index: number) => first[n]! * like.spacing[n]! + index * grid.spacing[n]!;
  return {
    low: [0, 1, 2].map((n) => edge(n, low[n]! - 0.5)) as Box['low'],
    high: [0, 1, 2].map((n) => edge(n, high[n]! + 0.5)) as Box['high'],
  };
}

const grow = ({ low, high }: Box, by: number): Box => ({
  low: low.map((v) => v - by) as Box['low'],
  high: high.map((v) => v + by) as Box['high'],
});

function around(points: readonly LpsPoint[], like: Grid): Box | undefined {
  if (points.length === 0) return undefined;
  const inMm = points.map((p) => lpsToVoxel(like, p).map((v, n) => v * like.spacing[n]!));
  const over = (pick: (...values: number[]) => number) =>
    [0, 1, 2].map((n) => pick(...inMm.map((p) => p[n]!))) as Box['low'];
  return { low: over(Math.min), high: over(Math.max) };
}

const meet = (a: Box, b: Box): Box => ({
  low: a.low.map((v, n) => Math.max(v, b.low[n]!)) as Box['low'],
  high: a.high.map((v, n) => Math.min(v, b.high[n]!)) as Box['high'],
});

const join = (a: Box, b: Box | undefined): Box =>
  b === undefined
    ? a
    : {
        low: a.low.map((v, n) => Math.min(v, b.low[n]!)) as Box['low'],
        high: a.high.map((v, n) => Math.max(v, b.high[n]!)) as Box['high'],
      };

function focus(input: BoneInput, site: BoneSite, whole: Box, frame: BoneFrame): Box {
  const tips = around(input.tipsMm, input.volume.grid);
  if (isVertebra(site)) {
    const box = { low: frame.lowMm, high: frame.highMm };
    const corners = cornersOf(box).map((at) => fromFrame(frame, at));
    return meet(join(around(corners, input.volume.grid)!, tips), grow(whole, 1));
  }
  const isLarge = whole.high.some((v, n) => v - whole.low[n]! > largeBoneMm);
  return isLarge && tips ? meet(whole, grow(tips, aroundTipMm)) : whole;
}

function frameOf(input: BoneInput, target: BoneStructure, site: BoneSite, whole: Box): BoneFrame {
  const box = grow(whole, 14);
  const grid = coveringGrid(input.volume.grid, box.low, box.high, frameCellMm);
  const mask = resample(target.field.data, target.field.grid, grid, 'zero');
  if (!isVertebra(site)) return plainFrame(grid, mask);
  const canal = union(input.structures, canalIds, grid);
  const bodies = union(input.structures, [`${target.id}-body`, 'vertebral-bodies'], grid);
  const [aboveMm, belowMm] = neighbours(input.structures, target.id);
  return vertebraFrame({
    grid,
    target: mask,
    ...(canal && { canal }),
    ...(bodies && { bodies }),
    ...(aboveMm && { aboveMm }),
    ...(belowMm && { belowMm }),
  });
}

/** The greatest occupancy of the structures of these ids; undefined where none is loaded. */
export function union(
  structures: readonly BoneStructure[],
  ids: readonly string[],
  grid: Grid,
): Float32Array | undefined {
  let result: Float32Array | undefined;
  for (const { id, field } of structures) {
    if (!ids.includes(id)) continue;
    const mask = resample(field.data, field.grid, grid, 'zero');
    if (result) for (let q = 0; q < mask.length; q++) result[q] = Math.max(result[q]!, mask[q]!);
    else result = mask;
  }
  return result;
}

const order = [
  ...Array.from({ length: 7 }, (_, n) => `c${n + 1}`),
  ...Array.from({ length: 12 }, (_, n) => `t${n + 1}`),
  ...Array.from({ length: 5 }, (_, n) => `l${n + 1}`),
  's1',
];

/** Ids of the next vertebrae, above and below; empty at the ends. */
function nextLevels(id: string): readonly [above: string[], below: string[]] {
  const at = order.indexOf(id.replace('vertebra-', ''));
  const named = (n: number) => (at >= 0 && order[n] !== undefined ? [`vertebra-${order[n]!}`] : []);
  const below = named(at + 1);
  return [at > 0 ? named(at - 1) : [], below.includes('vertebra-s1') ? [...below, 'sacrum'] : below];
}

function neighbours(
  structures: readonly BoneStructure[],
  id: string,
): [above: LpsPoint | undefined, below: LpsPoint | undefined] {
  const [above, below] = nextLevels(id);
  const centre = (ids: readonly string[]) => {
    // The sacrum's centre lies far behind the line of the bodies.
    const found = structures.find((s) => ids.includes(s.id) && s.id !== 'sacrum');
    return found && centreOf(found.field);
  };
  return [centre(above), centre(below)];
}

function centreOf({ grid, data }: VoxelField): LpsPoint | undefined {
  const sum = [0, 0, 0];
  let count = 0;
  const [nx, ny] = grid.dims;
  for (let q = 0; q < data.length; q++) {
    if (data[q]! < 128) continue;
    count++;
    sum[0]! += q % nx;
    sum[1]! += Math.floor(q / nx) % ny;
    sum[2]! += Math.floor(q / nx / ny);
  }
  if (count === 0) return undefined;
  return voxelToLps(grid, voxelPoint(sum[0]! / count, sum[1]! / count, sum[2]! / count));
}
