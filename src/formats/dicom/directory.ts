import { fail, ok, type Result } from '../../core/result';
import { parseDicomFile, text } from './dataset';

/** Paths of the files that a DICOMDIR lists, relative to its folder, with `/` (PS3.3 F.3.2.2). */
export function referencedFiles(bytes: Uint8Array, path: string): Result<string[]> {
  const parsed = parseDicomFile(bytes, path);
  if (!parsed.ok) return parsed;
  const records = parsed.value.dataSet.elements['x00041220']?.items;
  if (!records) return fail('dicom-broken', { path });
  return ok(
    records.flatMap(({ dataSet }) => (dataSet && text(dataSet, 'x00041500')?.replaceAll('\\', '/')) ?? []),
  );
}
