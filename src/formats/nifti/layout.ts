type Triple = readonly [number, number, number];

/** The fields of a NIfTI header that matter here, NIfTI-1 and NIfTI-2 alike. */
export interface NiftiLayout {
  readonly littleEndian: boolean;
  readonly headerSize: number;
  /** Header and values in two files. */
  readonly pair: boolean;
  readonly dims: readonly number[];
  readonly pixdim: readonly number[];
  readonly datatype: number;
  readonly intent: number;
  readonly units: number;
  readonly offset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly qformCode: number;
  readonly sformCode: number;
  readonly quaternion: Triple;
  readonly qoffset: Triple;
  readonly sform: readonly number[];
  /** The free text of the header; only searched for the marking of synthetic cases, never shown. */
  readonly description: string;
}

/** Reads the header, or answers undefined when the bytes are not NIfTI. */
export function layoutOf(bytes: Uint8Array): NiftiLayout | undefined {
  if (bytes.length < 348) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const little of [true, false]) {
    const size = view.getInt32(0, little);
    if (size === 348 && isMagic(bytes, 344)) return first(view, bytes, little);
    if (size === 540 && bytes.length >= 540 && isMagic(bytes, 4)) return second(view, bytes, little);
  }
  return undefined;
}

/** `n+1`, `n+2`, `ni1`, `ni2`. */
const isMagic = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0x6e && (bytes[at + 1] === 0x2b || bytes[at + 1] === 0x69) && bytes[at + 3] === 0;

const isPair = (bytes: Uint8Array, at: number) => bytes[at + 1] === 0x69;

const list = (count: number, read: (i: number) => number) => Array.from({ length: count }, (_, i) => read(i));

const triple = (read: (i: number) => number): Triple => [read(0), read(1), read(2)];

function first(view: DataView, bytes: Uint8Array, little: boolean): NiftiLayout {
  const float = (at: number) => view.getFloat32(at, little);
  const short = (at: number) => view.getInt16(at, little);
  return {
    littleEndian: little,
    headerSize: 348,
    pair: isPair(bytes, 344),
    dims: list(8, (i) => short(40 + 2 * i)),
    pixdim: list(8, (i) => float(76 + 4 * i)),
    datatype: short(70),
    intent: short(68),
    units: bytes[123]!,
    offset: Math.max(352, float(108)),
    slope: float(112),
    intercept: float(116),
    qformCode: short(252),
    sformCode: short(254),
    quaternion: triple((i) => float(256 + 4 * i)),
    qoffset: triple((i) => float(268 + 4 * i)),
    sform: list(12, (i) => float(280 + 4 * i)),
    description: String.fromCharCode(...bytes.subarray(148, 228)),
  };
}

function second(view: DataView, bytes: Uint8Array, little: boolean): NiftiLayout {
  const double = (at: number) => view.getFloat64(at, little);
  const long = (at: number) => Number(view.getBigInt64(at, little));
  return {
    littleEndian: little,
    headerSize: 540,
    pair: isPair(bytes, 4),
    dims: list(8, (i) => long(16 + 8 * i)),
    pixdim: list(8, (i) => double(104 + 8 * i)),
    datatype: view.getInt16(12, little),
    intent: view.getInt32(504, little),
    units: view.getInt32(500, little),
    offset: Math.max(544, long(168)),
    slope: double(176),
    intercept: double(184),
    qformCode: view.getInt32(344, little),
    sformCode: view.getInt32(348, little),
    quaternion: triple((i) => double(352 + 8 * i)),
    qoffset: triple((i) => double(376 + 8 * i)),
    sform: list(12, (i) => double(400 + 8 * i)),
    description: String.fromCharCode(...bytes.subarray(240, 320)),
  };
}
