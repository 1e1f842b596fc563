import type { Grid } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { OpenKernels } from '../../formats/kernels';
import { meshFrames, meshUnits } from '../../formats/mesh/file';
import type { MeshFacts } from '../../formats/mesh/kernels';
import { describeMeshFile, knownMeaning, loadMesh } from '../../formats/mesh/open';
import { type MeshMeaning, placements } from '../../formats/mesh/placement';
import { isMesh } from '../../formats/mesh/read';
import { readBytes, type SourceFile, unpackedSize } from '../../formats/source';
import { beginningOf } from '../../formats/unpack';
import { type Arguments, one } from './arguments';
import type { HelpRow } from './help';
import { showProgress } from './output';

/** How the coordinates of meshes are to be understood, as far as their files do not say. */
export const meshOptions = { 'mesh-units': 'one', 'mesh-frame': 'one' } as const;

export const meshHelp: readonly HelpRow[] = [
  ['--mesh-units U', 'mm, cm or m: of STL, OBJ and PLY among the label files'],
  ['--mesh-frame F', "LPS or RAS: their axes, where the file does not state them as 3D Slicer's do"],
];

/** What the options say; anything else than a unit or a frame says nothing. */
export function statedMeaning(args: Arguments): Partial<MeshMeaning> {
  const units = meshUnits.find((known) => known === one(args, 'mesh-units'));
  const frame = meshFrames.find((known) => known === one(args, 'mesh-frame')?.toUpperCase());
  return { ...(units && { units }), ...(frame && { frame }) };
}

export async function isMeshFile(file: SourceFile): Promise<boolean> {
  const stored = await readBytes(file, 4096);
  const begun = stored.ok ? beginningOf(stored.value) : stored;
  return begun.ok && isMesh(begun.value.bytes, unpackedSize(file), file.path);
}

/** The structures of a mesh. Failures: those of `loadMesh`; `mesh-ask` where its meaning is not known. */
export async function loadMeshFile(
  file: SourceFile,
  ct: Grid,
  stated: Partial<MeshMeaning>,
  kernels: OpenKernels,
): Promise<Result<Structure[]>> {
  const facts = await describeMeshFile(file, kernels);
  if (!facts.ok) return facts;
  const meaning = meaningOf(facts.value, stated, ct, file.path);
  return meaning.ok ? loadMesh(file, ct, meaning.value, kernels, { onProgress: showProgress }) : meaning;
}

function meaningOf(
  facts: MeshFacts,
  stated: Partial<MeshMeaning>,
  ct: Grid,
  path: string,
): Result<MeshMeaning> {
  const frame = facts.frame ?? stated.frame;
  const units = stated.units ?? knownMeaning(facts, ct)?.units;
  if (frame && units) return ok({ frame, units });
  const choices = placements(facts, ct)
    .filter((choice) => (!frame || choice.frame === frame) && (!units || choice.units === units))
    .map(
      (choice) =>
        `${choice.units} ${choice.frame} (${choice.sizeMm.map(Math.round).join(' × ')} mm, ${choice.lies} the CT)`,
    );
  return fail('mesh-ask', { path, choices: choices.join('; ') });
}
