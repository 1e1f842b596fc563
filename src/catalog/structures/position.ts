import { structureById } from './identify';
import { nerves } from './nerves';

const boundToSpine = new Set(nerves.map((item) => item.id));

/**
 * True for what lies elsewhere when the patient is turned: skin, soft tissue, vessels and organs. Bone
 * and what the spine encloses are taken to keep their places to each other.
 */
export function shiftsWithPosition(id: string): boolean {
  if (boundToSpine.has(id) || id.startsWith('disc')) return false;
  const role = structureById(id)?.role;
  return role !== 'bone' && role !== 'target';
}
