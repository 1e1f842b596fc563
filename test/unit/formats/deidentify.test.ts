import { describe, expect, it } from 'vitest';
import { parseDicomFile, text } from '../../../src/formats/dicom/dataset';
import { actionFor, vrOf } from '../../../src/formats/deidentify/actions';
import { deidentify } from '../../../src/formats/deidentify/deidentify';
import { basicProfile } from '../../../src/formats/deidentify/table';
import { uidMapper } from '../../../src/formats/deidentify/uids';
import {
  deflated,
  type Element,
  encode,
  explicit,
  implicit,
  item,
  part10,
  rle,
  sequence,
  shortElement,
  sliceElements,
  type SliceSpec,
  textElement,
} from './dicom';
import { load, memoryFile, scan } from './files';

const ct = '1.2.840.10008.5.1.4.1.1.2';
const disguise = { uid: uidMapper(new Uint8Array(32).fill(7)), pseudonym: 'ANON-1' };

const tags = [...new Set(Object.values(basicProfile).flatMap((list) => list.trim().split(/\s+/)))];

/** Stands in every attribute that may carry text, of a length that any VR takes. */
const marker = 'Qzx';
const markers: Readonly<Record<string, string>> = { UI: '1.3.99.77', DA: '19870615', TM: '111733', DT: '19870615111733', DS: '771177', IS: '771177', AS: '077Y' }; // prettier-ignore
const strings = Object.values({ ...markers, marker });

const isText = (vr: string) => /^(AE|AS|CS|DA|DS|DT|IS|LO|LT|PN|SH|ST|TM|UI|UC|UR|UT)$/.test(vr);

/** Every attribute of the table with a marker in it, in sequences as well. */
function marked(within: readonly string[], isExplicit: boolean): Element[] {
  return within.flatMap((tag): Element[] => {
    const vr = vrOf(tag);
    if (!vr || /^(000[02]|fff)/.test(tag)) return [];
    if (vr === 'SQ') return [sequence(tag, [item([textElement('0008103e', 'LO', marker), textElement('00100010', 'PN', marker), textElement('00081155', 'UI', markers['UI']!)], isExplicit)])]; // prettier-ignore
    return isText(vr) ? [textElement(tag, vr, markers[vr] ?? marker)] : [];
  });
}

const own: (isExplicit: boolean) => Element[] = (isExplicit) => [
  textElement('00080016', 'UI', ct),
  textElement('00080018', 'UI', '1.3.99.77.1'),
  textElement('0020000d', 'UI', '1.3.99.77.2'),
  // In a sequence that stays, a private attribute, a curve, an overlay, an unknown standard one.
  sequence('00189346', [
    item(
      [
        textElement('00080104', 'LO', 'kept meaning'),
        textElement('00100020', 'LO', marker),
        textElement('00191001', 'LO', marker),
      ],
      isExplicit,
    ),
  ]),
  textElement('00090010', 'LO', marker),
  textElement('00091001', 'LO', marker),
  textElement('50002500', 'LO', marker),
  textElement('60004000', 'LT', marker),
  textElement('0018fffe', 'LO', marker),
  // Not in the table: a person, a date and free text.
  textElement('00081060', 'PN', marker),
  textElement('00189074', 'DT', '19870615111733'),
  textElement('00181400', 'LO', marker),
];

function file(spec: SliceSpec, extra: (isExplicit: boolean) => readonly Element[]): Uint8Array {
  const isExplicit = spec.syntax !== implicit;
  const all = new Map<string, Element>();
  const needed = new Set(['00080008', '00200032', '00200037']);
  for (const element of sliceElements(spec)) all.set(element[0], element);
  for (const element of extra(isExplicit)) if (!needed.has(element[0])) all.set(element[0], element);
  const sorted = [...all.values()].sort(([a], [b]) => (a < b ? -1 : 1));
  return part10(sorted, spec.syntax);
}

const full = (spec: SliceSpec = {}) =>
  file(spec, (isExplicit) => [...marked(tags, isExplicit), ...own(isExplicit)]);

function copyOf(bytes: Uint8Array): Uint8Array {
  const copy = deidentify(bytes, 'a.dcm', disguise);
  if (!copy.ok) throw new Error(copy.failure.code);
  return copy.value;
}

/** All bytes, the deflated ones too. */
function plainText(bytes: Uint8Array): string {
  const parsed = parseDicomFile(bytes, 'a');
  if (!parsed.ok) throw new Error(parsed.failure.code);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  return head + new TextDecoder('latin1').decode(parsed.value.dataSet.byteArray as Uint8Array);
}

const latin = (text: string) => new TextEncoder().encode(text);

/** Of every element of VR UN with this value the length unstated, the end of the sequence behind it. */
function withUndefinedLength(bytes: Uint8Array, value: Uint8Array): Uint8Array {
  const binary = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  const head = Buffer.concat([Buffer.from('UN\0\0'), length, value]);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = binary.indexOf(head); at >= 0; at = binary.indexOf(head, from)) {
    parts.push(binary.subarray(from, at), latin('UN\0\0'), Uint8Array.of(255, 255, 255, 255), value);
    parts.push(Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0));
    from = at + head.length;
  }
  return Buffer.concat([...parts, binary.subarray(from)]);
}

const syntaxes = [
  ['explicit little-endian', explicit],
  ['implicit little-endian', implicit],
  ['deflated', deflated],
  ['RLE', rle],
] as const;

describe('a de-identified copy', () => {
  it('has a table of the standard’s size', () => {
    expect(tags.length).toBeGreaterThan(450);
    expect(marked(tags, true).length).toBeGreaterThan(350);
  });

  it.each(syntaxes)('keeps nothing of what stood in any attribute of the table: %s', (_, syntax) => {
    const original = full({ syntax });
    const before = plainText(original);
    for (const text of strings) expect(before, text).toContain(text);
    const after = plainText(copyOf(original));
    expect(strings.filter((text) => after.includes(text))).toEqual([]);
    expect(after).toContain('kept meaning');
  });

  it.each([
    ['of known length', false],
    ['of undefined length', true],
  ])('cleans sequences whose VR is not known, %s', (_, isUndefined) => {
    const nested = sequence('00081140', [item([textElement('00081155', 'UI', '1.3.99.77.5'), textElement('00100010', 'PN', marker)], false)]); // prettier-ignore
    const within = [textElement('00080104', 'LO', 'kept meaning'), textElement('00100010', 'PN', marker), textElement('00191001', 'LO', marker), nested, shortElement('00280120', 7)]; // prettier-ignore
    const value = item(within, false);
    const added = ['00081140', '00082112', '00189346'].map((tag): Element => [tag, 'UN', value]);
    // A sequence by the dictionary, and no items.
    const broken: Element[] = [['00400275', 'UN', latin(`${marker}1`)], ['00081250', 'UN', value.subarray(0, -2)], ['00189506', 'OB', latin(`${marker}1`)]]; // prettier-ignore
    const bytes = file({}, () => [textElement('00080016', 'UI', ct), ...added, ...broken]);
    const original = isUndefined ? withUndefinedLength(bytes, value) : bytes;
    expect(original.length - bytes.length).toBe(isUndefined ? 8 * added.length : 0);
    expect(plainText(original)).toContain(marker);
    const after = copyOf(original);
    expect(strings.filter((text) => plainText(after).includes(text))).toEqual([]);
    const copy = parseDicomFile(after, 'a');
    if (!copy.ok) throw new Error('unreadable');
    for (const [tag] of added) {
      const inner = copy.value.dataSet.elements[`x${tag}`]!.items![0]!.dataSet!;
      expect(text(inner, 'x00080104')).toBe('kept meaning');
      expect(inner.uint16('x00280120')).toBe(7);
      const reference = inner.elements['x00081140']!.items![0]!.dataSet!;
      expect(text(reference, 'x00081155')).toBe(disguise.uid('1.3.99.77.5'));
    }
    for (const [tag] of broken) expect(copy.value.dataSet.elements[`x${tag}`]).toBeUndefined();
  });

  it.each(syntaxes)('keeps pixels, geometry and transfer syntax: %s', async (_, syntax) => {
    const original = [0, 2, 4].map((z) =>
      file({ syntax, position: [1, 2, z], stored: [1, 2, 3, 40, 50, 60 + z] }, (isExplicit) => [
        textElement('00080016', 'UI', ct),
        textElement('00080018', 'UI', `1.3.99.77.${z}`),
        ...own(isExplicit).slice(2),
      ]),
    );
    const opened = await Promise.all(
      [original, original.map(copyOf)].map(async (files) => {
        const found = await scan(files.map((bytes, n) => memoryFile(`${n}.dcm`, bytes)));
        const [series] = found.series;
        const volume = await load(found, series!.seriesUid);
        if (!volume.ok) throw new Error(volume.failure.code);
        return { series: series!, volume: volume.value.volume };
      }),
    );
    const [before, after] = opened as [(typeof opened)[number], (typeof opened)[number]];
    expect(after.volume.grid).toEqual(before.volume.grid);
    expect([...after.volume.hu]).toEqual([...before.volume.hu]);
    expect(after.series.transferSyntaxes).toEqual(before.series.transferSyntaxes);
    expect(after.series.seriesUid).not.toBe(before.series.seriesUid);
  });

  it('gives one UID the same new one everywhere, and leaves those of the standard', () => {
    const first = parseDicomFile(copyOf(full()), 'a');
    const second = parseDicomFile(copyOf(full({ position: [0, 0, 9] })), 'b');
    if (!first.ok || !second.ok) throw new Error('unreadable');
    for (const tag of ['x0020000d', 'x0020000e', 'x00200052', 'x00080018']) {
      expect(text(first.value.dataSet, tag)).toMatch(/^2\.25\.\d{1,39}$/);
      expect(text(second.value.dataSet, tag)).toBe(text(first.value.dataSet, tag));
    }
    expect(text(first.value.dataSet, 'x00080016')).toBe(ct);
    expect(text(first.value.dataSet, 'x00020003')).toBe(text(first.value.dataSet, 'x00080018'));
    const other = uidMapper(new Uint8Array(32).fill(8));
    expect(other('1.3.99.77')).not.toBe(disguise.uid('1.3.99.77'));
  });

  it('keeps the names of structures and nothing else that was typed of them', () => {
    const regions = [
      '30060026',
      '30060004',
      '30060006',
      '30060028',
      '30060038',
      '30060085',
      '30060088',
      '300600a6',
    ];
    const kept = regions.filter((tag) => actionFor(tag, vrOf(tag)) === 'keep');
    expect(kept).toEqual(['30060026']);
  });

  it('says what was done with it', () => {
    const copy = parseDicomFile(copyOf(full()), 'a');
    if (!copy.ok) throw new Error('unreadable');
    const { dataSet } = copy.value;
    expect(text(dataSet, 'x00120062')).toBe('YES');
    expect(text(dataSet, 'x00280303')).toBe('REMOVED');
    expect(text(dataSet.elements['x00120064']?.items?.[0]?.dataSet, 'x00080100')).toBe('113100');
    expect(text(dataSet, 'x00100010')).toBe('ANON-1');
  });

  it.each([
    ['an image that says so', [textElement('00280301', 'CS', 'YES')]],
    ['a scanned film', [textElement('00080064', 'CS', 'DF')]],
    ['a screen', [textElement('00080008', 'CS', 'DERIVED\\SECONDARY\\SCREEN SAVE')]],
  ])('is not made of what may show the patient: %s', (_, extra) => {
    const elements = [textElement('00080016', 'UI', ct), ...extra];
    const present = new Set(elements.map(([tag]) => tag));
    const rest = sliceElements().filter(([tag]) => !present.has(tag));
    const bytes = part10([...rest, ...elements].sort(([a], [b]) => (a < b ? -1 : 1)));
    const copy = deidentify(bytes, 'a.dcm', disguise);
    expect(copy).toMatchObject({ ok: false, failure: { code: 'deidentify-burned-in' } });
  });

  it('is not made of reports and other objects', () => {
    const bytes = part10([
      textElement('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.88.11'),
      shortElement('00280002', 1),
    ]);
    expect(deidentify(bytes, 'a.dcm', disguise)).toMatchObject({ failure: { code: 'deidentify-kind' } });
  });

  it('is not made of a file that is cut or no DICOM at all', () => {
    expect(deidentify(encode([], true), 'a', disguise).ok).toBe(false);
    expect(deidentify(full().subarray(0, 300), 'a', disguise).ok).toBe(false);
  });
});
