import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { entry, makeCase } from './c2-dens';

/** Where the samples lie; the page is served with this folder as `samples/`. */
export const generatedFolder = new URL('generated/', import.meta.url);

export interface MakeOptions {
  /** Fraction done, 0–1; not called when the samples are there already. */
  readonly onProgress?: (fraction: number) => void;
  readonly workers?: number;
}

/** Everything that the bytes depend on: the recipe, the generator, the writers. */
const sourceFiles = async (): Promise<URL[]> => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const all = await readdir(here, { recursive: true });
  const own = all
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.startsWith('generated'))
    .map((name) => pathToFileURL(here + name));
  const writers = ['dicom/write.ts', 'dicom-ct/write.ts', 'dicom-seg/write.ts'].map(
    (name) => new URL(`../src/formats/${name}`, import.meta.url),
  );
  return [...own, ...writers].sort((a, b) => (a.href < b.href ? -1 : 1));
};

const recipeKey = async (): Promise<string> => {
  const hash = sha256.create();
  for (const file of await sourceFiles()) hash.update(await readFile(file));
  return bytesToHex(hash.digest());
};

/** Written beside and renamed, so that nobody ever reads half a file. */
const writeWhole = async (name: string, data: Uint8Array | string): Promise<void> => {
  const part = new URL(`${name}.${process.pid}.part`, generatedFolder);
  await writeFile(part, data);
  await rename(part, new URL(name, generatedFolder));
};

export const sampleNames: readonly string[] = [entry.id];

const zipName = `${entry.id}.zip`;
const pictureName = `${entry.id}.png`;
const keyName = `${entry.id}.key`;

const isCurrent = async (key: string): Promise<boolean> => {
  const present = [zipName, pictureName, keyName, 'index.json'].every((name) =>
    existsSync(new URL(name, generatedFolder)),
  );
  return present && (await readFile(new URL(keyName, generatedFolder), 'utf8')) === key;
};

/**
 * Makes the samples that are missing or made by an older recipe, in `samples/generated/`:
 * `<id>.zip`, `<id>.png` and `index.json`. Answers the folder.
 */
export const makeSamples = async (options: MakeOptions = {}): Promise<URL> => {
  await mkdir(generatedFolder, { recursive: true });
  const key = await recipeKey();
  if (await isCurrent(key)) return generatedFolder;
  const { zip, picture } = await makeCase(options);
  await writeWhole(zipName, zip);
  await writeWhole(pictureName, picture);
  const list = [{ ...entry, file: zipName, bytes: zip.length, picture: pictureName }];
  await writeWhole('index.json', `${JSON.stringify(list, undefined, 2)}\n`);
  await writeWhole(keyName, key);
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
    const line = `sample case: ${percent} % (${seconds} s)`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`);
  };
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await makeSamples({ onProgress: showProgress() });
  const { size } = await stat(new URL(zipName, folder));
  process.stdout.write(`${fileURLToPath(new URL(zipName, folder))} ${(size / 1e6).toFixed(1)} MB\n`);
}
