import { structureById } from '../catalog/structures';
import type { Kernel } from '../core/kernel';
import { ok } from '../core/result';
import { sampleHu, type Volume } from '../core/volume';
import { type PathAngles, pathAngles } from './angles';
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
}

/** Depths are from the entry, mm. A length is absent where its ends were not found. */
export interface PathGeometry {
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
  readonly inBone: readonly Stretch[];
  readonly skinFrom?: From;
  readonly boneFrom?: From;
  readonly angles: PathAngles;
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
    angles: pathAngles(input, input.midlineXMm),
    ...(cut && { skinOutsideCt: true }),
    ...(skin && !cut && { skinFrom: skin.from }),
    ...(bone && { boneFrom: bone.from }),
    ...(bone && { inBoneMm: inBone.reduce((sum, { fromMm, toMm }) => sum + toMm - fromMm, 0) }),
    ...(skinMm !== undefined && { skinMm, skinToTargetMm: lengthMm - skinMm }),
    ...(boneMm !== undefined && { boneMm }),
    ...(skinMm !== undefined && boneMm !== undefined && { skinToBoneMm: boneMm - skinMm }),
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
  const surfaces = input.structures.flatMap((structure) => {
    const surface = wanted(structure.id) ? surfaceOf(structure) : undefined;
    return surface ? [surface] : [];
  });
  return surfaces.length > 0 ? { holds: insideAny(input, surfaces), from: 'labels' } : undefined;
}

const fromHu = (input: GeometryInput, thresholdHu: number): Where | undefined =>
  input.volume && { holds: denserThan(input, input.volume, thresholdHu), from: 'hu' };
