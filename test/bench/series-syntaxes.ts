import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaths } from '../../src/app/commands/files';
import { parseDicomFile } from '../../src/formats/dicom/dataset';
import { framePieces, joinPieces } from '../../src/formats/dicom/encapsulated';
import { loadSeries, scanFiles } from '../../src/formats/open';
import { createNodeRunner } from '../../src/workers/node';
import { openKernels } from '../../src/workers/open';
import { encode, explicit, inItems, part10, sliceElements, textElement } from '../unit/formats/dicom';

// A series of 300 slices of 512 × 512 from disk in each transfer syntax: scan, judge, decode and place with
// two workers, in MB of pixels a second; beside it dcmtk's command-line tools on the same files, and a
// plain copy of the uncompressed ones. SLICES=… for less.

const slices = Number(process.env['SLICES'] ?? 300);
const size = 512;
/** Different ones; the series repeats them. */
const distinct = 10;
const megabytes = (slices * size * size * 2) / 1e6;
const folder = mkdtempSync(join(tmpdir(), 'series-'));

/** A round body of soft tissue with bone and noise of some 20 HU, 12 bits, as stored values. */
function stored(k: number): number[] {
  let state = 12345 + k;
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: size * size }, (_, n) => {
    const [x, y] = [(n % size) - 256, Math.floor(n / size) - 256 + k];
    const tissue = Math.hypot(x / 220, y / 160) < 1 ? 1060 : 24;
    const bone = Math.hypot(x / 60, (y - 60) / 50) < 1 ? 200 + 150 * Math.sin(x / 4) * Math.cos(y / 5) : 0;
    return Math.max(0, Math.round(tissue + bone + 40 * (noise() + noise() + noise() - 1.5)));
  });
}

const uids = (k: number) => [
  textElement('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'),
  textElement('00080018', 'UI', `1.2.3.4.${k + 1}`),
  textElement('0020000d', 'UI', '1.2.3.5'),
];

const spec = (k: number) => ({
  rows: size,
  columns: size,
  bitsStored: 12,
  position: [0, 0, k],
  add: uids(k),
});

interface Encoder {
  getDecodedBuffer(info: object): Uint8Array;
  setQuality(lossless: boolean, quality: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
}

/** Encoder of one of the decoders' packages. */
async function encoderOf(
  script: string,
  wasm: string,
  name: string,
): Promise<(pixels: Uint8Array) => Uint8Array> {
  const resolve = createRequire(import.meta.url).resolve;
  const module = (await import(script)) as {
    default: (settings: object) => Promise<Record<string, new () => Encoder>>;
  };
  const library = await module.default({ wasmBinary: readFileSync(resolve(wasm)), print: () => undefined });
  return (pixels) => {
    const made = new library[name]!();
    const info = {
      width: size,
      height: size,
      bitsPerSample: 12,
      componentCount: 1,
      isSigned: false,
      isUsingColorTransform: false,
    };
    made.getDecodedBuffer(info).set(pixels);
    made.setQuality(true, 0);
    made.encode();
    return made.getEncodedBuffer().slice();
  };
}

/** Frames as dcmtk's tool encodes a file. */
function byTool(...command: readonly string[]): (pixels: Uint8Array, file: string) => Uint8Array {
  return (_, file) => {
    execFileSync(command[0]!, [...command.slice(1), file, `${file}.coded`]);
    const parsed = parseDicomFile(readFileSync(`${file}.coded`), file);
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const bytes = parsed.value.dataSet.byteArray;
    return Uint8Array.from(joinPieces(bytes, framePieces(parsed.value.dataSet, 1)![0]!));
  };
}

interface Case {
  readonly name: string;
  readonly syntax: string;
  readonly frame?: (pixels: Uint8Array, file: string) => Uint8Array;
  /** dcmtk's decoder. */
  readonly tool?: string;
}

const codecs = '@cornerstonejs/codec-';
const cases: Case[] = [
  { name: 'uncompressed', syntax: explicit },
  { name: 'RLE', syntax: '1.2.840.10008.1.2.5', frame: byTool('dcmcrle'), tool: 'dcmdrle' },
  {
    name: 'JPEG lossless SV1',
    syntax: '1.2.840.10008.1.2.4.70',
    frame: byTool('dcmcjpeg', '+e1'),
    tool: 'dcmdjpeg',
  },
  { name: 'JPEG-LS', syntax: '1.2.840.10008.1.2.4.80', frame: byTool('dcmcjpls', '+el'), tool: 'dcmdjpls' },
  {
    name: 'JPEG 2000',
    syntax: '1.2.840.10008.1.2.4.90',
    frame: await encoderOf(`${codecs}openjpeg/wasmjs`, `${codecs}openjpeg/wasm`, 'J2KEncoder'),
  },
  {
    name: 'HTJ2K',
    syntax: '1.2.840.10008.1.2.4.201',
    frame: await encoderOf(`${codecs}openjph/wasmjs`, `${codecs}openjph/wasm`, 'HTJ2KEncoder'),
  },
];

const volumes = Array.from({ length: distinct }, (_, k) => stored(k));

/** Writes the series; the folder it lies in. */
function written({ name, syntax, frame }: Case): string {
  const place = join(folder, name);
  mkdirSync(place);
  const coded = volumes.map((values, k) => {
    const pixels = new Uint8Array(Uint16Array.from(values).buffer);
    if (!frame) return pixels;
    const raw = join(folder, `raw-${k}.dcm`);
    writeFileSync(raw, part10(sliceElements({ ...spec(k), stored: values }), explicit));
    const made = frame(pixels, raw);
    return made.length % 2 === 0 ? made : Uint8Array.from([...made, 0]);
  });
  const values = coded.map((bytes) => (frame ? inItems([new Uint8Array(0), bytes]) : bytes));
  for (let k = 0; k < slices; k++) {
    const header = sliceElements({ ...spec(k), stored: [0], omit: ['7fe00010'] });
    const tail = encode([['7fe00010', frame ? 'items' : 'OW', values[k % distinct]!]], true);
    writeFileSync(join(place, `${k}.dcm`), Buffer.concat([part10(header, syntax), tail]));
  }
  return place;
}

const runner = createNodeRunner(2);
const kernels = openKernels(runner);

async function load(place: string): Promise<void> {
  const files = await openPaths([place]);
  const scan = files.ok ? await scanFiles(files.value, kernels) : files;
  if (!scan.ok) throw new Error(scan.failure.code);
  const loaded = await loadSeries(scan.value, scan.value.series[0]!.seriesUid, kernels);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
}

function copy(place: string): void {
  const volume = new Uint8Array(slices * size * size * 2);
  for (let k = 0; k < slices; k++) {
    const bytes = readFileSync(join(place, `${k}.dcm`));
    volume.set(bytes.subarray(bytes.length - 2 * size * size), 2 * size * size * k);
  }
}

async function bestMs(work: () => unknown, runs: number): Promise<number> {
  let best = Infinity;
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const shell = (line: string) => {
  const { status, stderr } = spawnSync('sh', ['-c', line]);
  if (status !== 0) throw new Error(String(stderr));
};
const has = (tool: string) => spawnSync('which', [tool]).status === 0;
const rate = (ms: number) => `${Math.round((megabytes * 1000) / ms)} MB/s`;

let copyMs = 0;
for (const one of cases) {
  const encoder = one.tool?.replace('dcmd', 'dcmc');
  if (encoder && !has(encoder)) {
    console.log(`${one.name}: skipped, ${encoder} (dcmtk) is not installed`);
    continue;
  }
  const place = written(one);
  if (!one.frame) copyMs = await bestMs(() => copy(place), 3);
  const ms = await bestMs(() => load(place), 2);
  const own = `${one.name}: ${rate(ms)} (${Math.round(ms)} ms)`;
  if (!one.tool)
    console.log(`${own}, ${(ms / copyMs).toFixed(2)} × the time of a plain copy (${rate(copyMs)})`);
  else {
    const out = join(folder, 'out.dcm');
    const toolMs = await bestMs(
      () => shell(`for f in "${place}"/*.dcm; do ${one.tool} "$f" ${out}; done`),
      1,
    );
    const startMs = await bestMs(
      () => shell(`for f in "${place}"/*.dcm; do ${one.tool} --version > /dev/null; done`),
      1,
    );
    console.log(
      `${own}, ${(ms / toolMs).toFixed(2)} × the time of ${one.tool} (${rate(toolMs)}), ` +
        `${(ms / (toolMs - startMs)).toFixed(2)} × without its start`,
    );
  }
  rmSync(place, { recursive: true });
}
runner.dispose();
rmSync(folder, { recursive: true });
