import { type Element, item, part10, sequence, textElement } from './dicom';

// A small writer of RT Structure Sets for tests, apart from the one that exports them.

export interface ContourSpec {
  readonly points: readonly (readonly number[])[];
  readonly kind?: string;
  readonly slabMm?: number;
  readonly image?: string;
  /** Contour Data as written. */
  readonly data?: string;
}

export interface RegionSpec {
  /** Its place in the list, from 1 on, unless it is given. */
  readonly number?: number;
  /** Listed among the contours alone, not among the regions. */
  readonly onlyContours?: boolean;
  readonly name?: string;
  readonly frameUid?: string;
  readonly code?: string;
  readonly contours?: readonly ContourSpec[];
}

const contourItem = ({ points, kind = 'CLOSED_PLANAR', slabMm, image, data }: ContourSpec) =>
  item([
    ...(image === undefined ? [] : [sequence('30060016', [item([textElement('00081155', 'UI', image)])])]),
    textElement('30060042', 'CS', kind),
    ...(slabMm === undefined ? [] : [textElement('30060044', 'DS', String(slabMm))]),
    textElement('30060046', 'IS', String(points.length)),
    textElement(
      '30060050',
      'DS',
      data ??
        points
          .flat()
          .map((v) => String(v).slice(0, 16))
          .join('\\'),
    ),
  ]);

/** Frames of reference that are stated outside the regions. */
export interface GeneralFrames {
  readonly own?: string;
  readonly referenced?: readonly string[];
}

export function structureSet(
  regions: readonly RegionSpec[],
  { own, referenced }: GeneralFrames = {},
): Uint8Array {
  const numbered = regions.map((region, n) => ({
    ...region,
    number: textElement('30060084', 'IS', String(region.number ?? n + 1)),
  }));
  const elements: Element[] = [
    textElement('00080060', 'CS', 'RTSTRUCT'),
    ...(own === undefined ? [] : [textElement('00200052', 'UI', own)]),
    ...(referenced
      ? [
          sequence(
            '30060010',
            referenced.map((frame) => item([textElement('00200052', 'UI', frame)])),
          ),
        ]
      : []),
    sequence(
      '30060020',
      numbered
        .filter(({ onlyContours }) => !onlyContours)
        .map(({ name, frameUid = '1.2.9', number }) =>
          item([
            ['30060022', 'IS', number[2]],
            ...(frameUid === '' ? [] : [textElement('30060024', 'UI', frameUid)]),
            ...(name === undefined ? [] : [textElement('30060026', 'LO', name)]),
          ]),
        ),
    ),
    sequence(
      '30060039',
      numbered
        .filter(({ contours }) => contours)
        .map(({ contours, number }) => item([sequence('30060040', contours!.map(contourItem)), number])),
    ),
    sequence(
      '30060080',
      numbered.map(({ code, number }) =>
        item([
          number,
          ...(code === undefined
            ? []
            : [
                sequence('30060086', [
                  item([textElement('00080100', 'SH', code), textElement('00080102', 'SH', 'SCT')]),
                ]),
              ]),
        ]),
      ),
    ),
  ];
  return part10(elements);
}
