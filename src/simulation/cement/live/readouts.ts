import { voxelVolumeMm3 } from '../../../core/grid';
import { dot } from '../../../core/vector';
import { cellFrame, eachCell } from '../bone/cells';
import { wallAt } from '../bone/frame';
import { type BoneModel, isInside } from '../bone/types';
import { insideOf } from '../bone/wall';

/** What a radiologist reads off a filled bone. Volumes of cement, not of pores. */
export interface Readouts {
  /** Inside the body (its label, else its part in front of the canal; the whole bone elsewhere), mL. */
  readonly inBodyMl: number;
  /** `inBodyMl` over the volume of the body. */
  readonly bodyShare: number;
  readonly inLesionMl?: number;
  readonly lesionShare?: number;
  /** Cement against a closed or open endplate, at least a few mm² of it. */
  readonly upperEndplate: boolean;
  readonly lowerEndplate: boolean;
  /** Right and left of the middle of the body, mL. */
  readonly rightMl: number;
  readonly leftMl: number;
  /** From the cement inside to the posterior wall; absent without cement or outside the spine. */
  readonly toPosteriorWallMm?: number;
}

/** Half full or more is cement. */
const cementFrom = 0.5;
/** Less contact than this is noise of the cells. */
const leastContactMm2 = 8;

/** @param porosity per cell, as the flow has it */
export function readouts(
  model: BoneModel,
  porosity: ArrayLike<number>,
  saturation: ArrayLike<number>,
): Readouts {
  const { grid, frame, body, lesion, tissue } = model;
  const cellMl = voxelVolumeMm3(grid) / 1000;
  let [inBodyMl, inLesionMl, leftMl, rightMl] = [0, 0, 0, 0];
  let toPosteriorWallMm: number | undefined;
  eachCell(grid, frame, (q, l, p, s) => {
    const full = saturation[q]!;
    if (full <= 0 || !isInside(tissue[q]!)) return;
    const ml = full * porosity[q]! * cellMl;
    inBodyMl += (ml * body[q]!) / 255;
    inLesionMl += (ml * (lesion?.[q] ?? 0)) / 255;
    if (l > 0) leftMl += ml;
    else rightMl += ml;
    if (full < cementFrom || !frame.posteriorWall) return;
    const gap = wallAt(frame, s) - p;
    toPosteriorWallMm = Math.min(toPosteriorWallMm ?? Infinity, gap);
  });
  return {
    inBodyMl,
    bodyShare: inBodyMl / model.bodyVolumeMl,
    ...(model.lesionVolumeMl && { inLesionMl, lesionShare: inLesionMl / model.lesionVolumeMl }),
    ...endplates(model, saturation),
    rightMl,
    leftMl,
    ...(toPosteriorWallMm !== undefined && { toPosteriorWallMm }),
  };
}

/** Area of the wall above and below the body that cement lies against. */
function endplates(
  model: BoneModel,
  saturation: ArrayLike<number>,
): Pick<Readouts, 'upperEndplate' | 'lowerEndplate'> {
  const { grid, wall, frame } = model;
  const [nx, ny] = grid.dims;
  const { origin, step } = cellFrame(grid, frame);
  const upwards = grid.axes.map((axis) => dot(axis, frame.superior));
  let [upper, lower] = [0, 0];
  for (let face = 0; face < wall.cell.length; face++) {
    const up = upwards[wall.axis[face]!]! * wall.outward[face]!;
    const cell = insideOf(grid, wall, face);
    if (Math.abs(up) < 0.7 || model.body[cell]! < 128 || saturation[cell]! < cementFrom) continue;
    const height =
      origin[2] +
      (cell % nx) * step[0]![2] +
      (Math.floor(cell / nx) % ny) * step[1]![2] +
      Math.floor(cell / nx / ny) * step[2]![2];
    if (up > 0 && height > 0) upper += wall.areaMm2[face]!;
    if (up < 0 && height < 0) lower += wall.areaMm2[face]!;
  }
  return { upperEndplate: upper >= leastContactMm2, lowerEndplate: lower >= leastContactMm2 };
}
