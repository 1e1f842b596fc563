import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { type Grid, identityAxes } from '../../src/core/grid';
import type { Failure } from '../../src/core/result';
import { lpsPoint } from '../../src/core/units';
import { inlineKernels } from '../../src/formats/inline';
import { loadMesh } from '../../src/formats/mesh/open';
import { writeNifti } from '../../src/formats/nifti/write';
import { writeNrrd } from '../../src/formats/nrrd/write';
import { loadLabels, loadSeries, scanFiles } from '../../src/formats/open';
import { en } from '../../src/i18n/en';
import { fr } from '../../src/i18n/fr';
import { readPlan } from '../../src/plan/read';
import { emptyPlan } from '../../src/plan/schema';
import { deflated, implicit, item, part10, rle, sequence, slice, textElement } from '../unit/formats/dicom';
import { memoryFile } from '../unit/formats/files';
import { enhanced } from '../unit/formats/multi-frame';
import { structureSet } from '../unit/formats/rtstruct';
import { segFile } from '../unit/formats/seg-files';
import { zipOf } from '../unit/formats/zips';

/** A small generator of its own, so that a failure can be repeated from its number. */
export function random(seed: number): (n: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
}

type Pick = (n: number) => number;
type Mutation = (bytes: Uint8Array, pick: Pick, other: Uint8Array) => Uint8Array;

const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const text = (words: string) => new TextEncoder().encode(words);
const edited = (bytes: Uint8Array, edit: (out: Uint8Array) => void) => {
  const out = bytes.slice();
  edit(out);
  return out;
};

/** What stands where a number stood. */
const numbers = ['NaN', 'Infinity', '-1', '0', '1e308', '1e-308', '99999999999', '-0', '1\\2', '0x7f'];
const names = [
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '$t(failure)',
  '{{path}}',
  '=cmd()',
  '\u{0}',
];

/** Every way to damage a file, by name. */
const mutations: Readonly<Record<string, Mutation>> = {
  truncated: (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  'cut out': (bytes, pick) => {
    const from = pick(bytes.length);
    return join(bytes.subarray(0, from), bytes.subarray(from + 1 + pick(64)));
  },
  'header bytes': (bytes, pick) =>
    edited(bytes, (out) => {
      for (let n = 0; n <= pick(8); n++) out[pick(Math.min(out.length, 700))] = pick(3) ? pick(256) : 255;
    }),
  'bits flipped': (bytes, pick) =>
    edited(bytes, (out) => {
      for (let n = 0; n <= pick(6); n++) out[pick(out.length)]! ^= 1 << pick(8);
    }),
  'wrong length': (bytes, pick) =>
    edited(bytes, (out) => {
      if (out.length < 8) return;
      const lengths = [0xffffffff, 0xfffffffe, 0x7fffffff, 0, 1, out.length, out.length * 2];
      new DataView(out.buffer).setUint32(pick(out.length - 4), lengths[pick(lengths.length)]!, pick(4) > 0);
    }),
  'another VR': (bytes, pick) =>
    edited(bytes, (out) => {
      const vrs = ['SQ', 'UN', 'OB', 'DS', 'US', 'UI', 'OV', 'ZZ', 'AT'];
      const from = pick(out.length);
      const isVr = (at: number) => [out[at]!, out[at + 1]!].every((code) => code >= 65 && code <= 90);
      for (let at = from; at + 1 < out.length; at++) {
        if (isVr(at)) return out.set(text(vrs[pick(vrs.length)]!), at);
      }
    }),
  'swapped bytes': (bytes, pick) =>
    edited(bytes, (out) => {
      const from = pick(out.length);
      for (let at = from; at + 1 < Math.min(out.length, from + 200); at += 2) {
        [out[at], out[at + 1]] = [out[at + 1]!, out[at]!];
      }
    }),
  'absurd number': (bytes, pick) => {
    const latin = Buffer.from(bytes).toString('latin1');
    const found = [...latin.matchAll(/-?\d+(\.\d+)?/g)];
    const chosen = found[pick(Math.max(1, found.length))];
    if (!chosen) return bytes;
    const words = numbers[pick(numbers.length)]!.padEnd(chosen[0].length).slice(0, 2 * chosen[0].length);
    const end = chosen.index + (pick(2) ? words.length : chosen[0].length);
    return join(bytes.subarray(0, chosen.index), text(words), bytes.subarray(end));
  },
  'name that means harm': (bytes, pick) => {
    const at = pick(bytes.length);
    const name = text(names[pick(names.length)]!);
    return join(bytes.subarray(0, at), name, bytes.subarray(at + name.length));
  },
  'deep nesting': (bytes, pick) => {
    const open = Uint8Array.of(8, 0, 0x40, 0x11, 255, 255, 255, 255, 0xfe, 255, 0, 0xe0, 255, 255, 255, 255);
    const at = pick(bytes.length);
    return join(
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + pick(4000) }, () => open),
      bytes.subarray(at),
    );
  },
  spliced: (bytes, pick, other) =>
    join(bytes.subarray(0, pick(bytes.length)), other.subarray(pick(other.length))),
  doubled: (bytes, pick) => {
    const at = pick(bytes.length);
    return join(bytes.subarray(0, at), bytes.subarray(pick(at + 1)));
  },
};
const kinds = Object.keys(mutations);

const grid: Grid = {
  dims: [6, 5, 4],
  spacing: [0.5, 0.7, 2],
  origin: lpsPoint(-10, -20, 30),
  axes: identityAxes,
};
const values = Int16Array.from({ length: 120 }, (_, n) => n * 7 - 300);
const mask = Uint8Array.from({ length: 120 }, (_, n) => (n % 3 === 0 ? 2 : 0));
const pixels = Array.from({ length: 6 }, (_, n) => n);
const square = [
  [-10, -20, 30],
  [-8, -20, 30],
  [-8, -18, 30],
  [-10, -18, 30],
];
const segFrames = [0, 1].map((k) => ({
  segment: 1,
  position: [-10, -20, 30 + 2 * k],
  values: [1, 0, 1, 1, 0, 1],
}));
const plan = {
  ...emptyPlan(),
  instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [1, 2, 3], targetMm: [4, 5, 6] }],
};
const obj = 'o a\nv 0 0 0\nv 4 0 0\nv 0 4 0\nv 0 0 4\nf 1 3 2\nf 1 2 4\nf 2 3 4\nf 1 4 3\n';
const ply = `ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\nelement face 4\nproperty list uchar int vertex_indices\nend_header\n0 0 0\n4 0 0\n0 4 0\n0 0 4\n3 0 2 1\n3 0 1 3\n3 1 2 3\n3 0 3 2\n`;
const facet = 'facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 4 0 0\nvertex 0 4 0\nendloop\nendfacet\n';

/** A whole file of every kind that is read, made here. */
export const wholeFiles: Readonly<Record<string, Uint8Array>> = {
  'ct.dcm': slice({ stored: pixels }),
  'implicit.dcm': slice({ stored: pixels, syntax: implicit }),
  'deflated.dcm': slice({ stored: pixels, syntax: deflated }),
  'rle.dcm': slice({ stored: pixels, syntax: rle }),
  'enhanced.dcm': enhanced([0, 1, 2].map((k) => ({ position: [0, 0, 2 * k], stored: pixels }))),
  'seg.dcm': segFile({ rows: 2, columns: 3, frames: segFrames }),
  'rtstruct.dcm': structureSet([{ name: 'a', contours: [{ points: square }] }]),
  DICOMDIR: part10([
    textElement('00041130', 'CS', 'DISC'),
    sequence('00041220', [item([textElement('00041500', 'CS', 'CT\\IM0')])]),
  ]),
  'ct.nii': writeNifti(grid, values, { gzip: false }),
  'ct.nii.gz': writeNifti(grid, values),
  'seg.nii': writeNifti(grid, mask, { gzip: false, labelNames: new Map([[2, 'spleen']]) }),
  'ct.nrrd': writeNrrd(grid, values),
  'a.zip': zipOf([
    { name: 'ct/0.dcm', bytes: slice({ stored: pixels }) },
    { name: 'ct/1.dcm', bytes: slice({ stored: pixels, position: [0, 0, 2] }), method: 0 },
  ]),
  'zip-in.zip': zipOf([{ name: 'in.zip', bytes: zipOf([{ name: 'a.dcm', bytes: slice() }]) }]),
  'a.obj': text(obj),
  'a.ply': text(ply),
  'a.stl': text(`solid a\n${facet.repeat(4)}endsolid a\n`),
  'values.gz': new Uint8Array(gzipSync(writeNrrd(grid, values))),
  'plan.json': text(JSON.stringify(plan)),
};

/** The damaged file of a seed. */
export function damaged(name: string, seed: number): { readonly kind: string; readonly bytes: Uint8Array } {
  const pick = random(seed + 1);
  const kind = kinds[seed % kinds.length]!;
  const all = Object.values(wholeFiles);
  return { kind, bytes: mutations[kind]!(wholeFiles[name]!, pick, all[pick(all.length)]!) };
}

type Outcome = { readonly read: number; readonly failures: readonly Failure[] };

/** Opens a file all the way, as the page does. */
async function open(name: string, bytes: Uint8Array): Promise<Outcome> {
  if (name.endsWith('.json')) {
    const read = readPlan(new TextDecoder().decode(bytes));
    return read.ok ? { read: 1, failures: [] } : { read: 0, failures: [read.failure] };
  }
  const scan = await scanFiles([memoryFile(name, bytes)], inlineKernels, { thumbnails: true });
  if (!scan.ok) return { read: 0, failures: [scan.failure] };
  const { series, objects, refused, files } = scan.value;
  const failures = [...refused.map(({ failure }) => failure), ...series.flatMap(({ issues }) => issues)];
  let read = 0;
  for (const { seriesUid } of series) {
    const loaded = await loadSeries(scan.value, seriesUid, inlineKernels, { allowSingleSlice: true });
    if (!loaded.ok) failures.push(loaded.failure);
    else {
      const { hu, grid: own, minHu, maxHu } = loaded.value.volume;
      expect(hu.length).toBe(own.dims[0] * own.dims[1] * own.dims[2]);
      expect([minHu, maxHu, ...own.spacing, ...own.origin].every(Number.isFinite)).toBe(true);
      read++;
    }
  }
  for (const { path, kind } of objects) {
    const file = files.get(path)!;
    const loaded =
      kind === 'MESH'
        ? await loadMesh(file, grid, { units: 'mm', frame: 'LPS' }, inlineKernels)
        : await loadLabels(file, { grid, frameOfReferenceUid: '1.2.9' }, inlineKernels);
    if (loaded.ok) read++;
    else failures.push(loaded.failure);
  }
  return { read, failures };
}

/** One file may take this long, ms: far more than any of them needs on a busy machine. */
const mostMs = 5000;
/** What the whole run may add to the memory of the process, MB. */
const mostGrowthMb = 1500;

interface Seen {
  refused: number;
  read: number;
  slowestMs: number;
  peakMb: number;
}

/** Damages a file in `rounds` ways and opens each. Prints the figures. */
export async function fuzz(name: string, rounds: number, first = 0): Promise<Seen> {
  const before = process.memoryUsage().rss;
  const seen: Seen = { refused: 0, read: 0, slowestMs: 0, peakMb: 0 };
  for (let seed = first; seed < first + rounds; seed++) {
    const { kind, bytes } = damaged(name, seed);
    const started = performance.now();
    const { read, failures } = await open(name, bytes).catch((error: unknown) => {
      throw new Error(`${name}, seed ${seed} (${kind}): ${String(error)}`, { cause: error });
    });
    const ms = performance.now() - started;
    const where = `${name}, seed ${seed} (${kind})`;
    expect(ms, `${where}: time`).toBeLessThan(mostMs);
    for (const { code } of failures) {
      // A reader that threw was caught, but is an error of ours.
      expect(code, where).not.toBe('reader-failed');
      expect(en.failure, where).toHaveProperty([code]);
      expect(fr.failure, where).toHaveProperty([code]);
    }
    if (read > 0) seen.read++;
    else seen.refused++;
    seen.slowestMs = Math.max(seen.slowestMs, ms);
    seen.peakMb = Math.max(seen.peakMb, (process.memoryUsage().rss - before) / 1e6);
  }
  console.log(
    `fuzz ${name}: ${rounds} mutations, ${seen.refused} refused, ${seen.read} read, ` +
      `slowest ${seen.slowestMs.toFixed(0)} ms, memory +${seen.peakMb.toFixed(0)} MB`,
  );
  expect(seen.peakMb).toBeLessThan(mostGrowthMb);
  return seen;
}
