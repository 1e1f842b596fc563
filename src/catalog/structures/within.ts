import type { StructureItem } from '../types';

/** Wholes whose parts and kinds have ids of their own: by the id without its side. */
const parts: Readonly<Record<string, RegExp>> = {
  carotid: /^(internal|external|common)-carotid$/,
  jugular: /^(internal|external)-jugular$/,
  lungs: /^lung(-|$)/,
  ribs: /^rib-/,
  'vertebral-bodies': /^vertebra-/,
  discs: /^disc-/,
  skull: /^(occiput|mandible|zygomatic-arch|styloid-process|teeth|hard-palate|maxilla)$/,
  heart: /^(myocardium|atrial-appendage|left-ventricular|.*-coronary-cusp)/,
  pharynx: /^(naso|oro|hypo)pharynx$/,
  airway: /^(trachea|larynx|nasal-cavity)$/,
  teeth: /^tooth-/,
  brain: /^brainstem$/,
  'vertebra-c2': /^dens$/,
  'spinal-canal': /^(dural-sac|spinal-cord|cauda-equina)$/,
  'dural-sac': /^(spinal-cord|cauda-equina)$/,
};

const sideOf = ({ id, side }: StructureItem) => side ?? /-(right|left)$/.exec(id)?.[1];
const withoutSide = (id: string) => id.replace(/-(right|left)$/, '');

/** Whether one structure is a part or a kind of another, or the other itself; sides that both state agree. */
export function isWithin(part: StructureItem, whole: StructureItem): boolean {
  if (part.id === whole.id) return true;
  const sides = [sideOf(part), sideOf(whole)];
  if (sides[0] && sides[1] && sides[0] !== sides[1]) return false;
  const [inner, outer] = [withoutSide(part.id), withoutSide(whole.id)];
  return (
    (outer === 'bone' && part.role === 'bone') ||
    ((outer === 'skeletal-muscle' || outer === 'brain') && part.colour === whole.colour) ||
    (inner === outer && !whole.side) ||
    inner.startsWith(`${outer}-`) ||
    (parts[outer]?.test(inner) ?? false)
  );
}
