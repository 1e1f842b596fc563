import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { fail, ok } from '../../core/result';
import { one } from './arguments';
import { defineCommand } from './define';
import { resolvePath } from './files';
import { showProgress } from './output';

interface ListedSample {
  readonly id: string;
  readonly file: string;
}

/** The generator lies outside `src`: it is loaded when it is asked for. */
const generator = () => import('../../../samples/make');

/** A synthetic case as files: DICOM CT, DICOM SEG truth, plan. */
export const sample = defineCommand({
  usage: 'sample NAME --out DIR',
  help: `Writes a synthetic case: a DICOM CT series in ct/, the truth as truth.seg.dcm, and plan.json.
It is generated on the first call (about a minute). SIMULATED, NOT ACQUIRED: its files say so.

  NAME       c2-dens-lytic, l1-fracture, t6-metastasis or pelvis-lytic
  --out DIR  folder to write into; it is made if it is missing

  sample, folder, files, bytes
`,
  options: { out: 'one' },
  async run(args) {
    const [name, ...more] = args.paths;
    const out = one(args, 'out');
    if (name === undefined || more.length > 0) return { usage: 'one sample name is needed' };
    if (out === undefined) return { usage: '--out DIR is needed' };
    const { generatedFolder, sampleNames, makeSamples } = await generator();
    if (!sampleNames.includes(name)) return fail('no-such-sample', { name, known: sampleNames.join(', ') });
    await makeSamples({ onProgress: showProgress, only: name });
    const list = JSON.parse(await readFile(new URL('index.json', generatedFolder), 'utf8')) as ListedSample[];
    const { file } = list.find(({ id }) => id === name)!;
    return writeFiles(name, await readFile(new URL(file, generatedFolder)), resolvePath(out));
  },
});

async function writeFiles(name: string, zip: Uint8Array, folder: string) {
  const entries = Object.entries(unzipSync(zip));
  try {
    for (const [path, data] of entries) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, data);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail('cannot-write', { path: folder, reason });
  }
  const bytes = entries.reduce((sum, [, { length }]) => sum + length, 0);
  return ok({ sample: name, folder, files: entries.length, bytes });
}
