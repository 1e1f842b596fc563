import { fail, ok, type Result } from '../../core/result';
import { type MeshFile, type MeshPart, statedFrame } from './file';

// STL: 80 bytes of header, a count, and 50 bytes a triangle; or its text form (3D Systems, 1989).

const headerLength = 80;
const start = headerLength + 4;
const bytesPerTriangle = 50;

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const countOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(headerLength, true);

/** A text file that begins with a solid and its first facet. */
const isText = (bytes: Uint8Array) =>
  /^\s*solid\b[^\n\r]*[\r\n]+\s*(facet\s+normal|endsolid)\b/.test(ascii(bytes.subarray(0, 1000)));

/** Whether the beginning of a file of `size` bytes is STL; a binary one is known by its size alone. */
export const isStl = (bytes: Uint8Array, size: number): boolean =>
  (bytes.length >= start && size === start + bytesPerTriangle * countOf(bytes)) || isText(bytes);

/** Reads binary and text STL. Failure `mesh-broken`: cut off, or numbers that are none. */
export function readStl(bytes: Uint8Array, path: string): Result<MeshFile> {
  const parts = isText(bytes) ? textParts(bytes) : [binaryPart(bytes)];
  if (!parts.every((part) => part?.positions.every(Number.isFinite))) return fail('mesh-broken', { path });
  const frame = statedFrame(ascii(bytes.subarray(0, isText(bytes) ? 200 : headerLength)));
  return ok({ format: 'stl', parts: parts as MeshPart[], ...(frame && { frame }) });
}

function binaryPart(bytes: Uint8Array): MeshPart | undefined {
  if (bytes.length < start) return undefined;
  const count = countOf(bytes);
  if (bytes.length < start + bytesPerTriangle * count) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const positions = new Float64Array(9 * count);
  for (let triangle = 0, to = 0; triangle < count; triangle++) {
    // Twelve bytes of normal come first: the order of the corners says the same.
    const at = start + bytesPerTriangle * triangle + 12;
    for (let n = 0; n < 9; n++) positions[to++] = view.getFloat32(at + 4 * n, true);
  }
  return soup(positions);
}

/** Each `solid … endsolid` is a part; a name that a program gives to every file is none. */
function textParts(bytes: Uint8Array): (MeshPart | undefined)[] {
  const text = new TextDecoder().decode(bytes);
  const solids = text.split(/^\s*endsolid\b[^\n\r]*/m);
  const last = solids.pop()!;
  // What is left has no end.
  if (/\bvertex\b/.test(last) || solids.length === 0) return [undefined];
  return solids.map((solid) => {
    const numbers = [...solid.matchAll(/^\s*vertex\s+(\S+)\s+(\S+)\s+(\S+)\s*$/gm)];
    if (numbers.length % 3 !== 0) return undefined;
    const positions = Float64Array.from(numbers.flatMap(([, x, y, z]) => [Number(x), Number(y), Number(z)]));
    const name = solids.length > 1 ? /^\s*solid[ \t]+([^\n\r]*)/.exec(solid)?.[1]?.trim() : undefined;
    return { ...soup(positions), ...(name && { name }) };
  });
}

const soup = (positions: Float64Array): MeshPart => ({
  positions,
  indices: Uint32Array.from({ length: positions.length / 3 }, (_, n) => n),
});

/**
 * A binary STL of triangles in LPS mm whose header says so, in 3D Slicer's words. Positions are rounded
 * to 32 bits (a 30 000th of a mm at 500 mm).
 * @param title begins the header; what does not fit is left out
 */
export function writeStl(
  positions: ArrayLike<number>,
  indices: ArrayLike<number>,
  title: string,
): Uint8Array<ArrayBuffer> {
  const count = indices.length / 3;
  const bytes = new Uint8Array(start + bytesPerTriangle * count);
  const view = new DataView(bytes.buffer);
  const space = ' SPACE=LPS';
  // Not “solid”: readers take that for text. Bytes beyond ASCII mean nothing there.
  const plain = title.replace(/[^\x20-\x7e]/g, '?').slice(0, headerLength - space.length);
  bytes.set(new TextEncoder().encode((plain.startsWith('solid') ? `_${plain.slice(1)}` : plain) + space));
  view.setUint32(headerLength, count, true);
  for (let triangle = 0; triangle < count; triangle++) {
    const at = start + bytesPerTriangle * triangle;
    const corner = (n: number, axis: number) => positions[3 * indices[3 * triangle + n]! + axis]!;
    const edge = (n: number, axis: number) => corner(n, axis) - corner(0, axis);
    const normal = [0, 1, 2].map((axis) => {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
      return edge(1, u) * edge(2, v) - edge(1, v) * edge(2, u);
    });
    const length = Math.hypot(...normal) || 1;
    normal.forEach((value, axis) => view.setFloat32(at + 4 * axis, value / length, true));
    for (let n = 0; n < 9; n++) view.setFloat32(at + 12 + 4 * n, corner(Math.floor(n / 3), n % 3), true);
  }
  return bytes;
}
