import type { DataSet } from 'dicom-parser';
import type { Grid } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import { groupBy } from '../batches';
import { decimal, decimals, text, uint16 } from '../dicom/dataset';
import { firstItem, functionalGroups, type FunctionalGroups } from '../dicom/groups';
import type { DicomOrigin } from '../dicom-ct/origin';
import type { SegImage } from './header';

/** One frame: where it lies (LPS mm), and which segment it belongs to. */
export interface Frame {
  /** Place in the pixel data. */
  readonly index: number;
  /** Absent where the file does not say, and in label maps. */
  readonly segment?: number;
  readonly position: readonly number[];
  readonly orientation: readonly number[];
  /** [between rows, between columns]. */
  readonly pixelSpacing: readonly number[];
  /** Spacing Between Slices, where the file states it. */
  readonly stepMm?: number;
  readonly thicknessMm?: number;
}

/** What a frame without a place of its own may take it from. */
export interface Referenced {
  readonly ct: Grid;
  /** The images that the CT was made of. */
  readonly origin?: DicomOrigin;
}

/**
 * Frames from the functional groups (PS3.3 C.7.6.16). A group that is missing is taken from the CT image
 * that the frame was derived from (A.51.5: Pixel Measures, Plane Position and Orientation may be absent
 * where a Derivation Image group names the source, and of a multi-frame image the frame), if that one has
 * as many rows and columns: where it was acquired, even if the CT was resampled since. Failures: `seg-frames` (not described one by one), `seg-geometry` (no place).
 */
export function readFrames(
  dataSet: DataSet,
  path: string,
  image: SegImage,
  { origin }: Referenced,
): Result<Frame[]> {
  const groups = functionalGroups(dataSet);
  if (!groups) {
    const described = dataSet.elements['x52009230']?.items?.length ?? 0;
    return fail('seg-frames', { path, frames: image.frames, described });
  }
  const placeOf = placesOnCt(image, origin);
  const frames: Frame[] = [];
  for (const [index, group] of groups.entries()) {
    const place = geometry(group, () => placeOf(group));
    if (!place) return fail('seg-geometry', { path });
    const segment = uint16(group('x0062000a'), 'x0062000b');
    frames.push({ index, ...(segment !== undefined && { segment }), ...place });
  }
  return ok(frames);
}

type Place = Pick<Frame, 'position' | 'orientation' | 'pixelSpacing'>;

function geometry(group: FunctionalGroups, onCt: () => Place | undefined): Omit<Frame, 'index'> | undefined {
  const measures = group('x00289110');
  const stated = {
    position: decimals(group('x00209113'), 'x00200032', 3),
    orientation: decimals(group('x00209116'), 'x00200037', 6),
    pixelSpacing: decimals(measures, 'x00280030', 2),
  };
  const isWhole = stated.position && stated.orientation && stated.pixelSpacing;
  const source = isWhole ? undefined : onCt();
  const position = stated.position ?? source?.position;
  const orientation = stated.orientation ?? source?.orientation;
  const pixelSpacing = stated.pixelSpacing ?? source?.pixelSpacing;
  if (!position || !orientation || !pixelSpacing?.every((value) => value > 0)) return undefined;
  const stepMm = decimal(measures, 'x00180088');
  const thicknessMm = decimal(measures, 'x00180050');
  return {
    position,
    orientation,
    pixelSpacing,
    ...(stepMm && { stepMm }),
    ...(thicknessMm && { thicknessMm }),
  };
}

/** Where the source image of a frame was acquired. */
function placesOnCt({ rows, columns }: SegImage, origin: DicomOrigin | undefined) {
  if (origin?.plane.rows !== rows || origin.plane.columns !== columns) return () => undefined;
  const { orientation, pixelSpacing } = origin.plane;
  const byUid = groupBy(origin.instances, ({ sopInstanceUid }) => sopInstanceUid);
  return (group: FunctionalGroups): Place | undefined => {
    const source = firstItem(group('x00089124'), 'x00082112');
    // The frames of a multi-frame image share its UID; where several are named none is meant alone.
    const named = decimal(source, 'x00081160');
    const image = byUid
      .get(text(source, 'x00081155') ?? '')
      ?.find(({ frameNumber }) => frameNumber === undefined || frameNumber === named);
    return image && { position: image.position, orientation, pixelSpacing };
  };
}
