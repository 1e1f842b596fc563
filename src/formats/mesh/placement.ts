import { type Grid, gridCentre, isWithin } from '../../core/grid';
import { type LpsPoint, lpsPoint } from '../../core/units';
import { type MeshFrame, meshFrames, type MeshUnits, meshUnits, mmPerUnit, type Triangles } from './file';

/** How a file's coordinates are to be understood. */
export interface MeshMeaning {
  readonly units: MeshUnits;
  readonly frame: MeshFrame;
}

/** Box around a mesh, in its file's own units and axes. */
export interface MeshBounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** What one meaning would make of a mesh on a CT. */
export interface MeshPlacement extends MeshMeaning {
  /** Extents, mm. */
  readonly sizeMm: readonly [number, number, number];
  readonly lies: 'within' | 'partly' | 'outside';
  /** From the CT's centre to the mesh's, LPS mm. */
  readonly offsetMm: LpsPoint;
}

/** Factor and signs that turn a file's coordinates into LPS mm. */
const factors = ({ units, frame }: MeshMeaning): readonly [number, number, number] => {
  const scale = mmPerUnit[units];
  return frame === 'RAS' ? [-scale, -scale, scale] : [scale, scale, scale];
};

/** Triangles in LPS mm. */
export function inLps({ positions, indices }: Triangles, meaning: MeshMeaning): Triangles {
  const by = factors(meaning);
  return { positions: positions.map((value, at) => value * by[at % 3]!), indices };
}

/** Nothing that is planned around is smaller. */
const smallestMm = 3;

/** All meanings, the likeliest first: of a size that anatomy has, and within the CT. */
export function placements(bounds: MeshBounds, ct: Grid): MeshPlacement[] {
  const all = meshUnits.flatMap((units) => meshFrames.map((frame) => ({ units, frame })));
  return all
    .map((meaning) => ({ ...placementOf(bounds, meaning, ct), share: shareWithin(bounds, meaning, ct) }))
    .map((item) => ({ ...item, rank: item.share * (Math.max(...item.sizeMm) < smallestMm ? 0.1 : 1) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ share: _share, rank: _rank, ...placement }) => placement);
}

/** What a meaning makes of a mesh on a CT. */
export function placementOf(bounds: MeshBounds, meaning: MeshMeaning, ct: Grid): MeshPlacement {
  const by = factors(meaning);
  const share = shareWithin(bounds, meaning, ct);
  const centre = gridCentre(ct);
  const offset = by.map((f, axis) => (f * (bounds.low[axis]! + bounds.high[axis]!)) / 2 - centre[axis]!);
  return {
    ...meaning,
    sizeMm: by.map((f, axis) => Math.abs(f * (bounds.high[axis]! - bounds.low[axis]!))) as never,
    lies: share === 1 ? 'within' : share > 0 ? 'partly' : 'outside',
    offsetMm: lpsPoint(offset[0]!, offset[1]!, offset[2]!),
  };
}

const samples = [0, 0.25, 0.5, 0.75, 1];

/** The part of the box that lies in the CT, by points spread over it. */
function shareWithin({ low, high }: MeshBounds, meaning: MeshMeaning, ct: Grid): number {
  const by = factors(meaning);
  const at = (axis: number, part: number) => by[axis]! * (low[axis]! + part * (high[axis]! - low[axis]!));
  let within = 0;
  for (const x of samples) {
    for (const y of samples) {
      for (const z of samples) within += isWithin(ct, lpsPoint(at(0, x), at(1, y), at(2, z))) ? 1 : 0;
    }
  }
  return within / samples.length ** 3;
}
