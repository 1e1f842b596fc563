import { gzipSync } from 'fflate';
import { simulatedMarking } from '../image/marking';
import { type Grid, voxelCount } from '../../core/grid';

/** Values that are written as they are. */
export type NiftiValues = Int16Array | Float32Array | Uint8Array | Uint16Array;

const typeCode = (values: NiftiValues) =>
  values instanceof Uint8Array
    ? 2
    : values instanceof Int16Array
      ? 4
      : values instanceof Uint16Array
        ? 512
        : 16;

const headerSize = 348;
const labelIntent = 1002;
const scannerFrame = 1;
const millimetres = 2;

export interface NiftiOptions {
  /** Makes it a label map with this table in its header. */
  readonly labelNames?: ReadonlyMap<number, string>;
  readonly gzip?: boolean;
  /** Says in the header that it was simulated, not acquired. */
  readonly simulated?: boolean;
}

/**
 * A single-file NIfTI-1: values with i fastest on `grid`, its world axes turned from LPS to RAS in the
 * sform (32-bit numbers: a 20 000th of a mm at 500 mm).
 * @throws RangeError when the values do not fill the grid
 */
export function writeNifti(
  grid: Grid,
  values: NiftiValues,
  { labelNames, gzip = true, simulated = false }: NiftiOptions = {},
): Uint8Array {
  if (values.length !== voxelCount(grid)) throw new RangeError('values do not fill the grid');
  const extension = labelNames ? labelTable(labelNames) : new Uint8Array(0);
  const offset = headerSize + 4 + extension.length;
  const bytes = new Uint8Array(offset + values.byteLength);
  const view = new DataView(bytes.buffer);
  writeHeader(view, grid, values, offset);
  if (simulated) bytes.set(new TextEncoder().encode(simulatedMarking), 148);
  if (labelNames) {
    view.setInt16(68, labelIntent, true);
    bytes[headerSize] = 1;
    bytes.set(extension, headerSize + 4);
  }
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
  return gzip ? gzipSync(bytes, { level: 4, mtime: 0 }) : bytes;
}

function writeHeader(view: DataView, grid: Grid, values: NiftiValues, offset: number): void {
  view.setInt32(0, headerSize, true);
  [3, ...grid.dims, 1, 1, 1, 1].forEach((n, i) => view.setInt16(40 + 2 * i, n, true));
  view.setInt16(70, typeCode(values), true);
  view.setInt16(72, values.BYTES_PER_ELEMENT * 8, true);
  [1, ...grid.spacing].forEach((mm, i) => view.setFloat32(76 + 4 * i, mm, true));
  view.setFloat32(108, offset, true);
  view.setFloat32(112, 1, true);
  view.setUint8(123, millimetres);
  view.setInt16(254, scannerFrame, true);
  const signs = [-1, -1, 1];
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      const step = signs[row]! * grid.axes[column]![row]! * grid.spacing[column]!;
      view.setFloat32(280 + 16 * row + 4 * column, step || 0, true);
    }
    view.setFloat32(280 + 16 * row + 12, signs[row]! * grid.origin[row]! || 0, true);
  }
  [0x6e, 0x2b, 0x31, 0].forEach((byte, i) => view.setUint8(344 + i, byte));
}

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** A label table as a header extension (code 30, CIFTI / Workbench), padded to 16 bytes. */
function labelTable(names: ReadonlyMap<number, string>): Uint8Array {
  const labels = [...names].map(([key, name]) => `<Label Key="${key}">${escapeXml(name)}</Label>`).join('\n');
  const xml = new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<CaretExtension><VolumeInformation Index="0"><LabelTable>\n${labels}\n</LabelTable></VolumeInformation></CaretExtension>`,
  );
  const size = Math.ceil((xml.length + 8) / 16) * 16;
  const extension = new Uint8Array(size);
  const view = new DataView(extension.buffer);
  view.setInt32(0, size, true);
  view.setInt32(4, 30, true);
  extension.set(xml, 8);
  return extension;
}
