import type { LabelName } from '../labels/names';

/** Whether the header describes segments, as 3D Slicer writes them. */
export const hasSegments = (keys: ReadonlyMap<string, string>): boolean =>
  keys.has('Segment0_LabelValue') || keys.has('Segment0_Name');

/**
 * Names of the segments in one layer of a `.seg.nrrd`: `SegmentN_Name`, `SegmentN_LabelValue`,
 * `SegmentN_Layer` and the SNOMED code in its terminology entry. The same value may stand for another
 * segment in another layer.
 */
export function segmentNames(keys: ReadonlyMap<string, string>, layer = 0): Map<number, LabelName> {
  const names = new Map<number, LabelName>();
  for (const [key, name] of keys) {
    const prefix = /^(Segment\d+)_Name$/.exec(key)?.[1];
    if (!prefix || Number(keys.get(`${prefix}_Layer`) ?? 0) !== layer) continue;
    const snomed = codeOf(keys.get(`${prefix}_Tags`) ?? '');
    names.set(Number(keys.get(`${prefix}_LabelValue`) ?? 1), { name, ...(snomed && { snomed }) });
  }
  return names;
}

/** `TerminologyEntry:context~category~type~type modifier~…`, each `scheme^code^meaning`. */
function codeOf(tags: string): LabelName['snomed'] {
  const entry = /(?:^|\|)TerminologyEntry:([^|]*)/.exec(tags)?.[1]?.split('~');
  const [scheme, code] = entry?.[2]?.split('^') ?? [];
  if (scheme !== 'SCT' || !code) return undefined;
  const lateralityCode = entry?.[3]?.split('^')[1];
  return { code, ...(lateralityCode && { lateralityCode }) };
}
