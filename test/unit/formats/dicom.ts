import { deflateSync } from 'fflate';

// A small writer of DICOM test images: enough to make every case of the geometry gate.

export interface SliceSpec {
  readonly position?: readonly number[];
  readonly orientation?: readonly number[];
  readonly spacing?: readonly number[];
  readonly rows?: number;
  readonly columns?: number;
  readonly stored?: readonly number[];
  readonly slope?: string;
  readonly intercept?: string;
  readonly signed?: boolean;
  readonly bitsAllocated?: 8 | 16 | 32;
  readonly bitsStored?: number;
  readonly highBit?: number;
  readonly modality?: string;
  readonly seriesUid?: string;
  readonly frameUid?: string;
  readonly imageType?: string;
  readonly description?: string;
  readonly derivation?: string;
  readonly thickness?: string;
  readonly frames?: number;
  readonly samples?: number;
  readonly syntax?: string;
  readonly photometric?: string;
  readonly omit?: readonly string[];
  readonly add?: readonly Element[];
}

export type Element = readonly [tag: string, vr: string, value: Uint8Array];

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const even = (bytes: Uint8Array, pad: number) =>
  bytes.length % 2 === 0 ? bytes : Uint8Array.from([...bytes, pad]);

export const textElement = (tag: string, vr: string, value: string): Element => [
  tag,
  vr,
  even(latin(value), vr === 'UI' ? 0 : 0x20),
];
export const shortElement = (tag: string, value: number): Element => [
  tag,
  'US',
  Uint8Array.of(value & 255, value >> 8),
];

/** Stands for the VR of pixel data whose value is items already. */
const fragments = 'items';
const long = new Set(['OB', 'OV', 'OW', 'SQ', 'UC', 'UN', 'UR', 'UT']);

export function encode(elements: readonly Element[], explicit: boolean): Uint8Array {
  const parts: number[] = [];
  for (const [tag, vr, value] of elements) {
    const [group, element] = [parseInt(tag.slice(0, 4), 16), parseInt(tag.slice(4), 16)];
    parts.push(group & 255, group >> 8, element & 255, element >> 8);
    const length = [0, 8, 16, 24].map((shift) => (value.length >>> shift) & 255);
    if (!explicit) parts.push(...length);
    else if (vr === fragments) parts.push(...latin('OB'), 0, 0, 255, 255, 255, 255);
    else if (long.has(vr)) parts.push(...latin(vr), 0, 0, ...length);
    else parts.push(...latin(vr), length[0]!, length[1]!);
    for (const byte of value) parts.push(byte);
  }
  return Uint8Array.from(parts);
}

/** An item of a sequence, and a sequence of items, of known lengths. */
export const item = (elements: readonly Element[], explicit = true): Uint8Array => {
  const body = encode(elements, explicit);
  const length = [0, 8, 16, 24].map((shift) => (body.length >>> shift) & 255);
  return Uint8Array.from([0xfe, 0xff, 0x00, 0xe0, ...length, ...body]);
};
export const sequence = (tag: string, items: readonly Uint8Array[]): Element => [
  tag,
  'SQ',
  Uint8Array.from(items.flatMap((bytes) => [...bytes])),
];

export const implicit = '1.2.840.10008.1.2';
export const explicit = '1.2.840.10008.1.2.1';
export const rle = '1.2.840.10008.1.2.5';
export const deflated = '1.2.840.10008.1.2.1.99';

/** A Part 10 file around a data set. */
export function part10(elements: readonly Element[], syntax = explicit): Uint8Array {
  const meta = encode([textElement('00020010', 'UI', syntax)], true);
  const group = encode([['00020000', 'UL', Uint8Array.of(meta.length, 0, 0, 0)]], true);
  const plain = encode(elements, syntax !== implicit);
  const body = syntax === deflated ? deflateSync(plain) : plain;
  return Uint8Array.from([...new Uint8Array(128), ...latin('DICM'), ...group, ...meta, ...body]);
}

export function sliceElements(spec: SliceSpec = {}): Element[] {
  const { rows = 2, columns = 3, bitsAllocated = 16 } = spec;
  const stored = spec.stored ?? Array.from({ length: rows * columns }, (_, i) => i);
  const pixels = new Uint8Array((stored.length * bitsAllocated) / 8);
  const view = new DataView(pixels.buffer);
  stored.forEach((value, i) => {
    if (bitsAllocated === 8) view.setUint8(i, value);
    else if (bitsAllocated === 16) view.setUint16(2 * i, value & 0xffff, true);
    else view.setUint32(4 * i, value >>> 0, true);
  });
  const bitsStored = spec.bitsStored ?? bitsAllocated;
  const elements: Element[] = [
    textElement('00080008', 'CS', spec.imageType ?? 'ORIGINAL\\PRIMARY\\AXIAL'),
    textElement('00080060', 'CS', spec.modality ?? 'CT'),
    textElement('0008103e', 'LO', spec.description ?? 'Neck'),
    textElement('00082111', 'ST', spec.derivation ?? ''),
    textElement('00100010', 'PN', 'Somebody^Secret'),
    textElement('00180050', 'DS', spec.thickness ?? '2'),
    textElement('00185100', 'CS', 'HFS'),
    textElement('0020000e', 'UI', spec.seriesUid ?? '1.2.3'),
    textElement('00200032', 'DS', (spec.position ?? [0, 0, 0]).join('\\')),
    textElement('00200037', 'DS', (spec.orientation ?? [1, 0, 0, 0, 1, 0]).join('\\')),
    textElement('00200052', 'UI', spec.frameUid ?? '1.2.9'),
    shortElement('00280002', spec.samples ?? 1),
    textElement('00280004', 'CS', spec.photometric ?? 'MONOCHROME2'),
    textElement('00280008', 'IS', String(spec.frames ?? 1)),
    shortElement('00280010', rows),
    shortElement('00280011', columns),
    textElement('00280030', 'DS', (spec.spacing ?? [0.5, 0.4]).join('\\')),
    shortElement('00280100', bitsAllocated),
    shortElement('00280101', bitsStored),
    shortElement('00280102', spec.highBit ?? bitsStored - 1),
    shortElement('00280103', spec.signed ? 1 : 0),
    textElement('00281052', 'DS', spec.intercept ?? '-1024'),
    textElement('00281053', 'DS', spec.slope ?? '1'),
    spec.syntax === rle
      ? ['7fe00010', fragments, inFragments(rleFrame(pixels, bitsAllocated / 8))]
      : ['7fe00010', 'OW', pixels],
  ];
  const kept = elements.filter(([tag]) => !spec.omit?.includes(tag));
  return [...kept, ...(spec.add ?? [])].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** RLE Lossless with literal runs alone (PS3.5 annex G). */
export function rleFrame(pixels: Uint8Array, bytesPerSample: number): Uint8Array {
  const segments = Array.from({ length: bytesPerSample }, (_, n) => {
    const bytes = pixels.filter((__, i) => i % bytesPerSample === bytesPerSample - 1 - n);
    const parts: number[] = [];
    for (let from = 0; from < bytes.length; from += 128) {
      const run = bytes.subarray(from, from + 128);
      parts.push(run.length - 1, ...run);
    }
    return parts.length % 2 === 0 ? parts : [...parts, 0];
  });
  const header = new DataView(new ArrayBuffer(64));
  header.setUint32(0, segments.length, true);
  let at = 64;
  segments.forEach((segment, n) => {
    header.setUint32(4 + 4 * n, at, true);
    at += segment.length;
  });
  return Uint8Array.from([...new Uint8Array(header.buffer), ...segments.flat()]);
}

/** An empty offset table, and one frame in two fragments. */
function inFragments(frame: Uint8Array): Uint8Array {
  const half = 2 * Math.floor(frame.length / 4);
  return inItems([new Uint8Array(0), frame.subarray(0, half), frame.subarray(half)]);
}

/** Items, the offset table first, and the end of their sequence (PS3.5 annex A.4). */
export function inItems(parts: readonly Uint8Array[]): Uint8Array {
  const length = ({ length: n }: Uint8Array) => [0, 8, 16, 24].map((shift) => (n >>> shift) & 255);
  const items = parts.flatMap((bytes) => [0xfe, 0xff, 0x00, 0xe0, ...length(bytes), ...bytes]);
  return Uint8Array.from([...items, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
}

export const slice = (spec: SliceSpec = {}): Uint8Array => part10(sliceElements(spec), spec.syntax);
