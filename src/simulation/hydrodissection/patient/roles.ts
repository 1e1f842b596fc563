import { colours } from '../../../catalog/structures/colours';
import { structureById } from '../../../catalog/structures';

/** What a structure does when tissue is pushed. */
export type TissueRole =
  | 'fixed'
  | 'artery'
  | 'vein'
  | 'airway'
  | 'nerve'
  | 'free-bone'
  | 'muscle'
  | 'gland'
  | 'fat'
  | 'outline'
  | 'soft';

/** Bones and cartilages that hang in the soft tissue. */
const freeBones = ['hyoid', 'thyroid-cartilage', 'cricoid-cartilage'];
/** The canal and what lies in it, and what the skull holds. */
const inBone = ['spinal-canal', 'dural-sac', 'cauda-equina', 'spinal-cord', 'brain', 'hard-palate', 'lesion'];

/** By catalogue id; the families of the catalogue share their colour. */
export function tissueRole(id: string): TissueRole {
  if (freeBones.includes(id)) return 'free-bone';
  const item = structureById(id);
  if (!item) return 'soft';
  if (inBone.includes(id) || item.role === 'bone' || item.colour === colours.disc) return 'fixed';
  switch (item.colour) {
    case colours.artery:
      return 'artery';
    case colours.vein:
      return 'vein';
    case colours.airway:
    case colours.digestive:
      return id === 'soft-palate' || id.startsWith('nasal') ? 'soft' : 'airway';
    case colours.nerve:
      return 'nerve';
    case colours.muscle:
      return 'muscle';
    case colours.gland:
      return 'gland';
    case colours.fat:
      return 'fat';
    case colours.skin:
      return 'outline';
    default:
      return 'soft';
  }
}
