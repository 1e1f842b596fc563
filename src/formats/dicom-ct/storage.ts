import type { Storage } from '../memory';
import { type SourceFile, unpackedSize } from '../source';
import type { DicomSeries } from './series';

/** Whether all HU are whole numbers, as far as headers tell. */
export const hasWholeHu = ({ slices }: DicomSeries): boolean =>
  slices.every(({ pixels }) => Number.isInteger(pixels.slope) && Number.isInteger(pixels.intercept));

/** What a series takes in memory. A frame of a multi-frame file that is packed cannot be read by itself. */
export function storageOf(series: DicomSeries, files: ReadonlyMap<string, SourceFile>): Storage {
  const whole = new Set<SourceFile>();
  for (const { path, pixels } of series.slices) {
    const file = files.get(path)!;
    if (pixels.frame && (pixels.compressed || pixels.deflated || file.packed)) whole.add(file);
  }
  const wholeFileBytes = [...whole].reduce((sum, file) => sum + unpackedSize(file), 0);
  return { bytesPerVoxel: hasWholeHu(series) ? 2 : 4, wholeFileBytes };
}
