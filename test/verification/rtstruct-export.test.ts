import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPaths } from '../../src/app/commands/files';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import { inlineKernels } from '../../src/formats/inline';
import { labelMap } from '../../src/formats/labels/map';
import { loadLabels, type LoadedVolume, loadSeries, scanFiles } from '../../src/formats/open';
import { exportStructureSet } from '../../src/formats/rtstruct/export';
import { memoryFile } from '../unit/formats/files';
import { hasData, inData } from './manifest';
import { fromPython, hasProgram, hasPydicom, outputOf } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'rtstruct-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = new URL('../../samples/generated/c2-dens-lytic.zip', import.meta.url).pathname;
const liver = 'seg_rtstruct/liver_spine_ct3slice/';

interface Case {
  readonly name: string;
  readonly there: boolean;
  /** Files and folders with the CT in them, and the labels; none: the segmentations beside the CT. */
  readonly ct: string;
  readonly labels: readonly string[];
  /** Every so many structures are enough. */
  readonly every?: number;
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
  { name: 'the truth of the C2 sample', there: existsSync(sample), ct: sample, labels: [], every: 20 },
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
  return { ct: volume.value, structures };
}

const targetOf = ({ volume, frameOfReferenceUid, origin }: LoadedVolume) => ({
  grid: volume.grid,
  ...(frameOfReferenceUid && { frameOfReferenceUid }),
  ...(origin && { origin }),
});

async function write(ct: LoadedVolume, structures: readonly Structure[]) {
  const result = await exportStructureSet(
    {
      structures,
      grid: ct.volume.grid,
      origin: ct.origin!,
      frameOfReferenceUid: ct.frameOfReferenceUid!,
      uids: { series: '2.25.11', instance: '2.25.12' },
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

/** Hashes as above: voxel centres that an odd number of contours of their slice enclose, by pydicom and numpy alone. */
const script = `
import sys, json, hashlib, math, numpy, pydicom
d = pydicom.dcmread(sys.argv[1])
g = json.loads(sys.argv[2])
nx, ny, nz = g['dims']
origin = numpy.array(g['origin'])
axes, spacing = numpy.array(g['axes']), numpy.array(g['spacing'])
hashes, names, images = [], [], set()
for region in d.ROIContourSequence:
    volume = numpy.zeros((nz, ny, nx), 'uint8')
    for contour in region.ContourSequence:
        assert contour.ContourGeometricType == 'CLOSED_PLANAR'
        images.add((contour.ContourImageSequence[0].ReferencedSOPInstanceUID))
        p = (numpy.array([float(v) for v in contour.ContourData]).reshape(-1, 3) - origin) @ axes.T / spacing
        assert len(p) == contour.NumberOfContourPoints
        k = round(p[0][2])
        assert abs(p[:, 2] - k).max() < 0.001
        for a, b in zip(p, numpy.roll(p, -1, 0)):
            (x0, y0), (x1, y1) = sorted((a[:2], b[:2]), key=lambda v: v[1])
            for j in range(max(0, math.ceil(y0)), min(ny, math.ceil(y1))):
                x = x0 + (j - y0) * (x1 - x0) / (y1 - y0)
                volume[k, j, max(0, math.ceil(x)):] ^= 1
    hashes.append(hashlib.sha256(volume.tobytes()).hexdigest())
print(json.dumps({'hashes': hashes, 'names': [r.ROIName for r in d.StructureSetROISequence], 'images': sorted(images)}))`;

describe.each(cases)('$name, written as RTSTRUCT', (one) => {
  it.skipIf(!one.there)('comes back voxel by voxel, and other programs read it', async () => {
    const { ct, structures: all } = await load(one);
    const structures = all.filter((_, n) => n % (one.every ?? 1) === 0);
    expect(structures.length).toBeGreaterThan(0);
    const bytes = await write(ct, structures);
    const back = await loadLabels(memoryFile('out.dcm', bytes), targetOf(ct), inlineKernels);
    if (!back.ok) throw new Error(back.failure.code);
    expect(back.value.map(({ id, sourceName }) => [id, sourceName])).toEqual(
      structures.map(({ id, sourceName }) => [id, sourceName]),
    );
    const hashes = structures.map((structure) => hashOf(structure, ct));
    expect(back.value.map((structure) => hashOf(structure, ct))).toEqual(hashes);
    expect(back.value.flatMap(({ remarks = [] }) => remarks)).toEqual([]);

    const path = join(folder, 'out.dcm');
    writeFileSync(path, bytes);
    if (hasProgram('dciodvfy')) expect(outputOf('dciodvfy', [path])).not.toMatch(/^Error/m);
    if (hasProgram('dcmdump')) expect(outputOf('dcmdump', ['-q', path])).toMatch(/RTStructureSetStorage/);
    if (hasProgram('dcm2xml')) expect(outputOf('dcm2xml', [path])).toMatch(/<\/file-format>\s*$/);
    if (!hasPydicom()) return;
    const seen = fromPython(script, [path, JSON.stringify(ct.volume.grid)]) as Record<string, string[]>;
    expect(seen['names']).toEqual(structures.map(({ sourceName }) => sourceName));
    expect(seen['hashes']).toEqual(hashes);
    const known = new Set(ct.origin!.instances.map(({ sopInstanceUid }) => sopInstanceUid));
    expect(seen['images']!.filter((uid) => !known.has(uid))).toEqual([]);
  });
});
