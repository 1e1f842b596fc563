import type { Bilingual, Source } from '../types';

/** A plane of loose tissue between two groups of structures, which fluid can open. */
export interface FascialSpaceItem {
  readonly id: string;
  readonly name: Bilingual;
  /** Present on both sides of the body: `{side}` in the ids stands for right and left. */
  readonly sided: boolean;
  /** Catalogue ids of what lies on one side of it; any that is loaded counts. */
  readonly between: readonly string[];
  /** Of what lies on the other side. */
  readonly and: readonly string[];
  /**
   * Where nothing of `and` is loaded: what lies behind it. The space is then laid along the wall of
   * `between` that faces this.
   */
  readonly orFacing?: readonly string[];
  /** Structures farther apart than this are not its two walls, mm: a house value. */
  readonly widestMm: number;
  readonly facingWithinMm?: number;
  readonly source: Source;
}
