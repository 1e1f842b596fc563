import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DataSet } from 'dicom-parser';
import { decimal, decimals, type DicomFile, text, uid, uint16 } from '../dicom/dataset';
import { type FunctionalGroups, functionalGroups } from '../dicom/groups';
import { isLossy } from '../dicom/syntax';
import { type Facts, readFacts, saysSimulated } from './facts';
import { fileLayout, frameLayout, type PixelLayout } from './layout';
import { readMarks, type SliceMarks } from './marks';
import { readRescale, type Rescale } from './rescale';
import { stackNames } from './stack-names';

type Triple = readonly [number, number, number];

/** What the stack needs to know of one image. No patient identifiers. */
export interface SliceHeader {
  readonly path: string;
  readonly studyUid: string;
  /** Equal where patient number and name are: their hash. */
  readonly patient: string;
  readonly seriesUid: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly modality: string;
  readonly transferSyntax: string;
  /** Frames of its file. */
  readonly frames: number;
  /** Which of them this is, from 0 on; present where the file says of each frame where it lies. */
  readonly frame?: number;
  /** The stack that a frame belongs to, where its file holds several. */
  readonly stack?: string;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  /** Photometric Interpretation: `MONOCHROME2` where the file does not say. */
  readonly photometric: string;
  /** Centre of the first pixel, LPS mm. */
  readonly position?: Triple;
  /** Direction cosines of a row, then of a column. */
  readonly orientation?: readonly number[];
  /** [between rows, between columns], mm: the order of the file (PS3.3 10.7.1.3). */
  readonly pixelSpacing?: readonly number[];
  readonly sliceThicknessMm?: number;
  readonly gantryTiltDeg?: number;
  readonly frameOfReferenceUid?: string;
  readonly patientPosition?: string;
  readonly localizer: boolean;
  /** Compressed with loss, now or before (PS3.3 C.7.6.1.1.5). */
  readonly lossy: boolean;
  readonly simulated: boolean;
  /** What the values are once rescaled, where the file says that they are not HU. */
  readonly unit?: string;
  /** False when the file does not say how its values become HU. */
  readonly rescaled: boolean;
  readonly facts: Facts;
  /** What tells it apart from images at the same place. */
  readonly marks: SliceMarks;
  readonly pixels: PixelLayout;
}

/** Whether the pixels are grey values; which end of them is shown bright (MONOCHROME1, 2) says nothing of HU. */
export const isGreyscale = ({ samplesPerPixel, photometric }: SliceHeader): boolean =>
  samplesPerPixel === 1 && /^MONOCHROME[12]$/.test(photometric);

/**
 * The images of a file: one, or each frame of a multi-frame image that says where its frames lie (Enhanced
 * and Legacy Converted Enhanced CT, PS3.3 A.38, A.70). None when the file holds no rows, columns or pixels.
 */
export function readSliceHeaders({ dataSet, transferSyntax }: DicomFile, path: string): SliceHeader[] {
  const layout = fileLayout(dataSet, transferSyntax);
  if (!layout) return [];
  const { rows, columns } = layout;
  const file = {
    path,
    ...identity(dataSet),
    transferSyntax,
    rows,
    columns,
    frames: decimal(dataSet, 'x00280008') ?? 1,
    samplesPerPixel: uint16(dataSet, 'x00280002') ?? 1,
    photometric: text(dataSet, 'x00280004')?.toUpperCase() ?? 'MONOCHROME2',
    lossy: isLossy(transferSyntax) || text(dataSet, 'x00282110') === '01',
    simulated: saysSimulated(dataSet),
  };
  const groups = functionalGroups(dataSet);
  if (!groups) {
    const own = image(dataSet, () => dataSet, layout);
    return [{ ...file, ...own, marks: readMarks(dataSet), facts: readFacts(dataSet) }];
  }
  const facts = readFacts(dataSet, groups[0]);
  const stacks = stackNames(dataSet, groups);
  return groups.map((group, frame) => ({
    ...file,
    frame,
    ...(stacks && { stack: stacks[frame]! }),
    ...image(dataSet, group, frameLayout(layout, frame, groups.length)),
    marks: readMarks(dataSet, group),
    facts,
  }));
}

/** What an image says of itself: in functional groups, or all in its data set. */
function image(dataSet: DataSet, group: FunctionalGroups, layout: Omit<PixelLayout, keyof Rescale>) {
  const kind = text(group('x00189329'), 'x00089007') ?? text(dataSet, 'x00080008');
  const found = readRescale(dataSet, group, layout.signed);
  const { unit, ...rescale } = found ?? { slope: 1, intercept: 0 };
  return {
    ...placement(group),
    localizer: kind?.toUpperCase().includes('LOCALIZER') ?? false,
    rescaled: found !== undefined,
    ...(unit && { unit }),
    pixels: { ...layout, ...rescale },
  };
}

function identity(dataSet: DataSet) {
  const frameOfReferenceUid = uid(dataSet, 'x00200052');
  const patientPosition = text(dataSet, 'x00185100');
  return {
    studyUid: uid(dataSet, 'x0020000d') ?? '',
    patient: patientHash(dataSet),
    seriesUid: uid(dataSet, 'x0020000e') ?? 'no-series-uid',
    sopClassUid: uid(dataSet, 'x00080016') ?? '',
    sopInstanceUid: uid(dataSet, 'x00080018') ?? '',
    modality: text(dataSet, 'x00080060') ?? '',
    ...(frameOfReferenceUid && { frameOfReferenceUid }),
    ...(patientPosition && { patientPosition }),
  };
}

/** The first 8 bytes of a SHA-256, for comparison within one scan. Names are compared without case and empty components. */
function patientHash(dataSet: DataSet): string {
  const [name = ''] = (text(dataSet, 'x00100010') ?? '').split('=');
  const words = [text(dataSet, 'x00100020') ?? '', name.toUpperCase().replace(/[\s^]+$/, '')];
  const bytes = new TextEncoder().encode(words.join('\n'));
  return bytesToHex(sha256(bytes).subarray(0, 8));
}

function placement(group: FunctionalGroups) {
  const measures = group('x00289110');
  const position = decimals(group('x00209113'), 'x00200032', 3);
  const orientation = decimals(group('x00209116'), 'x00200037', 6);
  const pixelSpacing = decimals(measures, 'x00280030', 2);
  const sliceThicknessMm = decimal(measures, 'x00180050');
  const gantryTiltDeg = decimal(group('x00189304'), 'x00181120');
  return {
    ...(position && { position: position as unknown as Triple }),
    ...(orientation && { orientation }),
    ...(pixelSpacing && { pixelSpacing }),
    ...(sliceThicknessMm !== undefined && { sliceThicknessMm }),
    ...(gantryTiltDeg !== undefined && { gantryTiltDeg }),
  };
}
