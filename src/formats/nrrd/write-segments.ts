import { gzipSync } from 'fflate';
import { structureById } from '../../catalog/structures';
import { type Grid, lpsToVoxel, voxelCount } from '../../core/grid';
import type { Structure } from '../../core/structure';
import { simulatedMarking } from '../image/marking';
import { joinBytes } from '../join';

interface Placed {
  readonly structure: Structure;
  readonly layer: number;
  /** 1 … 255 in its layer. */
  readonly value: number;
}

/**
 * A `.seg.nrrd` as 3D Slicer writes it: structures that overlap lie in layers of their own, voxels at half
 * occupancy and above belong to them, names and colours are theirs.
 * Format: https://slicer.readthedocs.io/en/latest/user_guide/modules/segmentations.html
 */
export function writeSegNrrd(
  structures: readonly Structure[],
  ct: Grid,
  simulated = false,
): Uint8Array<ArrayBuffer> {
  const layers: Uint8Array[] = [];
  const placed = structures.map((structure) => place(structure, layers, ct));
  const body = gzipSync(interleaved(layers), { level: 4, mtime: 0 });
  const header = headerOf(placed, layers.length, ct, simulated);
  return joinBytes([new TextEncoder().encode(header), body]) as Uint8Array<ArrayBuffer>;
}

/** Paints a structure into the first layer where it meets no other. */
function place(structure: Structure, layers: Uint8Array[], ct: Grid): Placed {
  const highest = (layer: Uint8Array) => layer.reduce((most, value) => Math.max(most, value), 0);
  let layer = layers.findIndex((map) => highest(map) < 255 && !visit(structure, ct, (at) => map[at] !== 0));
  if (layer < 0) layer = layers.push(new Uint8Array(voxelCount(ct))) - 1;
  const map = layers[layer]!;
  const value = highest(map) + 1;
  visit(structure, ct, (at) => {
    map[at] = value;
    return false;
  });
  return { structure, layer, value };
}

/** Calls with every voxel of the CT's grid that the structure fills, until it is answered true. */
function visit({ field: { grid, data } }: Structure, ct: Grid, call: (at: number) => boolean): boolean {
  const [i0, j0, k0] = lpsToVoxel(ct, grid.origin).map(Math.round) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  let from = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const row = i0 + ct.dims[0] * (j0 + j + ct.dims[1] * (k0 + k));
      for (let i = 0; i < nx; i++, from++) if (data[from]! >= 128 && call(row + i)) return true;
    }
  }
  return false;
}

function interleaved(layers: readonly Uint8Array[]): Uint8Array {
  if (layers.length === 1) return layers[0]!;
  const out = new Uint8Array(layers.length * layers[0]!.length);
  layers.forEach((layer, n) => {
    for (let from = 0, to = n; from < layer.length; from++, to += layers.length) out[to] = layer[from]!;
  });
  return out;
}

function headerOf(placed: readonly Placed[], layers: number, ct: Grid, simulated: boolean): string {
  const vector = (numbers: readonly number[]) => `(${numbers.map((n) => n || 0).join(',')})`;
  const isLayered = layers > 1;
  return [
    'NRRD0004',
    ...(simulated ? [`content: ${simulatedMarking}`] : []),
    'type: unsigned char',
    `dimension: ${isLayered ? 4 : 3}`,
    'space: left-posterior-superior',
    `sizes: ${isLayered ? `${layers} ` : ''}${ct.dims.join(' ')}`,
    `space directions: ${isLayered ? 'none ' : ''}${ct.axes.map((axis, i) => vector(axis.map((c) => c * ct.spacing[i]!))).join(' ')}`,
    `kinds: ${isLayered ? 'list ' : ''}domain domain domain`,
    'encoding: gzip',
    `space origin: ${vector(ct.origin)}`,
    ...placed.flatMap(segmentKeys),
    '',
    '',
  ].join('\n');
}

function segmentKeys({ structure, layer, value }: Placed, n: number): string[] {
  const colour = structureById(structure.id)?.colour ?? [160, 160, 160];
  const name = structure.sourceName.replace(/[\r\n]+/g, ' ');
  return [
    `Segment${n}_ID:=Segment_${n + 1}`,
    `Segment${n}_Name:=${name}`,
    `Segment${n}_LabelValue:=${value}`,
    `Segment${n}_Layer:=${layer}`,
    `Segment${n}_Color:=${colour.map((c) => (c / 255).toFixed(6)).join(' ')}`,
  ];
}
