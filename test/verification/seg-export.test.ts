import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import { exportSegmentation } from '../../src/formats/dicom-seg/export';
import type { LoadedVolume } from '../../src/formats/open';
import { cases, expectBack, expectOthersRead, expectValid, load } from './exported';
import { fromPython, hasPydicom } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'seg-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

/** Hashes as `expectBack` has them, each frame put where it states to lie, by pydicom and numpy alone. */
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
      const { ct, structures: all } = await load(one);
      // The small ones: a hash of the whole CT for each takes its time.
      const structures = one.isMany ? all.toSorted((a, b) => a.volumeMl - b.volumeMl).slice(0, 6) : all;
      expect(structures.length).toBeGreaterThan(0);
      const bytes = await write(ct, structures);
      const { hashes } = await expectBack(bytes, structures, ct);

      const path = join(folder, 'out.dcm');
      writeFileSync(path, bytes);
      // Its time grows with the square of the frames: 0.1 s for 264, 3 s for 792 (26 MB); more of them in the slow test.
      if (bytes.length < 30e6) expectValid(path);
      expectOthersRead(path, /SegmentationStorage/);
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
