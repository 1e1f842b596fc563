import { type Kernel, partOfWork } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import { lpsVector } from '../../core/units';
import { dot, normalise, subtract } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { Cortex } from './cortex';
import { densAxis } from './dens';
import { Found, mostOffShare } from './found';
import { type Framed, framed, upright } from './frame';
import { withMarrow } from './hollow';
import type { BodySize, MeasuredVertebra } from './landmarks';
import { partsOf } from './parts';
import { type PedicleAxis, pedicleAxis } from './pedicle';
import { basivertebralForamen, endplate, type LandmarkPlane, posteriorWall, wallPlane } from './plates';
import { spinousTip } from './spinous';
import { surfaced } from './surface';

export interface VertebraInput {
  /** The CT, whose voxels the field lies on. */
  readonly volume: Volume;
  readonly field: VoxelField;
  /** Catalogue id, `vertebra-c2`: what there is to measure. */
  readonly id: string;
}

/**
 * Kernel: landmarks and parts of one vertebra, whatever made it, in the frame of its own ring and endplates.
 * @returns failure `vertebra-no-ring` where no ring of bone encloses a canal, or no body lies before it: cut off, or no vertebra
 */
export const measureVertebra: Kernel<VertebraInput, MeasuredVertebra> = async (
  { volume, field: mask, id },
  context,
) => {
  const whole = withMarrow(mask);
  const bone = surfaced(volume, whole) ?? { field: whole, cortexHu: undefined };
  const { field } = bone;
  await context.checkpoint(0.1);
  if (id === 'vertebra-c1') return fail('vertebra-atlas');
  const first = framed(field);
  await context.checkpoint(0.3);
  const own = first && levelled(first, field, id);
  if (!own) return fail('vertebra-no-ring');
  await context.checkpoint(0.4);
  const cortex = bone.cortexHu === undefined ? undefined : new Cortex(own.bone.frame, volume, bone.cortexHu);
  const found = new Found(volume.grid);
  const wall = posteriorWall(own);
  const upper = id === 'vertebra-c2' ? undefined : found.plane('upperEndplate', endplate(own, 1));
  const lower = found.plane('lowerEndplate', endplate(own, -1));
  const back = found.wall(wall && wallPlane(own, wall), wall && cortex?.seenOn(wall.points));
  found.take('basivertebralForamen', back && wall && basivertebralForamen(own, wall));
  const axes: Partial<Record<'leftPedicle' | 'rightPedicle', PedicleAxis>> = {};
  for (const [what, side, from] of [
    ['leftPedicle', 1, 0.45],
    ['rightPedicle', -1, 0.7],
  ] as const) {
    const axis =
      wall && (await pedicleAxis(own.bone, wall.plane, side, partOfWork(context, from, from + 0.25)));
    if (axis) axes[what] = axis;
  }
  found.pedicle('leftPedicle', axes.leftPedicle, axes.rightPedicle, cortex, id);
  found.pedicle('rightPedicle', axes.rightPedicle, axes.leftPedicle, cortex, id);
  found.take('spinousTip', spinousTip(own));
  if (id === 'vertebra-c2') found.take('dens', densAxis(own));
  const { landmarks, missing } = found;
  return ok({
    frame: own.bone.frame,
    landmarks,
    missing,
    ...(upper && lower && { body: sizeOf(own, upper, lower) }),
    parts: partsOf(mask, own, wall?.plane, landmarks),
  });
};

/** Upright on its endplates, or on the one that is a plane. */
function levelled(first: Framed, field: VoxelField, id: string): Framed | undefined {
  if (id === 'vertebra-c2') return first;
  let own: Framed | undefined = first;
  for (let round = 0; own && round < 2; round++) {
    const now: Framed = own;
    const [x, y, z] = ([1, -1] as const).reduce<readonly [number, number, number]>(
      (sum, side) => {
        const plate = endplate(now, side);
        if (!plate || plate.offShare > mostOffShare.upperEndplate) return sum;
        const at = (c: 0 | 1 | 2) => sum[c] + side * plate.normal[c];
        return [at(0), at(1), at(2)];
      },
      [0, 0, 0],
    );
    if (x === 0 && y === 0 && z === 0) break;
    own = upright(own, field, normalise(lpsVector(x, y, z)));
  }
  return own;
}

function sizeOf({ bone, depthMm, halfMm }: Framed, upper: LandmarkPlane, lower: LandmarkPlane): BodySize {
  const { up, front } = bone.frame;
  const lean = (plane: LandmarkPlane) =>
    Math.atan2(dot(plane.normal, front), Math.abs(dot(plane.normal, up)));
  return {
    heightMm: dot(subtract(upper.atMm, lower.atMm), up),
    wedgeDeg: ((lean(upper) + lean(lower)) * 180) / Math.PI,
    widthMm: 2 * halfMm,
    depthMm,
  };
}
