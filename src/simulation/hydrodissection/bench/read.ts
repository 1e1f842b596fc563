import { type Failure, ok, type Result } from '../../../core/result';
import {
  checkPlaces,
  checkShape,
  checkSize,
  complain,
  isPositive,
  parseDescription,
  unfit,
} from '../../bench/checks';
import { type HydroBench, hydroBenchSchema } from './schema';

/** Kinds of material that one grid can tell apart, and as many bodies and spaces. */
const mostKinds = 250;

/**
 * Reads a described experiment (`virtual-bench.md`: mm, s, mL).
 * @returns it with every optional list filled in, or a failure `bench-…` whose data name the key (`where`)
 */
export function readHydroBench(description: unknown): Result<HydroBench> {
  const parsed = parseDescription(hydroBenchSchema, description);
  if (!parsed.ok) return parsed;
  const bench = parsed.value;
  const complaint =
    checkSize(bench.grid.dims) ??
    checkRegions(bench) ??
    checkPlaces(bench.grid, placesOf(bench)) ??
    checkReport(bench);
  return complaint ? { ok: false, failure: complaint } : ok(bench);
}

const placesOf = ({ inlets, markersMm }: HydroBench) => [
  ...inlets.map(({ atMm }, n) => [`inlets.${n}.atMm`, atMm] as const),
  ...markersMm.map((point, n) => [`markersMm.${n}`, point] as const),
];

const roleKeys = ['rigid', 'outside', 'body', 'space'] as const;

function checkRegions({ tissue, regions }: HydroBench): Failure | undefined {
  if (!isPositive(tissue.conductivity)) return complain('bench-tensor', { where: 'tissue.conductivity' });
  if (regions.length > mostKinds) return unfit('regions', `<=${mostKinds}`, regions.length);
  for (const [n, region] of regions.entries()) {
    const where = `regions.${n}`;
    const complaint = checkShape(where, region);
    if (complaint) return complaint;
    if (region.conductivity !== undefined && !isPositive(region.conductivity))
      return complain('bench-tensor', { where: `${where}.conductivity` });
    const given = roleKeys.filter((key) => region[key] !== undefined);
    if (given.length > 1)
      return complain('bench-one-of', { where, keys: roleKeys.join(', '), given: given.join(', ') });
    for (const [key, other] of [
      ['bodyKind', 'body'],
      ['strainBound', 'body'],
      ['spaceConductivity', 'space'],
    ] as const)
      if (region[key] !== undefined && region[other] === undefined)
        return complain('bench-needs', { where: `${where}.${key}`, other: `${where}.${other}` });
    if (region.space !== undefined && region.spaceConductivity === undefined)
      return complain('bench-needs', { where: `${where}.space`, other: `${where}.spaceConductivity` });
    const isSoft = region.bodyKind === 'tube' || region.bodyKind === 'vein';
    if (isSoft && !((region.strainBound ?? 0) > 0))
      return complain('bench-needs', { where: `${where}.bodyKind`, other: `${where}.strainBound` });
    if (region.strainBound !== undefined && !isSoft)
      return complain('bench-only-with', { where: `${where}.strainBound`, other: `${where}.bodyKind` });
  }
  return undefined;
}

/** No volume is asked for that is never injected. */
function checkReport({ inlets, report }: HydroBench): Failure | undefined {
  const injectedMl = inlets.reduce((sum, { volumeMl }) => sum + volumeMl, 0);
  const beyond = report.atMl.findIndex((volume) => volume > injectedMl * (1 + 1e-9));
  return beyond < 0
    ? undefined
    : complain('bench-not-reached', { where: `report.atMl.${beyond}`, injectedMl });
}
