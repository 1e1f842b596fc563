import type { Bilingual, Source } from '../types';

/** Something published about hydrodissection, to be shown beside a choice or a number. */
export interface HydroFact {
  readonly id: string;
  /** `rule`: a warning about the choice made; `finding`: for information. */
  readonly kind: 'rule' | 'finding';
  readonly text: Bilingual;
  readonly source: Source;
}

/** A fluid that pushes tissue apart. */
export interface FluidItem {
  readonly id: string;
  readonly name: Bilingual;
  /** It conducts current: not with radiofrequency. */
  readonly ionic: boolean;
  /** Iodinated contrast, share of the volume. */
  readonly contrastShare: number;
  /** How it looks on CT, HU at 120 kV. */
  readonly hu: { readonly value: number; readonly range: readonly [number, number]; readonly source: Source };
  readonly sources: readonly Source[];
}
