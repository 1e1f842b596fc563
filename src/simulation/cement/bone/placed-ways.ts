import { placeChannel } from './basivertebral';
import { carryOpening, carryWall, nearestFace } from './carry';
import { union } from './domain';
import type { Reading, ReadOn } from './reading';
import { partsOf } from './tissue';
import { type BoneVein, tissues } from './types';
import { insideOf, opensOut, outsideOf } from './wall';
import type { WaysOut } from './ways-out';

/** Veins are looked for this far from where they were found, mm. */
const veinReachMm = 8;

/** The ways out on the cells of a simulation. */
export interface PlacedWays {
  /** Open share of each face of the wall. */
  readonly open: Float32Array;
  /** Index of each face's outlet + 1; 0: none. */
  readonly outlet: Uint16Array;
  readonly veins: readonly BoneVein[];
  /** Cells of the channel. */
  readonly channel: readonly number[];
}

/** Carries the ways out to the cells of a simulation. */
export function placeWays(on: ReadOn, { grid, map, scan }: Reading, ways: WaysOut): PlacedWays {
  const { tissue } = map;
  const behind = (face: number) => tissue[outsideOf(grid, scan, face)]!;
  const wall = carryWall(grid, scan, behind);
  const open = new Float32Array(scan.cell.length);
  const outlet = new Uint16Array(scan.cell.length);
  const free = (face: number) => outlet[face] === 0 && opensOut(behind(face));
  ways.openings.forEach((opening, n) => {
    const shares = carryOpening(wall, opening.points, opening.centreMm, opening.behind, free);
    for (const [face, share] of shares) {
      open[face] = share;
      outlet[face] = n + 1;
    }
  });
  const labelled = union(on.input.structures, partsOf(on.target.id).foramen, grid);
  const cells = { grid, frame: on.frame, tissue, scan, ...(labelled && { labelled }) };
  const channel = ways.channel && placeChannel(cells, wall, ways.channel);
  for (const face of channel?.mouth ?? []) {
    // Where the CT shows the wall gone, that is what leads into the canal.
    if (outlet[face]! > 0) continue;
    open[face] = 1;
    outlet[face] = ways.openings.length + 1;
  }
  const inChannel = new Set(channel?.cells);
  const first = ways.outlets.length - ways.veins.length;
  const mayVein = (face: number) => {
    const inside = insideOf(grid, scan, face);
    const isBone = tissue[inside] === tissues.bone && !inChannel.has(inside);
    return isBone && behind(face) === tissues.soft && outlet[face] === 0;
  };
  const veins = ways.veins.flatMap(({ outlet: { atMm }, vein }, n): BoneVein[] => {
    const face = nearestFace(wall, atMm, mayVein, veinReachMm);
    return face === undefined ? [] : [{ ...vein, outlet: first + n, cell: insideOf(grid, scan, face) }];
  });
  return { open, outlet, veins, channel: channel?.cells ?? [] };
}
