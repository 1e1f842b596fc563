import { gunzipBeginning } from '../unpack';
import { isGzip } from './gzip';
import type { ImageHeader } from './header';
import { bytesPerValue, toValues } from './values';
import { type Image, readImage, valueBytes } from './read';

/**
 * What the values of an image look like: `ct` as soon as one is below 0, as air and fat are; `labels` for few whole
 * numbers from 0 on; `raw` for what has nothing below 0 and goes far above soft tissue, as a CT does before its
 * intercept is applied; `unclear` for anything else.
 */
export type Content = 'ct' | 'labels' | 'raw' | 'unclear';

const mostLabels = 256;
const highestLabel = 1023;
/** HU that only bone and metal reach: with nothing below 0 beside it, the zero is not that of water. */
const farAboveWater = 1500;

export function contentOf({ header: { slope, intercept }, values }: Image): Content {
  const found = new Set<number>();
  let mayBeLabels = true;
  let [least, most] = [Infinity, -Infinity];
  let previous: number | undefined;
  for (const stored of values) {
    if (stored === previous) continue;
    previous = stored;
    const value = stored * slope + intercept;
    // Holes and what is beyond numbers are refused when the image is read.
    if (value < 0 || !Number.isFinite(value)) return 'ct';
    if (value < least) least = value;
    if (value > most) most = value;
    if (!mayBeLabels) continue;
    if (Number.isInteger(value) && value <= highestLabel) found.add(value);
    mayBeLabels = Number.isInteger(value) && value <= highestLabel && found.size <= mostLabels;
  }
  if (mayBeLabels && least === 0 && found.size > 1) return 'labels';
  return most > farAboveWater ? 'raw' : 'unclear';
}

/** Values that are unpacked for a look at them, bytes. */
const mostBytes = 512 * 1024 ** 2;

/** What the bytes of a file, all or the beginning, show of its values; undefined where they show none. */
export function contentOfFile(
  bytes: Uint8Array,
  complete: boolean,
  header: ImageHeader,
  path: string,
): Content | undefined {
  if (complete && valueBytes(header) <= mostBytes) {
    const image = readImage(bytes, path);
    return image.ok ? contentOf(image.value) : undefined;
  }
  const values = beginningOfValues(bytes, header);
  return values && contentOf({ header, values });
}

function beginningOfValues(bytes: Uint8Array, header: ImageHeader): Image['values'] | undefined {
  try {
    const file = isGzip(bytes) ? gunzipBeginning(bytes) : bytes;
    const stored = file.subarray(header.offset);
    const raw = header.gzippedValues ? gunzipBeginning(stored) : stored;
    const whole = Math.min(raw.length, valueBytes(header));
    const width = bytesPerValue(header.type);
    return toValues(raw.subarray(0, whole - (whole % width)), header.type, header.littleEndian);
  } catch {
    return undefined;
  }
}
