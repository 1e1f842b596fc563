import { distanceMm } from '../../../core/distance-transform';
import { type Grid, voxelVolumeMm3 } from '../../../core/grid';
import { halfLevel } from '../../../core/structure';
import { cellFrame, components, eachCell } from './cells';
import { markDiscs } from './discs';
import { canalIds, isVertebra, union } from './domain';
import { wallAt } from './frame';
import { fillHoles } from './holes';
import type { BoneParameters } from './parameters';
import { resample } from './resample';
import { markTransverse } from './transverse';
import { type BoneFrame, type BoneSite, type BoneStructure, isInside, tissues } from './types';

const canalDepthMm = 20;
const foramenWidthMm = 14;

export interface TissueInput {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly site: BoneSite;
  readonly target: BoneStructure;
  readonly structures: readonly BoneStructure[];
  readonly hu: Float32Array;
  readonly parameters: BoneParameters;
}

export interface TissueMap {
  readonly tissue: Uint8Array;
  /** Occupancy of the target, 0 … 255. */
  readonly occupancy: Float32Array;
  readonly body: Uint8Array;
  readonly bodyEstimated: boolean;
  readonly lesion?: Uint8Array;
  /** What lies in a cell outside: index + 1 into `structures`; 0: nothing named. */
  readonly into: Uint8Array;
  /** 1 where a cavity is a fracture cleft. */
  readonly cleft: Uint8Array;
}

const bonePattern = /^(vertebra-|sacrum$|hip-|femur-|rib-|dens$|occiput$|skull$)/;

/** Names what fills each cell, from the labels, the CT and, where no label tells, the bone's own axes. */
export function mapTissues(input: TissueInput): TissueMap {
  const occupancy = occupancyOf(input);
  const tissue = Uint8Array.from(occupancy, (v) => (v >= halfLevel ? tissues.bone : tissues.soft));
  const into = new Uint8Array(tissue.length);
  const bones = markBones(input, tissue, into);
  markHoles(input, tissue, occupancy);
  if (isVertebra(input.site)) {
    markCanal(input, tissue);
    if (input.target.id.startsWith('vertebra-c')) markTransverse(input, tissue, into);
    markDiscs(input, tissue, into);
  } else markForaminaOfSacrum(input, tissue);
  markJoints(input, tissue, into, bones);
  const lesion = lesionOf(input, occupancy);
  const cleft = markCavities(input, tissue, lesion);
  return { tissue, occupancy, into, cleft, ...bodyOf(input, occupancy), ...(lesion && { lesion }) };
}

/** Labels that lie within a bone, whatever else a file says of the same voxels. */
export const partsOf = (id: string) => {
  const level = id.replace('vertebra-', '');
  return {
    body: [`${id}-body`, 'vertebral-bodies'],
    cleft: ['cleft', `cleft-${level}`],
    foramen: [`basivertebral-foramen-${level}`],
  };
};

/** The target with its cleft, its basivertebral foramen and its lesion: some files cut them out of it. */
function occupancyOf({ grid, target, structures }: TissueInput): Float32Array {
  const bone = resample(target.field.data, target.field.grid, grid, 'zero');
  const parts = partsOf(target.id);
  const inner = union(structures, [...parts.cleft, ...parts.foramen], grid);
  if (inner) for (let q = 0; q < bone.length; q++) bone[q] = Math.max(bone[q]!, inner[q]!);
  return bone;
}

/** Other bones; a dens or lesion label inside the target is part of it. */
function markBones({ structures, target, grid }: TissueInput, tissue: Uint8Array, into: Uint8Array) {
  const present: number[] = [];
  structures.forEach(({ id, key, field }, index) => {
    const isOther = key !== target.key && bonePattern.test(id) && !id.startsWith(`${target.id}-`);
    if (!isOther || index > 253) return;
    const mask = resample(field.data, field.grid, grid, 'zero');
    let any = false;
    for (let q = 0; q < mask.length; q++) {
      if (mask[q]! < halfLevel || tissue[q] !== tissues.soft) continue;
      tissue[q] = tissues.otherBone;
      into[q] = index + 1;
      any = true;
    }
    if (any) present.push(index);
  });
  return present;
}

/** What the label of the target leaves out within it becomes bone; what another label claims does not. */
function markHoles(input: TissueInput, tissue: Uint8Array, occupancy: Float32Array): void {
  const { grid, site, structures } = input;
  const bone = Uint8Array.from(tissue, (t) => (t === tissues.bone ? 1 : 0));
  const others = union(structures, [...canalIds, ...structures.map(({ id }) => id).filter(isNotBone)], grid);
  const free = Uint8Array.from(tissue, (t, q) =>
    t === tissues.soft && !(others && others[q]! >= halfLevel) ? 1 : 0,
  );
  for (const q of fillHoles(grid, bone, free, site === 'spine' ? bodyRegion(input) : undefined)) {
    tissue[q] = tissues.bone;
    occupancy[q] = 255;
  }
}

/** Structures that touch a vertebra and are none of it. */
const isNotBone = (id: string): boolean => /^(disc|vertebral-artery|nerve-root)/.test(id);

/** Cells of the body's outline; in the neck no wider than the canal, beside which the transverse foramina lie. */
function bodyRegion({ grid, frame, target }: TissueInput): Uint8Array {
  const region = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  const { canal, lowMm, highMm } = frame;
  const isNeck = canal !== undefined && target.id.startsWith('vertebra-c');
  const low = isNeck ? canal.leftMm - canal.halfWidthMm : lowMm[0];
  const high = isNeck ? canal.leftMm + canal.halfWidthMm : highMm[0];
  eachCell(grid, frame, (q, l, p, s) => {
    if (l >= low && l <= high && p <= wallAt(frame, s) - 1) region[q] = 1;
  });
  return region;
}

/** The canal (its labels, and the prism behind the posterior wall) and the foramina beside it. */
function markCanal({ grid, frame, structures }: TissueInput, tissue: Uint8Array): void {
  const labelled = union(structures, canalIds, grid);
  const { canal } = frame;
  eachCell(grid, frame, (q, l, p, s) => {
    if (tissue[q] !== tissues.soft) return;
    if (labelled && labelled[q]! >= halfLevel) {
      tissue[q] = tissues.canal;
      return;
    }
    if (!canal) return;
    const behind = p - wallAt(frame, s);
    const aside = Math.abs(l - canal.leftMm) - canal.halfWidthMm;
    if (behind > -3 && behind < canalDepthMm && aside <= 0) tissue[q] = tissues.canal;
    else if (behind > -4 && behind < canalDepthMm && aside > 0 && aside < foramenWidthMm)
      tissue[q] = tissues.foramen;
  });
}

/** Soft tissue with bone of the sacrum on opposite sides within 12 mm: its foramina and its canal. */
function markForaminaOfSacrum({ grid, site, frame }: TissueInput, tissue: Uint8Array): void {
  if (site !== 'sacrum') return;
  const reach = Math.ceil(12 / Math.min(...grid.spacing));
  const [nx, ny, nz] = grid.dims;
  const { step } = cellFrame(grid, frame);
  // The grid's axis nearest to the patient's left, and nearest to superior.
  const nearest = (n: 0 | 1 | 2) => {
    const sizes = step.map((s) => Math.abs(s[n]));
    return sizes.indexOf(Math.max(...sizes));
  };
  const size = [nx, ny, nz];
  const stride = [1, nx, nx * ny];
  const hits = (q: number, axis: number, sign: number) => {
    const at = axis === 0 ? q % nx : axis === 1 ? Math.floor(q / nx) % ny : Math.floor(q / nx / ny);
    for (let n = 1; n <= reach; n++) {
      const next = at + sign * n;
      if (next < 0 || next >= size[axis]!) return false;
      if (tissue[q + sign * n * stride[axis]!] === tissues.bone) return true;
    }
    return false;
  };
  const [across, along] = [nearest(0), nearest(2)];
  const found: number[] = [];
  for (let q = 0; q < tissue.length; q++) {
    if (tissue[q] !== tissues.soft) continue;
    const aside = hits(q, across, 1) && hits(q, across, -1);
    if (aside && (hits(q, along, 1) || hits(q, along, -1))) found.push(q);
  }
  for (const q of found) tissue[q] = tissues.foramen;
}

/** The gap between the target and another bone. */
function markJoints(
  { grid, parameters }: TissueInput,
  tissue: Uint8Array,
  into: Uint8Array,
  bones: readonly number[],
): void {
  if (bones.length === 0) return;
  const { dims, spacing } = grid;
  const mostMm = parameters.jointGap + spacing[0];
  const toMarked = (isMarked: (t: number, q: number) => boolean) =>
    distanceMm(
      tissue.map((t, q) => (isMarked(t, q) ? 1 : 0)),
      dims,
      spacing,
      mostMm,
    );
  const toTarget = toMarked(isInside);
  for (const index of bones) {
    const toOther = toMarked((t, q) => t === tissues.otherBone && into[q] === index + 1);
    for (let q = 0; q < tissue.length; q++) {
      if (tissue[q] !== tissues.soft && tissue[q] !== tissues.foramen) continue;
      if (toTarget[q]! + toOther[q]! > mostMm) continue;
      tissue[q] = tissues.joint;
      into[q] = index + 1;
    }
  }
}

function lesionOf({ grid, structures }: TissueInput, occupancy: Float32Array): Uint8Array | undefined {
  const mask = union(structures, ['lesion'], grid);
  if (!mask) return undefined;
  const inside = Uint8Array.from(mask, (v, q) => (occupancy[q]! >= halfLevel ? v : 0));
  return inside.some((v) => v > 0) ? inside : undefined;
}

/** Lytic lesions, labelled clefts, gas, and fluid much darker than the marrow around it; returns what of it is cleft. */
function markCavities(input: TissueInput, tissue: Uint8Array, lesion: Uint8Array | undefined): Uint8Array {
  const { grid, hu, parameters: p, structures } = input;
  const labelled = union(structures, partsOf(input.target.id).cleft, grid);
  const usual = medianInside(tissue, hu);
  const fluidHu = Math.min(p.fluidMaxHu, usual - p.fluidContrastHu);
  // What flows out of the bone through its foramen is dark too.
  const foramen = union(structures, partsOf(input.target.id).foramen, grid);
  const dark = new Uint8Array(tissue.length);
  const cleft = new Uint8Array(tissue.length);
  for (let q = 0; q < tissue.length; q++) {
    if (tissue[q] !== tissues.bone) continue;
    if (labelled && labelled[q]! >= halfLevel) cleft[q] = 1;
    else if (lesion && lesion[q]! >= halfLevel && hu[q]! < p.lyticHu) tissue[q] = tissues.cavity;
    else if (foramen && foramen[q]! >= halfLevel) continue;
    else if (hu[q]! < p.gasHu || hu[q]! < fluidHu) dark[q] = 1;
  }
  const smallest = (p.cleftMinVolume * 1000) / voxelVolumeMm3(grid);
  for (const group of components(grid, dark))
    if (group.length >= smallest) for (const q of group) cleft[q] = 1;
  for (let q = 0; q < tissue.length; q++) if (cleft[q]) tissue[q] = tissues.cavity;
  return cleft;
}

function medianInside(tissue: Uint8Array, hu: Float32Array): number {
  const values = hu.filter((_, q) => tissue[q] === tissues.bone).sort();
  return values[values.length >> 1] ?? 0;
}

/** The vertebral body: its own label, else the part in front of the canal; elsewhere the whole bone. */
function bodyOf(
  { grid, frame, site, structures, target }: TissueInput,
  occupancy: Float32Array,
): { body: Uint8Array; bodyEstimated: boolean } {
  const own = isVertebra(site) ? union(structures, partsOf(target.id).body, grid) : undefined;
  const body = new Uint8Array(occupancy.length);
  if (own) {
    let any = false;
    for (let q = 0; q < body.length; q++) {
      body[q] = Math.min(own[q]!, occupancy[q]!);
      any ||= body[q]! > halfLevel;
    }
    if (any) return { body, bodyEstimated: false };
  }
  eachCell(grid, frame, (q, _l, p, s) => {
    body[q] = p <= wallAt(frame, s) ? occupancy[q]! : 0;
  });
  return { body, bodyEstimated: true };
}
