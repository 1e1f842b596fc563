import { fail, type Result } from '../../core/result';
import { limits } from '../limits';
import { readBytes, type SourceFile, unpackedSize } from '../source';
import { plainBytes } from '../unpack';
import { readFcsv } from './fcsv';
import { readMarkupsJson } from './json';
import type { Markup } from './markup';

/** Whether a file is meant as markups of 3D Slicer: by its name, or by how it begins. */
export const isMarkups = (bytes: Uint8Array, path: string): boolean =>
  /\.(mrk\.json|fcsv)$/i.test(path) ||
  /^\s*(# Markups fiducial file|\{\s*"@schema"[^}]*markups-schema)/.test(beginning(bytes));

const beginning = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 400));

/** The markups of a text; failures `markups-broken`, `markups-frame`, `markups-unit`, `markups-empty`. */
export function readMarkups(text: string, path: string): Result<Markup[]> {
  const read = text.trimStart().startsWith('{') ? readMarkupsJson(text, path) : readFcsv(text, path);
  return read.ok && read.value.length === 0 ? fail('markups-empty', { path }) : read;
}

/** The markups of a file; failures also `markups-too-large`, `file-unreadable`, and what unpacking says. */
export async function openMarkups(file: SourceFile): Promise<Result<Markup[]>> {
  const { path } = file;
  if (unpackedSize(file) > limits.markupsBytes) {
    return fail('markups-too-large', { path, mostMb: limits.markupsBytes / 1024 ** 2 });
  }
  const stored = await readBytes(file);
  const bytes = stored.ok ? plainBytes(stored.value) : stored;
  return bytes.ok ? readMarkups(new TextDecoder().decode(bytes.value), path) : bytes;
}
