import type { LabelName } from '../labels/names';

/**
 * Names of the segments of a `.seg.nrrd`: `SegmentN_Name`, `SegmentN_LabelValue` and the SNOMED code
 * in its terminology entry.
 */
export function segmentNames(keys: ReadonlyMap<string, string>): Map<number, LabelName> {
  const names = new Map<number, LabelName>();
  for (const [key, name] of keys) {
    const prefix = /^(Segment\d+)_Name$/.exec(key)?.[1];
    if (!prefix) continue;
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
