import {
  canalParts,
  type FoundPart,
  knownSpine,
  missingParts,
  regionParts,
  vertebraParts,
} from '../../anatomy/found-parts';
import { namesFrom, type Reading } from '../../anatomy/spine/naming';
import type { FoundSpine } from '../../anatomy/spine/find';
import { levelOf } from '../../catalog/structures/vertebrae';
import { occupancyAt } from '../../core/field';
import { measureField } from '../../core/measure-field';
import { ok } from '../../core/result';
import { halfLevel, type Structure } from '../../core/structure';
import { type LpsPoint, lpsPoint } from '../../core/units';
import { openKernels } from '../../workers/open';
import { all, has, one } from './arguments';
import { ctChoice, ctHelp, ctOptions, ctUsage, loadCt } from './ct';
import { defineCommand } from './define';
import { helpRows } from './help';
import { landmarksHelp, landmarksOf } from './landmarks';
import { showProgress } from './output';
import { segmentByModel } from './segment-model';
import { describeStructure, isLabelMapName, saveLabelMap } from './structures';

/** What --what may name, and which structures that means. */
const groups: Readonly<Record<string, RegExp>> = {
  skin: /^skin$/,
  bone: /^(bone|sacrum|hip-|femur-|rib-)/,
  airway: /^(airway|lung-|gas$)/,
  vertebrae: /^vertebra-/,
  canal: /^spinal-/,
};

/** The program's own segmentation of a CT: what the page finds at one press. */
export const segment = defineCommand({
  usage: `segment PATH… [--what ${Object.keys(groups).join(',')}] [--vertebra LEVEL,X,Y,Z] [--landmarks] [--out L.nii.gz]\n       [--model F.onnx [--model-json F.json]]\n       ${ctUsage} [--table]`,
  help: `Finds structures on a CT without a click. None of them is confirmed: look at them on the slices.

${helpRows([
  ['--what LIST', 'only these: skin, bone, airway (with lungs), vertebrae, canal (with cord)'],
  [
    '--vertebra L,X,Y,Z',
    'the vertebra at this point (LPS mm) is the level L: the others are counted from it',
  ],
  ['--landmarks', 'measures each vertebra that is found'],
  [
    '--model F.onnx',
    'run this network of your own instead (src/anatomy/models/README.md says what its JSON holds)',
  ],
  ['--model-json F.json', 'its JSON; F.json beside F.onnx where it is not named'],
  ...ctHelp,
  ['--out L.nii.gz', 'one label map of them all, names in its header'],
])}

Prints structures[] {id, label, name, volumeMl, centroidMm, role, confidence, remarks}, readings[] {anchor, names,
warnings} (the ways to count the vertebrae; the first is taken), missing[] (ids that this CT could show and that were
not found, or why no spine was) and seconds {spine, regions}. With --model: structures[], missing[] (names of classes),
model {name, backend, threads, joining} and seconds {model}.
${landmarksHelp}`,
  options: {
    what: 'many',
    vertebra: 'one',
    landmarks: 'flag',
    out: 'one',
    model: 'one',
    'model-json': 'one',
    ...ctOptions,
  },
  async run(args, runner) {
    const what = all(args, 'what').flatMap((list) => list.split(','));
    const unknown = what.find((name) => !groups[name]);
    const out = one(args, 'out');
    const clicked = one(args, 'vertebra');
    const network = one(args, 'model');
    const anchor = clicked === undefined ? undefined : anchorOf(clicked);
    if (unknown !== undefined) return { usage: `--what takes ${Object.keys(groups).join(', ')}` };
    if (out !== undefined && !isLabelMapName(out)) return { usage: '--out takes .nii or .nii.gz' };
    if (clicked !== undefined && !anchor) return { usage: '--vertebra takes LEVEL,X,Y,Z' };
    if (network !== undefined && (what.length > 0 || clicked !== undefined))
      return { usage: '--model goes with neither --what nor --vertebra' };
    const ct = await loadCt(args.paths, ctChoice(args), openKernels(runner));
    if (!ct.ok) return ct;
    if (network !== undefined)
      return segmentByModel({ network, json: one(args, 'model-json') }, ct.value, out, runner);
    const { volume } = ct.value;
    const onProgress = showProgress;
    const started = performance.now();
    const spine = await runner.run('find-spine', { volume }, { onProgress });
    const between = performance.now();
    const known = spine.ok && { spine: knownSpine(spine.value) };
    const regions = await runner.run('find-regions', { volume, ...known }, { onProgress });
    if (!regions.ok) return regions;
    const readings = spine.ok ? readingsWith(spine.value, anchor) : [];
    const list = spine.ok ? spine.value.vertebrae : [];
    const parts = [
      ...(spine.ok ? canalParts(spine.value) : []),
      ...vertebraParts(list, readings[0]),
      ...regionParts(regions.value, list, readings[0]),
    ].filter(({ id }) => what.length === 0 || what.some((name) => groups[name]!.test(id)));
    const structures = parts.map(toStructure);
    const saved = out === undefined ? ok(undefined) : await saveLabelMap(out, structures, ct.value);
    if (!saved.ok) return saved;
    const missing = missingParts(regions.value, list, readings[0], volume.grid);
    const landmarks = has(args, 'landmarks') && (await landmarksOf(structures, volume, runner));
    return ok({
      structures: structures.map((structure) => ({
        ...describeStructure(structure),
        ...(structure.confidence !== undefined && { confidence: structure.confidence }),
      })),
      readings,
      ...(landmarks && { landmarks }),
      missing: [...(spine.ok ? [] : [spine.failure.code]), ...missing],
      seconds: { spine: (between - started) / 1000, regions: (performance.now() - between) / 1000 },
    });
  },
});

interface StatedVertebra {
  readonly level: string;
  readonly pointMm: LpsPoint;
}

function anchorOf(text: string): StatedVertebra | undefined {
  const [name, ...numbers] = text.split(',');
  const level = levelOf(name);
  const [x, y, z] = numbers.map(Number) as [number, number, number];
  const isPoint = numbers.length === 3 && [x, y, z].every(Number.isFinite);
  return level !== undefined && isPoint ? { level, pointMm: lpsPoint(x, y, z) } : undefined;
}

/** The readings of the picture; before them the one that the caller states, where a vertebra lies at its point. */
function readingsWith({ vertebrae, readings }: FoundSpine, stated: StatedVertebra | undefined): Reading[] {
  const index = stated
    ? vertebrae.findIndex(({ field }) => field && occupancyAt(field, stated.pointMm) > halfLevel)
    : -1;
  if (!stated || index < 0) return [...readings];
  const names = namesFrom(vertebrae.length, index, stated.level);
  return [{ anchor: 'click', names, warnings: [] }, ...readings];
}

const toStructure = (part: FoundPart, n: number): Structure => ({
  ...part,
  key: part.id,
  sourceName: part.id,
  label: n + 1,
  provenance: 'automatic',
  ...measureField(part.field),
});
