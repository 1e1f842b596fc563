import { voxelVolumeMm3 } from '../../../core/grid';
import type { Kernel, KernelContext } from '../../../core/kernel';
import { ok, type Result } from '../../../core/result';
import { resample } from '../../cement/bone/resample';
import { kinds } from '../types';
import { unlabelledAir } from './airway';
import { bodiesOf, isBody, type Placed } from './bodies';
import { fillHoles, peakOf, unlabelledBone } from './bone';
import { eachCell, sharesOf } from './boxes';
import { conductivityOf } from './conductivity';
import { chooseCrop } from './crop';
import { outsideOf } from './outside';
import { tissueParameters } from './parameters';
import { tissueRole } from './roles';
import { findIslands } from './islands';
import { findSpaces } from './spaces';
import { spineByHu } from './spine';
import type { PatientBody, PatientSpace, TissueInput, TissueModel, TissueProblem } from './types';

/**
 * From the CT, the structures and the points of needles and paths to the tissue that a fluid pushes.
 * Failures: those of `chooseCrop`.
 */
export const tissueModel: Kernel<TissueInput, TissueModel> = async (input, context) => build(input, context);

async function build(input: TissueInput, context: KernelContext): Promise<Result<TissueModel>> {
  const crop = chooseCrop(input);
  if (!crop.ok) return crop;
  const { grid, body } = crop.value;
  const { volume } = input;
  const parameters = tissueParameters(input.parameters);
  await context.checkpoint(0.1);
  const hu = resample(volume.hu, volume.grid, grid, 'clamp');
  const outside = outsideOf({ volume, grid, hu, body, airHu: parameters.airHu });
  await context.checkpoint(0.3);
  const placed = input.structures.flatMap((structure): Placed[] => {
    const role = tissueRole(structure.id);
    const shares = role === 'outline' ? undefined : sharesOf(grid, structure.field);
    return shares ? [{ structure, role, shares }] : [];
  });
  await context.checkpoint(0.5);
  const cellMl = voxelVolumeMm3(grid) / 1000;
  const rigid = markRigid(grid, placed, outside);
  const taken = marked(
    grid,
    placed.filter(({ role }) => isBody(role) || role === 'gland'),
    0.05,
  );
  const bone = unlabelledBone(grid, hu, peakOf(volume, grid, hu), taken, rigid, parameters);
  for (const q of bone.fixed) rigid[q] = 1;
  const inner = (q: number) => outside[q] === 0 && rigid[q] === 0 && hu[q]! < parameters.airHu;
  fillHoles(grid, rigid, (q) => inner(q) || outside[q] === 1);
  const air = unlabelledAir(grid, (q) => inner(q) && taken[q] === 0, parameters.airwayMl);
  const byHu = [
    ...air.map((cells, n) => bodyByHu('airway', n, cells, parameters.airwayStrain, cellMl)),
    ...bone.free.map((cells, n) => bodyByHu('bone', n, cells, 0, cellMl)),
  ];
  const freeCells = new Set(byHu.flatMap(({ cells }) => [...cells]));
  const immobile = (q: number) => rigid[q] === 1 || outside[q] === 1;
  const labelled = bodiesOf(grid, placed, (q) => immobile(q) || freeCells.has(q), parameters);
  const bodies = [...labelled, ...byHu];
  await context.checkpoint(0.7);
  const holders = new Map<number, string>();
  for (const { id, cells } of bodies) for (const q of cells) holders.set(q, id);
  const spine = spineByHu(grid, placed, bone.fixed);
  const { spaces, missing } = findSpaces({
    grid,
    hu,
    structures: spine ? [...input.structures, spine] : input.structures,
    changes: input.spaces ?? [],
    parameters,
    closed: immobile,
    heldBy: (q) => holders.get(q),
  });
  const inSpace = new Set(spaces.flatMap(({ on, cells }) => (on ? [...cells] : [])));
  const moving = bodies.flatMap((item) => without(item, inSpace));
  const kind = Uint8Array.from(rigid, (r, q) =>
    outside[q] ? kinds.outside : r ? kinds.rigid : kinds.tissue,
  );
  const owner = new Int16Array(kind.length).fill(-1);
  moving.forEach(({ cells }, n) => cells.forEach((q) => (owner[q] = n)));
  const islands = findIslands(grid, kind, owner);
  for (const q of islands.fixed) kind[q] = kinds.rigid;
  const enclosed = new Set([...islands.fixed, ...[...islands.joining.values()].flat()]);
  return ok({
    grid,
    parameters,
    kind,
    conductivity: conductivityOf(grid, hu, placed, parameters),
    hu,
    bodies: moving.map((item, n) => joined(item, islands.joining.get(n))),
    spaces: spaces.flatMap((space) => withoutCells(space, enclosed)),
    missing,
    fixed: placed.filter(({ role }) => role === 'fixed').map(({ structure }) => structure.key),
    byHuMl: { bone: bone.fixed.length * cellMl, airway: air.reduce((n, c) => n + c.length, 0) * cellMl },
  });
}

/** What the engine takes of it besides fluid and inlets; tissue goes on beyond the sides. */
export const tissueProblem = ({ grid, kind, conductivity, spaces, bodies }: TissueModel): TissueProblem => ({
  grid,
  kind,
  conductivity,
  spaces: spaces.filter(({ on }) => on),
  bodies,
  sides: { 'x-': 'open', 'x+': 'open', 'y-': 'open', 'y+': 'open', 'z-': 'open', 'z+': 'open' },
});

/** 1 where the structures together fill at least a share of the cell. */
function marked(grid: TissueModel['grid'], placed: readonly Placed[], least: number): Uint8Array {
  const sum = new Float32Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  for (const { shares } of placed) eachCell(grid, shares, (cell, at) => (sum[cell]! += shares.data[at]!));
  return Uint8Array.from(sum, (share) => (share >= least ? 1 : 0));
}

function markRigid(grid: TissueModel['grid'], placed: readonly Placed[], outside: Uint8Array): Uint8Array {
  const rigid = marked(
    grid,
    placed.filter(({ role }) => role === 'fixed'),
    0.5,
  );
  return rigid.map((value, q) => (outside[q] ? 0 : value));
}

const bodyByHu = (
  structure: 'airway' | 'bone',
  n: number,
  cells: readonly number[],
  strainBound: number,
  cellMl: number,
): PatientBody => ({
  id: `${structure}-by-hu-${n + 1}`,
  structure,
  kind: structure === 'bone' ? 'rigid' : 'tube',
  cells: Uint32Array.from(cells).sort(),
  strainBound,
  volumeMl: cells.length * cellMl,
  byHu: true,
});

/** A space between touching organs takes the cells in which it opens. */
function without(body: PatientBody, spaces: ReadonlySet<number>): PatientBody[] {
  const cells = body.cells.filter((q) => !spaces.has(q));
  return cells.length === 0 ? [] : [{ ...body, cells }];
}

const joined = (body: PatientBody, more: readonly number[] | undefined): PatientBody =>
  more ? { ...body, cells: Uint32Array.from([...body.cells, ...more]).sort() } : body;

/** Cells that bone and bodies enclose open for no fluid. */
function withoutCells(space: PatientSpace, enclosed: ReadonlySet<number>): PatientSpace[] {
  const kept = [...space.cells.keys()].filter((n) => !enclosed.has(space.cells[n]!));
  if (kept.length === space.cells.length) return [space];
  if (kept.length === 0) return [];
  return [
    {
      ...space,
      cells: Uint32Array.from(kept, (n) => space.cells[n]!),
    },
  ];
}
