import type { Kernel } from '../../../core/kernel';
import { ok } from '../../../core/result';
import type { DistanceField } from '../../../core/distance-field';
import { placeErrorMm, type Resolution } from '../../../core/grid-error';
import { SurfaceDistance } from '../../../core/surface-distance';
import { signedDistanceAt } from '../../../core/signed-distance';
import type { LpsPoint, LpsVector } from '../../../core/units';
import { distance, subtract } from '../../../core/vector';
import { normalAt } from '../../../trajectory/crossing-error';
import { surfaceErrorMm } from '../../../trajectory/measured';
import { patches } from '../bone/patches';
import { type BoneModel, type OutletType, tissues } from '../bone/types';
import { insideOf, outsideOf } from '../bone/wall';

export type WeakPointType = OutletType | 'thin-cortex' | 'thin-endplate';

/** A place of the wall where cement may leave the bone. */
export interface WeakPoint {
  /** Id of the outlet; a thin wall has a name of its own. */
  readonly id: string;
  readonly type: WeakPointType;
  readonly atMm: LpsPoint;
  readonly areaMm2: number;
  /** Of a disc of that area. */
  readonly radiusMm: number;
  /** Density of the thinnest face, HU; absent for veins. */
  readonly wallHu?: number;
  readonly origin: 'found' | 'scaled';
  /** From the nearest opening of an instrument. */
  readonly fromTipMm?: number;
  /** What CT and cells leave open in it, mm. */
  readonly fromTipToleranceMm?: number;
  /** From the arrival map, where one is given, mL. */
  readonly arrivalMl?: number;
  readonly nearest: readonly NearStructure[];
  /** Faces of the model's wall, to be coloured. */
  readonly faces: readonly number[];
}

export interface NearStructure {
  readonly structure: string;
  /** Negative inside. */
  readonly distanceMm: number;
  /** What the CT leaves open in it, and the cells at the bone's wall. */
  readonly toleranceMm: number;
}

/** How finely the places of a wall are known: by the CT, and by the cells of the model, mm. */
export interface Finely {
  readonly resolution: Resolution;
  readonly cells: Resolution;
}

/** How far a place of the wall may be off along a direction, mm. */
const wallErrorMm = ({ resolution, cells }: Finely, direction: LpsVector, at: LpsPoint): number =>
  Math.max(placeErrorMm(resolution, direction, at), placeErrorMm(cells, direction, at));

export interface WeakPointInput {
  readonly model: BoneModel;
  readonly tipsMm: readonly LpsPoint[];
  readonly arrivalMl?: Float32Array;
  /** Structures to whose surface the distance is told: cord, roots, vessels. */
  readonly structures: readonly { readonly key: string; readonly distance: DistanceField }[];
  readonly resolution: Resolution;
}

const leastThinMm2 = 6;
const mostThin = 20;

/** Open places first, then thin ones; among them by arrival, else by distance from the tip. */
export const weakPoints: Kernel<WeakPointInput, readonly WeakPoint[]> = (input) => {
  const surfaces = input.structures.map(({ key, distance: field }) => ({
    key,
    distance: field,
    surface: new SurfaceDistance(field),
  }));
  const finely = { resolution: input.resolution, cells: input.model.grid };
  const found = [...openPoints(input), ...thinPoints(input)].map((point) => ({
    ...point,
    ...fromTip(input, point.atMm, finely),
    nearest: nearestTo(point.atMm, surfaces, finely),
  }));
  const rank = (p: WeakPoint) => (isThin(p.type) ? 1 : 0);
  const order = (p: WeakPoint) => p.arrivalMl ?? p.fromTipMm ?? 0;
  return ok(found.sort((a, b) => rank(a) - rank(b) || order(a) - order(b) || a.id.localeCompare(b.id)));
};

const isThin = (type: WeakPointType) => type === 'thin-cortex' || type === 'thin-endplate';

/** Distance of a point to each structure, nearest first. */
export const nearestTo = (
  at: LpsPoint,
  surfaces: readonly {
    readonly key: string;
    readonly distance: DistanceField;
    readonly surface: SurfaceDistance;
  }[],
  finely: Finely,
): NearStructure[] =>
  surfaces
    .map(({ key, distance: field, surface }) => {
      const way = normalAt(surface, at);
      const toleranceMm =
        surfaceErrorMm({ distance: field }, way, at, finely.resolution) + wallErrorMm(finely, way, at);
      return { structure: key, distanceMm: signedDistanceAt(surface, at), toleranceMm };
    })
    .sort((a, b) => a.distanceMm - b.distanceMm);

function fromTip({ tipsMm }: WeakPointInput, at: LpsPoint, finely: Finely) {
  const [tip] = tipsMm.toSorted((a, b) => distance(a, at) - distance(b, at));
  if (!tip) return {};
  // The opening is the instrument's, which is planned and exact.
  const fromTipToleranceMm = wallErrorMm(finely, subtract(at, tip), at);
  return { fromTipMm: distance(tip, at), fromTipToleranceMm };
}

type Bare = Omit<WeakPoint, 'nearest' | 'fromTipMm' | 'fromTipToleranceMm'>;

function openPoints({ model, arrivalMl }: WeakPointInput): Bare[] {
  const { outlets, wall, veins, grid } = model;
  const faces = outlets.map((): number[] => []);
  wall.outlet.forEach((outlet, face) => {
    if (outlet > 0) faces[outlet - 1]!.push(face);
  });
  return outlets.map(({ id, type, atMm, areaMm2, origin }, n) => {
    const cells = faces[n]!.map((face) => insideOf(grid, wall, face));
    for (const vein of veins) if (vein.outlet === n) cells.push(vein.cell);
    return {
      id,
      type,
      atMm,
      areaMm2,
      radiusMm: Math.sqrt(areaMm2 / Math.PI),
      origin,
      faces: faces[n]!,
      ...(faces[n]!.length > 0 && { wallHu: Math.min(...faces[n]!.map((face) => wall.wallHu[face]!)) }),
      ...earliest(arrivalMl, cells),
    };
  });
}

function earliest(arrivalMl: Float32Array | undefined, cells: readonly number[]): { arrivalMl?: number } {
  if (!arrivalMl) return {};
  let first = Infinity;
  for (const cell of cells) first = Math.min(first, arrivalMl[cell]!);
  return first < Infinity ? { arrivalMl: first } : {};
}

/** Closed parts of the wall that are much less dense than the rest. */
function thinPoints({ model, arrivalMl }: WeakPointInput): Bare[] {
  const { grid, wall, tissue, wallThresholdsHu } = model;
  const kind = (face: number) => {
    const outside = tissue[outsideOf(grid, wall, face)]!;
    const isWeak = wall.outlet[face] === 0 && wall.wallHu[face]! < wallThresholdsHu.thin;
    if (!isWeak || outside === tissues.otherBone) return 0;
    return outside === tissues.disc ? 2 : 1;
  };
  return patches(grid, wall, wall.areaMm2, kind)
    .filter(({ areaMm2 }) => areaMm2 >= leastThinMm2)
    .slice(0, mostThin)
    .map(({ faces, areaMm2, centreMm }, n) => ({
      id: `thin-${n + 1}`,
      type: kind(faces[0]!) === 2 ? 'thin-endplate' : 'thin-cortex',
      atMm: centreMm,
      areaMm2,
      radiusMm: Math.sqrt(areaMm2 / Math.PI),
      wallHu: Math.min(...faces.map((face) => wall.wallHu[face]!)),
      origin: 'found',
      faces,
      ...earliest(
        arrivalMl,
        faces.map((face) => insideOf(grid, wall, face)),
      ),
    }));
}
