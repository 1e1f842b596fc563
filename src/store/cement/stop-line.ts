import type { Plane } from '../../core/plane';
import { lpsToPlane } from '../../core/plane';
import type { LpsPoint } from '../../core/units';
import { along } from '../../core/vector';
import { fromFrame } from '../../simulation/cement/bone/frame';
import type { BoneModel } from '../../simulation/cement/bone/types';

/**
 * The corners of the stop surface: parallel to the posterior wall, in front of it by a share of the
 * body's depth, as wide and as high as the body. Undefined outside the spine.
 */
export function stopCorners({ frame }: BoneModel, share: number): readonly LpsPoint[] | undefined {
  const { posteriorWall, lowMm, highMm } = frame;
  if (!posteriorWall || share <= 0) return undefined;
  const depthMm = highMm[1] - lowMm[1];
  const at = (l: number, s: number) =>
    fromFrame(frame, [l, posteriorWall.at0Mm + posteriorWall.slope * s - share * depthMm, s]);
  return [at(lowMm[0], lowMm[2]), at(highMm[0], lowMm[2]), at(highMm[0], highMm[2]), at(lowMm[0], highMm[2])];
}

/** Where the stop surface crosses a picture plane. */
export function stopLineOnPlane(
  model: BoneModel,
  share: number,
  plane: Plane,
): readonly [LpsPoint, LpsPoint] | undefined {
  const corners = stopCorners(model, share);
  if (!corners) return undefined;
  const found: LpsPoint[] = [];
  corners.forEach((a, n) => {
    const b = corners[(n + 1) % corners.length]!;
    const [p, q] = [lpsToPlane(plane, a).distanceMm, lpsToPlane(plane, b).distanceMm];
    if (p < 0 === q < 0) return;
    const t = p / (p - q);
    const way = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as unknown as Plane['u'];
    found.push(along(a, way, t));
  });
  return found.length >= 2 ? [found[0]!, found[1]!] : undefined;
}
