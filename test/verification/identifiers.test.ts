import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fingerprint } from '../../src/core/fingerprint';
import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { vrOf } from '../../src/formats/deidentify/actions';
import { basicProfile } from '../../src/formats/deidentify/table';
import { readPatient } from '../../src/formats/dicom/identity';
import { writeNifti } from '../../src/formats/nifti/write';
import { emptyPlan } from '../../src/plan/schema';
import { writePlan } from '../../src/plan/write';
import { showCt } from '../../src/store/openCt';
import { usePlan } from '../../src/store/plan';
import { call } from '../command';
import { type Element, item, part10, sequence, sliceElements, textElement } from '../unit/formats/dicom';
import { load, memoryFile, scan } from '../unit/formats/files';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
const inFolder = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

/** Written or printed on purpose: what a series calls itself, and the text that tells simulated images. */
const byContract = ['0008103e', '00082111'];

const texts = new Set('AE AS CS DA DS DT IS LO LT PN SH ST TM UC UR UT'.split(' '));
const { U: _, ...notUids } = basicProfile;
const tags = [...new Set(Object.values(notUids).join(' ').split(/\s+/))].filter(
  (tag) => /^[0-9a-f]{8}$/.test(tag) && !/^000[02]/.test(tag) && !byContract.includes(tag),
);

/** What stands in an attribute: text that names its tag, or a number or date that no program makes up. */
function markerOf(tag: string, vr: string): string {
  const numbers: Readonly<Record<string, string>> = { DA: '19031207', TM: '031207.77', DT: '19031207031207', DS: '771177.5', IS: '771177', AS: '077Y' }; // prettier-ignore
  return numbers[vr] ?? `QZX${tag.toUpperCase()}`;
}

const marked: Element[] = [
  ...tags.flatMap((tag): Element[] => {
    const vr = vrOf(tag);
    if (vr === 'SQ') return [sequence(tag, [item([textElement('00100010', 'PN', 'QZXINSIDE')])])];
    return vr && texts.has(vr) ? [textElement(tag, vr, markerOf(tag, vr))] : [];
  }),
  textElement('00090010', 'LO', markerOf('00090010', 'LO')),
  textElement('00091001', 'LO', markerOf('00091001', 'LO')),
];

const own = new Set(marked.map(([tag]) => tag));
const grid: Grid = {
  dims: [24, 20, 8],
  spacing: [0.8, 0.8, 2],
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
};

const slices = Array.from({ length: 8 }, (_, k) => {
  const given: Element[] = [
    textElement('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'),
    textElement('00080018', 'UI', `2.25.80.${k + 1}`),
    textElement('0020000d', 'UI', '2.25.81'),
    ...sliceElements({ rows: 20, columns: 24, spacing: [0.8, 0.8], position: [0, 0, 2 * k] }),
  ];
  const rest = given.filter(([tag]) => !own.has(tag));
  return part10([...rest, ...marked].sort(([a], [b]) => (a < b ? -1 : 1)));
});

/** Spinal cord and a vertebra: two boxes. */
const labels = Int16Array.from({ length: 24 * 20 * 8 }, (_, n) => {
  const [i, j] = [n % 24, Math.floor(n / 24) % 20];
  if (i > 3 && i < 9 && j > 3 && j < 9) return 1;
  return i > 12 && i < 20 && j > 9 && j < 17 ? 2 : 0;
});

const strings = [...new Set(marked.flatMap(([tag, vr]) => (vr === 'SQ' ? [] : markerOf(tag, vr)))), 'QZX'];

const found = (text: string) => strings.filter((string) => text.toUpperCase().includes(string.toUpperCase()));

/** Everything that a command printed that did what it was asked. */
async function printedBy(name: string, ...args: readonly string[]): Promise<string> {
  const { status, out, err } = await call(name, ...args);
  expect(status, out + err).toBe(0);
  return out + err;
}

/** A file, or all of a folder, unpacked, as text. */
function content(path: string): string {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .map((name) => name + content(join(path, name)))
      .join('\n');
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
}

const ct = inFolder('ct');
const map = inFolder('labels.nii.gz');
const plan = inFolder('plan.json');

beforeAll(async () => {
  mkdirSync(ct);
  slices.forEach((bytes, k) => writeFileSync(join(ct, `${k}.dcm`), bytes));
  const labelNames = new Map([
    [1, 'spinal cord'],
    [2, 'vertebra L1'],
  ]);
  writeFileSync(map, writeNifti(grid, labels, { labelNames, gzip: true }));
  const scanned = await scan(slices.map((bytes, k) => memoryFile(`${k}.dcm`, bytes)));
  const volume = await load(scanned, scanned.series[0]!.seriesUid);
  if (!volume.ok) throw new Error(volume.failure.code);
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  });
  const hashed = await fingerprint(volume.value, { checkpoint: () => Promise.resolve() });
  if (!hashed.ok) throw new Error(hashed.failure.code);
  showCt({ ...volume.value, fingerprint: hashed.value });
  vi.unstubAllGlobals();
  usePlan.getState().edit('add', (draft) => {
    draft.instruments.push({ id: 'a', device: 'trocar-11g', entryMm: [2, 14, 8], targetMm: [12, 10, 8] });
    draft.measurements.push({ id: 'm', kind: 'length', fromMm: [2, 2, 4], toMm: [9, 2, 4] });
  });
  writeFileSync(plan, writePlan(usePlan.getState().plan));
});

describe('identifiers of the header', () => {
  it('stand in the CT that is given', () => {
    const header = Buffer.from(slices[0]!).toString('latin1');
    expect(marked.length).toBeGreaterThan(250);
    for (const tag of [
      '00100010',
      '00100020',
      '00100030',
      '00080050',
      '00080080',
      '00080090',
      '00081048',
      '00081070',
    ])
      expect(own, tag).toContain(tag);
    expect(found(header)).toEqual(strings);
  });

  it('are in no plan', () => {
    expect(usePlan.getState().plan).not.toEqual(emptyPlan());
    expect(usePlan.getState().plan.ct?.frameOfReferenceUid).toBe('1.2.9');
    expect(found(writePlan(usePlan.getState().plan))).toEqual([]);
  });

  it.each([
    ['inspect', [ct]],
    ['structures', [ct, '--labels', map]],
    ['clearance', ['--ct', ct, '--labels', map, '--plan', plan]],
    ['measure', ['--ct', ct, '--plan', plan]],
  ])('are not printed by %s', async (name, args) => {
    const printed = await printedBy(name, ...args);
    expect(printed.length).toBeGreaterThan(100);
    expect(found(printed)).toEqual([]);
  });

  it.each([
    ['volume', 'v.nrrd', [ct]],
    ['volume', 'v.nii.gz', [ct]],
    ['structures', 's.nii.gz', [ct, '--labels', map]],
    ['export', 'e.seg.dcm', [ct, '--labels', map, '--format', 'seg']],
    ['export', 'e.rtstruct.dcm', [ct, '--labels', map, '--format', 'rtstruct']],
    ['export', 'e.nii.gz', [ct, '--labels', map, '--format', 'nifti']],
    ['export', 'e.seg.nrrd', [ct, '--labels', map, '--format', 'seg-nrrd']],
    ['export', 'stl', [ct, '--labels', map, '--format', 'stl']],
    ['export', 'e.mrk.json', [ct, '--plan', plan, '--format', 'markups']],
    ['deidentify', 'copy', [ct]],
  ])('are not in what %s writes: %s', async (name, out, args) => {
    const printed = await printedBy(name, ...args, '--out', inFolder(out));
    const written = content(inFolder(out));
    expect(written.length).toBeGreaterThan(100);
    expect(found(printed + written)).toEqual([]);
  });

  it.each(['seg', 'rtstruct'])(
    'stand in a %s for which the user ticked it: the patient alone',
    async (format) => {
      const out = inFolder(`named.${format}.dcm`);
      await printedBy('export', ct, '--labels', map, '--format', format, '--out', out, '--with-patient');
      // The sex of the CT's header is none of the terms of the standard.
      const stated = { name: 'QZX00100010', id: 'QZX00100020', birthDate: '19031207', sex: '' };
      expect(await readPatient(memoryFile(out, readFileSync(out)))).toEqual({ ok: true, value: stated });
      expect(found(content(out))).toEqual(['19031207', 'QZX00100010', 'QZX00100020', 'QZX']);
    },
  );

  it('go into no other kind of file', async () => {
    const args = [ct, '--labels', map, '--format', 'stl', '--out', inFolder('n'), '--with-patient'];
    expect((await call('export', ...args)).status).toBe(2);
  });
});
