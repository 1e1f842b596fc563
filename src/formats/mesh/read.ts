import { fail, type Result } from '../../core/result';
import type { MeshFile } from './file';
import { isObj, readObj } from './obj';
import { isPly, readPly } from './ply';
import { isStl, readStl } from './stl';

/** Whether the beginning of a file of `size` bytes is that of a mesh. */
export const isMesh = (bytes: Uint8Array, size: number, path: string): boolean =>
  isPly(bytes) || isObj(bytes, path) || isStl(bytes, size);

/** Reads STL, OBJ or PLY. Failures: `mesh-broken`, `mesh-empty`, `unrecognised-file`. */
export function readMeshFile(bytes: Uint8Array, path: string): Result<MeshFile> {
  const read = readerOf(bytes, path);
  if (!read) return fail('unrecognised-file', { path });
  const file = read(bytes, path);
  if (!file.ok) return file;
  return file.value.parts.some(({ indices }) => indices.length > 0) ? file : fail('mesh-empty', { path });
}

function readerOf(bytes: Uint8Array, path: string) {
  if (isPly(bytes)) return readPly;
  if (isObj(bytes, path)) return readObj;
  return isStl(bytes, bytes.length) || /\.stl$/i.test(path) ? readStl : undefined;
}
