import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/formats/dicom/charset';
import { readPatient } from '../../../src/formats/dicom/identity';
import { type Element, part10, sliceElements, textElement } from './dicom';
import { memoryFile, scan } from './files';

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const padded = (value: Uint8Array) => (value.length % 2 ? Uint8Array.from([...value, 0x20]) : value);

describe('text in a specific character set', () => {
  it('is Latin-1, Cyrillic, Greek or UTF-8 as the file states', () => {
    expect(decodeText(bytes(0x4a, 0xe9, 0x72, 0xf4, 0x6d, 0x65), 'ISO_IR 100')).toBe('Jérôme');
    expect(decodeText(bytes(0xbb, 0xee, 0xda), 'ISO_IR 144')).toBe('Люк');
    expect(decodeText(bytes(0xc4, 0xe9), 'ISO_IR 126')).toBe('Δι');
    expect(decodeText(new TextEncoder().encode('Жанна · 山田'), 'ISO_IR 192')).toBe('Жанна · 山田');
  });

  // The examples of PS3.5 annexes H.3.1 and I.2.
  it('follows the escape sequences of Japanese and Korean', () => {
    const japanese = latin(
      'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
    );
    expect(decodeText(japanese, '\\ISO 2022 IR 87')).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
    const korean = latin(
      'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf',
    );
    expect(decodeText(korean, '\\ISO 2022 IR 149')).toBe('Hong^Gildong=洪^吉洞=홍^길동');
  });

  it('is Chinese by GB18030, and Latin-1 where nothing is stated or known', () => {
    expect(decodeText(bytes(0xcd, 0xf5), 'GB18030')).toBe('王');
    expect(decodeText(bytes(0xe9), 'ISO_IR 999')).toBe('é');
    expect(decodeText(bytes(0xe9, 0x20))).toBe('é');
  });
});

const name: Element = ['00100010', 'PN', padded(latin('M\xfcller^J\xf6rg'))];
const file = part10(
  [
    ...sliceElements().filter(([tag]) => tag !== '00100010'),
    textElement('00080005', 'CS', 'ISO_IR 100'),
    name,
    textElement('00100020', 'LO', 'P-4711'),
    textElement('00100030', 'DA', '19640229'),
    textElement('00100040', 'CS', 'M'),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);

describe('the patient', () => {
  it('is read when asked for', async () => {
    expect(await readPatient(memoryFile('a.dcm', file))).toEqual({
      ok: true,
      value: { name: 'Müller Jörg', id: 'P-4711', birthDate: '19640229', sex: 'M' },
    });
  });

  it('is not read by the scan', async () => {
    const found = await scan([memoryFile('a.dcm', file)]);
    const all = JSON.stringify({ ...found, dicom: [...found.dicom], files: [] });
    for (const text of ['ller', 'P-4711', '19640229']) expect(all).not.toContain(text);
  });

  it('is empty where the file says nothing, and a failure where it is no DICOM', async () => {
    const bare = part10(sliceElements().filter(([tag]) => tag !== '00100010'));
    expect(await readPatient(memoryFile('a', bare))).toMatchObject({ value: { name: '', id: '' } });
    expect((await readPatient(memoryFile('a', bytes(1, 2, 3)))).ok).toBe(false);
  });
});
