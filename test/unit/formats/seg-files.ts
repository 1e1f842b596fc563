import { item, part10, sequence, shortElement, textElement, type Element } from './dicom';

// Segmentations written by hand, one variant at a time, apart from the program's own writer.

export interface SegFrame {
  /** Left out: the file does not say. */
  readonly segment?: number;
  readonly position?: readonly number[];
  readonly orientation?: readonly number[];
  /** SOP Instance UID of the image that it was drawn on. */
  readonly source?: string;
  /** Which frame of that image. */
  readonly sourceFrame?: string;
  /** Row by row. */
  readonly values: readonly number[];
}

export interface SegmentSpec {
  readonly number: number;
  readonly label?: string;
  /** [scheme, value]. */
  readonly type?: readonly [string, string];
}

export interface SegSpec {
  readonly rows: number;
  readonly columns: number;
  readonly frames: readonly SegFrame[];
  readonly type?: string;
  readonly bits?: 1 | 8 | 16;
  readonly most?: number;
  readonly fractionalType?: string;
  readonly padding?: number;
  readonly segments?: readonly SegmentSpec[];
  readonly orientation?: readonly number[];
  /** [between rows, between columns]; null: not stated. */
  readonly spacing?: readonly number[] | null;
  readonly step?: string;
  readonly thickness?: string;
  readonly frameUid?: string;
  readonly syntax?: string;
  /** Stored in fragments, one a frame. */
  readonly fragments?: readonly Uint8Array[];
  /** What is said instead of the number of frames. */
  readonly stated?: number;
  readonly statedRows?: number;
}

const code = ([scheme, value]: readonly [string, string]) =>
  item([textElement('00080100', 'SH', value), textElement('00080102', 'SH', scheme)]);
const oneItem = (tag: string, elements: readonly Element[]): Element => sequence(tag, [item(elements)]);
const decimals = (tag: string, values: readonly number[]) => textElement(tag, 'DS', values.join('\\'));

const segmentItem = ({ number, label, type }: SegmentSpec) =>
  item([
    shortElement('00620004', number),
    ...(label === undefined ? [] : [textElement('00620005', 'LO', label)]),
    ...(type ? [sequence('0062000f', [code(type)])] : []),
  ]);

const sourceItem = (source: string, frame: string | undefined) =>
  oneItem('00082112', [
    textElement('00081155', 'UI', source),
    ...(frame ? [textElement('00081160', 'IS', frame)] : []),
  ]);

const frameItem = ({ segment, position, orientation, source, sourceFrame }: SegFrame) =>
  item([
    ...(source ? [oneItem('00089124', [sourceItem(source, sourceFrame)])] : []),
    ...(position ? [oneItem('00209113', [decimals('00200032', position)])] : []),
    ...(orientation ? [oneItem('00209116', [decimals('00200037', orientation)])] : []),
    ...(segment === undefined ? [] : [oneItem('0062000a', [shortElement('0062000b', segment)])]),
  ]);

/** Pixels as an uncompressed file holds them: bits without gaps between frames, bytes, or 16-bit words. */
export function packed(frames: readonly SegFrame[], bits: 1 | 8 | 16): Uint8Array {
  const values = frames.flatMap((frame) => frame.values);
  const bytes = new Uint8Array(2 * Math.ceil((values.length * bits) / 16));
  values.forEach((value, n) => {
    if (bits === 1) bytes[n >> 3]! |= (value & 1) << (n & 7);
    else if (bits === 8) bytes[n] = value;
    else bytes.set([value & 255, value >> 8], 2 * n);
  });
  return bytes;
}

/** An empty offset table and one fragment a frame (PS3.5 annex A.4). */
function encapsulated(frames: readonly Uint8Array[]): Uint8Array {
  const even = (bytes: Uint8Array) => (bytes.length % 2 ? Uint8Array.from([...bytes, 0]) : bytes);
  const items = [new Uint8Array(0), ...frames.map(even)].flatMap((bytes) => [
    0xfe,
    0xff,
    0x00,
    0xe0,
    ...[0, 8, 16, 24].map((shift) => (bytes.length >>> shift) & 255),
    ...bytes,
  ]);
  return Uint8Array.from([...items, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
}

export function segFile(spec: SegSpec): Uint8Array {
  const {
    type = 'BINARY',
    bits = 1,
    frames,
    spacing = [1, 1],
    segments = [{ number: 1, label: 'a' }],
  } = spec;
  const orientation = spec.orientation ?? [1, 0, 0, 0, 1, 0];
  const measures = [
    ...(spec.thickness ? [textElement('00180050', 'DS', spec.thickness)] : []),
    ...(spec.step ? [textElement('00180088', 'DS', spec.step)] : []),
    ...(spacing ? [decimals('00280030', spacing)] : []),
  ];
  const own = frames.some((frame) => frame.orientation);
  return part10(
    [
      textElement('00080060', 'CS', 'SEG'),
      textElement('00200052', 'UI', spec.frameUid ?? '1.2.9'),
      textElement('00280008', 'IS', String(spec.stated ?? frames.length)),
      shortElement('00280010', spec.statedRows ?? spec.rows),
      shortElement('00280011', spec.columns),
      shortElement('00280100', bits),
      ...(spec.padding === undefined ? [] : [shortElement('00280120', spec.padding)]),
      textElement('00620001', 'CS', type),
      sequence('00620002', segments.map(segmentItem)),
      ...(spec.most === undefined ? [] : [shortElement('0062000e', spec.most)]),
      ...(spec.fractionalType ? [textElement('00620010', 'CS', spec.fractionalType)] : []),
      oneItem('52009229', [
        ...(own || orientation.length === 0
          ? []
          : [oneItem('00209116', [decimals('00200037', orientation)])]),
        ...(measures.length > 0 ? [oneItem('00289110', measures)] : []),
      ]),
      sequence('52009230', frames.map(frameItem)),
      spec.fragments
        ? ['7fe00010', 'items', encapsulated(spec.fragments)]
        : ['7fe00010', 'OW', packed(frames, bits)],
    ],
    spec.syntax,
  );
}
