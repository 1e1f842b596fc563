import { ok, type Result } from '../core/result';
import { loadScout as scoutOf, type Scout } from './dicom-ct/scout';
import type { CallOptions, OpenKernels } from './kernels';
import { orOutOfMemory, type Scan } from './open';

/** Above this a file is not read whole for a picture, bytes. */
const mostForScout = 256 * 1024 ** 2;

/** A series seen through, to choose a region on; undefined where all of it would have to be read for that. */
export function loadScout(
  scan: Scan,
  seriesUid: string,
  kernels: OpenKernels,
  options: CallOptions = {},
): Promise<Result<Scout | undefined>> {
  const summary = scan.series.find((series) => series.seriesUid === seriesUid);
  const found = scan.dicom.get(seriesUid);
  if (!found?.grid || !summary || summary.storage.wholeFileBytes > mostForScout)
    return Promise.resolve(ok(undefined));
  return orOutOfMemory<Scout | undefined>(scoutOf(found, scan.files, kernels, options));
}
