import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { c2Dens } from './c2-dens';
import { l1Fracture } from './l1-fracture';
import { makeCase } from './lib/case';
import { pelvis } from './pelvis';
import { t6Metastasis } from './t6-metastasis';

/** Where the samples lie; the page is served with this folder as `samples/`. */
export const generatedFolder = new URL('generated/', import.meta.url);

export interface MakeOptions {
  /** Fraction done, 0–1; not called when the samples are there already. */
  readonly onProgress?: (fraction: number) => void;
  readonly workers?: number;
  /** Id of the one sample that is needed. */
  readonly only?: string;
}

/** The cases by the folder that holds them, in the order of the list. */
const cases = [
  { folder: 'c2-dens', definition: c2Dens },
  { folder: 'l1-fracture', definition: l1Fracture },
  { folder: 't6-metastasis', definition: t6Metastasis },
  { folder: 'pelvis', definition: pelvis },
] as const;

type ListedCase = (typeof cases)[number];

/** Everything that the bytes of a case depend on: its recipe, the generator, the writers. */
const sourceFiles = async (folder: string): Promise<URL[]> => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const all = await readdir(here, { recursive: true });
  const own = all
    .filter((name) => /\.(ts|mjs)$/.test(name) && (name.startsWith('lib/') || name.startsWith(`${folder}/`)))
    .map((name) => pathToFileURL(here + name));
  const writers = ['dicom/write.ts', 'dicom-ct/write.ts', 'dicom-seg/write.ts'].map(
    (name) => new URL(`../src/formats/${name}`, import.meta.url),
  );
  return [...own, ...writers].sort((a, b) => (a.href < b.href ? -1 : 1));
};

const recipeKey = async (folder: string): Promise<string> => {
  const hash = sha256.create();
  for (const file of await sourceFiles(folder)) hash.update(await readFile(file));
  return bytesToHex(hash.digest());
};

/** Written beside and renamed, so that nobody ever reads half a file. */
const writeWhole = async (name: string, data: Uint8Array | string): Promise<void> => {
  const part = new URL(`${name}.${process.pid}.part`, generatedFolder);
  await writeFile(part, data);
  await rename(part, new URL(name, generatedFolder));
};

export const sampleNames: readonly string[] = cases.map(({ definition }) => definition.entry.id);

const isCurrent = async (id: string, key: string): Promise<boolean> => {
  const present = ['zip', 'png', 'key'].every((end) => existsSync(new URL(`${id}.${end}`, generatedFolder)));
  return present && (await readFile(new URL(`${id}.key`, generatedFolder), 'utf8')) === key;
};

const makeOne = async ({ definition }: ListedCase, key: string, options: MakeOptions): Promise<void> => {
  const { id } = definition.entry;
  const { zip, picture } = await makeCase(definition, options);
  await writeWhole(`${id}.zip`, zip);
  await writeWhole(`${id}.png`, picture);
  await writeWhole(`${id}.key`, key);
};

/** Only what is there is offered. */
const writeIndex = async (): Promise<void> => {
  const list = [];
  for (const { definition } of cases) {
    const { id } = definition.entry;
    const file = new URL(`${id}.zip`, generatedFolder);
    if (!existsSync(file)) continue;
    list.push({
      ...definition.entry,
      file: `${id}.zip`,
      bytes: (await stat(file)).size,
      picture: `${id}.png`,
    });
  }
  await writeWhole('index.json', `${JSON.stringify(list, undefined, 2)}\n`);
};

/**
 * Makes the samples that are missing or made by an older recipe, in `samples/generated/`:
 * `<id>.zip`, `<id>.png` and `index.json`; all, or the one that is named. Answers the folder.
 */
export const makeSamples = async (options: MakeOptions = {}): Promise<URL> => {
  await mkdir(generatedFolder, { recursive: true });
  const wanted = cases.filter(({ definition }) => [undefined, definition.entry.id].includes(options.only));
  const stale: { readonly which: ListedCase; readonly key: string }[] = [];
  for (const which of wanted) {
    const key = await recipeKey(which.folder);
    if (!(await isCurrent(which.definition.entry.id, key))) stale.push({ which, key });
  }
  for (const [n, { which, key }] of stale.entries()) {
    const { onProgress } = options;
    const share = (fraction: number) => onProgress?.((n + fraction) / stale.length);
    await makeOne(which, key, { ...options, onProgress: share });
  }
  await writeIndex();
  return generatedFolder;
};

/** One line that is written over and over on a terminal, and now and then elsewhere. */
export const showProgress = (): ((fraction: number) => void) => {
  const started = Date.now();
  let shown = -1;
  return (fraction) => {
    const percent = Math.floor(fraction * 100);
    if (percent === shown || (!process.stderr.isTTY && percent % 25 !== 0)) return;
    shown = percent;
    const seconds = Math.round((Date.now() - started) / 1000);
    const line = `sample cases: ${percent} % (${seconds} s)`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`);
  };
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await makeSamples({ onProgress: showProgress() });
  for (const id of sampleNames) {
    const file = new URL(`${id}.zip`, folder);
    process.stdout.write(`${fileURLToPath(file)} ${((await stat(file)).size / 1e6).toFixed(1)} MB\n`);
  }
}
