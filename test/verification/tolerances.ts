/**
 * What a command prints in mm that was not measured in the patient: demanded, set, built, or simulated on cells
 * of a size that is printed too.
 */
const exempt = new Set([
  'marginMm',
  'gridMm',
  'cellMm',
  'spacingMm',
  'stepMm',
  'diameterMm',
  // Of a disc as large as an area.
  'radiusMm',
  // Of a front of simulated cement.
  'volumeEquivalentRadiusMm',
]);

/** The length of a needle, which has a device beside it, is the catalogue's. */
const isBuilt = (key: string, within: object) => key === 'lengthMm' && 'device' in within;

/**
 * Where in a command's document a distance stands without its tolerance: `fooMm` asks for `fooToleranceMm` beside
 * it, or for `toleranceMm` beside it or in what encloses it (the whole document excepted).
 */
export function bareDistances(value: unknown, path = '', isCovered = false): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, n) => bareDistances(item, `${path}[${n}]`, isCovered));
  if (typeof value !== 'object' || value === null) return [];
  const isOwn = path !== '' && 'toleranceMm' in value;
  return Object.entries(value).flatMap(([key, item]) => {
    const own = `${path}.${key}`;
    if (typeof item !== 'number') return bareDistances(item, own, isCovered || isOwn);
    const isDistance = key.endsWith('Mm') && !/olerance(Mm|Mm2)$/.test(key) && !exempt.has(key);
    if (!isDistance || isBuilt(key, value) || isCovered || isOwn) return [];
    return key.replace(/Mm$/, 'ToleranceMm') in value ? [] : [own];
  });
}
