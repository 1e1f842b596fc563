import { type Grid, identityAxes, voxelCount } from '../../../core/grid';
import { lpsPoint } from '../../../core/units';
import { forCellsWithin } from '../../bench/cells';
import { type BenchTensor, type SideName, sideNames } from '../../bench/parts';
import { shapeOf } from '../../bench/shapes';
import { type FascialSpace, type HydroProblem, kinds, type MovingBody, type SideKind } from '../types';
import type { HydroBench } from './schema';

/** The fields come from the description; all that follows is what runs on a patient. */
export function buildHydroBench(bench: HydroBench): HydroProblem {
  const { dims, spacingMm, originMm } = bench.grid;
  const grid: Grid = { dims, spacing: spacingMm, origin: lpsPoint(...originMm), axes: identityAxes };
  const { boundary, fluid, inlets } = bench;
  const sides = Object.fromEntries(
    sideNames.map((name) => [name, typeof boundary === 'string' ? boundary : boundary[name]]),
  ) as Record<SideName, SideKind>;
  return {
    grid,
    conductivity: paintConductivity(grid, bench),
    ...paintRoles(grid, bench),
    sides,
    fluid: {
      retained: fluid.retained,
      decayS: fluid.decayS ?? Infinity,
      pocketConductivity: fluid.pocketConductivity,
    },
    inlets: inlets.map(({ atMm, ...inlet }) => ({ ...inlet, atMm: lpsPoint(...atMm) })),
  };
}

const toTensor = (value: BenchTensor): readonly number[] => {
  if (typeof value === 'number') return [value, value, value, 0, 0, 0];
  return value.length === 3 ? [...value, 0, 0, 0] : value;
};

function paintConductivity(grid: Grid, { tissue, regions }: HydroBench): HydroProblem['conductivity'] {
  const painted = regions.filter(({ conductivity }) => conductivity !== undefined);
  if (painted.length === 0 && typeof tissue.conductivity === 'number') return tissue.conductivity;
  const tensors = [toTensor(tissue.conductivity)];
  const of = new Uint8Array(voxelCount(grid));
  for (const region of painted) {
    const index = tensors.push(toTensor(region.conductivity!)) - 1;
    forCellsWithin(grid, shapeOf(region), (cell) => (of[cell] = index));
  }
  return { tensors, of };
}

type Roles = Pick<HydroProblem, 'kind' | 'bodies' | 'spaces'>;

/** What each cell is: the last region that says so. */
function paintRoles(grid: Grid, { regions }: HydroBench): Roles {
  const last = new Uint8Array(voxelCount(grid));
  const painted = regions.map(
    ({ rigid, outside, body, space }) => rigid ?? outside ?? body ?? space ?? undefined,
  );
  regions.forEach((region, n) => {
    if (painted[n] !== undefined) forCellsWithin(grid, shapeOf(region), (cell) => (last[cell] = n + 1));
  });
  const needsKind = regions.some(({ rigid, outside }) => rigid || outside);
  const kind = new Uint8Array(needsKind ? last.length : 0);
  for (let c = 0; c < kind.length; c++) {
    const region = regions[last[c]! - 1];
    if (region?.rigid) kind[c] = kinds.rigid;
    else if (region?.outside) kind[c] = kinds.outside;
  }
  const named = (key: 'body' | 'space') => [
    ...new Set(regions.flatMap((region) => (region[key] === undefined ? [] : [region[key]]))),
  ];
  const cellsOf = (key: 'body' | 'space', id: string) => {
    const cells: number[] = [];
    for (let c = 0; c < last.length; c++) if (regions[last[c]! - 1]?.[key] === id) cells.push(c);
    return Uint32Array.from(cells);
  };
  const bodies = named('body').map((id): MovingBody => {
    const region = regions.find(({ body }) => body === id)!;
    return {
      id,
      kind: region.bodyKind ?? 'rigid',
      cells: cellsOf('body', id),
      strainBound: region.strainBound ?? 0,
    };
  });
  const spaces = named('space').map((id): FascialSpace => {
    return {
      id,
      cells: cellsOf('space', id),
      conductivity: regions.find(({ space }) => space === id)!.spaceConductivity!,
    };
  });
  return {
    ...(needsKind && { kind }),
    ...(bodies.length > 0 && { bodies }),
    ...(spaces.length > 0 && { spaces }),
  };
}
