import dicomParser from 'dicom-parser';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, scanFiles } from '../../src/formats/open';
import type { SourceFile } from '../../src/formats/source';
import { createNodeRunner } from '../../src/workers/node';
import { openKernels } from '../../src/workers/open';
import { type Element, part10, sliceElements } from '../unit/formats/dicom';

// A 300-slice 512 × 512 series in memory: scan, judge, decode and place, against dicom-parser reading
// the full data sets of the same bytes and placing the same pixels, without and with HU, unchecked.
const slices = 300;
const size = 512;
const pixels = size * size;

const elements = sliceElements({ rows: size, columns: size, stored: [0], signed: true });
const template = part10(
  [
    ...elements.filter(([tag]) => tag !== '7fe00010' && tag !== '00200032'),
    // Room for any position, replaced below; a real header is longer, so one is imitated.
    ['00200032', 'DS', new TextEncoder().encode('-125.000\\-125.000\\000000.0')] as Element,
    ...Array.from({ length: 60 }, (_, n): Element => [
      `0021${(0x1000 + n).toString(16)}`,
      'LO',
      new Uint8Array(24).fill(0x41),
    ]),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);

function sliceBytes(k: number): Uint8Array {
  const tail = Uint8Array.of(0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57, 0, 0, 0, 0, 8, 0);
  const bytes = new Uint8Array(template.length + tail.length + 2 * pixels);
  bytes.set(template);
  bytes.set(tail, template.length);
  const marker = new TextEncoder().encode('000000.0');
  const at = template.findIndex((_, i) => marker.every((byte, j) => template[i + j] === byte));
  bytes.set(
    new TextEncoder().encode(
      String(k * 0.6)
        .slice(0, 6)
        .padStart(8, '0'),
    ),
    at,
  );
  const start = template.length + tail.length;
  for (let i = 0; i < 2 * pixels; i += 2) bytes[start + i] = (i * 31 + k) & 0xff;
  return bytes;
}

const contents = Array.from({ length: slices }, (_, k) => sliceBytes(k));
const files: SourceFile[] = contents.map((bytes, k) => ({
  path: `${k}.dcm`,
  storedSize: bytes.length,
  // A copy, as reading a file makes one.
  read: (start, end) => Promise.resolve(bytes.slice(start, end) as Uint8Array<ArrayBuffer>),
}));

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function timeMs(work: () => unknown, runs = 5): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

async function load(kernels: typeof inlineKernels): Promise<void> {
  const scan = await scanFiles(files, kernels);
  if (!scan.ok) throw new Error(JSON.stringify(scan.failure));
  const [series] = scan.value.series;
  if (!series?.usable) throw new Error(series?.issues[0]?.code);
  const loaded = await loadSeries(scan.value, series.seriesUid, kernels);
  if (!loaded.ok) throw new Error(loaded.failure.code);
}

/** Full parse and placement; with `toHu` also the rescaling, as plainly as it can be written. */
function reference(toHu: boolean): Int16Array {
  const volume = new Int16Array(slices * pixels);
  contents.forEach((bytes, k) => {
    const copy = bytes.slice();
    const element = dicomParser.parseDicom(copy).elements['x7fe00010']!;
    const aligned = copy.slice(element.dataOffset, element.dataOffset + 2 * pixels);
    const stored = new Int16Array(aligned.buffer);
    if (toHu)
      volume.set(
        stored.map((value) => value * 1 - 1024),
        k * pixels,
      );
    else volume.set(stored, k * pixels);
  });
  return volume;
}

const runner = createNodeRunner(2);
const oneMs = await timeMs(() => load(inlineKernels));
const twoMs = await timeMs(() => load(openKernels(runner)));
const plainMs = await timeMs(() => reference(false));
const referenceMs = await timeMs(() => reference(true));
runner.dispose();
const rate = (ms: number) => `${Math.round(ms)} ms, ${Math.round((slices * 1000) / ms)} slices/s`;
console.log(`series load, ${slices} × ${size} × ${size}, in place:      ${rate(oneMs)}`);
console.log(`series load, two workers:                   ${rate(twoMs)}`);
console.log(`dicom-parser, full data sets, pixels placed: ${rate(plainMs)}`);
console.log(`the same with HU:                           ${rate(referenceMs)}`);
console.log(
  `time against dicom-parser with HU: ${(oneMs / referenceMs).toFixed(2)} in place, ${(twoMs / referenceMs).toFixed(2)} with two workers`,
);
