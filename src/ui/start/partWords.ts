import type { TFunction } from 'i18next';
import { type Resolution, worstGridErrorMm } from '../../core/grid-error';
import { edgeLetters } from '../../core/plane';
import { wholePart } from '../../core/volume-part';
import { resolutionOf } from '../../formats/dicom-ct/resampled';
import { resolutionInPart, type SeriesSummary } from '../../formats/open';
import { formatNumber, formatTolerance } from '../../i18n/format';
import type { Locale } from '../../i18n';
import type { PartOffer } from '../../store/part-offer';

const gigabyte = 1e9;

/** Bytes for people: `1.4 GB`, one decimal, two below a tenth. */
export const bytesInWords = (t: TFunction, bytes: number, locale: Locale): string =>
  t('reading.gigabytes', { value: formatNumber(bytes / gigabyte, locale, bytes < gigabyte / 10 ? 2 : 1) });

/** Voxel size and what it does to a distance, of all of a series as it is or at half its resolution. */
export function resolutionInWords({ wanted, series }: PartOffer, isHalved: boolean, locale: Locale) {
  const part = wholePart(series.grid!, isHalved);
  const spacing = series.grid!.spacing.map((mm) => formatNumber(isHalved ? 2 * mm : mm, locale, 2));
  const errorMm = worstGridErrorMm(resolutionInPart(resolutionBefore(wanted.found, series), part));
  return {
    voxels: `${spacing.join(' × ')}\u00a0mm`,
    error: formatTolerance(errorMm, locale, { unit: 'mm' }),
  };
}

function resolutionBefore({ scan }: PartOffer['wanted']['found'], series: SeriesSummary): Resolution {
  const found = scan.dicom.get(series.seriesUid);
  return found ? resolutionOf(found) : series.grid!;
}

/** The letters at the two ends of an axis of the grid. */
export function endsOfAxis({ grid }: SeriesSummary, axis: 0 | 1 | 2): [string, string] {
  const along = grid!.axes[axis];
  const { left, right } = edgeLetters({ u: along, v: along });
  return [left, right];
}
