import type { Bilingual, Source } from '../types';

export type ApproachSite = 'cervical' | 'thoracic' | 'lumbar' | 'sacrum' | 'pelvis' | 'femur';

/** A route to the bone. */
export interface ApproachItem {
  readonly id: string;
  readonly name: Bilingual;
  readonly sites: readonly ApproachSite[];
  /** Where it runs, in one sentence. */
  readonly course: Bilingual;
  /** True where the user must say on which side of the carotid sheath the path runs. */
  readonly asksCarotidSheath?: true;
  /** Structures that no CT shows and that lie near this route (ids in `structures/invisible`). */
  readonly invisible: readonly string[];
  readonly sources: readonly Source[];
}
