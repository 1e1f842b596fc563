import { structureById } from '../../src/catalog/structures';
import type { StructureItem } from '../../src/catalog/types';
import type { Code, SegmentToWrite } from '../../src/formats/dicom-seg/write';
import { BODY_BIT } from '../lib/raster';
import type { SharedArrays } from '../lib/recipe';
import { recipeVersion, uids } from './dicom';

/** The labels and overlays that make up a segment; a segment may hold what others hold too. */
const unions: Readonly<Record<string, { readonly labels: readonly string[]; readonly bit?: number }>> = {
  skin: { labels: [], bit: BODY_BIT },
  'spinal-canal': { labels: [], bit: 0 },
  'dural-sac': { labels: [], bit: 1 },
  'vertebra-c2': { labels: ['vertebra-c2', 'lesion'] },
};

const anatomical: Code = { value: '123037004', scheme: 'SCT', meaning: 'Anatomical Structure' };
const abnormal: Code = { value: '49755003', scheme: 'SCT', meaning: 'Morphologically Abnormal Structure' };
const laterality = {
  '24028007': { value: '24028007', scheme: 'SCT', meaning: 'Right' },
  '7771000': { value: '7771000', scheme: 'SCT', meaning: 'Left' },
} as const;

/** The catalogue's SNOMED CT code, or a code of this program's own for what has none. */
const typeOf = ({ id, name, snomed }: StructureItem): Code => ({
  value: snomed?.code ?? id.slice(0, 16),
  scheme: snomed ? 'SCT' : '99TROCART',
  meaning: name.en.slice(0, 64),
});

const describe = (item: StructureItem) => {
  const side = item.snomed?.lateralityCode as keyof typeof laterality | undefined;
  return {
    label: item.name.en,
    category: item.id === 'lesion' ? abnormal : anatomical,
    type: typeOf(item),
    ...(side && { typeModifier: laterality[side] }),
    algorithmType: 'AUTOMATIC' as const,
    algorithmName: `SIMULATED, recipe ${recipeVersion}`,
    tracking: { id: item.id, uid: uids.tracking(item.id) },
    colour: item.colour,
  };
};

/** Which labels and overlay bits belong to a segment. */
interface Membership {
  readonly labels: Uint8Array;
  readonly mask: number;
}

const membershipOf = (id: string, segments: readonly string[]): Membership => {
  const { labels: ids, bit } = unions[id] ?? { labels: [id] };
  const labels = new Uint8Array(256);
  for (const member of ids) labels[segments.indexOf(member) + 1] = segments.includes(member) ? 1 : 0;
  labels[0] = 0;
  return { labels, mask: bit === undefined ? 0 : 1 << bit };
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

/** The truth as segments: those of the recipe that this grid holds. */
export const truthSegments = (
  arrays: SharedArrays,
  segments: readonly string[],
  dims: readonly [number, number, number],
): SegmentToWrite[] => {
  const plane = dims[0] * dims[1];
  const extents = Array.from({ length: dims[2] }, (_, k) => extentsOf(arrays, plane, k));
  return segments.flatMap((id): SegmentToWrite[] => {
    const membership = membershipOf(id, segments);
    const { labels, mask } = membership;
    const spans = extents.map((extent) => span(extent, membership));
    const slices = spans.flatMap((found, k) => (found ? [k] : []));
    if (slices.length === 0) return [];
    const mark = (k: number, slice: Uint8Array) => {
      const [from, to] = spans[k]!;
      for (let o = from; o < to; o++) {
        const at = k * plane + o;
        if (labels[arrays.label[at]!]! | (arrays.overlay[at]! & mask)) slice[o] = 1;
      }
    };
    return [{ ...describe(structureById(id)!), slices, mark }];
  });
};

/** Voxels of one segment, 1 inside: what tests measure. */
export const segmentMask = (arrays: SharedArrays, segments: readonly string[], id: string): Uint8Array => {
  const { labels, mask } = membershipOf(id, segments);
  return Uint8Array.from(arrays.label, (value, o) => (labels[value] || arrays.overlay[o]! & mask ? 1 : 0));
};
