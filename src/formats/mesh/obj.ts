import { fail, ok, type Result } from '../../core/result';
import { type MeshFile, type MeshFrame, type MeshPart, statedFrame } from './file';

// Wavefront OBJ, its polygons only (Advanced Visualizer manual, appendix B1).

/** Whether text looks like OBJ: nothing but its keywords, of which the first vertex. */
export function isObj(bytes: Uint8Array, path: string): boolean {
  if (!/\.obj$/i.test(path)) return false;
  const text = String.fromCharCode(...bytes.subarray(0, 4000));
  return /^\s*v\s+-?[\d.]/m.test(text) || /^\s*(#|mtllib|o|g)\b/.test(text);
}

interface Group {
  readonly name: string;
  readonly corners: number[];
}

/**
 * Reads the polygons of an OBJ, cut into fans; each object or group that has faces is a part. Failure
 * `mesh-broken`: faces of vertices that are not there, numbers that are none.
 */
export function readObj(bytes: Uint8Array, path: string): Result<MeshFile> {
  const coordinates: number[] = [];
  const groups: Group[] = [];
  let current: Group | undefined;
  let frame: MeshFrame | undefined;
  for (const line of lines(new TextDecoder().decode(bytes))) {
    const [keyword, ...words] = line.trim().split(/\s+/);
    if (keyword === 'v') coordinates.push(Number(words[0]), Number(words[1]), Number(words[2]));
    else if (keyword === 'f') {
      if (!current) groups.push((current = { name: '', corners: [] }));
      if (!addFace(words, coordinates.length / 3, current.corners)) return fail('mesh-broken', { path });
    } else if (keyword === 'o' || keyword === 'g') {
      current = groupOf(groups, words.join(' '));
    } else if (keyword?.startsWith('#')) frame ??= statedFrame(line);
  }
  const positions = Float64Array.from(coordinates);
  if (!positions.every(Number.isFinite)) return fail('mesh-broken', { path });
  return ok({ format: 'obj', parts: partsOf(groups, positions), ...(frame && { frame }) });
}

function groupOf(groups: Group[], name: string): Group {
  const known = groups.find((group) => group.name === name);
  if (known) return known;
  const group = { name, corners: [] };
  groups.push(group);
  return group;
}

/** Lines of a long text, one after the other; a backslash continues one. */
function* lines(text: string): Generator<string> {
  let from = 0;
  let begun = '';
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, to).replace(/\r$/, '');
    from = to + 1;
    if (line.endsWith('\\')) begun += `${line.slice(0, -1)} `;
    else {
      yield begun + line;
      begun = '';
    }
  }
}

/** Indices count from 1, or from the latest vertex backwards when they are negative. */
function addFace(words: readonly string[], vertices: number, corners: number[]): boolean {
  const face = words.map((word) => {
    const index = Number.parseInt(word, 10);
    return index < 0 ? vertices + index : index - 1;
  });
  if (face.length < 3 || !face.every((n) => n >= 0 && n < vertices)) return false;
  for (let n = 1; n + 1 < face.length; n++) corners.push(face[0]!, face[n]!, face[n + 1]!);
  return true;
}

/** Parts share the vertices of the file: each keeps its own only. */
function partsOf(groups: readonly Group[], all: Float64Array): MeshPart[] {
  const filled = groups.filter(({ corners }) => corners.length > 0);
  return filled.map(({ name, corners }) => {
    if (filled.length === 1) return { positions: all, indices: Uint32Array.from(corners) };
    const own = new Map<number, number>();
    const indices = Uint32Array.from(corners, (old) => {
      const known = own.get(old);
      if (known !== undefined) return known;
      own.set(old, own.size);
      return own.size - 1;
    });
    const positions = new Float64Array(3 * own.size);
    for (const [old, now] of own) positions.set(all.subarray(3 * old, 3 * old + 3), 3 * now);
    return { positions, indices, ...(name && { name }) };
  });
}
