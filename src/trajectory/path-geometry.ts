import { structureById } from '../catalog/structures';
import type { Kernel } from '../core/kernel';
import { placeErrorMm, type Resolution, spanErrorMm } from '../core/grid-error';
import { ok } from '../core/result';
import { normalise, subtract } from '../core/vector';
import { sampleHu, type Volume } from '../core/volume';
import { type PathAngles, pathAngles } from './angles';
import { huCrossingErrorMm, labelCrossingErrorMm } from './crossing-error';
import { type Along, denserThan, insideAny, type Stretch, stretchesWhere } from './crossings';
import { type Measurable, surfaceOf } from './measured';
import { atDepth, type PathEnds, pathLengthMm } from './solid';

/** Whether a boundary comes from segmented structures or from a HU threshold. */
export type From = 'labels' | 'hu';

export interface GeometryInput extends PathEnds {
  readonly structures: readonly (Measurable & { readonly id: string })[];
  /** Needed where skin or bone is not among the structures. */
  readonly volume?: Volume;
  readonly skinHu: number;
  readonly boneHu: number;
  /** x of the midline, LPS mm; see `pathAngles`. */
  readonly midlineXMm?: number;
  /** How finely the CT resolves; absent: as finely as the voxels of `volume`. */
  readonly resolution?: Resolution;
}

/**
 * Depths are from the entry, mm. A length is absent where its ends were not found. Each `…ToleranceMm` is
 * what the CT's resolution leaves open at both ends of its length: at skin and bone along the path as it
 * crosses them (`crossing-error.ts`), at entry and target as for any point placed on the CT; absent without
 * a CT. Where a threshold or an outline belongs is not in it.
 */
export interface PathGeometry extends LengthTolerances {
  readonly lengthMm: number;
  /** Where the axis enters the skin: 0 for an entry on the skin, negative where it lies deeper. */
  readonly skinMm?: number;
  /** The body is cut by the border of the CT before the axis leaves it: the skin is not in the image. */
  readonly skinOutsideCt?: true;
  readonly boneMm?: number;
  readonly skinToTargetMm?: number;
  readonly skinToBoneMm?: number;
  /** Sum over all stretches in bone before the target. */
  readonly inBoneMm?: number;
  readonly inBone: readonly InBone[];
  readonly skinFrom?: From;
  readonly boneFrom?: From;
  readonly angles: PathAngles;
}

/** A stretch in bone, and what the CT leaves open in the depths of its ends, mm. */
export type InBone = Stretch & { readonly toleranceMm?: number };

export interface LengthTolerances {
  readonly lengthToleranceMm?: number;
  /** Of the distance from the entry to the skin. */
  readonly skinToleranceMm?: number;
  readonly boneToleranceMm?: number;
  readonly skinToTargetToleranceMm?: number;
  readonly skinToBoneToleranceMm?: number;
  /** The sum over the ends of all stretches. */
  readonly inBoneToleranceMm?: number;
}

/** How far before the entry the skin is looked for, mm: farther than any body is thick. */
const searchBackMm = 600;
/** An entry this far before the skin is on it, mm. */
const entrySlackMm = 2;
/** A shorter stretch above the bone threshold is noise or calcification, mm: a house value. */
const shortestBoneMm = 1;
/** A target this near to a labelled bone is on it, mm: a tip may stand out of the far cortex. */
const boneReachMm = 5;

/** Lengths and angles of a path; skin and bone from labels where present, else from HU. */
export function pathGeometry(input: GeometryInput): PathGeometry {
  const lengthMm = pathLengthMm(input);
  const skin = whereSkin(input);
  const bone = whereBone(input);
  const bodyMm = skin && skinDepth(skin.holds, lengthMm);
  const cut = bodyMm !== undefined && isCutOff(input, bodyMm);
  const skinMm = cut ? undefined : bodyMm;
  // Bone before the entry, on the way to another entry point, is not on the path.
  const crossed = bone ? stretchesWhere(bone.holds, 0, lengthMm) : [];
  const inBone = crossed.filter(
    ({ fromMm, toMm }) => bone?.from === 'labels' || toMm - fromMm >= shortestBoneMm,
  );
  const boneMm = inBone[0]?.fromMm;
  return {
    lengthMm,
    inBone,
    angles: pathAngles(input, input.midlineXMm, resolutionOf(input)),
    ...(cut && { skinOutsideCt: true }),
    ...(skin && !cut && { skinFrom: skin.from }),
    ...(bone && { boneFrom: bone.from }),
    ...(bone && { inBoneMm: inBone.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0) }),
    ...(skinMm !== undefined && { skinMm, skinToTargetMm: lengthMm - skinMm }),
    ...(boneMm !== undefined && { boneMm }),
    ...(skinMm !== undefined && boneMm !== undefined && { skinToBoneMm: boneMm - skinMm }),
    ...tolerances(input, { skin, skinMm, bone, inBone }),
  };
}

const resolutionOf = ({ resolution, volume }: GeometryInput): Resolution | undefined =>
  resolution ?? volume?.grid;

interface Crossed {
  readonly skin: Where | undefined;
  readonly skinMm: number | undefined;
  readonly bone: Where | undefined;
  readonly inBone: readonly Stretch[];
}

function tolerances(
  input: GeometryInput,
  { skin, skinMm, bone, inBone }: Crossed,
): LengthTolerances & { readonly inBone?: readonly InBone[] } {
  const ct = resolutionOf(input);
  if (!ct) return {};
  const { entryMm, targetMm } = input;
  const lengthMm = pathLengthMm(input);
  const way = subtract(targetMm, entryMm);
  const atEntry = placeErrorMm(ct, way, entryMm);
  const atTarget = placeErrorMm(ct, way, targetMm);
  const atSkin = skinMm === undefined ? undefined : skin!.errorMm(skinMm);
  // A stretch in bone may begin at the entry or end at the target, where no surface is.
  const atBone = (depthMm: number) =>
    depthMm <= 0 ? atEntry : depthMm >= lengthMm ? atTarget : bone!.errorMm(depthMm);
  const [first] = inBone;
  const boneErrorMm = first && atBone(first.fromMm);
  return {
    lengthToleranceMm: spanErrorMm(ct, entryMm, targetMm),
    inBone: inBone.map((stretch) => ({
      ...stretch,
      toleranceMm: atEntry + Math.max(atBone(stretch.fromMm), atBone(stretch.toMm)),
    })),
    ...(bone && {
      inBoneToleranceMm: inBone.reduce((sum, { fromMm, toMm }) => sum + atBone(fromMm) + atBone(toMm), 0),
    }),
    ...(atSkin !== undefined && {
      skinToleranceMm: atEntry + atSkin,
      skinToTargetToleranceMm: atSkin + atTarget,
    }),
    ...(boneErrorMm !== undefined && { boneToleranceMm: atEntry + boneErrorMm }),
    ...(atSkin !== undefined && boneErrorMm !== undefined && { skinToBoneToleranceMm: atSkin + boneErrorMm }),
  };
}

/** `pathGeometry` for the workers. */
export const pathGeometryKernel: Kernel<GeometryInput, PathGeometry> = (input) => ok(pathGeometry(input));

/** Where the body that holds the entry begins; the table and airways make other stretches. */
function skinDepth(holds: Along, lengthMm: number): number | undefined {
  const inBody = stretchesWhere(holds, -searchBackMm, lengthMm);
  const atEntry = inBody.find(({ fromMm, toMm }) => fromMm <= entrySlackMm && toMm > entrySlackMm);
  return (atEntry ?? inBody.find(({ fromMm }) => fromMm > 0))?.fromMm;
}

/** Whether the body goes on beyond the border of the CT: a voxel farther out is no longer in the image. */
function isCutOff({ volume, ...path }: GeometryInput, bodyMm: number): boolean {
  if (!volume) return false;
  const beyondMm = bodyMm - Math.max(...volume.grid.spacing);
  return sampleHu(volume, atDepth(path, beyondMm)) === undefined;
}

interface Where {
  readonly holds: Along;
  readonly from: From;
  /** How far the depth of a crossing may be off, mm. */
  errorMm(depthMm: number): number;
}

const whereSkin = (input: GeometryInput): Where | undefined =>
  fromLabels(input, (id) => id === 'skin') ?? fromHu(input, input.skinHu);

/** Labels where they hold the target; else the CT: one labelled rib does not make the spine soft tissue. */
function whereBone(input: GeometryInput): Where | undefined {
  const labelled = fromLabels(input, (id) => structureById(id)?.role === 'bone');
  if (!labelled) return fromHu(input, input.boneHu);
  const lengthMm = pathLengthMm(input);
  const atTarget = stretchesWhere(
    labelled.holds,
    Math.max(0, lengthMm - boneReachMm),
    lengthMm + boneReachMm,
  );
  return atTarget.length > 0 ? labelled : (fromHu(input, input.boneHu) ?? labelled);
}

function fromLabels(input: GeometryInput, wanted: (id: string) => boolean): Where | undefined {
  const structures = input.structures.filter(({ id }) => wanted(id));
  const surfaces = structures.flatMap((structure) => surfaceOf(structure) ?? []);
  if (surfaces.length === 0) return undefined;
  return {
    holds: insideAny(input, surfaces),
    from: 'labels',
    errorMm: (depthMm) =>
      labelCrossingErrorMm(structures, axisOf(input), atDepth(input, depthMm), resolutionOf(input)),
  };
}

const axisOf = ({ entryMm, targetMm }: PathEnds) => normalise(subtract(targetMm, entryMm));

function fromHu(input: GeometryInput, thresholdHu: number): Where | undefined {
  const { volume } = input;
  const ct = resolutionOf(input);
  if (!volume || !ct) return undefined;
  return {
    holds: denserThan(input, volume, thresholdHu),
    from: 'hu',
    errorMm: (depthMm) => huCrossingErrorMm(volume, axisOf(input), atDepth(input, depthMm), ct),
  };
}
