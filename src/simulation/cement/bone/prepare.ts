import type { Kernel, KernelContext } from '../../../core/kernel';
import { voxelVolumeMm3 } from '../../../core/grid';
import { fail, ok, type Result } from '../../../core/result';
import { basivertebralChannel, type Channel } from './basivertebral';
import { cellAt } from './cells';
import { cleftsOf } from './clefts';
import { chooseDomain, union } from './domain';
import { findOpenings, type Opening } from './outlets';
import { boneParameters } from './parameters';
import { kozenyFactor, porosityFromHu } from './permeability';
import { resample } from './resample';
import { mapTissues, partsOf } from './tissue';
import { type BoneInput, type BoneModel, type BoneOutlet, isInside, tissues } from './types';
import { type Vein, wallVeins } from './veins';
import { outsideOf, scanWall, shareBelow, wallThresholds } from './wall';

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
  const { grid, site, frame } = domain.value;
  const parameters = boneParameters(input.parameters);
  const { volume, structures } = input;
  const hu = resample(volume.hu, volume.grid, grid, 'clamp');
  await context.checkpoint(0.2);
  const map = mapTissues({ grid, frame, site, target, structures, hu, parameters });
  await context.checkpoint(0.5);
  const { tissue } = map;
  const outside = input.tipsMm.find((tip) => !isInside(tissue[cellAt(grid, tip)] ?? tissues.soft));
  if (outside) return fail('cement-tip-outside', { x: outside[0], y: outside[1], z: outside[2] });
  const scan = scanWall(volume, grid, tissue, map.occupancy, parameters.wallSearch);
  await context.checkpoint(0.9);
  const thresholds = wallThresholds(scan, parameters);
  const share = shareBelow(scan, thresholds.open);
  const common = { grid, frame, site, tissue, scan, parameters, thresholds };
  const shown = findOpenings({
    ...common,
    structures,
    into: map.into,
    share,
    leastMm2: Math.max(ctFace(volume.grid.spacing), pointSpreadMm2),
  });
  const labelled = union(structures, partsOf(target.id).foramen, grid);
  const channel = basivertebralChannel({ ...common, hu, openings: shown, ...(labelled && { labelled }) });
  for (const q of channel?.cells ?? []) tissue[q] = tissues.channel;
  const openings = shown.filter((opening) => opening !== channel?.replaces);
  const veins = wallVeins({ ...common, openings: new Set(openings.flatMap(({ patch }) => patch.faces)) });
  const assembled = assemble(channel, openings, veins, scan.cell.length, share);
  const porosity = new Float32Array(tissue.length).fill(1);
  const leastFactor = parameters.permeabilityMin / parameters.referencePermeability;
  const kozeny = new Float32Array(tissue.length).fill(1);
  for (let q = 0; q < tissue.length; q++) {
    if (tissue[q] !== tissues.bone && tissue[q] !== tissues.channel) continue;
    porosity[q] = porosityFromHu(hu[q]!, parameters);
    kozeny[q] = Math.max(kozenyFactor(porosity[q]!, parameters), leastFactor);
  }
  const ending = new Uint16Array(tissue.length);
  assembled.outlet.forEach((outlet, face) => {
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
    clefts: cleftsOf(grid, map.cleft),
    wall: {
      cell: scan.cell,
      axis: scan.axis,
      outward: scan.outward,
      wallHu: scan.wallHu,
      areaMm2: scan.areaMm2,
      open: assembled.open,
      outlet: assembled.outlet,
    },
    wallThresholdsHu: thresholds,
    outlets: assembled.outlets,
    veins: assembled.veins,
    ending,
    body: map.body,
    bodyEstimated: map.bodyEstimated,
    bodyVolumeMl: sum(map.body),
    ...(map.lesion && { lesion: map.lesion, lesionVolumeMl: sum(map.lesion) }),
    meanHu: inBone.reduce((a, v) => a + v, 0) / Math.max(1, inBone.length),
  });
}

/** A usual scanner blurs a point to about 1.2 mm; a smaller opening is noise, mm². House value. */
const pointSpreadMm2 = 1.1;

const ctFace = (spacing: readonly [number, number, number]): number => {
  const [a, b] = [...spacing].sort((x, y) => x - y);
  return a! * b!;
};

/** Outlets in order (channel, openings, veins) and what each face of the wall belongs to. */
function assemble(
  channel: Channel | undefined,
  openings: readonly Opening[],
  veins: readonly Vein[],
  faces: number,
  share: Float32Array,
) {
  const outlets: BoneOutlet[] = [];
  const open = new Float32Array(faces);
  const outlet = new Uint16Array(faces);
  for (const { outlet: item, patch } of openings) {
    outlets.push(item);
    for (const face of patch.faces) {
      open[face] = share[face]!;
      outlet[face] = outlets.length;
    }
  }
  if (channel) {
    outlets.push(channel.outlet);
    for (const face of channel.mouth) {
      // Where the CT shows the wall gone, that is what leads into the canal.
      if (outlet[face]! > 0) continue;
      open[face] = 1;
      outlet[face] = outlets.length;
    }
  }
  const tubes = veins.map(({ outlet: item, vein }) => {
    outlets.push(item);
    return { ...vein, outlet: outlets.length - 1 };
  });
  return { outlets, open, outlet, veins: tubes };
}
