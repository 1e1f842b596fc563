import { structureById } from '../../catalog/structures';
import { ok } from '../../core/result';
import type { Structure } from '../../core/structure';
import { labelMap, numberLabels } from '../../formats/labels/map';
import type { LoadedVolume } from '../../formats/open';
import { writeNifti } from '../../formats/nifti/write';
import { openKernels } from '../../workers/open';
import { all, has, one } from './arguments';
import { landmarksHelp, landmarksOf } from './landmarks';
import { defineCommand } from './define';
import { helpRows } from './help';
import { save } from './files';
import { ctChoice, ctHelp, ctOptions, ctUsage, loadCt } from './ct';
import { labelChoices, labelHelp, labelOptions, labelUsage, loadStructures } from './load';

/** Segmentations on a CT: what they name, how large they are, and one label map of them. */
export const structures = defineCommand({
  usage: `structures PATH… --labels F…\n       ${labelUsage}\n       ${ctUsage} [--landmarks] [--out L.nii.gz] [--table]`,
  help: `Puts label maps (DICOM SEG, NIfTI, NRRD), contours (RTSTRUCT) and closed surfaces (STL, OBJ, PLY) on a CT.

${helpRows([
  ['--labels F…', 'label files'],
  ...labelHelp,
  ...ctHelp,
  ['--landmarks', 'measures each vertebra'],
  ['--out L.nii.gz', 'one label map of them all, names in its header'],
])}

Prints structures[] {id, sourceName, label, name, volumeMl, centroidMm, role, remarks}. Labels are renumbered
when two files use the same. Where structures overlap, the smaller one is written.
${landmarksHelp}`,
  options: { ...labelOptions, ...ctOptions, landmarks: 'flag', out: 'one' },
  async run(args, runner) {
    const labels = all(args, 'labels');
    const out = one(args, 'out');
    if (labels.length === 0) return { usage: '--labels is missing' };
    if (out !== undefined && !isLabelMapName(out)) return { usage: '--out takes .nii or .nii.gz' };
    const kernels = openKernels(runner);
    const ct = await loadCt(args.paths, ctChoice(args), kernels);
    if (!ct.ok) return ct;
    const loaded = await loadStructures(labels, ct.value, labelChoices(args), kernels);
    if (!loaded.ok) return loaded;
    const numbered = numberLabels(loaded.value);
    const saved = out === undefined ? ok(undefined) : await saveLabelMap(out, numbered, ct.value);
    if (!saved.ok) return saved;
    const landmarks = has(args, 'landmarks') && (await landmarksOf(numbered, ct.value.volume, runner));
    return ok({ structures: numbered.map(describeStructure), ...(landmarks && { landmarks }) });
  },
});

export const isLabelMapName = (path: string): boolean => /\.nii(\.gz)?$/i.test(path);

/** Writes structures with labels of their own as one label map on their CT. */
export function saveLabelMap(
  out: string,
  structures: readonly Structure[],
  { volume: { grid }, simulated }: Pick<LoadedVolume, 'volume' | 'simulated'>,
) {
  const labelNames = new Map(structures.map(({ label, sourceName }) => [label, sourceName]));
  const options = { labelNames, simulated, gzip: /\.gz$/i.test(out) };
  return save(out, writeNifti(grid, labelMap(structures, grid), options));
}

/** A structure as commands print it. */
export function describeStructure({ id, sourceName, label, volumeMl, centroidMm, remarks }: Structure) {
  const item = structureById(id);
  return {
    id,
    sourceName,
    label,
    name: item?.name.en ?? sourceName,
    volumeMl,
    centroidMm,
    role: item?.role ?? 'other',
    ...(remarks && { remarks: remarks.map(({ code }) => code) }),
  };
}
