import { fail, ok, type Result } from '../../core/result';
import { type MeshFile, statedFrame } from './file';
import { type PlyElement, type PlyHeader, readPlyHeader } from './ply-header';
import { binaryNumbers, type NextNumber, textNumbers } from './ply-numbers';

export const isPly = (bytes: Uint8Array): boolean =>
  /^ply\r?\n/.test(String.fromCharCode(...bytes.subarray(0, 5)));

/**
 * Reads the faces of a PLY (text, binary of either byte order), polygons cut into fans. Failure
 * `mesh-broken`: a header that is not understood, a file that is cut off, faces of vertices that are not there.
 * Format: Turk, The PLY Polygon File Format, 1994.
 */
export function readPly(bytes: Uint8Array, path: string): Result<MeshFile> {
  const header = readPlyHeader(bytes);
  const read = header && readElements(bytes, header);
  if (!read || !read.positions.every(Number.isFinite)) return fail('mesh-broken', { path });
  const frame = statedFrame(header.comments.join('\n'));
  return ok({ format: 'ply', parts: [read], ...(frame && { frame }) });
}

function readElements(bytes: Uint8Array, { elements, encoding, end }: PlyHeader) {
  const body = bytes.subarray(end);
  const next = encoding === 'ascii' ? textNumbers(body) : binaryNumbers(body, encoding);
  let positions = new Float64Array(0);
  let indices: number[] | undefined;
  for (const element of elements) {
    // At least a byte a number: a count that the file cannot hold is not believed.
    if (element.count * element.properties.length > body.length) return undefined;
    if (element.name === 'vertex') positions = readVertices(element, next);
    else if (element.name === 'face') indices = readFaces(element, next);
    else skip(element, next);
    if (next.isPastEnd()) return undefined;
  }
  const vertices = positions.length / 3;
  if (!indices?.every((n) => n >= 0 && n < vertices)) return undefined;
  return { positions, indices: Uint32Array.from(indices) };
}

function readVertices({ count, properties }: PlyElement, next: NextNumber): Float64Array<ArrayBuffer> {
  const positions = new Float64Array(3 * count);
  const axes = properties.map(({ name }) => ['x', 'y', 'z'].indexOf(name));
  for (let vertex = 0; vertex < count && !next.isPastEnd(); vertex++) {
    for (const [n, property] of properties.entries()) {
      const value = property.listCount ? skipList(property, next) : next.number(property.type);
      if (axes[n]! >= 0) positions[3 * vertex + axes[n]!] = value;
    }
  }
  return positions;
}

const isCorners = (name: string) => name === 'vertex_indices' || name === 'vertex_index';

function readFaces({ count, properties }: PlyElement, next: NextNumber): number[] {
  const indices: number[] = [];
  for (let face = 0; face < count && !next.isPastEnd(); face++) {
    for (const property of properties) {
      if (!property.listCount) next.number(property.type);
      else if (!isCorners(property.name)) skipList(property, next);
      else readFan(property, next, indices);
    }
  }
  return indices;
}

type Property = PlyElement['properties'][number];

function readFan({ listCount, type }: Property, next: NextNumber, indices: number[]): void {
  const corners = next.number(listCount!);
  let first = 0;
  let previous = 0;
  for (let n = 0; n < corners && !next.isPastEnd(); n++) {
    const corner = next.number(type);
    if (n === 0) first = corner;
    else if (n > 1) indices.push(first, previous, corner);
    previous = corner;
  }
}

function skipList({ listCount, type }: Property, next: NextNumber): number {
  const length = next.number(listCount!);
  for (let n = 0; n < length && !next.isPastEnd(); n++) next.number(type);
  return 0;
}

function skip({ count, properties }: PlyElement, next: NextNumber): void {
  for (let row = 0; row < count && !next.isPastEnd(); row++) {
    for (const property of properties) {
      if (property.listCount) skipList(property, next);
      else next.number(property.type);
    }
  }
}
