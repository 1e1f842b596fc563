import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import { openPaths } from '../../src/app/commands/files';
import type { Structure } from '../../src/core/structure';
import { inlineKernels } from '../../src/formats/inline';
import { labelMap } from '../../src/formats/labels/map';
import { labelTarget, loadLabels, type LoadedVolume, loadSeries, scanFiles } from '../../src/formats/open';
import { memoryFile } from '../unit/formats/files';
import { hasData, inData } from './manifest';
import { hasProgram, outputOf } from './tools';

const sample = new URL('../../samples/generated/c2-dens-lytic.zip', import.meta.url).pathname;
const liver = 'seg_rtstruct/liver_spine_ct3slice/';

/** Structures on a CT, to be written and read again. */
export interface Case {
  readonly name: string;
  readonly there: boolean;
  /** Files and folders with the CT in them, and the labels; none: the segmentations beside the CT. */
  readonly ct: string;
  readonly labels: readonly string[];
  /** There are so many of them that some are enough. */
  readonly isMany?: boolean;
}

export const cases: readonly Case[] = [
  {
    name: 'five overlapping segments',
    there: hasData,
    ct: inData(liver),
    labels: [inData(`${liver}seg_partial_overlaps.dcm`)],
  },
  {
    name: 'the neck',
    there: hasData,
    ct: inData('ct/neck_C1-T5_2mm/ct_dicom.zip'),
    labels: ['external_body', 'midline_larynx_pharynx_oesophagus', 'spinal_cord'].map((name) =>
      inData(`ct/neck_C1-T5_2mm/labels/${name}.nrrd`),
    ),
  },
  { name: 'the truth of the C2 sample', there: existsSync(sample), ct: sample, labels: [], isMany: true },
];

export async function load({ ct, labels }: Case): Promise<{ ct: LoadedVolume; structures: Structure[] }> {
  const files = await openPaths([ct]);
  const scan = files.ok ? await scanFiles(files.value, inlineKernels) : files;
  if (!scan.ok) throw new Error(scan.failure.code);
  const volume = await loadSeries(scan.value, scan.value.series[0]!.seriesUid, inlineKernels);
  const given = await openPaths(labels);
  if (!volume.ok || !given.ok) throw new Error('the CT cannot be read');
  const own = scan.value.objects
    .filter(({ kind }) => kind === 'SEG')
    .map(({ path }) => scan.value.files.get(path)!);
  const structures: Structure[] = [];
  for (const file of labels.length > 0 ? given.value : own) {
    const loaded = await loadLabels(file, labelTarget(volume.value), inlineKernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    structures.push(...loaded.value);
  }
  return { ct: volume.value, structures };
}

/** The hash of one structure's voxels on the whole CT, 1 inside. */
const hashOf = (structure: Structure, { volume }: LoadedVolume): string =>
  createHash('sha256')
    .update(labelMap([{ ...structure, label: 1 }], volume.grid))
    .digest('hex');

/**
 * Reads back what was written and compares names and voxels.
 * @returns the structures read, and the hash of the voxels of each
 */
export async function expectBack(bytes: Uint8Array, structures: readonly Structure[], ct: LoadedVolume) {
  const back = await loadLabels(memoryFile('out.dcm', bytes), labelTarget(ct), inlineKernels);
  if (!back.ok) throw new Error(back.failure.code);
  expect(back.value.map(({ id, sourceName }) => [id, sourceName])).toEqual(
    structures.map(({ id, sourceName }) => [id, sourceName]),
  );
  const hashes = structures.map((structure) => hashOf(structure, ct));
  expect(back.value.map((structure) => hashOf(structure, ct))).toEqual(hashes);
  return { structures: back.value, hashes };
}

/** DCMTK, where it is installed, takes the file for what it is. */
export function expectOthersRead(path: string, sopClass: RegExp): void {
  if (hasProgram('dcmdump')) expect(outputOf('dcmdump', ['-q', path])).toMatch(sopClass);
  if (hasProgram('dcm2xml')) expect(outputOf('dcm2xml', [path])).toMatch(/<\/file-format>\s*$/);
}

/** dicom3tools, where they are installed, find no error in the file. */
export function expectValid(path: string): void {
  if (hasProgram('dciodvfy')) expect(outputOf('dciodvfy', [path])).not.toMatch(/^Error/m);
}
