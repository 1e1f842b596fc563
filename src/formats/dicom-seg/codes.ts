import type { NaturalDataset } from 'dcmjs';
import type { StructureItem } from '../../catalog/types';

/** A code triplet (PS3.3 table 8.8-1a). */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

export const codeItem = ({ value, scheme, meaning }: Code): NaturalDataset => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

const anatomical: Code = { value: '123037004', scheme: 'SCT', meaning: 'Anatomical Structure' };
const abnormal: Code = { value: '49755003', scheme: 'SCT', meaning: 'Morphologically Abnormal Structure' };
/** Sides (PS3.16 CID 244). */
const laterality: Readonly<Record<string, Code>> = {
  '24028007': { value: '24028007', scheme: 'SCT', meaning: 'Right' },
  '7771000': { value: '7771000', scheme: 'SCT', meaning: 'Left' },
};
/** Scheme of what no published scheme is known to name; the value is the catalogue's id, cut to 16 characters. */
const ownScheme = '99TROCART';
const otherAnatomy: Code = { value: 'other', scheme: ownScheme, meaning: 'Other anatomy' };

/** Category, type and side of a segment (PS3.3 C.8.20.4). */
export interface SegmentCodes {
  readonly category: Code;
  readonly type: Code;
  /** Laterality, for a structure that exists on both sides. */
  readonly typeModifier?: Code;
}

/** SNOMED CT where the catalogue has it, else a code of this program's own; undefined: not in the catalogue. */
export function codesOf(item: StructureItem | undefined): SegmentCodes {
  if (!item) return { category: anatomical, type: otherAnatomy };
  const { id, name, snomed } = item;
  const typeModifier = laterality[snomed?.lateralityCode ?? ''];
  return {
    category: id === 'lesion' ? abnormal : anatomical,
    type: {
      value: snomed?.code ?? id.slice(0, 16),
      scheme: snomed ? 'SCT' : ownScheme,
      meaning: name.en.slice(0, 64),
    },
    ...(typeModifier && { typeModifier }),
  };
}
