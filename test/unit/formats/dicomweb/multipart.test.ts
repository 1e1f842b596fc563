import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, multipartReader } from '../../../../src/formats/dicomweb/multipart';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** Feeds a message in pieces that end at `cuts`, and gives the bodies as text. */
function read(message: string, cuts: readonly number[] = []) {
  const reader = multipartReader('XX');
  const bodies: string[] = [];
  const marks = [0, ...[...cuts].sort((a, b) => a - b), message.length];
  for (let i = 1; i < marks.length; i++) {
    const parts = reader.push(bytesOf(message.slice(marks[i - 1], marks[i])));
    if (!parts.ok) return { code: parts.failure.code, bodies };
    bodies.push(...parts.value.map(({ bytes }) => textOf(bytes)));
  }
  const end = reader.end();
  return { code: end.ok ? 'whole' : end.failure.code, bodies };
}

const whole =
  'a preamble\r\n--XX\r\nContent-Type: application/dicom\r\nContent-Length: 999\r\n\r\none\r\n\r\n--X\r' +
  '\r\n--XX  \r\n\r\n\r\n--XX\r\nA: b\r\n\r\n--XX three\r\n--XX--\r\nan epilogue';

describe('a multipart message', () => {
  it('gives its parts, whatever they look like inside', () => {
    expect(read(whole)).toEqual({ code: 'whole', bodies: ['one\r\n\r\n--X\r', '', '--XX three'] });
  });

  it('gives the same however it is cut on its way', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 });
    fc.assert(fc.property(cuts, (at) => void expect(read(whole, at)).toEqual(read(whole))));
    const everyByte = Array.from({ length: whole.length }, (_, i) => i);
    expect(read(whole, everyByte)).toEqual(read(whole));
  });

  it('that is cut off keeps what was whole, and says so', () => {
    const end = whole.indexOf('--XX--') + '--XX--'.length;
    for (let length = 0; length < end; length++) {
      const { code, bodies } = read(whole.slice(0, length));
      expect(code).toBe('pacs-truncated');
      expect(read(whole).bodies.slice(0, bodies.length)).toEqual(bodies);
    }
  });

  it('that is none is refused', () => {
    expect(read('<html>not found</html>').code).toBe('pacs-truncated');
    expect(read('--XX').code).toBe('pacs-truncated');
    expect(read('--XXerror').code).toBe('pacs-malformed');
    expect(read(`--XX\r\n${'x'.repeat(20_000)}`).code).toBe('pacs-malformed');
  });

  it('holds no more than the limit', () => {
    const reader = multipartReader('XX', 1000);
    reader.push(bytesOf('--XX\r\n\r\n'));
    expect(reader.push(new Uint8Array(900)).ok).toBe(true);
    expect(reader.push(new Uint8Array(900))).toMatchObject({ failure: { code: 'pacs-too-large' } });
  });

  it('keeps megabytes as they are', () => {
    const body = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i) >> 3);
    const reader = multipartReader('XX');
    reader.push(bytesOf('--XX\r\n\r\n'));
    const found = [];
    for (let at = 0; at < body.length; at += 70_001) {
      const parts = reader.push(body.subarray(at, at + 70_001));
      if (parts.ok) found.push(...parts.value);
    }
    const last = reader.push(bytesOf('\r\n--XX--'));
    expect(found).toEqual([]);
    expect(last.ok && Buffer.compare(last.value[0]!.bytes, body)).toBe(0);
  });
});

describe('the boundary', () => {
  it('is read in every notation', () => {
    const type = 'multipart/related; type="application/dicom"';
    expect(boundaryOf(`${type}; boundary=a-1_b`)).toBe('a-1_b');
    expect(boundaryOf(`Multipart/Related;boundary="a b=c";type=x`)).toBe('a b=c');
    expect(boundaryOf(type)).toBeUndefined();
    expect(boundaryOf('text/html; boundary=a')).toBeUndefined();
    expect(boundaryOf(null)).toBeUndefined();
  });
});
