import type { MeasuredVertebra } from '../../anatomy/vertebra/landmarks';
import type { LandmarkPlane } from '../../anatomy/vertebra/plates';
import type { Structure } from '../../core/structure';
import type { Volume } from '../../core/volume';
import type { Runner } from '../../workers/runner';
import { showProgress } from './output';

/** What `--landmarks` prints, for the help of a command. */
export const landmarksHelp = `With --landmarks also landmarks[] {id, frame {originMm, left, front, up}, body {heightMm, wedgeDeg, widthMm, depthMm},
upperEndplate, lowerEndplate, posteriorWall {pointMm, normal, unevenMm}, basivertebralForamenMm, spinousTipMm,
rightPedicle, leftPedicle {pointMm, direction (to the front), widthMm, heightMm, areaMm2, lengthMm, convergenceDeg, riseDeg},
dens {pointMm, direction, tipMm, waistWidthMm, waistDepthMm, lengthMm}, missing[] {what, code}}, or {id, code} where a
vertebra cannot be measured. Points are LPS mm, directions and normals unit vectors.
`;

/** Landmarks of the vertebrae among structures. */
export async function landmarksOf(structures: readonly Structure[], volume: Volume, runner: Runner) {
  const out = [];
  for (const { id, field } of structures) {
    if (!/^vertebra-[ctl]\d+$/.test(id)) continue;
    const result = await runner.run('measure-vertebra', { volume, field, id }, { onProgress: showProgress });
    out.push(result.ok ? { id, ...printed(result.value) } : { id, code: result.failure.code });
  }
  return out;
}

function printed({ frame, landmarks, body, missing }: MeasuredVertebra) {
  const { upperEndplate, lowerEndplate, posteriorWall, basivertebralForamen, spinousTip } = landmarks;
  const { rightPedicle, leftPedicle, dens } = landmarks;
  const { atMm: originMm, left, front, up } = frame;
  return {
    frame: { originMm, left, front, up },
    ...(body && { body }),
    ...(upperEndplate && { upperEndplate: plane(upperEndplate) }),
    ...(lowerEndplate && { lowerEndplate: plane(lowerEndplate) }),
    ...(posteriorWall && { posteriorWall: plane(posteriorWall) }),
    ...(basivertebralForamen && { basivertebralForamenMm: basivertebralForamen }),
    ...(spinousTip && { spinousTipMm: spinousTip }),
    ...(rightPedicle && { rightPedicle: placed(rightPedicle) }),
    ...(leftPedicle && { leftPedicle: placed(leftPedicle) }),
    ...(dens && { dens: placed(dens) }),
    missing: missing.map(({ what, why }) => ({ what, code: why.code })),
  };
}

const plane = ({ atMm: pointMm, normal, unevenMm }: LandmarkPlane) => ({ pointMm, normal, unevenMm });

/** The same with its point under the name that commands give a point. */
const placed = <T extends { readonly atMm: unknown }>({ atMm: pointMm, ...rest }: T) => ({
  pointMm,
  ...rest,
});
