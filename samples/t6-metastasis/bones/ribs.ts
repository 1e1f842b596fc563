import { ribbon, type RibbonPoint } from '../../lib/bone/organic';
import type { Side } from '../../lib/bone/sides';
import { type Point3, roundCone, type Solid } from '../../lib/sdf';
import { onCage } from '../cage';
import { fromLevel, type Level } from '../landmarks';
import { transverseTip } from './arch';
import { DIMENSIONS } from './dimensions';

/** Ribs whose heads lie in the CT: each at the disc above the vertebra of its number. */
export const RIB_LEVELS: readonly Level[] = ['t4', 't5', 't6', 't7', 't8', 't9'];

/** Joint space at the head of a rib, cartilage included. */
const HEAD_GAP_MM = 1.1;
const HEAD_RADIUS = 3.2;

const headOf = (level: Level, side: Side): Point3 => {
  const d = DIMENSIONS[level];
  return fromLevel(level, [side * (d.halfWidth + 2.7), d.halfDepth - 4.6, d.halfHeight + 2.4]);
};

const neckOf = (level: Level, side: Side): Point3 => {
  const d = DIMENSIONS[level];
  return fromLevel(level, [side * (d.halfWidth + 7.8), d.halfDepth + 3, d.halfHeight + 0.8]);
};

/** In front of the tip of the transverse process, a joint space away from it. */
const tubercleOf = (level: Level, side: Side): Point3 => {
  const [x, y, z] = transverseTip(level, side);
  return fromLevel(level, [x + side * 3.4, y - 7.9, z - 0.6]);
};

/** Room that the bodies leave for the head of a rib. */
export const ribHeadRoom = (level: Level, side: Side): Solid => {
  const [x, y, z] = headOf(level, side);
  const radius = HEAD_RADIUS + HEAD_GAP_MM;
  return roundCone([x, y, z - 1.8], radius, [x, y, z + 1.8], radius);
};

interface Shaft {
  readonly level?: Level;
  /** Height of the rib where it leaves the transverse process; its fall per degree round the cage. */
  readonly z: number;
  readonly fall: number;
}

const shafts: Readonly<Record<string, Shaft>> = {
  'rib-2': { z: 90, fall: 0.45 },
  'rib-3': { z: 71, fall: 0.52 },
  'rib-4': { level: 't4', z: 51, fall: 0.58 },
  'rib-5': { level: 't5', z: 29.4, fall: 0.62 },
  'rib-6': { level: 't6', z: 6.6, fall: 0.65 },
  'rib-7': { level: 't7', z: -17.6, fall: 0.67 },
  'rib-8': { level: 't8', z: -43.6, fall: 0.68 },
  'rib-9': { level: 't9', z: -70.4, fall: 0.69 },
};

export const RIBS = Object.keys(shafts);

const ANGLES = [25, 36, 48, 60, 73, 86, 99, 112, 125, 138];

/** Angle at which bone becomes cartilage, and the height there. */
export const ribEnd = (name: string, side: Side): Point3 => onCage(side, 140, ribZ(name, side, 140));

/** The right side stands a little higher. */
const lift = (side: Side): number => (side === 1 ? 0 : 1.6);

const rootOf = (level: Level, side: Side): RibbonPoint[] => [
  [...headOf(level, side), 2, HEAD_RADIUS],
  [...neckOf(level, side), 2.6, 2.3],
  [...tubercleOf(level, side), 2.8, 2.9],
];

/** Height of a rib on the cage. */
export const ribZ = (name: string, side: Side, angleDeg: number): number => {
  const { z, fall } = shafts[name]!;
  return z - fall * (angleDeg - 20) + lift(side);
};

export const ribSolid = (name: string, side: Side): Solid => {
  const { level } = shafts[name]!;
  const points: RibbonPoint[] = [
    ...(level ? rootOf(level, side) : []),
    ...ANGLES.map((angle, n): RibbonPoint => {
      const z = ribZ(name, side, angle);
      return [...onCage(side, angle, z, n === 0 ? -2 : 0), n === 0 ? 3.4 : 3.9, n === 0 ? 3 : 2.7];
    }),
  ];
  return ribbon(points, [0, 0, 1], 4);
};

/** The groove under a rib, where vessels and nerve run, from the transverse process to an angle on the cage. */
export const grooveOf = (level: Level, side: Side, dropMm: number, toDeg: number): Point3[] => {
  const name = `rib-${level.slice(1)}`;
  const [x, y, z] = tubercleOf(level, side);
  const angles = [26, 34, 46, 60, 75, 90].filter((angle) => angle <= toDeg);
  return [
    [x, y + 1.6, z - 5.6 - dropMm],
    ...angles.map((angle) => onCage(side, angle, ribZ(name, side, angle) - 5.8 - dropMm, -1.4)),
  ];
};
