import type { Kernel, KernelContext } from '../../../core/kernel';
import { type Grid, voxelVolumeMm3 } from '../../../core/grid';
import { fail, ok, type Result } from '../../../core/result';
import { cellAt } from './cells';
import { carryClefts, cleftsOf } from './clefts';
import { chooseDomain } from './domain';
import { boneParameters } from './parameters';
import { kozenyFactor, porosityFromHu } from './permeability';
import { placeWays } from './placed-ways';
import { readCells } from './reading';
import { type BoneInput, type BoneModel, isInside, tissues } from './types';
import { outsideOf } from './wall';
import { waysOut } from './ways-out';

/**
 * From the CT, the labels and the planned tips to the bone as the flow sees it.
 * Failures: `cement-no-bone` {key} when the plan names a structure that is not loaded,
 * `structure-empty`, `cement-grid-large`, `cement-tip-outside` {x, y, z} when a tip lies far from the bone.
 */
export const prepareBone: Kernel<BoneInput, BoneModel> = async (input, context) => build(input, context);

async function build(input: BoneInput, context: KernelContext): Promise<Result<BoneModel>> {
  const target = input.structures.find(({ key }) => key === input.targetKey);
  if (!target) return fail('cement-no-bone', { key: input.targetKey });
  const domain = chooseDomain(input, target);
  if (!domain.ok) return domain;
  const { grid, fine, site, frame } = domain.value;
  const parameters = boneParameters(input.parameters);
  const on = { input, target, site, frame, parameters };
  const own = readCells(on, grid);
  await context.checkpoint(0.3);
  const { hu, map, scan } = own;
  const { tissue } = map;
  const outside = input.tipsMm.find((tip) => !isInside(tissue[cellAt(grid, tip)] ?? tissues.soft));
  if (outside) return fail('cement-tip-outside', { x: outside[0], y: outside[1], z: outside[2] });
  const isFine = sameGrid(grid, fine);
  const found = isFine ? own : readCells(on, fine);
  await context.checkpoint(0.7);
  const ways = waysOut(on, found);
  const placed = placeWays(on, own, ways);
  for (const q of placed.channel) tissue[q] = tissues.channel;
  const foundClefts = cleftsOf(fine, found.map.cleft);
  const porosity = new Float32Array(tissue.length).fill(1);
  const leastFactor = parameters.permeabilityMin / parameters.referencePermeability;
  const kozeny = new Float32Array(tissue.length).fill(1);
  for (let q = 0; q < tissue.length; q++) {
    if (tissue[q] !== tissues.bone && tissue[q] !== tissues.channel) continue;
    porosity[q] = porosityFromHu(hu[q]!, parameters);
    kozeny[q] = Math.max(kozenyFactor(porosity[q]!, parameters), leastFactor);
  }
  const ending = new Uint16Array(tissue.length);
  placed.outlet.forEach((outlet, face) => {
    const outside = outsideOf(grid, scan, face);
    if (outlet > 0 && tissue[outside] === tissues.canal && ending[outside] === 0) ending[outside] = outlet;
  });
  const cellMl = voxelVolumeMm3(grid) / 1000;
  const sum = (mask: Uint8Array) => (mask.reduce((a, v) => a + v, 0) / 255) * cellMl;
  const inBone = hu.filter((_, q) => tissue[q] === tissues.bone && map.body[q]! >= 128);
  return ok({
    grid,
    site,
    targetKey: target.key,
    targetId: target.id,
    frame,
    parameters,
    tissue,
    hu,
    porosity,
    kozeny,
    clefts: isFine ? foundClefts : carryClefts(foundClefts, fine, grid, map.cleft),
    wall: {
      cell: scan.cell,
      axis: scan.axis,
      outward: scan.outward,
      wallHu: scan.wallHu,
      areaMm2: scan.areaMm2,
      open: placed.open,
      outlet: placed.outlet,
    },
    wallThresholdsHu: ways.thresholds,
    outlets: ways.outlets,
    veins: placed.veins,
    ending,
    body: map.body,
    bodyEstimated: map.bodyEstimated,
    bodyVolumeMl: sum(map.body),
    ...(map.lesion && { lesion: map.lesion, lesionVolumeMl: sum(map.lesion) }),
    meanHu: inBone.reduce((a, v) => a + v, 0) / Math.max(1, inBone.length),
  });
}

const sameGrid = (a: Grid, b: Grid): boolean =>
  [0, 1, 2].every((n) => a.dims[n] === b.dims[n] && a.origin[n] === b.origin[n]) &&
  a.spacing[0] === b.spacing[0];
