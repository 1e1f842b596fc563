import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { deviceById } from '../../catalog/devices';
import { fail, ok, type Result } from '../../core/result';
import { lpsPoint } from '../../core/units';
import { patientToWrite } from '../../formats/dicom/identity';
import type { PatientModule } from '../../formats/dicom/patient';
import { type ExportFormat, exportFormats, isOfInstruments, needsDicom } from '../../formats/export/formats';
import type { ExportedFile } from '../../formats/export/kernel';
import { exportInput } from '../../formats/export/request';
import type { MarkupLine } from '../../formats/markups/write';
import type { LoadedVolume } from '../../formats/open';
import type { Instrument } from '../../plan/schema';
import { openKernels } from '../../workers/open';
import type { Runner } from '../../workers/runner';
import { all, type Arguments, has, one } from './arguments';
import { defineCommand } from './define';
import { helpRows } from './help';
import { resolvePath, save } from './files';
import { ctChoice, ctHelp, ctOptions, ctUsage, findCt, type FoundCt } from './ct';
import { labelChoices, labelHelp, labelOptions, labelUsage, loadPlan, loadStructures } from './load';
import { showProgress } from './output';

/** Structures on a CT, or the instruments of a plan, as files of other programs. */
export const exportCase = defineCommand({
  usage: `export PATH… --format F --out O [--labels F…] [--only NAME…] [--plan P.json]\n       ${labelUsage}\n       ${ctUsage} [--with-patient] [--table]`,
  help: `Writes structures on a CT, or the instruments of a plan, for other programs.

${helpRows([
  [
    '--format F',
    [
      'seg       DICOM segmentation; the CT must be DICOM',
      'rtstruct  DICOM RT structure set; the CT must be DICOM',
      'nifti     a label map, its names in the header and as JSON beside it',
      'seg-nrrd  a segmentation of 3D Slicer; what overlaps lies in layers',
      'stl       the surface of each structure, LPS mm',
      'markups   a line of 3D Slicer for each instrument of --plan',
    ].join('\n'),
  ],
  ['--out O', 'the file; for several files a .zip or a folder'],
  ['--labels F…', 'label files'],
  ['--only NAME…', 'these structures only: ids of the catalogue or names in the files'],
  ['--plan P.json', 'the plan whose instruments are written'],
  ...labelHelp,
  ...ctHelp,
  ['--with-patient', "seg and rtstruct carry the patient's name, number, birth date and sex, as the CT does"],
])}

Without --with-patient no file carries the patient's name or number. Prints format, files[] {path, bytes}.
`,
  options: {
    ...labelOptions,
    format: 'one',
    out: 'one',
    only: 'many',
    plan: 'one',
    'with-patient': 'flag',
    ...ctOptions,
  },
  async run(args, runner) {
    const format = exportFormats.find((known) => known === one(args, 'format'));
    const out = one(args, 'out');
    if (!format) return { usage: `--format takes ${exportFormats.join(', ')}` };
    if (out === undefined) return { usage: '--out is missing' };
    const plan = one(args, 'plan');
    if (isOfInstruments(format) && plan === undefined) return { usage: '--plan is missing' };
    if (!isOfInstruments(format) && all(args, 'labels').length === 0) return { usage: '--labels is missing' };
    const isNamed = has(args, 'with-patient');
    if (isNamed && !needsDicom(format)) return { usage: '--with-patient goes with seg and rtstruct' };
    const ct = await findCt(args.paths, ctChoice(args), openKernels(runner));
    if (!ct.ok) return ct;
    const patient = isNamed ? await patientOf(ct.value) : ok(undefined);
    if (!patient.ok) return patient;
    const files = await write(format, args, { ...ct.value.loaded, patient: patient.value }, runner);
    if (!files.ok) return files;
    const saved = await saveAll(files.value, out);
    return saved.ok ? ok({ format, files: saved.value }) : saved;
  },
});

/** From the first image of the CT. */
async function patientOf({ scan, loaded }: FoundCt): Promise<Result<PatientModule | undefined>> {
  const path = loaded.origin?.instances[0]?.path;
  const file = path === undefined ? undefined : scan.files.get(path);
  return file ? patientToWrite(file) : ok(undefined);
}

async function write(
  format: ExportFormat,
  args: Arguments,
  ct: LoadedVolume & { readonly patient: PatientModule | undefined },
  runner: Runner,
): Promise<Result<ExportedFile[]>> {
  const isPlan = isOfInstruments(format);
  const plan = isPlan ? await loadPlan(one(args, 'plan')!, ct, runner) : undefined;
  if (plan && !plan.ok) return plan;
  const loaded = isPlan
    ? ok([])
    : await loadStructures(all(args, 'labels'), ct, labelChoices(args), openKernels(runner));
  if (!loaded.ok) return loaded;
  const only = all(args, 'only');
  const isMeant = (names: readonly string[]) =>
    only.length === 0 || names.some((name) => only.includes(name));
  const structures = loaded.value.filter(({ key, id, sourceName }) => isMeant([key, id, sourceName]));
  const instruments = (plan?.value.instruments ?? []).map(toLine);
  const random = (bytes: Uint8Array<ArrayBuffer>) => globalThis.crypto.getRandomValues(bytes);
  const input = exportInput({ ...ct, structures, instruments }, format, { random, now: new Date() });
  return runner.run('export-files', input, { onProgress: showProgress });
}

const toLine = ({ id, name, device, entryMm, targetMm }: Instrument): MarkupLine => ({
  name: name ?? (typeof device === 'string' ? deviceById(device)?.name.en : undefined) ?? id,
  entryMm: lpsPoint(...entryMm),
  targetMm: lpsPoint(...targetMm),
});

/** One file under the name given; several into a zip or a folder of that name. A names table lies beside its map. */
async function saveAll(files: readonly ExportedFile[], out: string): Promise<Result<object[]>> {
  if (/\.zip$/i.test(out)) {
    const bytes = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
    return saveEach([{ path: out, bytes }]);
  }
  const isMap = files.length === 2 && /\.nii\.gz$/i.test(out);
  if (files.length === 1 || isMap) {
    const beside = join(dirname(out), `${basename(out).replace(/\.nii\.gz$/i, '')}.json`);
    return saveEach(files.map(({ bytes }, n) => ({ path: n === 0 ? out : beside, bytes })));
  }
  try {
    await mkdir(resolvePath(out), { recursive: true });
  } catch (error) {
    return fail('cannot-write', { path: out, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
  return saveEach(files.map(({ name, bytes }) => ({ path: join(out, name), bytes })));
}

async function saveEach(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<Result<object[]>> {
  const saved: object[] = [];
  for (const { path, bytes } of files) {
    const result = await save(path, bytes);
    if (!result.ok) return result;
    saved.push({ path, bytes: bytes.length });
  }
  return ok(saved);
}
