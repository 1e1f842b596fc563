import type { VertebraLandmarks } from '../../src/anatomy/spine/landmarks';
import { leastSquares } from '../../src/anatomy/spine/fit';
import type { PedicleAxis } from '../../src/anatomy/spine/pedicles';
import { endplateBottom, endplateTop } from '../../samples/l1-fracture/bones/body';
import { DIMENSIONS, type VertebraDimensions } from '../../samples/l1-fracture/bones/dimensions';
import { type Level, POSE } from '../../samples/l1-fracture/landmarks';
import { BODY } from '../../samples/c2-dens/landmarks';
import { SUBAXIAL } from '../../samples/c2-dens/bones/dimensions';
import * as subaxial from '../../samples/c2-dens/bones/subaxial';
import { cos, radians, sin } from '../../samples/lib/arithmetic';
import type { Pose } from '../../samples/lib/place';
import type { Point3 } from '../../samples/lib/sdf';

/** How a vertebra of a sample was made: what its landmarks are measured against. */
export interface MadeVertebra {
  readonly pose: Pose;
  readonly halfWidth: number;
  readonly halfDepth: number;
  readonly top: (x: number, y: number) => number;
  readonly bottom: (x: number, y: number) => number;
  /** Two points on the axis of the left pedicle, own frame. */
  readonly pedicle: readonly [Point3, Point3];
  readonly pedicleWidthMm: number;
}

const pedicleOf = (d: VertebraDimensions): MadeVertebra['pedicle'] => {
  const [x, z] = [d.canalHalfWidth + d.pedicleHalfWidth - 0.6, 0.36 * d.halfHeight + 0.6];
  return [
    [x - 1.4, d.halfDepth - 4.5, z],
    [x, d.halfDepth + 9, z - 0.4],
  ];
};

export const madeLumbar = (level: Level): MadeVertebra => {
  const d = DIMENSIONS[level];
  return {
    pose: POSE[level],
    halfWidth: d.halfWidth,
    halfDepth: d.halfDepth,
    top: (x, y) => endplateTop(level, x, y),
    bottom: (x, y) => endplateBottom(level, x, y),
    pedicle: pedicleOf(d),
    pedicleWidthMm: 2 * d.pedicleHalfWidth,
  };
};

export const madeCervical = (level: keyof typeof SUBAXIAL): MadeVertebra => {
  const d = SUBAXIAL[level];
  return {
    pose: { at: BODY[level], turnDeg: [...d.turnDeg] as never as Point3 },
    halfWidth: d.bodyHalfWidth,
    halfDepth: d.bodyHalfDepth,
    top: (x, y) => subaxial.endplateTop(d, x, y),
    bottom: (x, y) => subaxial.endplateBottom(d, x, y),
    pedicle: [
      [d.bodyHalfWidth - 3, 4.6, 1.8],
      [d.pillarX - 2.5, d.pillarY - 2.5, 0.8],
    ],
    pedicleWidthMm: 2 * (d.pedicleRadius + 0.3),
  };
};

/** A direction of a vertebra's own frame in that of the sample. */
function turned([x, y, z]: Point3, { turnDeg = [0, 0, 0] }: Pose): Point3 {
  const [a, b, c] = turnDeg.map(radians) as [number, number, number];
  const [y1, z1] = [cos(a) * y - sin(a) * z, sin(a) * y + cos(a) * z];
  const [x2, z2] = [cos(b) * x + sin(b) * z1, cos(b) * z1 - sin(b) * x];
  return [cos(c) * x2 - sin(c) * y1, sin(c) * x2 + cos(c) * y1, z2];
}

const placed = (p: Point3, pose: Pose): Point3 => {
  const q = turned(p, pose);
  return q.map((value, a) => value + pose.at![a]!) as never as Point3;
};

type Triple = readonly [number, number, number];
const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (a: Triple): Triple => a.map((value) => value / Math.hypot(...a)) as never as Triple;
const less = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const degrees = (a: Triple, b: Triple) => (Math.acos(Math.min(1, Math.abs(dot(unit(a), unit(b))))) * 180) / Math.PI; // prettier-ignore

/** How far what was found lies from what was made, mm and degrees. */
export interface LandmarkErrors {
  readonly [what: string]: { readonly mm: number; readonly deg?: number };
}

export function landmarkErrors(found: VertebraLandmarks, made: MadeVertebra): LandmarkErrors {
  const plate = (at: LpsPlane | undefined, height: MadeVertebra['top']) => {
    if (!at) return undefined;
    const plane = leastSquares(plateSamples(made, height));
    const on = placed([0, 0, plane.height], made.pose);
    const normal = unit(turned([-plane.toX, -plane.toY, 1], made.pose));
    return { mm: Math.abs(dot(less(at.atMm, on), normal)), deg: degrees(at.normal, normal) };
  };
  const pedicle = (axis: PedicleAxis | undefined, side: 1 | -1) => {
    if (!axis) return undefined;
    const [a, b] = made.pedicle.map(([x, y, z]) => placed([side * x, y, z], made.pose)) as [Point3, Point3];
    const direction = unit(less(b, a));
    const off = less(axis.atMm, a);
    const t = dot(off, direction);
    const mm = Math.hypot(...off.map((value, c) => value - t * direction[c]!));
    return { mm, deg: degrees(axis.direction, direction) };
  };
  const all = {
    'upper endplate': plate(found.upperEndplate, made.top),
    'lower endplate': plate(found.lowerEndplate, made.bottom),
    'right pedicle': pedicle(found.rightPedicle, -1),
    'left pedicle': pedicle(found.leftPedicle, 1),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

interface LpsPlane {
  readonly atMm: Triple;
  readonly normal: Triple;
}

/** Points of an endplate within 60 % of the body's width and depth, own frame. */
function plateSamples({ halfWidth, halfDepth }: MadeVertebra, height: MadeVertebra['top']): Triple[] {
  const out: Triple[] = [];
  for (let a = -6; a <= 6; a++)
    for (let l = -6; l <= 6; l++) {
      const [x, y] = [(l / 10) * halfWidth, (a / 10) * halfDepth];
      out.push([x, y, height(x, y)]);
    }
  return out;
}
