import type { LpsPoint } from '../../../core/units';
import { basivertebralChannel, type Channel } from './basivertebral';
import { union } from './domain';
import { findOpenings } from './outlets';
import type { Reading, ReadOn } from './reading';
import { partsOf } from './tissue';
import { type BoneOutlet, tissues } from './types';
import { type Vein, wallVeins } from './veins';
import {
  outsideOf,
  pointsBelow,
  shareBelow,
  type WallPoint,
  type WallThresholds,
  wallThresholds,
} from './wall';

/** Ways out of the bone, wherever the cells of a simulation may lie. */
export interface WaysOut {
  /** Openings, then the channel, then veins. */
  readonly outlets: readonly BoneOutlet[];
  /** In the order of the outlets. */
  readonly openings: readonly PlacedOpening[];
  readonly channel?: Channel;
  readonly veins: readonly Vein[];
  readonly thresholds: WallThresholds;
}

/** Where a wall is open, by points. */
export interface PlacedOpening {
  readonly points: readonly WallPoint[];
  readonly centreMm: LpsPoint;
  /** Tissue behind it. */
  readonly behind: number;
}

/** Finds the ways out on fine cells: openings that the CT shows, the channel to the canal, veins of the wall. */
export function waysOut(on: ReadOn, { grid, hu, map, scan }: Reading): WaysOut {
  const { input, target, site, frame, parameters } = on;
  const { volume, structures } = input;
  // The cells of the simulation may be the same ones, and take the channel by themselves.
  const tissue = map.tissue.slice();
  const thresholds = wallThresholds(scan, parameters);
  const common = { grid, frame, site, tissue, scan, parameters, thresholds };
  const shown = findOpenings({
    ...common,
    structures,
    into: map.into,
    share: shareBelow(scan, thresholds.open),
    leastMm2: Math.max(ctFace(volume.grid.spacing), pointSpreadMm2),
  });
  const labelled = union(structures, partsOf(target.id).foramen, grid);
  const channel = basivertebralChannel({ ...common, hu, openings: shown, ...(labelled && { labelled }) });
  const kept = shown.filter((opening) => opening !== channel?.replaces);
  const openFaces = new Set(kept.flatMap(({ patch }) => patch.faces));
  for (const q of channel?.cells ?? []) tissue[q] = tissues.channel;
  const veins = wallVeins({ ...common, openings: openFaces });
  return {
    outlets: [
      ...kept.map(({ outlet }) => outlet),
      ...(channel ? [channel.outlet] : []),
      ...veins.map(({ outlet }) => outlet),
    ],
    openings: kept.map(({ patch: { faces, centreMm } }) => ({
      points: faces.flatMap((face) => pointsBelow(grid, scan, face, thresholds.open)),
      centreMm,
      behind: tissue[outsideOf(grid, scan, faces[0]!)]!,
    })),
    ...(channel && { channel }),
    veins,
    thresholds,
  };
}

/** A usual scanner blurs a point to about 1.2 mm; a smaller opening is noise, mm². House value. */
const pointSpreadMm2 = 1.1;

const ctFace = (spacing: readonly [number, number, number]): number => {
  const [a, b] = [...spacing].sort((x, y) => x - y);
  return a! * b!;
};
