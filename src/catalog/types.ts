/** Words of a catalogue item; the catalogue is the one place outside `i18n` that holds both languages. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export interface Source {
  /** Author, year or title, as a radiologist would cite it. */
  readonly citation: string;
  /** DOI, PMID or address. */
  readonly reference?: string;
  /** True for a value that the team sets and no paper states. */
  readonly house?: boolean;
}

/** RGB, 0–255. */
export type Colour = readonly [number, number, number];

export type Role = 'target' | 'atRisk' | 'bone' | 'other';

/**
 * Ids of the structures that carry one on at its upper and its lower end; an empty list: it ends
 * there by nature; absent: it runs out of the region, so that an end is an end of the segmentation.
 */
export interface Continuation {
  readonly above?: readonly string[];
  readonly below?: readonly string[];
}

/** A structure that Trocart knows by name. One file each in `structures/`. */
export interface StructureItem {
  readonly id: string;
  readonly name: Bilingual;
  readonly colour: Colour;
  readonly role: Role;
  /** Which side of the body, for paired structures. */
  readonly side?: 'right' | 'left';
  /** Safety margin shown by default for at-risk structures, mm: a house value. */
  readonly marginMm?: number;
  /**
   * Runs on through the region (vessel, cord, airway, oesophagus): a segmentation that ends inside
   * the levels that a path crosses leaves the distance unknown there.
   */
  readonly longitudinal?: true;
  /** Long and thin, so that a tube along its centre line stands for it. */
  readonly tubular?: true;
  /** What carries a longitudinal structure on where it ends by nature. */
  readonly continues?: Continuation;
  /** TotalSegmentator class names, over all its tasks. */
  readonly totalSegmentator?: readonly string[];
  /** SNOMED CT concept, as DICOM SEG property type codes carry it. */
  readonly snomed?: { readonly code: string; readonly lateralityCode?: string };
  /** Other names met in files, lower case, English or French. */
  readonly aliases?: readonly string[];
}

/**
 * A solid of revolution about the instrument's axis, piecewise linear: radius at a distance behind
 * the tip, in rising order; a repeated distance is a step.
 */
export type Profile = readonly { readonly behindTipMm: number; readonly radiusMm: number }[];

/** An instrument that Trocart knows. One file each in `devices/`. */
export interface DeviceItem {
  readonly id: string;
  readonly kind: 'trocar' | 'needle' | 'wire' | 'sleeve' | 'driver' | 'screw';
  readonly name: Bilingual;
  readonly outerDiameterMm: number;
  /** Lumen (trocar, needle, sleeve, driver) or cannulation (screw). */
  readonly innerDiameterMm?: number;
  /** Lengths on offer, mm; the first is the default; any other length can be typed. */
  readonly lengthsMm: readonly number[];
  /** Shape for a given length, tip at 0. */
  readonly profile: (lengthMm: number) => Profile;
  /** Ids of the instruments that bring a screw to its place. */
  readonly delivery?: { readonly sleeve: string; readonly driver: string; readonly wire: string };
  readonly tip?: 'bevel' | 'diamond' | 'trocar-point' | 'threaded' | 'open';
  /** Screws only, mm. `threadMm` counts from the tip; absent: threaded over its whole length. */
  readonly screw?: {
    readonly shaftDiameterMm: number;
    readonly threadMm?: number;
    readonly headDiameterMm: number;
    readonly headLengthMm: number;
  };
  readonly sources: readonly Source[];
}
