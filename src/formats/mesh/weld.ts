import type { Triangles } from './file';

/**
 * The same triangles with vertices of equal coordinates made one, and those without area by that left
 * out: a file of loose triangles (STL) says only so which of them are neighbours.
 */
export function weld({ positions, indices }: Triangles): Triangles {
  const count = positions.length / 3;
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const slots = new Int32Array(size).fill(-1);
  const bits = new Uint32Array(positions.buffer, positions.byteOffset, 2 * positions.length);
  const canonical = new Uint32Array(count);
  for (let vertex = 0; vertex < count; vertex++) {
    let hash = 0x811c9dc5;
    for (let n = 0; n < 3; n++) {
      // −0 is 0.
      const at = 3 * vertex + n;
      const isZero = positions[at] === 0;
      hash = Math.imul(hash ^ (isZero ? 0 : bits[2 * at]!), 0x9e3779b1);
      hash = Math.imul(hash ^ (isZero ? 0 : bits[2 * at + 1]!) ^ (hash >>> 15), 0x85ebca6b);
    }
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    while (slots[slot]! >= 0 && !isSame(positions, slots[slot]!, vertex)) slot = (slot + 1) & (size - 1);
    if (slots[slot]! < 0) slots[slot] = vertex;
    canonical[vertex] = slots[slot]!;
  }
  return compact(positions, indices, canonical);
}

const isSame = (p: Float64Array, a: number, b: number) =>
  p[3 * a] === p[3 * b] && p[3 * a + 1] === p[3 * b + 1] && p[3 * a + 2] === p[3 * b + 2];

function compact(positions: Float64Array, indices: Uint32Array, canonical: Uint32Array): Triangles {
  const numbers = new Int32Array(canonical.length).fill(-1);
  const kept = new Float64Array(positions.length);
  const corners = new Uint32Array(indices.length);
  let vertices = 0;
  let filled = 0;
  const numberOf = (vertex: number) => {
    const known = numbers[vertex]!;
    if (known >= 0) return known;
    for (let n = 0; n < 3; n++) kept[3 * vertices + n] = positions[3 * vertex + n]!;
    return (numbers[vertex] = vertices++);
  };
  for (let at = 0; at < indices.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => canonical[indices[at + n]!]!) as [number, number, number];
    if (a === b || b === c || c === a) continue;
    corners[filled] = numberOf(a);
    corners[filled + 1] = numberOf(b);
    corners[filled + 2] = numberOf(c);
    filled += 3;
  }
  return { positions: kept.slice(0, 3 * vertices), indices: corners.slice(0, filled) };
}
