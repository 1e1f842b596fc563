/** What a file says of one label. */
export interface LabelName {
  readonly name: string;
  readonly snomed?: { readonly code: string; readonly lateralityCode?: string };
}

/** Names by label value (SEG: by segment number). */
export type LabelNames = ReadonlyMap<number, LabelName>;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** `<Label Key="1" …>name</Label>` elements of a label table (GIFTI, CIFTI, Workbench, TotalSegmentator). */
export function namesFromXml(xml: string): Map<number, LabelName> {
  const names = new Map<number, LabelName>();
  for (const [, attributes, body] of xml.matchAll(/<Label\s([^>]*)>([\s\S]*?)<\/Label>/g)) {
    const key = /\bKey\s*=\s*["']\s*(-?\d+)\s*["']/.exec(attributes!)?.[1];
    const plain = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(body!)?.[1];
    const name = (plain ?? body!.replace(/&(\w+);/g, (whole, entity) => entities[entity] ?? whole)).trim();
    if (key !== undefined && name) names.set(Number(key), { name });
  }
  return names;
}

/**
 * Names from JSON: `{"1": "spleen"}` or `{"spleen": 1}`, also under a key `labels` as nnU-Net and
 * MONAI write it. Undefined when it is neither.
 */
export function namesFromJson(text: string): Map<number, LabelName> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const table = 'labels' in parsed && typeof parsed.labels === 'object' ? parsed.labels : parsed;
  const names = new Map<number, LabelName>();
  for (const [key, value] of Object.entries(table ?? {})) {
    if (/^\d+$/.test(key) && typeof value === 'string') names.set(Number(key), { name: value });
    else if (typeof value === 'number' && Number.isInteger(value)) names.set(value, { name: key });
    else return undefined;
  }
  names.delete(0);
  return names.size > 0 ? names : undefined;
}

/** The name that a file's own name gives: `…/spinal_cord.nii.gz` → `spinal_cord`. */
export const nameFromPath = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.(nii|seg\.nrrd|nrrd|nhdr|dcm|stl|obj|ply)(\.gz)?$/i, '');
