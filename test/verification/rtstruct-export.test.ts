import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import type { LoadedVolume } from '../../src/formats/open';
import { exportStructureSet } from '../../src/formats/rtstruct/export';
import { cases, expectBack, expectOthersRead, expectValid, load } from './exported';
import { fromPython, hasPydicom } from './tools';

const folder = mkdtempSync(join(tmpdir(), 'rtstruct-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

/** Hashes as `expectBack` has them: voxel centres that an odd number of contours of their slice enclose, by pydicom and numpy alone. */
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
    const structures = all.filter((_, n) => !one.isMany || n % 20 === 0);
    expect(structures.length).toBeGreaterThan(0);
    const bytes = await write(ct, structures);
    const back = await expectBack(bytes, structures, ct);
    expect(back.structures.flatMap(({ remarks = [] }) => remarks)).toEqual([]);

    const path = join(folder, 'out.dcm');
    writeFileSync(path, bytes);
    expectValid(path);
    expectOthersRead(path, /RTStructureSetStorage/);
    if (!hasPydicom()) return;
    const seen = fromPython(script, [path, JSON.stringify(ct.volume.grid)]) as Record<string, string[]>;
    expect(seen['names']).toEqual(structures.map(({ sourceName }) => sourceName));
    expect(seen['hashes']).toEqual(back.hashes);
    const known = new Set(ct.origin!.instances.map(({ sopInstanceUid }) => sopInstanceUid));
    expect(seen['images']!.filter((uid) => !known.has(uid))).toEqual([]);
  });
});
