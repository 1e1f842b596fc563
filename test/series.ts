import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Grid, identityAxes } from '../src/core/grid';
import { lpsPoint } from '../src/core/units';
import { writeCtSlice } from '../src/formats/dicom-ct/write';

export interface WrittenSeries {
  readonly size: number;
  readonly slices: number;
  readonly description?: string;
}

/** HU of one slice: a noisy cylinder with a denser core that leans, as many bytes and as little repetition as a real abdomen. */
function slicePainter(size: number): (k: number, slices: number) => Int16Array {
  const hu = new Int16Array(size * size);
  let noise = 1;
  return (k, slices) => {
    const core = size / 2 + (k / slices - 0.5) * 0.2 * size;
    for (let i = 0; i < hu.length; i++) {
      noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
      const x = (i % size) - size / 2;
      const y = Math.floor(i / size);
      const inner = x * x + (y - core) ** 2;
      const outer = x * x + (y - size / 2) ** 2;
      const radius = size / 2.56;
      hu[i] = (inner < (size / 17) ** 2 ? 400 : outer < radius * radius ? 40 : -1000) + ((noise >> 27) & 15);
    }
    return hu;
  };
}

/**
 * Writes a CT made of nothing but numbers, one file a slice (0.7 × 0.7 × 1 mm, stored without compression).
 * @returns the paths, from the feet to the head
 */
export function writeSeries(
  folder: string,
  { size, slices, description = 'noise' }: WrittenSeries,
): string[] {
  const grid: Grid = {
    dims: [size, size, slices],
    spacing: [0.7, 0.7, 1],
    origin: lpsPoint(-0.35 * size, -0.35 * size, -slices / 2),
    axes: identityAxes,
  };
  const uid = (n: number) => `2.25.${size}${1000 + n}`;
  const header = {
    studyUid: uid(1),
    seriesUid: uid(2),
    frameOfReferenceUid: uid(3),
    instanceUid: (n: number) => uid(100 + n),
    patientPosition: 'HFS' as const,
    attributes: { SeriesDescription: description, ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'] },
  };
  const paint = slicePainter(size);
  return Array.from({ length: slices }, (_, k) => {
    const path = join(folder, `slice-${String(k).padStart(4, '0')}.dcm`);
    writeFileSync(path, withPixels(writeCtSlice(header, grid, k, noPixels), paint(k, slices)));
    return path;
  });
}

const noPixels = new Int16Array(0);

/** A slice written without pixels, which stand last in it, with them: much faster than having the writer copy them. */
function withPixels(header: Uint8Array, hu: Int16Array): Uint8Array {
  const file = new Uint8Array(header.length + hu.byteLength);
  file.set(header);
  new DataView(file.buffer).setUint32(header.length - 4, hu.byteLength, true);
  const stored = new Uint16Array(hu.length);
  for (let i = 0; i < hu.length; i++) stored[i] = hu[i]! + 1024;
  file.set(new Uint8Array(stored.buffer), header.length);
  return file;
}
