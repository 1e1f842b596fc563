import { type Failure, ok, type Result } from '../../../core/result';
import {
  checkBox,
  checkPlaces,
  checkShape,
  checkSize,
  complain,
  isPositive,
  isZero,
  parseDescription,
  unfit,
} from '../../bench/checks';
import { type CementBench, cementBenchSchema, sideNames } from './schema';
import { checkSchedule } from './schedule';

/** Regions with a pressure that one grid can tell apart. */
const mostFixed = 250;

/**
 * Reads a described experiment (`virtual-bench.md`: mm, s, mL, kPa, m², Pa·s).
 * @returns it with every optional list filled in, or a failure `bench-…` whose data name the key (`where`)
 */
export function readCementBench(description: unknown): Result<CementBench> {
  const parsed = parseDescription(cementBenchSchema, description);
  if (!parsed.ok) return parsed;
  const bench = parsed.value;
  const complaint =
    checkCement(bench) ??
    checkInlet(bench) ??
    checkMaterials(bench) ??
    checkRegions(bench) ??
    checkBarriers(bench) ??
    checkPlaces(bench.grid, placesOf(bench)) ??
    checkSchedule(bench);
  return complaint ? { ok: false, failure: complaint } : ok(bench);
}

function oneOf(where: string, object: object, keys: readonly string[]): Failure | undefined {
  const given = keys.filter((key) => (object as Record<string, unknown>)[key] !== undefined);
  return given.length === 1
    ? undefined
    : complain('bench-one-of', { where, keys: keys.join(', '), given: given.join(', ') || '–' });
}

function checkCement({ cement }: CementBench): Failure | undefined {
  const { viscosityPaS, powerLaw, curing } = cement;
  const complaint = oneOf('cement', cement, ['viscosityPaS', 'powerLaw']);
  if (complaint) return complaint;
  const initial = viscosityPaS ?? powerLaw!.kPaSn;
  return curing && curing.solidPaS <= initial
    ? unfit('cement.curing.solidPaS', `>${initial}`, curing.solidPaS)
    : undefined;
}

function checkInlet({ inlet, boundary }: CementBench): Failure | undefined {
  const where = oneOf('inlet', inlet, ['atMm', 'face']);
  if (where) return where;
  const isFace = inlet.face !== undefined;
  const foreign = (isFace ? ['tipRadiusMm', 'flowMlPerS'] : ['fluxMmPerS']).find(
    (key) => inlet[key as keyof typeof inlet] !== undefined,
  );
  const [form, other] = isFace ? ['inlet.face', 'inlet.atMm'] : ['inlet.atMm', 'inlet.face'];
  if (foreign !== undefined) return complain('bench-only-with', { where: `inlet.${foreign}`, other });
  if (!isFace && inlet.tipRadiusMm === undefined)
    return complain('bench-needs', { where: form, other: 'inlet.tipRadiusMm' });
  const free = sideNames.find((side) => boundary[side] === 'free-space');
  if (isFace && free) return complain('bench-only-with', { where: `boundary.${free}`, other: 'inlet.atMm' });
  return oneOf('inlet', inlet, [isFace ? 'fluxMmPerS' : 'flowMlPerS', 'pressureKpa']);
}

function checkMaterials({ grid, material, regions }: CementBench): Failure | undefined {
  const tooLarge = checkSize(grid.dims);
  if (tooLarge) return tooLarge;
  const places = [
    ['material', material.permeabilityM2] as const,
    ...regions.map(({ permeabilityM2 }, n) => [`regions.${n}`, permeabilityM2] as const),
  ];
  const wrong = places.find(([, value]) => value !== undefined && !isPositive(value));
  return wrong && complain('bench-tensor', { where: `${wrong[0]}.permeabilityM2` });
}

function checkRegions({ regions }: CementBench): Failure | undefined {
  const fixed = regions.filter(({ fixedPressureKpa }) => fixedPressureKpa !== undefined).length;
  if (fixed > mostFixed) return unfit('regions', `<=${mostFixed} × fixedPressureKpa`, fixed);
  for (const [n, region] of regions.entries()) {
    const where = `regions.${n}`;
    if (region.outlet !== undefined && region.fixedPressureKpa === undefined)
      return complain('bench-needs', { where: `${where}.outlet`, other: `${where}.fixedPressureKpa` });
    const complaint = checkShape(where, region);
    if (complaint) return complaint;
  }
  return undefined;
}

/** A hole counts what crosses it within the domain: its name must not be that of an end of the domain. */
function checkBarriers({ barriers, regions }: CementBench): Failure | undefined {
  const ends = new Set<string>([...sideNames, ...regions.flatMap(({ outlet }) => outlet ?? [])]);
  for (const [n, barrier] of barriers.entries()) {
    const where = `barriers.${n}`;
    if (barrier.shape === 'plane' && isZero(barrier.normal))
      return unfit(`${where}.normal`, '≠[0, 0, 0]', '[0, 0, 0]');
    if (barrier.shape === 'plane') continue;
    const complaint = checkBox(where, barrier);
    if (complaint) return complaint;
    const taken = barrier.holes.findIndex(({ outlet }) => outlet !== undefined && ends.has(outlet));
    if (taken >= 0)
      return complain('bench-name-taken', {
        where: `${where}.holes.${taken}.outlet`,
        name: barrier.holes[taken]!.outlet!,
      });
  }
  return undefined;
}

/** What must lie within the grid: tips and probes. */
const placesOf = ({ inlet, schedule, report }: CementBench) => [
  ['inlet.atMm', inlet.atMm] as const,
  ...schedule.map(({ moveToMm }, n) => [`schedule.${n}.moveToMm`, moveToMm] as const),
  ...report.probesMm.map((point, n) => [`report.probesMm.${n}`, point] as const),
];
