import type { Grid } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';
import type { LpsPoint, LpsVector } from '../../../core/units';
import type { Volume } from '../../../core/volume';

/** What a loaded structure must tell the bone model; a `Structure` is one. */
export interface BoneStructure {
  readonly key: string;
  /** Catalogue id. */
  readonly id: string;
  readonly field: VoxelField;
}

export type BoneSite = 'spine' | 'axis' | 'sacrum' | 'hip' | 'other';

/** Input of `prepareBone`. */
export interface BoneInput {
  readonly volume: Volume;
  readonly structures: readonly BoneStructure[];
  /** Key of the bone that takes the cement. */
  readonly targetKey: string;
  /** Edge of the cells, mm: 0.5, 1, 1.5 or 2. */
  readonly gridMm: number;
  /** Planned tips, LPS mm: the domain holds them, and large bones are cut around them. */
  readonly tipsMm: readonly LpsPoint[];
  /** Bone and soft tissue around the body, mm; default 12. */
  readonly marginMm?: number;
  /** Changed parameters by id, see `boneParameterItems`. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** What fills a cell. */
export const tissues = {
  soft: 0,
  bone: 1,
  otherBone: 2,
  canal: 3,
  disc: 4,
  joint: 5,
  foramen: 6,
  /** Lytic cavity or fracture cleft inside the bone. */
  cavity: 7,
  /** Basivertebral or epidural vein channel inside the bone. */
  channel: 8,
} as const;
export type Tissue = keyof typeof tissues;

export const isInside = (tissue: number): boolean =>
  tissue === tissues.bone || tissue === tissues.cavity || tissue === tissues.channel;

/**
 * The bone's own axes. Coordinates (l, p, s) are mm along `left`, `posterior`, `superior` from
 * `originMm`, the centre of the vertebral body (of the whole bone elsewhere).
 */
export interface BoneFrame {
  readonly originMm: LpsPoint;
  readonly left: LpsVector;
  readonly posterior: LpsVector;
  readonly superior: LpsVector;
  /** Extent of the body but for 0.3 % at each end. */
  readonly lowMm: readonly [number, number, number];
  readonly highMm: readonly [number, number, number];
  /** p of the posterior wall at height s: at0 + slope·s. Absent outside the spine. */
  readonly posteriorWall?: { readonly at0Mm: number; readonly slope: number };
  /** Where the spinal canal lies behind it. */
  readonly canal?: { readonly leftMm: number; readonly halfWidthMm: number };
}

/** Where cement can leave the bone, in words of the site. */
const outletTypes = [
  'basivertebral-vein',
  'segmental-vein',
  'epidural-vein',
  'prevertebral-vein',
  'cortical-defect',
  'canal',
  'disc',
  'joint',
  'foramen',
  'transverse-foramen',
  /** A vein of a bone without a named one: lets marrow out. */
  'bone-vein',
  /** The bone goes on beyond the modelled part. */
  'bone-edge',
] as const;
export type OutletType = (typeof outletTypes)[number];

/** Stop at once; resuming needs an explicit choice. Venous leaks take the pause of one to two minutes instead. */
export const forbiddenOutlets: readonly OutletType[] = [
  'canal',
  'disc',
  'joint',
  'foramen',
  'transverse-foramen',
];

export interface BoneOutlet {
  readonly id: string;
  readonly type: OutletType;
  /** Centre of the opening in the wall, LPS mm. */
  readonly atMm: LpsPoint;
  /** `found` on this CT, or `scaled` with the bone where the CT shows none. */
  readonly origin: 'found' | 'scaled';
  /** Open area of the wall, mm²; of a vein its cross-section. */
  readonly areaMm2: number;
  /** Key of the disc, joint partner, foramen or vessel behind it, where one is known. */
  readonly into?: string;
}

/** Faces of the bone's surface: one entry a face between a cell inside and one outside. */
export interface WallFaces {
  /** The lower of the two cells; the other lies one further along `axis`. */
  readonly cell: Uint32Array;
  readonly axis: Uint8Array;
  /** +1: outside is the higher cell. */
  readonly outward: Int8Array;
  /** Greatest HU across the wall; the wall's thickness and density in one number. */
  readonly wallHu: Float32Array;
  /** Of the smooth surface that the face stands for, mm². */
  readonly areaMm2: Float32Array;
  /** Open share of the face, 0 … 1. */
  readonly open: Float32Array;
  /** Index into `outlets` + 1; 0: closed. */
  readonly outlet: Uint16Array;
}

/** A vein as a tube from a cell of the wall to the plexus. */
export interface BoneVein {
  readonly outlet: number;
  readonly cell: number;
  readonly radiusMm: number;
  readonly lengthMm: number;
}

/** A connected fracture cleft; it conducts as a slit of its own mean width. */
export interface BoneCleft {
  readonly cells: Uint32Array;
  readonly widthMm: number;
}

/** The target bone as the cement simulation sees it: plain data, ready for workers. */
export interface BoneModel {
  readonly grid: Grid;
  readonly site: BoneSite;
  readonly targetKey: string;
  readonly targetId: string;
  readonly frame: BoneFrame;
  readonly parameters: Readonly<Record<string, number>>;
  /** See `tissues`; one entry per cell, i fastest. */
  readonly tissue: Uint8Array;
  readonly hu: Float32Array;
  readonly porosity: Float32Array;
  /** Kozeny factor of the bone's cells against the reference porosity; 1 elsewhere. */
  readonly kozeny: Float32Array;
  /** Cavities that are gaps between fragments, not lytic lesions. */
  readonly clefts: readonly BoneCleft[];
  readonly wall: WallFaces;
  /** HU below which a wall is open, and below which it is thin. */
  readonly wallThresholdsHu: { readonly open: number; readonly thin: number; readonly usual: number };
  readonly outlets: readonly BoneOutlet[];
  readonly veins: readonly BoneVein[];
  /** Cells of each outlet that end the domain (canal), by index + 1; 0: none. */
  readonly ending: Uint16Array;
  /** Share of each cell in the vertebral body, 0 … 255. */
  readonly body: Uint8Array;
  /** No label of its own: the part in front of the canal (spine) or the whole bone. */
  readonly bodyEstimated: boolean;
  readonly bodyVolumeMl: number;
  /** Share of each cell in the lesion, where one is labelled in this bone. */
  readonly lesion?: Uint8Array;
  readonly lesionVolumeMl?: number;
  readonly meanHu: number;
}
