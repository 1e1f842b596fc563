import type { NaturalDataset } from 'dcmjs';
import { codeItem, type SegmentCodes } from './codes';

/** What the Segment Sequence says of a segment. */
export interface SegmentDescription extends SegmentCodes {
  readonly label: string;
  /** What a reader should know of it (Segment Description). */
  readonly note?: string;
  /** How it was made (PS3.3 C.8.20.2). */
  readonly algorithmType: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';
  /** Needed unless it was made by hand. */
  readonly algorithmName?: string;
  /** Stable name for the segment across files (Tracking ID), with its UID. */
  readonly tracking?: { readonly id: string; readonly uid: string };
  /** RGB 0–255. */
  readonly colour: readonly [number, number, number];
}

/** Display colour only: sRGB to the CIELab integers of PS3.3 C.10.7.1.1. */
function recommendedColour(rgb: readonly [number, number, number]): number[] {
  const linear = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const [r, g, b] = linear;
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  const lab = [
    ((116 * y - 16) / 100) * 65535,
    ((500 * (x - y) + 128) / 255) * 65535,
    ((200 * (y - z) + 128) / 255) * 65535,
  ];
  return lab.map((value) => Math.min(65535, Math.max(0, Math.round(value))));
}

export const segmentItem = (segment: SegmentDescription, index: number): NaturalDataset => ({
  SegmentNumber: index + 1,
  SegmentLabel: segment.label,
  ...(segment.note && { SegmentDescription: segment.note }),
  SegmentAlgorithmType: segment.algorithmType,
  ...(segment.algorithmName && { SegmentAlgorithmName: segment.algorithmName }),
  SegmentedPropertyCategoryCodeSequence: [codeItem(segment.category)],
  SegmentedPropertyTypeCodeSequence: [
    {
      ...codeItem(segment.type),
      ...(segment.typeModifier && {
        SegmentedPropertyTypeModifierCodeSequence: [codeItem(segment.typeModifier)],
      }),
    },
  ],
  ...(segment.tracking && { TrackingID: segment.tracking.id, TrackingUID: segment.tracking.uid }),
  RecommendedDisplayCIELabValue: recommendedColour(segment.colour),
});
