import {
  type Element,
  implicit,
  item as encodedItem,
  type SliceSpec,
  part10,
  sequence,
  shortElement,
  sliceElements,
  textElement,
} from './dicom';

// A small writer of enhanced (multi-frame) CT test images.

export interface FrameSpec {
  readonly position: readonly number[];
  readonly stored: readonly number[];
  readonly slope?: string;
  readonly intercept?: string;
  readonly stackId?: string;
  readonly temporal?: number;
  readonly acquisition?: number;
  readonly indices?: readonly number[];
  readonly frameType?: string;
}

export interface EnhancedSpec extends SliceSpec {
  /** Attributes that the dimension indices stand for. */
  readonly dimensions?: readonly string[];
  readonly pixelData?: Element;
  readonly more?: readonly Element[];
}

const longs = (tag: string, values: readonly number[]): Element => [
  tag,
  'UL',
  new Uint8Array(Uint32Array.from(values).buffer),
];

const attribute = (tag: string, pointed: string): Element => {
  const [group, element] = [parseInt(pointed.slice(0, 4), 16), parseInt(pointed.slice(4), 16)];
  return [tag, 'AT', Uint8Array.of(group & 255, group >> 8, element & 255, element >> 8)];
};

/** What an enhanced image says in its functional groups instead. */
const classic = [
  '00200032',
  '00200037',
  '00280030',
  '00281052',
  '00281053',
  '00280008',
  '7fe00010',
  '00180050',
];

type MakeItem = (elements: readonly Element[]) => Uint8Array;

const perFrame = (frame: FrameSpec, item: MakeItem): Uint8Array =>
  item([
    sequence('00209111', [
      item([
        ...(frame.stackId ? [textElement('00209056', 'SH', frame.stackId)] : []),
        ...(frame.temporal === undefined ? [] : [longs('00209128', [frame.temporal])]),
        ...(frame.acquisition === undefined ? [] : [shortElement('00209156', frame.acquisition)]),
        ...(frame.indices ? [longs('00209157', frame.indices)] : []),
      ]),
    ]),
    sequence('00209113', [item([textElement('00200032', 'DS', frame.position.join('\\'))])]),
    ...(frame.slope
      ? [
          sequence('00289145', [
            item([
              textElement('00281052', 'DS', frame.intercept ?? '0'),
              textElement('00281053', 'DS', frame.slope),
            ]),
          ]),
        ]
      : []),
    ...(frame.frameType
      ? [sequence('00189329', [item([textElement('00089007', 'CS', frame.frameType)])])]
      : []),
  ]);

const shared = (spec: EnhancedSpec, item: MakeItem): Uint8Array =>
  item([
    sequence('00209116', [
      item([textElement('00200037', 'DS', (spec.orientation ?? [1, 0, 0, 0, 1, 0]).join('\\'))]),
    ]),
    sequence('00189314', [item([textElement('00181210', 'SH', 'Br60')])]),
    sequence('00289110', [
      item([
        textElement('00180050', 'DS', spec.thickness ?? '2'),
        textElement('00280030', 'DS', (spec.spacing ?? [0.5, 0.4]).join('\\')),
      ]),
    ]),
    sequence('00289145', [
      item([
        textElement('00281052', 'DS', spec.intercept ?? '-1024'),
        textElement('00281053', 'DS', spec.slope ?? '1'),
      ]),
    ]),
  ]);

/** An enhanced CT of these frames, in this order. */
export function enhanced(frames: readonly FrameSpec[], spec: EnhancedSpec = {}): Uint8Array {
  const pixels = sliceElements({
    ...spec,
    syntax: undefined,
    stored: frames.flatMap(({ stored }) => stored),
  });
  const item: MakeItem = (elements) => encodedItem(elements, spec.syntax !== implicit);
  const elements: Element[] = [
    ...pixels.filter(([tag]) => !classic.includes(tag)),
    textElement('00280008', 'IS', String(frames.length)),
    ...(spec.dimensions
      ? [
          sequence(
            '00209222',
            spec.dimensions.map((tag) => item([attribute('00209165', tag)])),
          ),
        ]
      : []),
    sequence('52009229', [shared(spec, item)]),
    sequence(
      '52009230',
      frames.map((frame) => perFrame(frame, item)),
    ),
    spec.pixelData ?? pixels.find(([tag]) => tag === '7fe00010')!,
    ...(spec.more ?? []),
  ];
  const kept = elements.filter(([tag]) => !spec.omit?.includes(tag));
  return part10(
    kept.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    spec.syntax,
  );
}
