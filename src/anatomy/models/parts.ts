import { identifyStructure } from '../../catalog/structures';
import { type Grid, subGrid } from '../../core/grid';
import type { FoundPart } from '../found-parts';
import { dimsOf, fieldOnGrid, type VoxelRange, widened } from '../voxels/fields';
import type { ModelClass, ModelDescription } from './description';
import type { LabelledVolume } from './run';

/** A class of the network with the id it has here. */
export interface NamedClass extends ModelClass {
  /** Of the catalogue, or the class's own name. */
  readonly id: string;
  readonly isKnown: boolean;
}

/**
 * The classes under ids of the catalogue, as far as it knows their names; a side is never guessed, and of two classes
 * that mean the same structure only the first one has its id.
 */
export function namedClasses({ classes }: ModelDescription): NamedClass[] {
  const taken = new Set<string>();
  return classes.map((item) => {
    const known = identifyStructure({ name: item.name })?.id;
    const isKnown = known !== undefined && !taken.has(known);
    // Keys of structures end at these two signs.
    const id = isKnown ? known : item.name.replaceAll(/[#@]/g, ' ');
    taken.add(id);
    return { ...item, id, isKnown };
  });
}

interface Extent {
  readonly low: [number, number, number];
  readonly high: [number, number, number];
  voxels: number;
  likelihood: number;
}

/**
 * What the network has found, class after class, on the CT's grid: its labels' occupancy interpolated. Each is made when
 * it is asked for. Its confidence is the mean likelihood of the class over the voxels that have its label.
 */
export function* modelParts(
  labelled: LabelledVolume,
  classes: readonly NamedClass[],
  ct: Grid,
): Generator<FoundPart> {
  const extents = extentsOf(labelled);
  for (const { label, id } of classes) {
    const extent = extents.get(label);
    const field = extent && fieldOf(labelled, label, extent, ct);
    if (!field) continue;
    const confidence = labelled.likelihood && { confidence: extent.likelihood / (255 * extent.voxels) };
    yield { id, field, ...confidence };
  }
}

function extentsOf({ labels, likelihood, plan }: LabelledVolume): Map<number, Extent> {
  const [nx, ny, nz] = plan.grid.dims;
  const extents = new Map<number, Extent>();
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const label = labels[q]!;
        if (label === 0) continue;
        let extent = extents.get(label);
        if (!extent)
          extents.set(label, (extent = { low: [i, j, k], high: [i, j, k], voxels: 0, likelihood: 0 }));
        grow(extent, i, j, k);
        extent.voxels++;
        extent.likelihood += likelihood?.[q] ?? 0;
      }
  return extents;
}

function grow({ low, high }: Extent, i: number, j: number, k: number): void {
  if (i < low[0]) low[0] = i;
  if (i > high[0]) high[0] = i;
  if (j < low[1]) low[1] = j;
  if (j > high[1]) high[1] = j;
  high[2] = k;
}

function fieldOf({ labels, plan: { grid } }: LabelledVolume, label: number, extent: VoxelRange, ct: Grid) {
  const [nx, ny] = grid.dims;
  const range = widened(extent, grid.dims, 1);
  const dims = dimsOf(range);
  const occupancy = new Uint8Array(dims[0] * dims[1] * dims[2]);
  for (let k = 0, to = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++) {
      const from = range.low[0] + nx * (range.low[1] + j + ny * (range.low[2] + k));
      for (let i = 0; i < dims[0]; i++, to++) if (labels[from + i] === label) occupancy[to] = 255;
    }
  return fieldOnGrid(occupancy, subGrid(grid, range.low, dims), ct);
}
