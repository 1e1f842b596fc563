import { type Grid, voxelCount } from '../core/grid';
import { partGrid, type VolumePart, wholePart } from '../core/volume-part';
import { limits } from './limits';

const MiB = 1024 ** 2;
const GiB = 1024 * MiB;

/** What a series takes in memory, as far as its headers tell. */
export interface Storage {
  /** 2 where HU are whole numbers of 16 bits, else 4. */
  readonly bytesPerVoxel: 2 | 4;
  /** Files that are held whole, unpacked, while they are read: multi-frame ones that are compressed, NIfTI, NRRD. */
  readonly wholeFileBytes: number;
}

/** What of the page's surroundings bears on its memory. */
export interface Surroundings {
  /** Memory of the machine as the browser states it, GiB; some round it to 8 at most, some do not tell. */
  readonly machineGiB?: number | undefined;
  /** Whether workers see a volume without a copy (SharedArrayBuffer). */
  readonly isShared: boolean;
  /** Volumes that are open already, and stay so until the new one is there, bytes. */
  readonly heldBytes: number;
}

/** How much memory there is for a CT. */
export interface MemoryBudget {
  /** In all for the page, bytes: half the machine. */
  readonly bytes: number;
  /** Beyond this nothing is read, bytes. */
  readonly mostBytes: number;
  /** Longest array that is asked for, bytes. */
  readonly arrayBytes: number;
  /** Taken before a CT is read: the page itself, its pictures, what is open, bytes. */
  readonly takenBytes: number;
  /** How often the volume is held at the worst moment. */
  readonly copies: number;
}

/** `tight`: more than the page should take, but it may work. */
export type Fit = 'fits' | 'tight' | 'beyond';

/**
 * Page, views, textures (at most 256 voxels a side, so that no limit of the graphics card matters) and slices in
 * flight, above a browser that shows an empty page. Measured by `test/bench/memory.ts`, rounded up.
 */
const pageBytes = 450 * MiB;
/** Assumed where the browser does not tell. */
const unknownMachineGiB = 4;
/** What a browser that tells no more than this may mean. */
const roundedGiB = 8;
/** Browsers hold 8 GiB in one piece and more, but for one of 32 bits. */
const arrayBytes = 4 * GiB;
/** Without shared memory: the volume, the copy that a worker keeps, and the one on its way there. */
const copiesUnshared = 3;

export function memoryBudget({ machineGiB, isShared, heldBytes }: Surroundings): MemoryBudget {
  const machine = (machineGiB ?? unknownMachineGiB) * GiB;
  const copies = isShared ? 1 : copiesUnshared;
  // What is open is no longer on its way.
  const takenBytes = pageBytes + heldBytes * Math.min(copies, 2);
  return {
    // A small machine still reads a small CT: an eighth is for it, whatever the page takes.
    bytes: Math.max(machine / 2, takenBytes + machine / 8),
    mostBytes:
      machineGiB !== undefined && machineGiB < roundedGiB
        ? Math.max(machine, takenBytes + machine / 4)
        : roundedGiB * GiB,
    arrayBytes,
    takenBytes,
    copies,
  };
}

/** The budget of a machine that could not give so much. */
export const budgetBelow = (budget: MemoryBudget, neededBytes: number): MemoryBudget => {
  const bytes = Math.min(budget.bytes, (budget.takenBytes + neededBytes) / 2);
  return { ...budget, bytes, mostBytes: Math.min(budget.mostBytes, neededBytes - 1) };
};

/** Bytes of the HU of a CT, or of a part of it. */
export const volumeBytes = (
  grid: Grid,
  { bytesPerVoxel }: Storage,
  part: VolumePart = wholePart(grid),
): number => voxelCount(partGrid(grid, part)) * bytesPerVoxel;

/** Memory that the page has at most while it reads a CT, or a part of it, and shows it: what was there included, bytes. */
export const memoryNeed = (
  grid: Grid,
  storage: Storage,
  { takenBytes, copies }: MemoryBudget,
  part?: VolumePart,
): number => takenBytes + storage.wholeFileBytes + copies * volumeBytes(grid, storage, part);

/** Whether a CT, or a part of it, can be read. */
export function memoryFit(grid: Grid, storage: Storage, budget: MemoryBudget, part?: VolumePart): Fit {
  const needed = memoryNeed(grid, storage, budget, part);
  const voxels = voxelCount(partGrid(grid, part ?? wholePart(grid)));
  const isTooLong = voxels > limits.voxels || voxels * storage.bytesPerVoxel > budget.arrayBytes;
  if (isTooLong || needed > budget.mostBytes) return 'beyond';
  return needed > budget.bytes ? 'tight' : 'fits';
}

/** As many slices about the middle of the CT as fit, all of each; two at least. */
export function partThatFits(
  grid: Grid,
  storage: Storage,
  budget: MemoryBudget,
  isHalved = false,
): VolumePart {
  const whole = wholePart(grid, isHalved);
  const slices = grid.dims[2];
  const fits = (count: number) => memoryFit(grid, storage, budget, middleSlices(whole, count)) === 'fits';
  let [least, most] = [Math.min(2, slices), slices];
  while (least < most) {
    const half = Math.ceil((least + most) / 2);
    if (fits(half)) least = half;
    else most = half - 1;
  }
  return middleSlices(whole, least);
}

function middleSlices(whole: VolumePart, count: number): VolumePart {
  const first = Math.floor((whole.high[2] + 1 - count) / 2);
  return {
    ...whole,
    low: [whole.low[0], whole.low[1], first],
    high: [whole.high[0], whole.high[1], first + count - 1],
  };
}
