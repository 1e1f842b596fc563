import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPaths } from '../../src/app/commands/files';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import { exportSegmentation } from '../../src/formats/dicom-seg/export';
import { inlineKernels } from '../../src/formats/inline';
import { labelMap } from '../../src/formats/labels/map';
import { loadLabels, type LoadedVolume, loadSeries, scanFiles } from '../../src/formats/open';
import { memoryFile } from '../unit/formats/files';
import { hasData, inData } from './manifest';
import { fromPython, hasProgram, hasPydicom, outputOf } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'seg-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = new URL('../../samples/generated/c2-dens-lytic.zip', import.meta.url).pathname;
const liver = 'seg_rtstruct/liver_spine_ct3slice/';

interface Case {
  readonly name: string;
  readonly there: boolean;
  /** Files and folders with the CT in them, and the labels. */
  readonly ct: string;
  readonly labels: readonly string[];
}

const cases: readonly Case[] = [
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
  { name: 'the truth of the C2 sample', there: existsSync(sample), ct: sample, labels: [] },
];

async function load({ ct, labels }: Case): Promise<{ ct: LoadedVolume; structures: Structure[] }> {
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
    const loaded = await loadLabels(file, targetOf(volume.value), inlineKernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    structures.push(...loaded.value);
  }
  // The small ones: a hash of the whole CT for each takes its time.
  const chosen =
    labels.length > 0 ? structures : structures.toSorted((a, b) => a.volumeMl - b.volumeMl).slice(0, 6);
  return { ct: volume.value, structures: chosen };
}

const targetOf = ({ volume, frameOfReferenceUid }: LoadedVolume) => ({
  grid: volume.grid,
  ...(frameOfReferenceUid && { frameOfReferenceUid }),
});

async function write(
  { volume, origin, frameOfReferenceUid }: LoadedVolume,
  structures: readonly Structure[],
) {
  const result = await exportSegmentation(
    {
      structures,
      grid: volume.grid,
      origin,
      frameOfReferenceUid,
      uids: { series: '2.25.11', instance: '2.25.12', dimensions: '2.25.13' },
      written: { date: '20261122', time: '161500' },
    },
    noContext,
  );
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** The hash of one structure's voxels on the whole CT, 1 inside. */
const hashOf = (structure: Structure, { volume }: LoadedVolume): string =>
  createHash('sha256')
    .update(labelMap([{ ...structure, label: 1 }], volume.grid))
    .digest('hex');

/** Hashes as above, each frame put where it states to lie, by pydicom and numpy alone. */
const script = `
import sys, json, hashlib, numpy, pydicom
d = pydicom.dcmread(sys.argv[1])
depth, bottom, step = int(sys.argv[2]), [float(v) for v in sys.argv[3].split(',')], [float(v) for v in sys.argv[4].split(',')]
pixels = d.pixel_array.reshape((-1, d.Rows, d.Columns))
volumes = [numpy.zeros((depth, d.Rows, d.Columns), 'uint8') for _ in d.SegmentSequence]
for n, f in enumerate(d.PerFrameFunctionalGroupsSequence):
    at = [float(v) for v in f.PlanePositionSequence[0].ImagePositionPatient]
    k = sum((a - b) * s for a, b, s in zip(at, bottom, step)) / sum(s * s for s in step)
    assert abs(k - round(k)) < 0.01
    volumes[f.SegmentIdentificationSequence[0].ReferencedSegmentNumber - 1][round(k)] = pixels[n]
print(json.dumps({
  'labels': [s.SegmentLabel for s in d.SegmentSequence],
  'hashes': [hashlib.sha256(v.tobytes()).hexdigest() for v in volumes],
  'sources': [f.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID for f in d.PerFrameFunctionalGroupsSequence],
}))`;

describe.each(cases)('$name, written as DICOM SEG', (one) => {
  it.skipIf(!one.there)(
    'comes back voxel by voxel, and other programs read it',
    { timeout: 300_000 },
    async () => {
      const { ct, structures } = await load(one);
      expect(structures.length).toBeGreaterThan(0);
      const bytes = await write(ct, structures);
      const back = await loadLabels(memoryFile('out.dcm', bytes), targetOf(ct), inlineKernels);
      if (!back.ok) throw new Error(back.failure.code);
      const hashes = structures.map((structure) => hashOf(structure, ct));
      expect(back.value.map(({ id, sourceName }) => [id, sourceName])).toEqual(
        structures.map(({ id, sourceName }) => [id, sourceName]),
      );
      expect(back.value.map((structure) => hashOf(structure, ct))).toEqual(hashes);

      const path = join(folder, 'out.dcm');
      writeFileSync(path, bytes);
      // Its time grows with the square of the frames: 0.1 s for 264, 3 s for 792 (26 MB); more of them in the slow test.
      if (bytes.length < 30e6 && hasProgram('dciodvfy')) {
        expect(outputOf('dciodvfy', [path])).not.toMatch(/^Error/m);
      }
      if (hasProgram('dcmdump')) expect(outputOf('dcmdump', ['-q', path])).toMatch(/SegmentationStorage/);
      if (hasProgram('dcm2xml')) expect(outputOf('dcm2xml', [path])).toMatch(/<\/file-format>\s*$/);
      if (!hasPydicom()) return;
      const { grid } = ct.volume;
      const step = grid.axes[2].map((value) => value * grid.spacing[2]);
      const seen = fromPython(script, [path, `${grid.dims[2]}`, grid.origin.join(), step.join()]) as {
        labels: string[];
        hashes: string[];
        sources: string[];
      };
      expect(seen.labels).toEqual(structures.map(({ sourceName }) => sourceName));
      expect(seen.hashes).toEqual(hashes);
      const known = new Set(ct.origin!.instances.map(({ sopInstanceUid }) => sopInstanceUid));
      expect(seen.sources.filter((uid) => !known.has(uid))).toEqual([]);
    },
  );
});
