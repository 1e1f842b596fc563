import type { Colour, Continuation, Role, StructureItem } from '../types';

/** What the families of this folder say about one structure; `paired` and `single` make items of it. */
export interface Description {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  /** French adjective: droite instead of droit (gauche serves both). */
  readonly feminine?: true;
  readonly colour: Colour;
  readonly role: Role;
  readonly marginMm?: number;
  readonly longitudinal?: true;
  readonly tubular?: true;
  /** `{side}` stands for right and left. */
  readonly continues?: Continuation;
  /** TotalSegmentator classes; `{side}` stands for right and left. */
  readonly classes?: readonly string[];
  /** SNOMED CT concept id. */
  readonly snomed?: string;
  /** Without the side, which `paired` adds. */
  readonly aliases?: readonly string[];
}

/** SNOMED CT qualifiers for laterality (DICOM PS3.16 CID 244). */
export const laterality = { right: '24028007', left: '7771000' } as const;

/** A structure that exists once. */
export const single = (d: Description): StructureItem => ({
  ...common(d),
  ...(d.continues && { continues: d.continues }),
  id: d.id,
  name: { en: d.en, fr: d.fr },
  ...(d.classes && { totalSegmentator: d.classes }),
  ...(d.snomed && { snomed: { code: d.snomed } }),
  ...(d.aliases && { aliases: d.aliases }),
});

/** A structure that exists on both sides: the right one, then the left one. */
export const paired = (d: Description): StructureItem[] => [oneSide(d, 'right'), oneSide(d, 'left')];

function oneSide(d: Description, side: 'right' | 'left'): StructureItem {
  const french = side === 'left' ? 'gauche' : d.feminine ? 'droite' : 'droit';
  return {
    ...common(d),
    ...(d.continues && { continues: ofSide(d.continues, side) }),
    id: `${d.id}-${side}`,
    name: { en: `${side} ${d.en}`, fr: `${d.fr} ${french}` },
    side,
    ...(d.classes && { totalSegmentator: d.classes.map((name) => name.replace('{side}', side)) }),
    ...(d.snomed && { snomed: { code: d.snomed, lateralityCode: laterality[side] } }),
    ...(d.aliases && { aliases: d.aliases.map((alias) => `${alias} ${side}`) }),
  };
}

function ofSide({ above, below }: Continuation, side: string): Continuation {
  const named = (ids: readonly string[]) => ids.map((id) => id.replace('{side}', side));
  return { ...(above && { above: named(above) }), ...(below && { below: named(below) }) };
}

const common = ({ colour, role, marginMm, longitudinal, tubular }: Description) => ({
  colour,
  role,
  ...(marginMm !== undefined && { marginMm }),
  ...(longitudinal && { longitudinal }),
  ...((tubular ?? longitudinal) && { tubular: true as const }),
});
