import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import { lpsPoint } from '../../../src/core/units';
import { withUniqueKeys } from '../../../src/formats/labels/structure';
import type { MeshFile } from '../../../src/formats/mesh/file';
import { inlineKernels } from '../../../src/formats/inline';
import { describeMeshFile, knownMeaning, loadMesh } from '../../../src/formats/mesh/open';
import { placements } from '../../../src/formats/mesh/placement';
import { readMeshFile } from '../../../src/formats/mesh/read';
import { writeStl } from '../../../src/formats/mesh/stl';
import { weld } from '../../../src/formats/mesh/weld';
import { memoryFile, scan } from './files';
import { sphere } from './mesh-shapes';

const encode = (text: string) => new TextEncoder().encode(text);

/** A tetrahedron's corners and faces. */
const corners = [
  [0, 0, 0],
  [10, 0, 0],
  [0, 20, 0],
  [0, 0, 30],
];
const faces = [
  [0, 2, 1],
  [0, 1, 3],
  [1, 2, 3],
  [2, 0, 3],
];

function mesh(bytes: Uint8Array, path: string): MeshFile {
  const file = readMeshFile(bytes, path);
  if (!file.ok) throw new Error(file.failure.code);
  return file.value;
}

/** Corner by corner: the same triangles whatever their vertices are numbered. */
const expanded = ({ parts }: MeshFile) =>
  parts.map(({ positions, indices }) =>
    Array.from(indices, (n) => Array.from(positions.subarray(3 * n, 3 * n + 3))),
  );
const truth = [faces.flat().map((n) => corners[n]!)];

const stlText = (title: string) =>
  `solid ${title}\n${faces
    .map(
      (face) =>
        `  facet normal 0 0 0\n    outer loop\n${face.map((n) => `      vertex ${corners[n]!.map((c) => c.toExponential(6)).join(' ')}`).join('\n')}\n    endloop\n  endfacet`,
    )
    .join('\n')}\nendsolid ${title}\n`;

const obj = `# made by hand\nmtllib a.mtl\n${corners.map((c) => `v ${c.join(' ')}`).join('\n')}\nvn 0 0 1\n${faces
  .map((face) => `f ${face.map((n) => `${n + 1}//1`).join(' ')}`)
  .join('\n')}\n`;

const plyHeader = (format: string, extra = '') =>
  `ply\nformat ${format} 1.0\ncomment Created by hand SPACE=RAS\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\n${extra}element face 4\nproperty list uchar int vertex_indices\nend_header\n`;

const plyText = `${plyHeader('ascii')}${corners.map((c) => c.join(' ')).join('\n')}\n${faces
  .map((face) => `3 ${face.join(' ')}`)
  .join('\n')}\n`;

function plyBinary(little: boolean): Uint8Array {
  const header = encode(
    plyHeader(`binary_${little ? 'little' : 'big'}_endian`, 'property uchar red\nproperty double quality\n'),
  );
  const body = new DataView(new ArrayBuffer(4 * (12 + 9) + 4 * 13));
  corners.forEach((corner, v) => corner.forEach((c, n) => body.setFloat32(21 * v + 4 * n, c, little)));
  faces.forEach((face, f) => {
    body.setUint8(84 + 13 * f, 3);
    face.forEach((corner, n) => body.setInt32(84 + 13 * f + 1 + 4 * n, corner, little));
  });
  return Uint8Array.from([...header, ...new Uint8Array(body.buffer)]);
}

const stlBinary = (title = 'by hand') => writeStl(corners.flat(), faces.flat(), title);

describe('triangles', () => {
  it.each([
    ['binary STL', 'a.stl', stlBinary()],
    ['text STL', 'a.stl', encode(stlText('a b'))],
    ['text STL with other line ends', 'a.stl', encode(stlText('').replace(/\n/g, '\r\n'))],
    ['OBJ', 'a.obj', encode(obj)],
    ['text PLY', 'a.ply', encode(plyText)],
    ['little-endian PLY', 'a.ply', plyBinary(true)],
    ['big-endian PLY', 'a.ply', plyBinary(false)],
  ])('are read from %s', (_, path, bytes) => {
    expect(expanded(mesh(bytes, path))).toEqual(truth);
  });

  it('of polygons are fans', () => {
    const square = 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n';
    const fan = [0, 1, 2, 0, 2, 3];
    expect(Array.from(mesh(encode(`${square}f 1 2 3 4\n`), 'a.obj').parts[0]!.indices)).toEqual(fan);
    expect(Array.from(mesh(encode(`${square}f -4 -3 \\\n-2 -1\n`), 'a.obj').parts[0]!.indices)).toEqual(fan);
  });

  it('of named groups are parts of their own', () => {
    const two = `${corners.map((c) => `v ${c.join(' ')}`).join('\n')}\ng empty\no aorta\nf 1 2 3\no C2\nf 2 3 4\n`;
    const { parts } = mesh(encode(two), 'a.obj');
    expect(parts.map(({ name }) => name)).toEqual(['aorta', 'C2']);
    expect(expanded({ format: 'obj', parts })[1]).toEqual([corners[1], corners[2], corners[3]]);
    const solids = mesh(encode(stlText('aorta') + stlText('C2')), 'a.stl');
    expect(solids.parts.map(({ name }) => name)).toEqual(['aorta', 'C2']);
    expect(expanded(solids)).toEqual([truth[0], truth[0]]);
  });

  it('keep the frame that 3D Slicer states', () => {
    const slicer = stlBinary();
    slicer.fill(0x20, 0, 80);
    slicer.set(encode('3D Slicer output. SPACE=RAS'));
    expect(mesh(slicer, 'a.stl').frame).toBe('RAS');
    expect(mesh(stlBinary(), 'a.stl').frame).toBe('LPS');
    expect(mesh(encode(stlText('3D Slicer output. SPACE=LPS')), 'a.stl').frame).toBe('LPS');
    expect(mesh(encode(stlText('a')), 'a.stl').frame).toBeUndefined();
    expect(mesh(plyBinary(true), 'a.ply').frame).toBe('RAS');
    expect(mesh(encode(`# 3D Slicer output. SPACE=RAS\n${obj}`), 'a.obj').frame).toBe('RAS');
    expect(mesh(encode(obj), 'a.obj').frame).toBeUndefined();
  });

  it('that share corners are welded, those without area left out', () => {
    const loose = mesh(stlBinary(), 'a.stl').parts[0]!;
    expect(loose.positions).toHaveLength(36);
    const { positions, indices } = weld(loose);
    expect(positions).toHaveLength(12);
    expect(Array.from(indices, (n) => Array.from(positions.subarray(3 * n, 3 * n + 3)))).toEqual(truth[0]);
    const thin = { positions: Float64Array.of(0, 0, 0, 1, 0, 0, -0, 0, 0), indices: Uint32Array.of(0, 1, 2) };
    expect(weld(thin).indices).toHaveLength(0);
  });

  it.each([
    ['cut STL', 'a.stl', stlBinary().subarray(0, 200)],
    ['text STL without an end', 'a.stl', encode(stlText('a').slice(0, -20))],
    ['text STL with words for numbers', 'a.stl', encode(stlText('a').replace('1.000000e+1 ', 'ten '))],
    ['PLY of an unknown type', 'a.ply', encode(plyText.replace('float x', 'half x'))],
    ['PLY that promises more', 'a.ply', encode(plyText.replace('vertex 4', 'vertex 4000000000'))],
    ['cut PLY', 'a.ply', plyBinary(true).subarray(0, -3)],
    ['PLY of corners that are not there', 'a.ply', encode(plyText.replace('3 0 2 1', '3 0 2 4'))],
    ['OBJ of corners that are not there', 'a.obj', encode(`${obj}f 1 2 9\n`)],
    ['OBJ of numbers that are none', 'a.obj', encode(`v 0 0 NaN\n${obj}`)],
  ])('of a %s are refused', (_, path, bytes) => {
    const file = readMeshFile(bytes, path);
    expect(!file.ok && file.failure).toEqual({ code: 'mesh-broken', data: { path } });
  });

  it('must be there', () => {
    const file = readMeshFile(encode('v 0 0 0\n'), 'a.obj');
    expect(!file.ok && file.failure.code).toBe('mesh-empty');
  });
});

const ct: Grid = {
  dims: [60, 60, 40],
  spacing: [1, 1, 2],
  origin: lpsPoint(-80, 20, -40),
  axes: identityAxes,
};
/** On the patient's right, in LPS mm. */
const ball = sphere([-50, 50, 0], 8, 30);
const inRas = ball.positions.map((value, at) => (at % 3 < 2 ? -value : value));

describe('a mesh on the CT', () => {
  it('is found among files, and asked about unless its file says enough', async () => {
    const stl = (title: string) =>
      memoryFile(
        'spleen.stl',
        writeStl(
          inRas.map((c) => c / 10),
          ball.indices,
          title,
        ),
      );
    const found = await scan([
      stl('x'),
      memoryFile('b.obj', encode(obj)),
      memoryFile('c.ply', encode(plyText)),
    ]);
    expect(found.objects.map(({ kind }) => kind)).toEqual(['MESH', 'MESH', 'MESH']);
    const facts = await describeMeshFile(stl('x'), inlineKernels);
    if (!facts.ok) throw new Error(facts.failure.code);
    // The header says LPS: in mm that is nowhere near.
    expect(knownMeaning(facts.value, ct)).toBeUndefined();
    const [first, ...others] = placements(facts.value, ct);
    expect(first).toMatchObject({ units: 'cm', frame: 'RAS', lies: 'within' });
    expect(first!.sizeMm.map(Math.round)).toEqual([16, 16, 16]);
    expect(others.map(({ lies }) => lies)).toEqual(Array.from({ length: 5 }, () => 'outside'));
  });

  it('of 3D Slicer is known', async () => {
    const bytes = writeStl(ball.positions, ball.indices, 'Slicer');
    const facts = await describeMeshFile(memoryFile('a.stl', bytes), inlineKernels);
    expect(facts.ok && knownMeaning(facts.value, ct)).toEqual({ units: 'mm', frame: 'LPS' });
  });

  it('is named by its file, measured, and keeps where it comes from', async () => {
    const bytes = writeStl(
      inRas.map((c) => c / 1000),
      ball.indices,
      'x',
    );
    const file = memoryFile('some/folder/spleen.stl', bytes);
    const loaded = await loadMesh(file, ct, { units: 'm', frame: 'RAS' }, inlineKernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const [spleen] = withUniqueKeys(loaded.value);
    expect(spleen).toMatchObject({ sourceName: 'spleen', label: 1, sourceFormat: 'STL, m, RAS' });
    expect(spleen!.volumeMl).toBeCloseTo(((4 / 3) * Math.PI * 8 ** 3) / 1000, 1);
    expect(Math.hypot(...spleen!.centroidMm.map((c, n) => c - [-50, 50, 0][n]!))).toBeLessThan(0.05);
    expect(spleen!.remarks).toBeUndefined();
  });

  it('that has holes carries the remark; one elsewhere or without inside is refused', async () => {
    const open = writeStl(ball.positions, ball.indices.subarray(60), 'x');
    const loaded = await loadMesh(
      memoryFile('a.stl', open),
      ct,
      { units: 'mm', frame: 'LPS' },
      inlineKernels,
    );
    expect(loaded.ok && loaded.value[0]!.remarks?.map(({ code }) => code)).toEqual(['mesh-open']);
    const far = await loadMesh(memoryFile('a.stl', open), ct, { units: 'mm', frame: 'RAS' }, inlineKernels);
    expect(!far.ok && far.failure).toEqual({ code: 'mesh-elsewhere', data: { path: 'a.stl' } });
    const sheet = writeStl([-60, 40, 0, -40, 40, 1, -50, 60, 0], [0, 1, 2], 'x');
    const none = await inlineKernels.mesh({
      file: { path: 'a.stl', bytes: sheet, complete: true, size: sheet.length },
      ct,
      units: 'mm',
      frame: 'LPS',
    });
    expect(!none.ok && none.failure).toEqual({ code: 'mesh-no-inside', data: { path: 'a.stl' } });
  });

  it('that reaches beyond the CT carries the remark', async () => {
    const lower: Grid = { ...ct, dims: [ct.dims[0], ct.dims[1], Math.round(ct.dims[2] / 2)] };
    const bytes = writeStl(ball.positions, ball.indices, 'x');
    const loaded = await loadMesh(
      memoryFile('a.stl', bytes),
      lower,
      { units: 'mm', frame: 'LPS' },
      inlineKernels,
    );
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const [remark] = loaded.value[0]!.remarks!;
    expect(remark!.code).toBe('mesh-beyond');
    expect(Number(remark!.data['percent'])).toBeGreaterThan(20);
    expect(Number(remark!.data['percent'])).toBeLessThan(80);
  });

  it('can be given up', async () => {
    const context = { checkpoint: () => Promise.reject(new Error('stop')) };
    const { readMesh } = await import('../../../src/formats/mesh/kernels');
    const bytes = writeStl(ball.positions, ball.indices, 'x');
    const file = { path: 'a.stl', bytes, complete: true, size: bytes.length };
    await expect(readMesh({ file, ct, units: 'mm', frame: 'LPS' }, context)).rejects.toThrow('stop');
    expect((await readMesh({ file, ct, units: 'mm', frame: 'LPS' }, noContext)).ok).toBe(true);
  });
});
