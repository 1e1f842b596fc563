import { cos, radians, smoothStep } from '../../lib/arithmetic';
import { uniform } from '../../lib/noise';
import { place } from '../../lib/place';
import type { Point3, Solid } from '../../lib/sdf';
import { ellipsoid, roundCone, subtract, unite } from '../../lib/sdf';
import { tube } from '../../lib/tube';
import type { Ring } from '../../lib/bone/canal';
import { canalPost, column } from '../../lib/bone/column';
import type { FacetJoint, SubaxialDimensions } from './dimensions';
import { FACET_GAP_MM } from './dimensions';
import { plate, ribbon } from '../../lib/bone/organic';
import type { Facet, PillarShape } from './pillar';
import { pillar, roomAbove } from './pillar';
import type { Side } from '../../lib/bone/sides';

/**
 * Upper endplate: hollow from side to side, its front edge sloping down, its sides and back corners
 * drawn up into the uncinate processes. Local frame, mm.
 */
export const endplateTop = (d: SubaxialDimensions, x: number, y: number): number => {
  const outward = smoothStep(d.bodyHalfWidth - 3.6, d.bodyHalfWidth + 0.6, Math.abs(x));
  const uncinate = d.uncinateRise * outward * smoothStep(-6.5, 1, y) * (x < 0 ? 0.92 : 1);
  return d.bodyHalfHeight - 0.6 * Math.max(1 - (x * x) / 50, 0) + (y < 0 ? 0.14 * y : 0.03 * y) + uncinate;
};

/** Lower endplate: hollow from front to back, a lip at the front, bevelled at the sides. */
export const endplateBottom = (d: SubaxialDimensions, x: number, y: number): number =>
  -d.bodyHalfHeight +
  1.1 * Math.max(1 - (y * y) / 42, -0.4) +
  (y < 0 ? 0.1 * y : 0) +
  0.75 * Math.max(Math.abs(x) - 6.6, 0);

/** The facets of both sides. */
interface Facets {
  readonly top: Facet;
  readonly bottom: Facet;
}

const bodyOf = (d: SubaxialDimensions): Solid =>
  column([0, 0, 0], {
    halfWidth: d.bodyHalfWidth,
    halfDepth: d.bodyHalfDepth,
    flare: 0.1,
    top: (x, y) => endplateTop(d, x, y),
    bottom: (x, y) => endplateBottom(d, x, y),
    halfHeight: d.bodyHalfHeight,
    squareness: 0.25,
    rim: 1.1,
  });

/** Small differences between the sides and the levels: the `index`-th number, within ±`amount`. */
const variation =
  (d: SubaxialDimensions, side: Side) =>
  (index: number, amount: number): number =>
    amount * (2 * uniform(d.seed + side, index) - 1);

const pillarOf = (d: SubaxialDimensions, facets: Facets, side: Side): PillarShape => {
  const vary = variation(d, side);
  return {
    x: side * (d.pillarX + vary(1, 0.5)),
    y: d.pillarY + vary(2, 0.5),
    halfWidth: d.pillarHalfWidth + vary(6, 0.6),
    halfDepth: d.pillarHalfDepth + vary(7, 0.3),
    ...facets,
  };
};

/** What lies on one side (+1 left, −1 right), a little different from the other. */
const half = (d: SubaxialDimensions, post: PillarShape, side: Side): Solid[] => {
  const vary = variation(d, side);
  const at = (x: number, y: number, z: number): Point3 => [side * x, y, z];
  const { x, y: py } = post;
  const px = side * x;
  const pediclePlate = plate(
    at(d.bodyHalfWidth - 3, 4.6, 1.8),
    at(px - 2.5, py - 2.5, 0.8 + vary(4, 0.5)),
    [0, 0, 1],
    1.1,
    1.6,
    d.pedicleRadius + 0.3,
    d.pedicleRadius + vary(5, 0.25),
  );
  const lamina = ribbon(
    [
      [side * (px - 2.5), py + 2.5, -1.2, d.laminaHalfHeight - 0.6, d.laminaRadius + 0.8],
      [side * (px - 5), py + 6.4, -1.9, d.laminaHalfHeight - 0.8, d.laminaRadius + 0.2],
      [side * 7, d.canalBackY + 0.4, -2.7, d.laminaHalfHeight - 1.2, d.laminaRadius],
      [side * 0.5, d.canalBackY + 3, -3.4, d.laminaHalfHeight - 1.6, d.laminaRadius + 0.1],
    ],
    [0, -0.45, 1],
    3,
  );
  return [pediclePlate, pillar(post), lamina, ...transverse(d, side, vary)];
};

/** The two bars round the transverse foramen, with their tubercles and the gutter of the nerve between. */
const transverse = (
  d: SubaxialDimensions,
  side: Side,
  vary: (index: number, amount: number) => number,
): Solid[] => {
  const ax = side * (d.anteriorTubercleX + vary(8, 0.8));
  const bx = side * (d.posteriorTubercleX + vary(9, 0.8));
  const az = -2.6 + vary(10, 0.6);
  const bz = -3.6 + vary(11, 0.6);
  const anterior = tube([
    [side * 8, -3.2, 0.2, 2.3],
    [side * 12.5, -5.6, -0.6, 1.7],
    [side * 16.5, -6, -1.6, 1.6],
    [ax, -5.2, az, 2.2],
  ]);
  const posterior = tube([
    [side * 13.5, 6, -0.4, 2.2],
    [side * 18, 4.2, -1.4, 2.1],
    [side * 21.5, 3.2, -2.6, 2],
    [bx, 3.2, bz, 2.4],
  ]);
  const lamella = plate(
    [ax - side * 1.3, -4.2, az + 0.3],
    [bx - side * 4, 3, bz + 0.5],
    [0, 0, 1],
    1.1,
    1.2,
    1.3,
    1.6,
  );
  return [anterior, posterior, lamella];
};

/** The short forked spine: a keel from the laminae, two unequal tips. */
const spine = (d: SubaxialDimensions): Solid[] => {
  const rootY = d.canalBackY + 1.5;
  const forkY = d.spineTipY - 6;
  const forkZ = d.spineTipZ + 1.6;
  const keel = plate([0, rootY, -3.4], [0.4, forkY, forkZ], [0, 0.35, 1], 3.4, 1.4, 1.9, 2);
  const tip = (side: 1 | -1): Solid =>
    roundCone(
      [side * 0.8, forkY - 0.5, forkZ],
      2.1,
      [side * (d.spineForkHalfWidth + 0.5 * side), d.spineTipY - 1.6 + 0.7 * side, d.spineTipZ + 0.5 * side],
      1.9,
    );
  return [keel, tip(1), tip(-1)];
};

/** The foramen for the vertebral artery, leaning a little out as it rises. */
const foramen = (d: SubaxialDimensions, side: Side): Solid => {
  const r = 2.95 + 0.25 * (2 * uniform(d.seed + side, 12) - 1);
  return roundCone([side * 15.3, -1.2, -12], r, [side * 15.8, -0.9, 12], r);
};

/** Bony spurs at the rim of a worn disc, each a flat cone that hooks towards it. */
const osteophytes = (d: SubaxialDimensions): Solid[] =>
  d.osteophytes.map(({ at, towards }) => roundCone(at, 2, towards, 0.8));

/** A facet of the joint, half a joint space away from its middle, in the frame of the vertebra at `at`. */
const facet = (joint: FacetJoint, at: Point3, up: 1 | -1): Facet => ({
  y: joint.y - at[1],
  z: joint.z - at[2] + (up * FACET_GAP_MM) / 2 / cos(radians(joint.slopeDeg)),
  slopeDeg: joint.slopeDeg,
});

/** The bony canal in the vertebra's own frame. */
export const subaxialCanal = (d: SubaxialDimensions): Ring => ({
  at: [0, d.canalBackY - 7.4, 0],
  halfWidth: 11.8,
  halfDepth: 7.6,
});

/** C3–C6 about the centre of its body: a whole vertebra as one solid, local frame turned, mm. */
export const subaxialVertebra = (
  d: SubaxialDimensions,
  at: Point3,
  above: FacetJoint,
  below: FacetJoint,
): Solid => {
  const facets = { top: facet(above, at, -1), bottom: facet(below, at, 1) };
  const [left, right] = [pillarOf(d, facets, 1), pillarOf(d, facets, -1)];
  const bone = unite(2.2, [
    bodyOf(d),
    ...half(d, left, 1),
    ...half(d, right, -1),
    ...spine(d),
    ...osteophytes(d),
  ]);
  // Where the basivertebral vein leaves the back of the body.
  const veinHole = ellipsoid([0.4, d.bodyHalfDepth + 0.6, 0.3], 2.6, 1.7, 1.5);
  const jointed = subtract(0.8, bone, roomAbove(left), roomAbove(right));
  const hollow = subtract(0.9, jointed, foramen(d, 1), foramen(d, -1), veinHole);
  const canal = subaxialCanal(d);
  const opened = subtract(1.6, hollow, canalPost(canal.at, canal.halfWidth, canal.halfDepth, 30));
  return place(opened, { at, turnDeg: d.turnDeg });
};
