import type { Grid } from '../../core/grid';
import type { Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { CallOptions, OpenKernels } from '../kernels';
import { readBytes, type SourceFile } from '../source';
import type { MeshFacts } from './kernels';
import { type MeshMeaning, placementOf } from './placement';

/** What a mesh file says of itself. Failures: those of `readMeshFile`. */
export async function describeMeshFile(
  file: SourceFile,
  kernels: Pick<OpenKernels, 'meshFacts'>,
  { signal }: CallOptions = {},
): Promise<Result<MeshFacts>> {
  const input = await readBytes(file);
  if (!input.ok) return input;
  const transfer = [input.value.bytes.buffer as ArrayBuffer];
  return kernels.meshFacts(input.value, { signal, transfer });
}

/**
 * The meaning of a mesh that need not be asked: its file states the frame, as 3D Slicer does, whose unit is
 * the millimetre, and in mm it lies in the CT.
 */
export function knownMeaning(facts: MeshFacts, ct: Grid): MeshMeaning | undefined {
  if (!facts.frame) return undefined;
  const meaning: MeshMeaning = { units: 'mm', frame: facts.frame };
  return placementOf(facts, meaning, ct).lies === 'outside' ? undefined : meaning;
}

/** Loads a mesh as structures on the CT's grid. Run `withUniqueKeys` over all loaded structures afterwards. */
export async function loadMesh(
  file: SourceFile,
  ct: Grid,
  meaning: MeshMeaning,
  kernels: Pick<OpenKernels, 'mesh'>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<Structure[]>> {
  const input = await readBytes(file);
  if (!input.ok) return input;
  const { units, frame } = meaning;
  const transfer = [input.value.bytes.buffer as ArrayBuffer];
  return kernels.mesh({ file: input.value, ct, units, frame }, { signal, onProgress, transfer });
}
