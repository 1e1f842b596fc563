import { deviceById } from '../../catalog/devices';
import { fail, type Failure, ok, type Result } from '../../core/result';
import type { MarkupsCt } from '../../formats/markups/ends';
import { entryRemarks, type PlacedMarkups, placeMarkups } from '../../formats/markups/place';
import { openMarkups } from '../../formats/markups/read';
import { addNotes, addPaths } from '../../plan/add';
import { ctIdentity } from '../../plan/check';
import { emptyPlan, type Plan } from '../../plan/schema';
import { writePlan } from '../../plan/write';
import { openKernels } from '../../workers/open';
import type { Runner } from '../../workers/runner';
import { all, type Arguments, one } from './arguments';
import { ctChoice, ctHelp, ctOptions, ctUsage, loadCt } from './ct';
import { defineCommand } from './define';
import { helpRows } from './help';
import { openPaths, save } from './files';
import { sentence } from './output';

const usualDevice = 'trocar-11g';

/** A plan from paths that were drawn in another program. */
export const plan = defineCommand({
  usage: `plan --from-markups F… --out P.json [--ct PATH…] [--device ID]\n       ${ctUsage} [--table]`,
  help: `Makes a plan from markups of 3D Slicer (.mrk.json, .fcsv).

${helpRows([
  [
    '--from-markups F…',
    [
      'the files: lines, curves of two points and .fcsv lists of two points become instruments,',
      'other points become notes',
    ].join('\n'),
  ],
  ['--out P.json', 'the plan'],
  [
    '--ct PATH…',
    [
      'the CT that they were drawn on: the plan names it, the end nearer the skin is taken as the',
      'entry, and what lies outside it is left out',
    ].join('\n'),
  ],
  ['--device ID', `what each path is drawn as (${usualDevice})`],
  ...ctHelp,
])}

Prints out, instruments[] {id, name, device, entryMm, targetMm, entryBy}, notes (how many) and
remarks[] {code, message}. entryBy: label (the points are labelled entry or target), skin (the end nearer the
skin), order (nothing tells: the first point). Check it.
`,
  options: { 'from-markups': 'many', out: 'one', ct: 'many', device: 'one', ...ctOptions },
  needsPaths: false,
  async run(args, runner) {
    const files = [...all(args, 'from-markups'), ...args.paths];
    const out = one(args, 'out');
    const device = one(args, 'device') ?? usualDevice;
    if (files.length === 0) return { usage: '--from-markups is missing' };
    if (out === undefined) return { usage: '--out is missing' };
    if (!deviceById(device)) return { usage: `--device: ${device} is not in the catalogue` };
    const based = await basePlan(args, runner);
    if (!based.ok) return based;
    const placed = await placeAll(files, based.value.ct);
    if (!placed.ok) return placed;
    const { paths, notes, leftOut } = placed.value;
    if (paths.length + notes.length === 0) return refusal(leftOut, files);
    const made = based.value.plan;
    addPaths(made, paths, device);
    addNotes(made, notes);
    const written = await save(out, writePlan(made));
    if (!written.ok) return written;
    const remarks = [...entryRemarks(paths), ...leftOut].map((failure) => ({
      code: failure.code,
      message: sentence(failure),
    }));
    const instruments = made.instruments.map((item, n) => ({ ...item, entryBy: paths[n]!.entryBy }));
    return ok({ out, instruments, notes: notes.length, remarks });
  },
});

const refusal = ([first]: readonly Failure[], files: readonly string[]): Result<never> =>
  first ? fail(first.code, first.data) : fail('markups-empty', { path: files.join(', ') });

/** An empty plan, which names the CT where one is given. */
async function basePlan(
  args: Arguments,
  runner: Runner,
): Promise<Result<{ readonly plan: Plan; readonly ct?: MarkupsCt }>> {
  const ctPaths = all(args, 'ct');
  if (ctPaths.length === 0) return ok({ plan: emptyPlan() });
  const ct = await loadCt(ctPaths, ctChoice(args), openKernels(runner));
  if (!ct.ok) return ct;
  const { volume } = ct.value;
  const hashed = await runner.run('fingerprint', { volume });
  if (!hashed.ok) return hashed;
  const body = await runner.run('body', { volume });
  if (!body.ok) return body;
  const reference = ctIdentity(hashed.value, ct.value);
  return ok({ plan: { ...emptyPlan(), ct: reference }, ct: { grid: volume.grid, mask: body.value.mask } });
}

/** What all files hold; the first that cannot be read refuses them. */
async function placeAll(paths: readonly string[], ct: MarkupsCt | undefined): Promise<Result<PlacedMarkups>> {
  const files = await openPaths(paths);
  if (!files.ok) return files;
  const placed: PlacedMarkups[] = [];
  for (const file of files.value) {
    const read = await openMarkups(file);
    if (!read.ok) return read;
    placed.push(placeMarkups(read.value, file.path, ct));
  }
  return ok({
    paths: placed.flatMap((item) => item.paths),
    notes: placed.flatMap((item) => item.notes),
    leftOut: placed.flatMap((item) => item.leftOut),
  });
}
