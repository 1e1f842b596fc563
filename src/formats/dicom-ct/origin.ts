import type { SliceHeader } from './header';
import type { DicomSeries } from './series';

/** The DICOM instances that a volume was made of: what segmentations and contours refer to. */
export interface DicomOrigin {
  readonly studyUid: string;
  readonly seriesUid: string;
  /** In order along the normal. */
  readonly instances: readonly DicomInstance[];
  readonly plane: AcquiredPlane;
}

/** What the slices of a CT share as they were acquired, whatever the volume was made of them. */
export interface AcquiredPlane {
  readonly rows: number;
  readonly columns: number;
  /** Direction cosines of a row, then of a column. */
  readonly orientation: readonly number[];
  /** [between rows, between columns], mm. */
  readonly pixelSpacing: readonly number[];
}

export interface DicomInstance {
  readonly path: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** Referenced Frame Number, from 1 on; present for a frame of a multi-frame image. */
  readonly frameNumber?: number;
  /** Centre of its first pixel, LPS mm. */
  readonly position: readonly [number, number, number];
}

export const originOf = ({ slices }: DicomSeries): DicomOrigin => ({
  studyUid: slices[0]!.studyUid,
  seriesUid: slices[0]!.seriesUid,
  instances: slices.map(({ path, sopClassUid, sopInstanceUid, frame, position }) => ({
    path,
    sopClassUid,
    sopInstanceUid,
    ...(frame !== undefined && { frameNumber: frame + 1 }),
    position: position!,
  })),
  plane: planeOf(slices[0]!),
});

const planeOf = ({ rows, columns, orientation, pixelSpacing }: SliceHeader): AcquiredPlane => ({
  rows,
  columns,
  orientation: orientation!,
  pixelSpacing: pixelSpacing!,
});
