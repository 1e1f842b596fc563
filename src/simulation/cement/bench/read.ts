import * as v from 'valibot';
import { type Failure, fail, ok, type Result } from '../../../core/result';
import { type BenchPermeability, type CementBench, cementBenchSchema, sideNames } from './schema';
import { checkSchedule } from './schedule';

/** More cells than this need more memory than one calculation should ask for. */
export const mostCells = 2 ** 24;
/** Regions with a pressure that one grid can tell apart. */
const mostFixed = 250;

/**
 * Reads a described experiment (`virtual-bench.md`: mm, s, mL, kPa, m², Pa·s).
 * @returns it with every optional list filled in, or a failure `bench-…` whose data name the key (`where`)
 */
export function readCementBench(description: unknown): Result<CementBench> {
  const parsed = v.safeParse(cementBenchSchema, description);
  if (!parsed.success) return fail('bench-invalid', issueData(parsed.issues[0]));
  const bench = parsed.output;
  const complaint =
    checkCement(bench) ??
    checkInlet(bench) ??
    checkMaterials(bench) ??
    checkRegions(bench) ??
    checkBarriers(bench) ??
    checkPlaces(bench) ??
    checkSchedule(bench);
  return complaint ? { ok: false, failure: complaint } : ok(bench);
}

const issueData = (issue: v.BaseIssue<unknown>) => ({
  where: v.getDotPath(issue) ?? 'description',
  expected: issue.expected ?? issue.type,
  received: issue.received,
});

const complain = (code: string, data: Failure['data']): Failure => ({ code, data });
const unfit = (where: string, expected: string, received: string | number): Failure =>
  complain('bench-invalid', { where, expected, received });

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

/** A permeability tensor has three positive principal values. */
function isPositive(value: BenchPermeability): boolean {
  if (typeof value === 'number' || value.length === 3) return true;
  const [xx, yy, zz, xy, xz, yz] = value;
  const minor = xx * yy - xy * xy;
  const det = zz * minor - xx * yz * yz + 2 * xy * xz * yz - yy * xz * xz;
  return minor > 0 && det > 0;
}

function checkMaterials({ grid, material, regions }: CementBench): Failure | undefined {
  const cells = grid.dims[0] * grid.dims[1] * grid.dims[2];
  if (cells > mostCells) return complain('bench-too-large', { where: 'grid.dims', cells, most: mostCells });
  const places = [
    ['material', material.permeabilityM2] as const,
    ...regions.map(({ permeabilityM2 }, n) => [`regions.${n}`, permeabilityM2] as const),
  ];
  const wrong = places.find(([, value]) => value !== undefined && !isPositive(value));
  return wrong && complain('bench-tensor', { where: `${wrong[0]}.permeabilityM2` });
}

const isZero = (vector: readonly number[]): boolean => vector.every((value) => value === 0);

function checkRegions({ regions }: CementBench): Failure | undefined {
  const fixed = regions.filter(({ fixedPressureKpa }) => fixedPressureKpa !== undefined).length;
  if (fixed > mostFixed) return unfit('regions', `<=${mostFixed} × fixedPressureKpa`, fixed);
  for (const [n, region] of regions.entries()) {
    const where = `regions.${n}`;
    if (region.outlet !== undefined && region.fixedPressureKpa === undefined)
      return complain('bench-needs', { where: `${where}.outlet`, other: `${where}.fixedPressureKpa` });
    if (region.shape === 'box') {
      const complaint = checkBox(where, region);
      if (complaint) return complaint;
    }
    if (region.shape === 'halfspace' && isZero(region.normal))
      return unfit(`${where}.normal`, '≠[0, 0, 0]', '[0, 0, 0]');
    if (region.shape === 'cylinder' && region.fromMm.every((value, axis) => value === region.toMm[axis]))
      return unfit(`${where}.toMm`, `≠${where}.fromMm`, `[${region.toMm.join(', ')}]`);
  }
  return undefined;
}

type Corner = readonly [number, number, number];

function checkBox(where: string, { minMm, maxMm }: { minMm: Corner; maxMm: Corner }) {
  const axis = minMm.findIndex((low, i) => low >= maxMm[i]!);
  return axis < 0 ? undefined : unfit(`${where}.maxMm.${axis}`, `>${minMm[axis]}`, maxMm[axis]!);
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
function checkPlaces({ grid, inlet, schedule, report }: CementBench): Failure | undefined {
  const places: [string, Corner | undefined][] = [
    ['inlet.atMm', inlet.atMm],
    ...schedule.map(({ moveToMm }, n): [string, Corner | undefined] => [`schedule.${n}.moveToMm`, moveToMm]),
    ...report.probesMm.map((point, n): [string, Corner] => [`report.probesMm.${n}`, point]),
  ];
  const outside = places.find(([, point]) =>
    point?.some((value, axis) => {
      const index = (value - grid.originMm[axis]!) / grid.spacingMm[axis]!;
      return index < -0.5 - 1e-9 || index > grid.dims[axis]! - 0.5 + 1e-9;
    }),
  );
  return outside && complain('bench-outside', { where: outside[0] });
}
