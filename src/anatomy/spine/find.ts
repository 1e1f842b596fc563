import { type Grid, lpsToVoxel, subGrid } from '../../core/grid';
import { type Kernel, type KernelContext, partOfWork } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { fieldOnGrid, rangesOf } from '../voxels/fields';
import { uprightGrid } from '../voxels/grids';
import { resampleHu } from '../voxels/resample';
import { canalWall, insideWall } from './canal';
import { canalGridMm, canalLine, canalRange } from './canal-line';
import { reachMm, spineCoordinates, type Station, stationsOf, StraightSpine } from './curve';
import { type Dens, findDens } from './dens';
import { findDiscs } from './discs';
import { type Level, levelsOf } from './levels';
import { type Countable, type Reading, readingsOf } from './naming';
import { mergedLevels } from './merged';
import { profileOf, type SpineProfile } from './profile';
import { quantile } from '../../core/statistics';
import { labelOnCt } from './refine';
import { seedsOf } from './seeds';
import { fillInside } from './fill';
import { splitBone } from './split';
import { trimAtDiscs } from './trim';

export interface FoundVertebra extends Countable {
  /** It may be fused with a neighbour, or hold two. */
  readonly isMerged: boolean;
  /** On the CT's grid; absent for the sacrum, which is found with the pelvis. */
  readonly field?: VoxelField;
}

export interface FoundSpine {
  /** Along the canal from foot to head, 1 mm apart. */
  readonly canalMm: readonly LpsPoint[];
  /** The bony canal, and the share of its wall that was seen. */
  readonly canal?: VoxelField;
  readonly canalSeenShare: number;
  /** Where the cord would lie: see `README.md`. */
  readonly cord?: VoxelField;
  /** From foot to head. */
  readonly vertebrae: readonly FoundVertebra[];
  /** The ways to name them, the most certain first; none where there is nothing to count from. */
  readonly readings: readonly Reading[];
}

const workMm = 1;
/** The cord has 36 % of the area of the canal (84 of 232 mm², C5 and C6; J Korean Orthop Assoc 1999;34:265): 60 % each way. */
const cordShare = 0.6;
/** The foramen magnum, where the canal ends, lies less than this above the tip of the dens (95 % of 200 people 8.5 mm: Rojas 2007, doi:10.3174/ajnr.A0660). */
const basionMm = 8;

/**
 * Kernel: canal, cord and vertebrae of a CT, each vertebra with what it may be counted from. Upright voxels of 1 mm
 * around the canal do the work; surfaces are those of the CT's own voxels.
 * @returns failure `spine-not-found` where no canal runs over 30 mm, or no two vertebrae lie along it
 */
export const findSpine: Kernel<{ readonly volume: Volume }, FoundSpine> = async ({ volume }, context) => {
  const stations = await canalStations(volume, context);
  if (!stations) return fail('spine-not-found');
  const grid = gridAround(stations, volume.grid);
  const spine = new StraightSpine(stations, grid, resampleHu(volume, grid));
  await context.checkpoint(0.3);
  const profile = profileOf(spine);
  await context.checkpoint(0.35);
  const discs = await findDiscs(spine, profile, partOfWork(context, 0.35, 0.45));
  const dens = findDens(spine, profile);
  const levels = levelsOf(spine, profile, discs, dens);
  // A base of the skull can look like one vertebra; two in a row, or a dens, it has not.
  if (levels.length < 2 && !dens) return fail('spine-not-found');
  await context.checkpoint(0.5);
  const wall = canalWall(spine);
  await context.checkpoint(0.53);
  const canalTo = dens ? dens.to + basionMm : Infinity;
  const inside = insideWall(spine, wall, grid, { to: canalTo });
  const fields = await fieldsOf(
    volume,
    { spine, profile, levels, canal: inside.map((value) => (value > 127 ? 1 : 0)), ...(dens && { dens }) },
    partOfWork(context, 0.55, 0.95),
  );
  const vertebrae = levels.map(({ isAxis, isSacrum, isCut }, n) => ({
    ...(!isSacrum && fields[n]!.field && { field: fields[n]!.field }),
    bearsRib: fields[n]!.bearsRib,
    isMerged: fields[n]!.isMerged,
    isAxis: isAxis === true,
    isSacrum: isSacrum === true,
    isCut: isCut === true,
  }));
  const readings = readingsOf(vertebrae);
  const canal = fieldOnGrid(inside, grid, volume.grid);
  const from = conusHeight(levels, readings[0]);
  const cord = fieldOnGrid(
    insideWall(spine, wall, grid, { share: cordShare, from, to: canalTo }),
    grid,
    volume.grid,
  );
  return ok({
    canalMm: stations.map(({ atMm }) => atMm),
    ...(canal && { canal }),
    canalSeenShare: wall.seenShare,
    ...(cord && { cord }),
    vertebrae,
    readings,
  });
};

/** Where the cord ends: below L1 (mean its lower third, T12 to L3: Saifuddin 1998, doi:10.1097/00007632-199807010-00005). */
function conusHeight(levels: readonly Level[], reading: Reading | undefined): number {
  const at = reading?.names.indexOf('L1') ?? -1;
  return at >= 0 ? levels[at]!.from : 0;
}

interface Column {
  readonly spine: StraightSpine;
  readonly profile: SpineProfile;
  readonly levels: readonly Level[];
  readonly dens?: Dens;
  /** 1 inside the canal, on the spine's grid. */
  readonly canal: Uint8Array;
}

/** The bone of each level on the CT's grid. */
async function fieldsOf(ct: Volume, column: Column, context: KernelContext) {
  const { spine, profile, levels, canal } = column;
  const { grid, hu } = spine;
  const coordinates = spineCoordinates(spine.stations, grid);
  await context.checkpoint(0.1);
  const seeds = seedsOf({ hu, coordinates, ...column });
  await context.checkpoint(0.2);
  const { labels, bearsRib, brightest } = splitBone(
    hu,
    boneLevel(hu, coordinates.s),
    seeds,
    grid.dims,
    coordinates,
  );
  await context.checkpoint(0.6);
  trimAtDiscs(labels, coordinates, levels, profile);
  const merged = mergedLevels(levels, labels, grid.dims, coordinates, profile);
  const filled = fillInside(labels, { hu, canal, coordinates, profile, levels: levels.length, grid });
  const ranges = rangesOf(filled, grid.dims);
  const fields: {
    readonly field: VoxelField | undefined;
    readonly bearsRib: boolean;
    readonly isMerged: boolean;
  }[] = [];
  for (let n = 0; n < levels.length; n++) {
    await context.checkpoint(0.7 + (0.3 * n) / levels.length);
    const field = labelOnCt(ct, { grid, labels: filled, brightest, ranges }, n + 1);
    fields.push({ field, bearsRib: bearsRib[n + 1]!, isMerged: merged[n]! });
  }
  return fields;
}

async function canalStations(volume: Volume, context: KernelContext): Promise<Station[] | undefined> {
  const grid = uprightGrid(volume.grid, [canalGridMm, canalGridMm, canalGridMm]);
  const hu = resampleHu(volume, grid);
  const line = await canalLine(hu, grid.dims, partOfWork(context, 0, 0.28));
  const range = canalRange(line);
  return range && stationsOf(line.slice(range.from, range.to + 1), grid);
}

/** Upright voxels of 1 mm around the spine, as far as the CT goes. */
function gridAround(stations: readonly Station[], ct: Grid): Grid {
  const whole = uprightGrid(ct, [workMm, workMm, workMm]);
  const voxels = stations.map(({ atMm }) => lpsToVoxel(whole, atMm));
  const margins = [[reachMm.side, reachMm.side], [reachMm.front, reachMm.back], [25, 25]] as const; // prettier-ignore
  const low = margins.map(([less], a) =>
    Math.max(0, Math.floor(Math.min(...voxels.map((v) => v[a]!)) - less / workMm)),
  );
  const high = margins.map(([, more], a) =>
    Math.min(whole.dims[a]! - 1, Math.ceil(Math.max(...voxels.map((v) => v[a]!)) + more / workMm)),
  );
  const dims = high.map((value, a) => value - low[a]! + 1);
  return subGrid(whole, low as never as Grid['dims'], dims as never as Grid['dims']);
}

/** A quarter of the way from soft tissue to the denser cortex of this patient, HU. */
function boneLevel(hu: Int16Array, s: Float32Array): number {
  const bone: number[] = [];
  for (let n = 0; n < hu.length; n += 7) if (!Number.isNaN(s[n]!) && hu[n]! > 150) bone.push(hu[n]!);
  return Math.min(220, Math.max(120, 50 + 0.25 * (quantile(bone, 0.95) - 50)));
}
