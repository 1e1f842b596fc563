import type { DataSet } from 'dicom-parser';
import type { RefusedFile } from '../gather';
import { folderOf, innerPath } from '../paths';
import { text } from './dataset';

export const directoryClass = '1.2.840.10008.1.3.10';

/**
 * Files that a DICOMDIR lists, relative to its folder, as it has them (PS3.3 F.3.2.2). What it says of their
 * order and contents is not used: the files themselves are read, and those that it leaves out as well.
 */
export const referencedFiles = (directory: DataSet): string[] =>
  (directory.elements['x00041220']?.items ?? []).flatMap(
    ({ dataSet }) => (dataSet && text(dataSet, 'x00041500')) ?? [],
  );

/** A DICOMDIR and what it lists. */
export interface Directory {
  readonly path: string;
  readonly references: readonly string[];
}

/**
 * What the DICOMDIRs list that is not among the files, each once: `directory-file-missing`; or, for one of
 * which nothing at all is there, `directory-alone`. A path that leads out of its folder is never followed:
 * `path-climbs`.
 */
export function missingFiles(directories: readonly Directory[], paths: Iterable<string>): RefusedFile[] {
  const present = new Set<string>();
  for (const path of paths) present.add(comparable(path));
  const missing = new Map<string, RefusedFile>();
  for (const { path: directory, references } of directories) {
    const own = references.map((reference) => lookUp(directory, reference, present));
    const absent = own.flatMap((item) => item ?? []);
    if (absent.length > 1 && absent.length === own.length) {
      missing.set(directory, refusal('directory-alone', directory, { count: absent.length }));
    } else for (const item of absent) missing.set(comparable(item.path), item);
  }
  return [...missing.values()];
}

function lookUp(directory: string, reference: string, present: ReadonlySet<string>): RefusedFile | undefined {
  const inner = innerPath(reference);
  if (inner === undefined) return refusal('path-climbs', `${directory}: ${reference}`);
  const path = folderOf(directory) + inner;
  return present.has(comparable(path)) ? undefined : refusal('directory-file-missing', path, { directory });
}

const refusal = (
  code: string,
  path: string,
  data: Readonly<Record<string, string | number>> = {},
): RefusedFile => ({
  path,
  failure: { code, data: { path, ...data } },
});

/** Discs and their copies differ in case, in `;1` behind the name (ISO 9660), and in an ending that was added. */
const comparable = (path: string): string => path.toLowerCase().replace(/(;\d+)?\.?(\.dcm)?$/, '');
