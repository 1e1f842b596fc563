import { boundsOf, pointsIn } from '../../core/bounds';
import { voxelVolumeMm3, type Grid } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import { type Failure, fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import { cornersBeyond } from '../labels/beyond';
import { measureField } from '../../core/measure-field';
import { nameFromPath } from '../labels/names';
import { structureOf } from '../labels/structure';
import type { FileBytes } from '../source';
import { plainBytes } from '../unpack';
import type { MeshFile, MeshFormat, MeshFrame, MeshPart } from './file';
import { inLps, type MeshBounds, type MeshMeaning } from './placement';
import { readMeshFile } from './read';
import { type Solid, solidOf } from './solid';

/** What a mesh file says of itself, and what has to be asked. */
export interface MeshFacts extends MeshBounds {
  readonly format: MeshFormat;
  readonly triangles: number;
  readonly frame?: MeshFrame;
}

function open(file: FileBytes): Result<MeshFile> {
  const bytes = plainBytes(file);
  return bytes.ok ? readMeshFile(bytes.value, file.path) : bytes;
}

/** Kernel: the facts of a mesh file. Failures: those of `readMeshFile`. */
export async function describeMesh(file: FileBytes, context: KernelContext): Promise<Result<MeshFacts>> {
  const mesh = open(file);
  if (!mesh.ok) return mesh;
  await context.checkpoint(0.9);
  const { format, parts, frame } = mesh.value;
  const boxes = parts.map(({ positions }) => boundsOf(pointsIn(positions)));
  const { low, high } = boundsOf(boxes.flatMap((box) => [box.low, box.high]));
  const triangles = parts.reduce((sum, { indices }) => sum + indices.length / 3, 0);
  return ok({ format, triangles, low, high, ...(frame && { frame }) });
}

export interface MeshInput extends MeshMeaning {
  readonly file: FileBytes;
  /** Grid of the CT that the mesh belongs to. */
  readonly ct: Grid;
}

/**
 * Kernel: the structures of a mesh file (STL, OBJ, PLY) on the CT's grid, one for each part. Keys are ids
 * and may repeat, see `withUniqueKeys`. A structure whose triangles do not close carries a remark.
 * Failures: those of `readMeshFile`, `mesh-elsewhere`, `mesh-no-inside`, `mesh-too-heavy`.
 */
export async function readMesh(input: MeshInput, context: KernelContext): Promise<Result<Structure[]>> {
  const { path } = input.file;
  const mesh = open(input.file);
  if (!mesh.ok) return mesh;
  const parts = mesh.value.parts.filter(({ indices }) => indices.length > 0);
  const structures: Structure[] = [];
  for (const [n, part] of parts.entries()) {
    const progress = (fraction: number) => context.checkpoint(0.1 + (0.9 * (n + fraction)) / parts.length);
    const surface = inLps(part, input);
    const solid = await solidOf(surface, input.ct, { checkpoint: progress });
    if (!solid.ok) return fail(solid.failure.code, { path });
    if (!solid.value) continue;
    const beyond = cornersBeyond(input.ct, surface.positions);
    structures.push(toStructure(part, n, { ...solid.value, beyond }, input, mesh.value.format));
  }
  return structures.length > 0 ? ok(structures) : fail('mesh-elsewhere', { path });
}

function toStructure(
  { name }: MeshPart,
  n: number,
  solid: Solid & { readonly beyond: readonly Failure[] },
  { file, units, frame }: MeshInput,
  format: MeshFormat,
): Structure {
  const { centroidMm } = measureField(solid.field);
  const volumeMm3 = solid.volumeMm3 ?? halfFull(solid) * voxelVolumeMm3(solid.field.grid);
  const remarks = [...remarksOn(solid), ...solid.beyond];
  return {
    ...structureOf({ name: name ?? nameFromPath(file.path) }, n + 1, solid.field),
    centroidMm,
    volumeMl: volumeMm3 / 1000,
    sourceFormat: `${format.toUpperCase()}, ${units}, ${frame}`,
    ...(remarks.length > 0 && { remarks }),
  };
}

const halfFull = ({ field: { data } }: Solid) => data.reduce((sum, value) => sum + (value >= 128 ? 1 : 0), 0);

const remarksOn = ({ open, flipped }: Solid): Failure[] => [
  ...(open > 0 ? [{ code: 'mesh-open', data: { count: open } }] : []),
  ...(flipped > 0 ? [{ code: 'mesh-flipped', data: {} }] : []),
];
