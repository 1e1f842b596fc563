import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { type Grid, identityAxes } from '../../src/core/grid';
import type { Failure } from '../../src/core/result';
import type { Structure } from '../../src/core/structure';
import { lpsPoint } from '../../src/core/units';
import { inlineKernels } from '../../src/formats/inline';
import { loadMesh } from '../../src/formats/mesh/open';
import { placeMarkups } from '../../src/formats/markups/place';
import { openMarkups } from '../../src/formats/markups/read';
import { writeMarkupLine } from '../../src/formats/markups/write';
import { writeNifti } from '../../src/formats/nifti/write';
import { writeNrrd } from '../../src/formats/nrrd/write';
import { writeSegNrrd } from '../../src/formats/nrrd/write-segments';
import { loadLabels, loadSeries, scanFiles } from '../../src/formats/open';
import { en } from '../../src/i18n/en';
import { fr } from '../../src/i18n/fr';
import { readPlan } from '../../src/plan/read';
import { emptyPlan } from '../../src/plan/schema';
import { compressedFiles } from './fuzz-frames';
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
  // What is compressed or drawn lies at the end.
  'last bytes': (bytes, pick) =>
    edited(bytes, (out) => {
      for (let n = 0; n <= pick(8); n++) out[out.length - 1 - pick(Math.min(out.length, 380))] = pick(256);
    }),
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
const segments = [0, 1].map((n): Structure => ({
  key: 'other',
  id: 'other',
  sourceName: `part ${n}`,
  label: n + 1,
  provenance: 'imported',
  // They overlap, and so lie in two layers.
  field: { grid, data: Uint8Array.from({ length: 120 }, (_, at) => (at % (n + 2) === 0 ? 255 : 0)) },
  volumeMl: 1,
  centroidMm: grid.origin,
}));
const line = { name: 'a', entryMm: lpsPoint(-10, -20, 30), targetMm: lpsPoint(-9, -18, 34) };
const fcsv =
  '# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID\n1,-10,-20,30,0,0,0,1,1,1,0,entry,,\n2,-9,-18,34,0,0,0,1,1,1,0,target,,\n';
// A tetrahedron, outside in.
const corners = ['-10 -20 30', '-7.5 -20 30', '-10 -17 30', '-10 -20 36'];
const faces = [
  [0, 2, 1],
  [0, 1, 3],
  [1, 2, 3],
  [0, 3, 2],
];
const faceLines = (write: (face: readonly number[]) => string) =>
  faces.map((face) => `${write(face)}\n`).join('');
const obj = `o a\nv ${corners.join('\nv ')}\n${faceLines((face) => `f ${face.map((n) => n + 1).join(' ')}`)}`;
const ply = `ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\nproperty float z\nelement face 4\nproperty list uchar int vertex_indices\nend_header\n${corners.join('\n')}\n${faceLines((face) => `3 ${face.join(' ')}`)}`;
const stl = `solid a\n${faceLines((face) => `facet normal 0 0 1\nouter loop\n${face.map((n) => `vertex ${corners[n]}`).join('\n')}\nendloop\nendfacet`)}endsolid a\n`;

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
  ...compressedFiles,
  'ct.nii': writeNifti(grid, values, { gzip: false }),
  'ct.nii.gz': writeNifti(grid, values),
  'seg.nii': writeNifti(grid, mask, { gzip: false, labelNames: new Map([[2, 'spleen']]) }),
  'ct.nrrd': writeNrrd(grid, values),
  'a.seg.nrrd': writeSegNrrd(segments, grid),
  'needle.mrk.json': text(writeMarkupLine(line)),
  'points.fcsv': text(fcsv),
  'a.zip': zipOf([
    { name: 'ct/0.dcm', bytes: slice({ stored: pixels }) },
    { name: 'ct/1.dcm', bytes: slice({ stored: pixels, position: [0, 0, 2] }), method: 0 },
  ]),
  'zip-in.zip': zipOf([{ name: 'in.zip', bytes: zipOf([{ name: 'a.dcm', bytes: slice() }]) }]),
  'a.obj': text(obj),
  'a.ply': text(ply),
  'a.stl': text(stl),
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
export async function open(name: string, bytes: Uint8Array): Promise<Outcome> {
  if (name === 'plan.json') {
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
    if (kind === 'MARKUPS') {
      const markups = await openMarkups(file);
      if (!markups.ok) failures.push(markups.failure);
      else {
        const { paths, notes, leftOut } = placeMarkups(markups.value, path);
        const ends = paths.flatMap(({ entryMm, targetMm }) => [...entryMm, ...targetMm]);
        expect([...ends, ...notes.flatMap(({ atMm }) => [...atMm])].every(Number.isFinite)).toBe(true);
        failures.push(...leftOut);
        read += Math.min(1, paths.length + notes.length);
      }
      continue;
    }
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

/** A decoder that never ends holds the thread: another one watches, says at which seed, and ends the process. */
function watch(name: string): { at(seed: number): void; end(): void } {
  const beat = new Int32Array(new SharedArrayBuffer(8));
  const script = `
    const { workerData: { beat, name } } = require('node:worker_threads');
    let seen = -1;
    setInterval(() => {
      const [seed, isOn] = [Atomics.load(beat, 0), Atomics.load(beat, 1)];
      if (isOn && seed === seen) {
        require('node:fs').writeSync(2, 'fuzz ' + name + ', seed ' + seed + ': it does not end\\n');
        process.kill(process.pid);
      }
      seen = seed;
    }, 60_000);`;
  const watcher = new Worker(script, { eval: true, workerData: { beat, name } });
  return {
    at: (seed) => {
      Atomics.store(beat, 0, seed);
      Atomics.store(beat, 1, 1);
    },
    end: () => void watcher.terminate(),
  };
}

/** Damages a file in `rounds` ways and opens each. Prints the figures. */
export async function fuzz(name: string, rounds: number, first = 0): Promise<Seen> {
  const before = process.memoryUsage().rss;
  const watcher = watch(name);
  const seen: Seen = { refused: 0, read: 0, slowestMs: 0, peakMb: 0 };
  for (let seed = first; seed < first + rounds; seed++) {
    watcher.at(seed);
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
  watcher.end();
  console.log(
    `fuzz ${name}: ${rounds} mutations, ${seen.refused} refused, ${seen.read} read, ` +
      `slowest ${seen.slowestMs.toFixed(0)} ms, memory +${seen.peakMb.toFixed(0)} MB`,
  );
  expect(seen.peakMb).toBeLessThan(mostGrowthMb);
  return seen;
}
