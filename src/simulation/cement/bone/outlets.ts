import type { Grid } from '../../../core/grid';
import { toFrame } from './frame';
import { cellsAround, type Patch, patches, patchOf } from './patches';
import { unnamedArtery } from './transverse';
import { type BoneFrame, type BoneOutlet, type BoneStructure, type OutletType, tissues } from './types';
import { insideOf, opensOut, outsideOf, type WallScan } from './wall';

/** More openings than this are noise of the label; the largest are kept. */
const mostOpenings = 60;

export interface OpeningInput {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly structures: readonly BoneStructure[];
  readonly tissue: Uint8Array;
  readonly into: Uint8Array;
  readonly scan: WallScan;
  /** Open share of each face as the CT shows it. */
  readonly share: Float32Array;
  /** Smaller openings are not seen by the CT, mm². */
  readonly leastMm2: number;
}

export interface Opening {
  readonly outlet: BoneOutlet;
  readonly patch: Patch;
}

/** Openings of the wall that the CT shows, larger than what the CT blurs, named by what lies behind them. */
export function findOpenings(input: OpeningInput): Opening[] {
  const { grid, scan, share, tissue, into } = input;
  const openArea = scan.areaMm2.map((area, face) => area * share[face]!);
  const kind = (face: number) => {
    const outside = tissue[outsideOf(grid, scan, face)]!;
    if (share[face]! <= 0 || !opensOut(outside)) return 0;
    return 1 + outside + 16 * into[outsideOf(grid, scan, face)]!;
  };
  const counts = new Map<string, number>();
  return joinRims(grid, scan, openArea, patches(grid, scan, openArea, kind), (face) => {
    const outside = tissue[outsideOf(grid, scan, face)]!;
    return outside === tissues.soft || outside === tissues.disc;
  })
    .filter(({ areaMm2 }) => areaMm2 >= input.leastMm2)
    .slice(0, mostOpenings)
    .map((patch) => {
      const outside = outsideOf(grid, scan, patch.faces[0]!);
      const partner = input.structures[into[outside]! - 1];
      const isArterys = into[outside] === unnamedArtery || partner?.id.startsWith('vertebral-artery');
      const type = isArterys ? 'transverse-foramen' : typeBehind(tissue[outside]!);
      const name = type === 'disc' ? `disc-${endplate(input.frame, patch)}` : type;
      const n = (counts.get(name) ?? 0) + 1;
      counts.set(name, n);
      const outlet: BoneOutlet = {
        id: `${name}-${n}`,
        type,
        atMm: patch.centreMm,
        origin: 'found',
        areaMm2: patch.areaMm2,
        ...(partner && { into: partner.key }),
      };
      return { outlet, patch };
    });
}

/** A patch up to this share of the one it touches is the rim of the same hole. House value. */
const rimShare = 0.25;

/** A hole beside an endplate reaches under the rim of the disc: that is one hole, named by most of it. */
function joinRims(
  grid: Grid,
  scan: WallScan,
  areaMm2: Float32Array,
  all: readonly Patch[],
  may: (face: number) => boolean,
): Patch[] {
  const joined: Patch[] = [];
  for (const patch of all) {
    const cells = new Set(patch.faces.map((face) => insideOf(grid, scan, face)));
    const around = new Set([...cells].flatMap((q) => cellsAround(grid, q)));
    const at = joined.findIndex(
      (larger) =>
        patch.areaMm2 <= rimShare * larger.areaMm2 &&
        may(patch.faces[0]!) &&
        may(larger.faces[0]!) &&
        larger.faces.some((face) => around.has(insideOf(grid, scan, face))),
    );
    if (at < 0) joined.push(patch);
    else joined[at] = patchOf(grid, scan, areaMm2, [...joined[at]!.faces, ...patch.faces]);
  }
  return joined.sort((a, b) => b.areaMm2 - a.areaMm2);
}

function typeBehind(tissue: number): OutletType {
  switch (tissue) {
    case tissues.canal:
      return 'canal';
    case tissues.disc:
      return 'disc';
    case tissues.joint:
      return 'joint';
    case tissues.foramen:
      return 'foramen';
    default:
      return 'cortical-defect';
  }
}

const endplate = (frame: BoneFrame, patch: Patch): 'upper' | 'lower' =>
  toFrame(frame, patch.centreMm)[2] > 0 ? 'upper' : 'lower';
