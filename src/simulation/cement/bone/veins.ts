import type { Grid } from '../../../core/grid';
import { toFrame } from './frame';
import type { BoneParameters } from './parameters';
import { faceCentre } from './patches';
import {
  type BoneFrame,
  type BoneOutlet,
  type BoneSite,
  type BoneVein,
  type OutletType,
  tissues,
} from './types';
import { insideOf, outsideOf, type WallScan, type WallThresholds } from './wall';

export interface VeinInput {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly site: BoneSite;
  readonly tissue: Uint8Array;
  readonly scan: WallScan;
  readonly thresholds: WallThresholds;
  readonly parameters: BoneParameters;
  /** Faces of openings: a hole is no vein, nor is its thinned edge. */
  readonly openings: ReadonlySet<number>;
}

export interface Vein {
  readonly outlet: BoneOutlet;
  readonly vein: Omit<BoneVein, 'outlet' | 'cell'>;
}

/** Body width for which the diameter of a segmental vein is given, mm. */
const referenceWidthMm = 45;
const edgeOfHoleMm = 4;
const degrees = Math.PI / 180;

interface Sector {
  readonly id: string;
  readonly type: OutletType;
  /** Direction from the body's centre: 0 anterior, +90 left, −90 right. */
  readonly angle: number;
}

const sectors: Readonly<Record<'spine' | 'axis', readonly Sector[]>> = {
  spine: [
    { id: 'segmental-vein-left-1', type: 'segmental-vein', angle: 85 },
    { id: 'segmental-vein-left-2', type: 'segmental-vein', angle: 45 },
    { id: 'segmental-vein-right-1', type: 'segmental-vein', angle: -85 },
    { id: 'segmental-vein-right-2', type: 'segmental-vein', angle: -45 },
  ],
  axis: [
    { id: 'prevertebral-vein-left-1', type: 'prevertebral-vein', angle: 35 },
    { id: 'prevertebral-vein-right-1', type: 'prevertebral-vein', angle: -35 },
  ],
};

/**
 * Veins that leave through the wall: at the waist of a body, each where the wall is weakest in its
 * sector (found) or in the sector's middle (scaled); elsewhere at the weakest places of the bone.
 * The diameter grows with the body.
 */
export function wallVeins(input: VeinInput): Vein[] {
  const { frame, site, scan, grid, tissue, thresholds, openings } = input;
  const holes = Array.from(openings, (face) => faceCentre(grid, scan, face));
  const isBeside = (face: number) => {
    const at = faceCentre(grid, scan, face);
    return holes.some((hole) => Math.hypot(at[0] - hole[0], at[1] - hole[1], at[2] - hole[2]) < edgeOfHoleMm);
  };
  const outer = Array.from(scan.cell.keys()).filter(
    (face) =>
      tissue[outsideOf(grid, scan, face)] === tissues.soft &&
      tissue[insideOf(grid, scan, face)] === tissues.bone &&
      !isBeside(face),
  );
  if (site !== 'spine' && site !== 'axis') return elsewhere(input, outer);
  const height = frame.highMm[2] - frame.lowMm[2];
  const depth = (frame.highMm[1] - frame.lowMm[1]) / 2;
  const whole = (frame.highMm[0] - frame.lowMm[0]) / 2;
  // The lateral masses of C2 are no part of its body.
  const width = site === 'axis' ? Math.min(whole, frame.canal?.halfWidthMm ?? whole) : whole;
  const middle = site === 'axis' ? frame.lowMm[2] + 0.3 * height : 0;
  const waist = outer.flatMap((face) => {
    const [l, p, s] = toFrame(frame, faceCentre(grid, scan, face));
    const level = (s - middle) / height;
    return Math.abs(level) > 0.18
      ? []
      : [{ face, level, angle: Math.atan2(l / width, -p / depth) / degrees }];
  });
  return sectors[site].flatMap(({ id, type, angle }) => {
    const here = waist.filter((w) => Math.abs(w.angle - angle) < 20);
    if (here.length === 0) return [];
    const weakest = here.reduce((a, b) => (scan.wallHu[b.face]! < scan.wallHu[a.face]! ? b : a));
    const off = (w: (typeof here)[number]) => Math.abs(w.angle - angle) / 20 + Math.abs(w.level) / 0.18;
    const central = here.reduce((a, b) => (off(b) < off(a) ? b : a));
    const found = scan.wallHu[weakest.face]! < thresholds.thin;
    return [
      make(input, found ? weakest.face : central.face, id, type, found, (2 * width) / referenceWidthMm),
    ];
  });
}

function make(
  { grid, scan, parameters: p }: VeinInput,
  face: number,
  id: string,
  type: OutletType,
  found: boolean,
  scale: number,
): Vein {
  const radiusMm = (p.segmentalDiameter / 2) * scale;
  return {
    outlet: {
      id,
      type,
      atMm: faceCentre(grid, scan, face),
      origin: found ? 'found' : 'scaled',
      areaMm2: Math.PI * radiusMm ** 2,
    },
    vein: { radiusMm, lengthMm: p.segmentalLength },
  };
}

/** Four small veins far from each other at the weakest places of the wall: marrow must have a way out. */
function elsewhere(input: VeinInput, outer: readonly number[]): Vein[] {
  const { grid, scan } = input;
  const byDensity = [...outer].sort((a, b) => scan.wallHu[a]! - scan.wallHu[b]! || a - b);
  const chosen: number[] = [];
  for (const face of byDensity) {
    const at = faceCentre(grid, scan, face);
    const near = chosen.some((other) => {
      const o = faceCentre(grid, scan, other);
      return Math.hypot(at[0] - o[0], at[1] - o[1], at[2] - o[2]) < 20;
    });
    if (!near) chosen.push(face);
    if (chosen.length === 4) break;
  }
  return chosen.map((face, n) => make(input, face, `bone-vein-${n + 1}`, 'bone-vein', true, 2 / 3));
}
