import { structureById } from '../../src/catalog/structures';
import type { StructureItem } from '../../src/catalog/types';
import { codesOf } from '../../src/formats/dicom-seg/codes';
import type { SegmentToWrite } from '../../src/formats/dicom-seg/write';
import type { CaseUids } from './headers';
import { BODY_BIT } from './raster';
import type { SharedArrays } from './recipe';

/** The labels and the overlay that make up a segment; a segment may hold what others hold too. */
export interface Union {
  readonly labels: readonly string[];
  readonly bit?: number;
  /** What of the overlay belongs to others: bones at the rim of a canal. */
  readonly butNot?: readonly string[];
  /** Bit of an overlay that the labels are cut off by. */
  readonly within?: number;
}

/** A segment that other files can name. */
export type TruthSegment = SegmentToWrite & Required<Pick<SegmentToWrite, 'tracking'>>;

/** What the truth of a case needs beyond its arrays. */
interface TruthKey {
  /** Ids of the recipe's segments: a label is the index plus one. */
  readonly segments: readonly string[];
  /** Segments that are not the label of their own name. */
  readonly unions: Readonly<Record<string, Union>>;
  readonly recipeVersion: number;
  readonly uids: CaseUids;
}

/** The body as a whole: its outline. */
export const skinUnion: Union = { labels: [], bit: BODY_BIT };

const describe = (item: StructureItem, { recipeVersion, uids }: TruthKey) => ({
  ...codesOf(item),
  label: item.name.en,
  algorithmType: 'AUTOMATIC' as const,
  algorithmName: `SIMULATED, recipe ${recipeVersion}`,
  tracking: { id: item.id, uid: uids.tracking(item.id) },
  colour: item.colour,
});

/** Which labels and overlay bits belong to a segment. */
interface Membership {
  readonly labels: Uint8Array;
  readonly mask: number;
  /** 1: the overlay leaves it to its label. */
  readonly others: Uint8Array;
  /** Bit that a labelled voxel must have; 0: none. */
  readonly cut: number;
}

const membershipOf = (id: string, { segments, unions }: TruthKey): Membership => {
  const { labels: ids, bit, within, butNot = [] } = unions[id] ?? { labels: [id] };
  const marked = (members: readonly string[]) => {
    const labels = new Uint8Array(256);
    for (const member of members) labels[segments.indexOf(member) + 1] = 1;
    // What is no segment has no label.
    labels[0] = 0;
    return labels;
  };
  const mask = bit === undefined ? 0 : 1 << bit;
  return { labels: marked(ids), others: marked(butNot), mask, cut: within === undefined ? 0 : 1 << within };
};

const holds = (
  { label, overlay }: SharedArrays,
  { labels, others, mask, cut }: Membership,
  at: number,
): boolean => {
  const bits = overlay[at]!;
  const own = label[at]!;
  return (labels[own] === 1 && (bits & cut) === cut) || ((bits & mask) !== 0 && others[own] === 0);
};

/** Where each label, and each overlay bit after them, begins and ends in a slice: [from, to), or none. */
interface Extents {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const OVERLAY = 256;

const extentsOf = ({ label, overlay }: SharedArrays, plane: number, k: number): Extents => {
  const from = new Int32Array(OVERLAY + 8).fill(-1);
  const to = new Int32Array(OVERLAY + 8);
  const see = (what: number, o: number) => {
    if (from[what]! < 0) from[what] = o;
    to[what] = o + 1;
  };
  for (let o = 0; o < plane; o++) {
    const bits = overlay[k * plane + o]!;
    if (bits === 0) continue;
    see(label[k * plane + o]!, o);
    for (let bit = 0; bit < 8; bit++) if ((bits >> bit) & 1) see(OVERLAY + bit, o);
  }
  return { from, to };
};

/** The part of a slice that can hold a segment. */
const span = ({ from, to }: Extents, { labels, mask }: Membership): readonly [number, number] | undefined => {
  let first = -1;
  let end = 0;
  for (let what = 1; what < OVERLAY + 8; what++) {
    const member = what < OVERLAY ? labels[what] === 1 : (mask >> (what - OVERLAY)) & 1;
    if (!member || from[what]! < 0) continue;
    first = first < 0 ? from[what]! : Math.min(first, from[what]!);
    end = Math.max(end, to[what]!);
  }
  return first < 0 ? undefined : [first, end];
};

const writtenSegments = (
  arrays: SharedArrays,
  key: TruthKey,
  dims: readonly [number, number, number],
): TruthSegment[] => {
  const plane = dims[0] * dims[1];
  const extents = Array.from({ length: dims[2] }, (_, k) => extentsOf(arrays, plane, k));
  return key.segments.flatMap((id): TruthSegment[] => {
    const membership = membershipOf(id, key);
    const spans = extents.map((extent) => span(extent, membership));
    const inSlice = (k: number, see: (o: number) => boolean): boolean => {
      const [from, to] = spans[k] ?? [0, 0];
      for (let o = from; o < to; o++) if (holds(arrays, membership, k * plane + o) && see(o)) return true;
      return false;
    };
    const slices = spans.flatMap((_, k) => (inSlice(k, () => true) ? [k] : []));
    if (slices.length === 0) return [];
    const mark = (k: number, slice: Uint8Array) => {
      inSlice(k, (o) => {
        slice[o] = 1;
        return false;
      });
    };
    return [{ ...describe(structureById(id)!, key), slices, mark }];
  });
};

const maskOf = (arrays: SharedArrays, key: TruthKey, id: string): Uint8Array => {
  const membership = membershipOf(id, key);
  return Uint8Array.from(arrays.label, (_, o) => (holds(arrays, membership, o) ? 1 : 0));
};

/** How the truth of a case is read off its arrays. */
export const truthOf = (key: Omit<TruthKey, 'segments'>) => ({
  /** The truth as segments: those of the recipe that these arrays hold. */
  truthSegments: (
    arrays: SharedArrays,
    segments: readonly string[],
    dims: readonly [number, number, number],
  ): TruthSegment[] => writtenSegments(arrays, { ...key, segments }, dims),
  /** Voxels of one segment, 1 inside: what tests measure. */
  segmentMask: (arrays: SharedArrays, segments: readonly string[], id: string): Uint8Array =>
    maskOf(arrays, { ...key, segments }, id),
});
