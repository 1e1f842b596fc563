import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPaths } from '../../src/app/commands/files';
import { sha256 } from '@noble/hashes/sha2.js';
import { copyDeidentified } from '../../src/formats/deidentify/copy';
import { deidentifyBatch } from '../../src/formats/deidentify/kernel';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, type Scan, scanFiles } from '../../src/formats/open';
import { noContext } from '../../src/core/kernel';
import { hasData, inData } from './manifest';

const has = (program: string): boolean => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function scanned(path: string): Promise<Scan> {
  const files = await openPaths([path]);
  const scan = files.ok ? await scanFiles(files.value, inlineKernels) : files;
  if (!scan.ok) throw new Error(scan.failure.code);
  return scan.value;
}

/** Copies a folder and answers where the copy is. */
async function copied(path: string): Promise<string> {
  const files = await openPaths([path]);
  if (!files.ok) throw new Error(files.failure.code);
  const folder = mkdtempSync(join(tmpdir(), 'trocart-deidentify-'));
  folders.push(folder);
  const done = await copyDeidentified(
    {
      files: files.value,
      key: new Uint8Array(32).fill(3),
      write: (name, bytes) => Promise.resolve(writeFileSync(join(folder, name), bytes)),
    },
    async (input) => deidentifyBatch(input, noContext),
  );
  if (!done.ok) throw new Error(done.failure.code);
  return folder;
}

/** Every CT that can be read: its grid and the hash of its HU. */
async function volumes(scan: Scan) {
  const found: string[] = [];
  for (const { seriesUid, usable, issues, transferSyntaxes } of scan.series) {
    if (!usable && issues.some(({ code, severity }) => severity === 'error' && code !== 'single-slice'))
      continue;
    const loaded = await loadSeries(scan, seriesUid, inlineKernels, { allowSingleSlice: true });
    if (!loaded.ok) continue;
    const { grid, hu } = loaded.value.volume;
    const hash = Buffer.from(sha256(new Uint8Array(Float32Array.from(hu).buffer))).toString('hex');
    found.push(JSON.stringify([transferSyntaxes, grid, hash]));
  }
  return found.sort();
}

/** Of each file alone: the same slice lies there in many syntaxes. */
async function alone(path: string): Promise<string[][]> {
  const files = await openPaths([path]);
  if (!files.ok) throw new Error(files.failure.code);
  const opened = files.value.map(async (file) => {
    const scan = await scanFiles([file], inlineKernels);
    return scan.ok ? volumes(scan.value) : [];
  });
  return (await Promise.all(opened)).filter((found) => found.length > 0);
}

const sorted = (found: string[][]): string[] => found.flat().sort();
const sources = ['transfer_syntax/ctimage', 'transfer_syntax/enhanced', 'transfer_syntax/htj2k'];

describe.skipIf(!hasData)('de-identified copies of real CTs (skipped without ../shared/data)', () => {
  it.each(sources)(
    'have the same grid, HU and transfer syntax, file by file: %s',
    async (path) => {
      const before = sorted(await alone(inData(path)));
      expect(before.length).toBeGreaterThan(0);
      expect(sorted(await alone(await copied(inData(path))))).toEqual(before);
    },
    60_000,
  );

  it('are one series as before, with its segmentation in the same frame of reference', async () => {
    const path = 'seg_rtstruct/tiny_23x38x3';
    const [before, after] = [await scanned(inData(path)), await scanned(await copied(inData(path)))];
    expect(await volumes(after)).toEqual(await volumes(before));
    const frame = (scan: Scan) => [
      ...scan.series.map((item) => item.frameOfReferenceUid),
      ...scan.objects.map((item) => item.frameOfReferenceUid),
    ];
    const stated = (scan: Scan) => new Set(frame(scan).filter((uid) => uid !== undefined));
    const [old, next] = [stated(before), stated(after)];
    expect(next.size).toBe(old.size);
    expect([...next].filter((uid) => old.has(uid))).toEqual([]);
    expect(after.objects.map(({ kind }) => kind)).toContain('SEG');
  });

  it.skipIf(!has('dcmdump'))(
    'are read by dcmtk (skipped without dcmdump), and name nobody',
    async () => {
      const folder = await copied(inData('transfer_syntax/ctimage'));
      for (const name of readdirSync(folder)) {
        const dump = execFileSync('dcmdump', ['+P', '0010,0010', '+P', '0012,0062', join(folder, name)], {
          encoding: 'utf8',
        });
        expect(dump).toMatch(/PN \[ANON-[0-9a-f]{8}\]/);
        expect(dump).toMatch(/CS \[YES\]/);
      }
    },
    60_000,
  );

  it.skipIf(!has('dciodvfy'))(
    'have no error for dciodvfy that the originals have not (skipped without dciodvfy)',
    async () => {
      const from = inData('transfer_syntax/htj2k');
      const folder = await copied(from);
      const errors = (path: string): string[] => {
        const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) =>
          file.isFile(),
        );
        return [...new Set(names.flatMap((file) => verified(join(file.parentPath, file.name))))];
      };
      const before = new Set(errors(from));
      expect(errors(folder).filter((line) => !before.has(line))).toEqual([]);
    },
    120_000,
  );
});

/** Errors of one file, without the values that are quoted in them. */
function verified(path: string): string[] {
  let said = '';
  try {
    said = execFileSync('bash', ['-c', 'dciodvfy "$0" 2>&1', path], { encoding: 'utf8' });
  } catch (reason) {
    said = String((reason as { stdout?: string }).stdout ?? '');
  }
  return said
    .split('\n')
    .filter((line) => line.startsWith('Error'))
    .map((line) => line.replace(/<[^>]*>/g, '<…>').replace(/value\s.*$/i, 'value …'));
}
