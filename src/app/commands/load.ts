import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { OpenKernels } from '../../formats/kernels';
import { withUniqueKeys } from '../../formats/labels/structure';
import { labelTarget, type LoadedVolume, loadLabels } from '../../formats/open';
import type { MeshMeaning } from '../../formats/mesh/placement';
import { attachDetached } from '../../formats/nrrd/attach';
import type { SourceFile } from '../../formats/source';
import { isZip } from '../../formats/zip/directory';
import { openZip, zipBudget } from '../../formats/zip/open';
import { checkPlanAgainstCt, ctIdentity } from '../../plan/check';
import { type GivenNames, nameByHand, readGivenNames } from '../../plan/named';
import { readPlan } from '../../plan/read';
import type { Plan } from '../../plan/schema';
import type { Runner } from '../../workers/runner';
import { type Arguments, has, one } from './arguments';
import type { HelpRow } from './help';
import { isMeshFile, loadMeshFile, meshHelp, meshOptions, statedMeaning } from './mesh';
import { openPaths, resolvePath } from './files';
import { remark, showProgress } from './output';

export interface LabelChoices {
  readonly namesPath?: string | undefined;
  /** JSON {name in the file: catalogue id} for names that the catalogue does not know. */
  readonly mapPath?: string | undefined;
  /** Labels of another frame of reference are placed all the same. */
  readonly acceptOtherFrame?: boolean;
  /** What meshes mean whose files do not say. */
  readonly mesh?: Partial<MeshMeaning>;
}

/** The options of every command that reads label files. */
export const labelOptions = {
  labels: 'many',
  names: 'one',
  map: 'one',
  'accept-other-frame': 'flag',
  ...meshOptions,
} as const;

export const labelUsage =
  '[--names N.json] [--map M.json] [--accept-other-frame] [--mesh-units U] [--mesh-frame F]';

/** How `labelOptions` are explained; what the label files are for, each command says itself. */
export const labelHelp: readonly HelpRow[] = [
  ['--names N.json', '{"1": "spleen"} or {"spleen": 1}, for label files without names of their own'],
  ['--map M.json', '{"name in the file": "catalogue id"}, for names that the catalogue does not know'],
  ['--accept-other-frame', 'places labels that state another frame of reference than the CT all the same'],
  ...meshHelp,
];

export const labelChoices = (args: Arguments): LabelChoices => ({
  namesPath: one(args, 'names'),
  mapPath: one(args, 'map'),
  acceptOtherFrame: has(args, 'accept-other-frame'),
  mesh: statedMeaning(args),
});

/** The structures of label files on a CT, keys unique. `given` and the file of `mapPath` name those that the catalogue does not know. */
export async function loadStructures(
  labelPaths: readonly string[],
  ct: LoadedVolume,
  { namesPath, mapPath, acceptOtherFrame, mesh = {} }: LabelChoices,
  kernels: OpenKernels,
  given: GivenNames = {},
): Promise<Result<Structure[]>> {
  const listed = await openPaths(labelPaths);
  const files = listed.ok ? await openZips(listed.value, kernels) : listed;
  if (!files.ok) return files;
  const names = namesPath === undefined ? undefined : await readText(namesPath);
  if (names && !names.ok) return names;
  const map = mapPath === undefined ? ok({}) : await readMap(mapPath);
  if (!map.ok) return map;
  const structures: Structure[] = [];
  const target = labelTarget(ct);
  const labelFiles = await attachDetached(files.value);
  for (const [n, file] of labelFiles.entries()) {
    const loaded = (await isMeshFile(file))
      ? await loadMeshFile(file, target.grid, mesh, kernels)
      : await loadLabels(file, target, kernels, {
          acceptOtherFrame,
          ...(names && { names: names.value }),
        });
    if (!loaded.ok) return loaded;
    structures.push(...loaded.value);
    showProgress((n + 1) / labelFiles.length);
  }
  return ok(nameByHand(withUniqueKeys(structures), { ...given, ...map.value }));
}

/** Catalogue ids by name in the file; failures `path-not-found`, `map-invalid`, `map-unknown` {name, id}. */
async function readMap(path: string): Promise<Result<GivenNames>> {
  const text = await readText(path);
  if (!text.ok) return text;
  const map = readGivenNames(text.value);
  return map ?? fail('map-invalid', { path });
}

/** Zips among label files replaced by what is in them, all of which must be readable. */
export async function openZips(
  files: readonly SourceFile[],
  kernels: OpenKernels,
): Promise<Result<SourceFile[]>> {
  const budget = zipBudget();
  const opened: SourceFile[] = [];
  for (const file of files) {
    const entries = isZip(await file.read(0, 4)) ? await openZip(file, budget, kernels) : undefined;
    if (entries && !entries.ok) return entries;
    const failure = entries?.value.refused[0]?.failure;
    if (failure) return fail(failure.code, failure.data);
    for (const inner of entries?.value.files ?? [file]) opened.push(inner);
  }
  return ok(opened);
}

/** A text file; failure `path-not-found`. */
export const readText = (path: string): Promise<Result<string>> =>
  readFile(resolvePath(path), 'utf8').then(ok, () => fail('path-not-found', { path }));

/** A plan file that belongs to this CT, or names none; refused as the page refuses it. */
export async function loadPlan(path: string, ct: LoadedVolume, runner: Runner): Promise<Result<Plan>> {
  const text = await readText(path);
  const plan = text.ok ? readPlan(text.value) : text;
  if (!plan.ok || !plan.value.ct) return plan;
  const hashed = await runner.run('fingerprint', { volume: ct.volume });
  if (!hashed.ok) return hashed;
  const fits = checkPlanAgainstCt(plan.value, ctIdentity(hashed.value, ct));
  if (!fits.ok) return fits;
  if (fits.value === 'unverified') remark({ code: 'plan-part-unverified', data: {} });
  return plan;
}
