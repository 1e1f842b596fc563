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

/** How often each label and overlay bit occurs in each slice. */
const census = ({ label, overlay }: SharedArrays, plane: number, slices: number) =>
  Array.from({ length: slices }, (_, k) => {
    const labels = new Uint32Array(256);
    let bits = 0;
    for (let o = k * plane; o < (k + 1) * plane; o++) {
      labels[label[o]!]!++;
      bits |= overlay[o]!;
    }
    return { labels, bits };
  });

/** The truth as segments: those of the recipe that this grid holds. */
export const truthSegments = (
  arrays: SharedArrays,
  segments: readonly string[],
  dims: readonly [number, number, number],
): SegmentToWrite[] => {
  const plane = dims[0] * dims[1];
  const counts = census(arrays, plane, dims[2]);
  return segments.flatMap((id): SegmentToWrite[] => {
    const { labels, mask } = membershipOf(id, segments);
    const slices = counts.flatMap(({ labels: seen, bits }, k) =>
      (bits & mask) !== 0 || seen.some((count, value) => count > 0 && labels[value] === 1) ? [k] : [],
    );
    if (slices.length === 0) return [];
    const mark = (k: number, slice: Uint8Array) => {
      for (let o = 0; o < plane; o++) {
        const at = k * plane + o;
        if (labels[arrays.label[at]!] || arrays.overlay[at]! & mask) slice[o] = 1;
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
