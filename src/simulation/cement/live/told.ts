import { placeErrorMm, type Resolution } from '../../../core/grid-error';
import { frameCellMm } from '../bone/frame';
import type { BoneModel, BoneOutlet } from '../bone/types';
import type { Readouts } from './readouts';

/** How full it is, and of what: the lesion where there is one. */
export interface Fill {
  /** Cement inside over the volume, leaks excluded. */
  readonly share: number;
  readonly of: 'lesion' | 'body' | 'bone';
  readonly cementMl: number;
  readonly volumeMl: number;
  /** The denominator has no label of its own. */
  readonly estimated: boolean;
}

export function fillOf(model: BoneModel, read: Readouts): Fill {
  const { lesionShare, inLesionMl } = read;
  if (lesionShare !== undefined && inLesionMl !== undefined && model.lesionVolumeMl !== undefined)
    return {
      share: lesionShare,
      of: 'lesion',
      cementMl: inLesionMl,
      volumeMl: model.lesionVolumeMl,
      estimated: false,
    };
  const isVertebra = model.site === 'spine' || model.site === 'axis';
  return {
    share: read.bodyShare,
    of: isVertebra ? 'body' : 'bone',
    cementMl: read.inBodyMl,
    volumeMl: model.bodyVolumeMl,
    estimated: model.bodyEstimated,
  };
}

/** Less on the other side of the middle is no crossing, mL. */
export const crossedMl = 0.05;
/** A root nearer to the cement than this is warned of, mm. A house value. */
export const nearRootMm = 3;

/** Whether a structure is a nerve that cement near by may compress. */
export const isRoot = (id: string): boolean => /root|nerve|cauda/.test(id);

/** How far the cement lies behind the stop line, mm; negative before it. Undefined without a posterior wall. */
export const beyondStopLineMm = (
  { frame }: BoneModel,
  { toPosteriorWallMm }: Readouts,
  stopShare: number,
): number | undefined =>
  toPosteriorWallMm === undefined
    ? undefined
    : stopShare * (frame.highMm[1] - frame.lowMm[1]) - toPosteriorWallMm;

/**
 * What the CT and the cells leave open in the distance from the cement to the posterior wall, and from there
 * to the stop line, mm: the wall is found to half of what the CT resolves, or half of the cell in which it
 * was looked for; the cement ends somewhere in its last cell. The stop line stands in front of the wall by a
 * share of the body's depth, whose two ends may be off as well.
 */
export function wallTolerances({ frame, grid }: BoneModel, stopShare: number, ct: Resolution) {
  const { posterior, originMm } = frame;
  const looked = { ...grid, spacing: [frameCellMm, frameCellMm, frameCellMm] } as const;
  const wallMm = Math.max(placeErrorMm(ct, posterior, originMm), placeErrorMm(looked, posterior));
  const cementMm = placeErrorMm(grid, posterior);
  return { toWallMm: wallMm + cementMm, beyondMm: (1 + 2 * stopShare) * wallMm + cementMm };
}

const paravertebral = ['segmental-vein', 'prevertebral-vein'];

/** Leaked into veins beside the spine, by which cement may reach the lungs, mL. */
export const inParavertebralVeinsMl = (
  outlets: Iterable<BoneOutlet>,
  leakedMl: Readonly<Record<string, number>>,
): number =>
  [...outlets]
    .filter(({ type }) => paravertebral.includes(type))
    .reduce((sum, { id }) => sum + (leakedMl[id] ?? 0), 0);
