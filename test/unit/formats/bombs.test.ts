import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { identityAxes, type Grid } from '../../../src/core/grid';
import { inflateUpTo, TooMuch } from '../../../src/formats/inflate';
import { lpsPoint } from '../../../src/core/units';
import { writeNifti } from '../../../src/formats/nifti/write';
import { writeNrrd } from '../../../src/formats/nrrd/write';
import type { SourceFile } from '../../../src/formats/source';
import { implicit, part10, slice } from './dicom';
import { load, memoryFile, scan } from './files';

const grid: Grid = { dims: [3, 2, 2], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };
const values = new Int16Array(12);

/** What becomes of a file: the code that refuses it when it is found or loaded. */
async function outcome(file: SourceFile): Promise<string> {
  const good = [0, 1, 2].map((k) =>
    memoryFile(`good/${k}`, slice({ position: [0, 0, k], seriesUid: '9.9' })),
  );
  const found = await scan([file, ...good]);
  expect((await load(found, '9.9')).ok).toBe(true);
  const [refused] = found.refused;
  if (refused) return refused.failure.code;
  const uid = found.series.find(({ seriesUid }) => seriesUid !== '9.9')!.seriesUid;
  const loaded = await load(found, uid, { allowSingleSlice: true });
  return loaded.ok ? 'read' : loaded.failure.code;
}

const withHeader = (bytes: Uint8Array, change: (view: DataView) => void) => {
  const out = bytes.slice();
  change(new DataView(out.buffer));
  return out;
};

describe('compressed data that unpack to more than they should', () => {
  it('stop a NIfTI at what its header asks for', async () => {
    const plain = Buffer.from(writeNifti(grid, values, { gzip: false }));
    const bomb = new Uint8Array(gzipSync(Buffer.concat([plain, Buffer.alloc(20 * 1024 ** 2)])));
    expect(bomb.length).toBeLessThan(40_000);
    expect(await outcome(memoryFile('bomb.nii.gz', bomb))).toBe('unpacked-too-large');
  });

  it('stop a NRRD at what its header asks for', async () => {
    const whole = writeNrrd(grid, values);
    const end = Buffer.from(whole).indexOf('\n\n') + 2;
    const bomb = Buffer.concat([whole.subarray(0, end), gzipSync(Buffer.alloc(20 * 1024 ** 2))]);
    expect(await outcome(memoryFile('bomb.nrrd', new Uint8Array(bomb)))).toBe('unpacked-too-large');
  });

  it('stop where they are told to', () => {
    const bytes = deflateRawSync(Buffer.alloc(10_000_000));
    expect(() => inflateUpTo('deflate', bytes, 9_999_999)).toThrow(TooMuch);
    expect(inflateUpTo('deflate', bytes, 10_000_000)).toHaveLength(10_000_000);
    expect(inflateUpTo('deflate', bytes, 1000, { beginning: true })).toHaveLength(1000);
    expect(() => inflateUpTo('deflate', bytes.subarray(0, 5000), 10_000_000)).toThrow(/EOF/);
  });
});

describe('headers that promise more than there is', () => {
  it.each([
    ['within the limit', [4096, 4096, 60], 'image-broken'],
    ['beyond it', [32767, 32767, 32767], 'image-too-large'],
  ] as const)('NIfTI, %s', async (_, dims, code) => {
    const bytes = withHeader(writeNifti(grid, values, { gzip: false }), (view) =>
      dims.forEach((n, axis) => view.setInt16(42 + 2 * axis, n, true)),
    );
    expect(await outcome(memoryFile('a.nii', bytes))).toBe(code);
    expect(await outcome(memoryFile('a.nii.gz', new Uint8Array(gzipSync(bytes))))).toBe(code);
  });

  it.each([
    ['4096 4096 60', 'image-broken'],
    ['99999999 99999999 99999999', 'image-too-large'],
    ['1e300 2 2', 'image-too-large'],
  ])('NRRD of %s', async (sizes, code) => {
    const text = Buffer.from(writeNrrd(grid, values))
      .toString('latin1')
      .replace('sizes: 3 2 2', `sizes: ${sizes}`);
    expect(await outcome(memoryFile('a.nrrd', new Uint8Array(Buffer.from(text, 'latin1'))))).toBe(code);
  });

  it.each([
    [65535, 65535, undefined, 'image-too-large'],
    [4000, 4000, undefined, 'dicom-truncated'],
    [2, 3, 2 ** 31 - 1, 'image-too-large'],
  ])('DICOM of %i × %i × %s frames', async (rows, columns, frames, code) => {
    const bytes = slice({ rows, columns, stored: [1, 2, 3, 4, 5, 6], ...(frames && { frames }) });
    expect(await outcome(memoryFile('a.dcm', bytes))).toBe(code);
  });

  it('a NIfTI whose values begin nowhere', async () => {
    const bytes = withHeader(writeNifti(grid, values, { gzip: false }), (view) =>
      view.setFloat32(108, Number.NaN, true),
    );
    expect(await outcome(memoryFile('a.nii', bytes))).toBe('image-broken');
  });
});

describe('sequences thousands deep', () => {
  const nested = (depth: number, length: 'defined' | 'undefined'): Uint8Array => {
    if (length === 'undefined') {
      const open = [0x08, 0, 0x40, 0x11, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff];
      return Uint8Array.from(Array.from({ length: depth }, () => open).flat());
    }
    const bytes = Buffer.alloc(16 * depth);
    for (let n = 0; n < depth; n++) {
      const inside = 16 * n;
      const at = 16 * (depth - 1 - n);
      bytes.set([0x08, 0, 0x40, 0x11, 0, 0, 0, 0, 0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0], at);
      bytes.writeUInt32LE(inside + 8, at + 4);
      bytes.writeUInt32LE(inside, at + 12);
    }
    return bytes;
  };

  it.each([
    [20_000, 'defined'],
    [20_000, 'undefined'],
    [200_000, 'defined'],
  ] as const)('%i of %s length', async (depth, length) => {
    const meta = part10([], implicit);
    const bytes = new Uint8Array(Buffer.concat([meta, nested(depth, length)]));
    expect(await outcome(memoryFile('deep.dcm', bytes))).toBe('dicom-broken');
  });
});

describe('a folder with thousands of other things', () => {
  it('gives its series, and one list', async () => {
    const junk = Array.from({ length: 10_000 }, (_, n) =>
      memoryFile(`junk/${n}.txt`, new TextEncoder().encode(`note ${n}`)),
    );
    const series = Array.from({ length: 20 }, (_, k) =>
      memoryFile(`ct/${k}`, slice({ position: [0, 0, k] })),
    );
    const started = performance.now();
    const found = await scan([...junk.slice(0, 5000), ...series, ...junk.slice(5000)]);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(found.series).toHaveLength(1);
    expect(found.series[0]).toMatchObject({ usable: true, slices: 20 });
    expect(found.refused).toHaveLength(10_000);
  });

  it('goes on when a file can no longer be read', async () => {
    const gone: SourceFile = {
      path: 'gone.dcm',
      storedSize: 1000,
      read: () => Promise.reject(new Error('NotReadableError')),
    };
    expect(await outcome(gone)).toBe('file-unreadable');
  });
});
