const sides: Readonly<Record<string, string>> = {
  r: 'right',
  rt: 'right',
  droit: 'right',
  droite: 'right',
  dt: 'right',
  dte: 'right',
  drt: 'right',
  drte: 'right',
  dextra: 'right',
  l: 'left',
  lt: 'left',
  gauche: 'left',
  gch: 'left',
  gche: 'left',
  sinistra: 'left',
};
/** Abbreviations of AAPM TG-263 and French words that name the same thing, in English. */
const synonyms: Readonly<Record<string, string>> = {
  a: 'artery',
  art: 'artery',
  artere: 'artery',
  aorte: 'aorta',
  abdominale: 'abdominal',
  thoracique: 'thoracic',
  descendante: 'descending',
  cote: 'rib',
  v: 'vein',
  veine: 'vein',
  glnd: 'gland',
  glande: 'gland',
  musc: 'muscle',
  int: 'internal',
  interne: 'internal',
  ext: 'external',
  externe: 'external',
  commune: 'common',
  primitive: 'common',
  carotide: 'carotid',
  jugulaire: 'jugular',
  vertebrale: 'vertebral',
};
const fillers = new Set(['of', 'the', 'and', 'de', 'du', 'des', 'la', 'le', 'les', 'et']);

/** A level written apart, alone or after what it is a level of: `L 3`, `vertèbre D-12`. `Rib L 3` is another thing. */
const apart = /^\s*((?:vertebrae?|vertèbre|vertebre|vb|corps|body)[\s_]+)?(th|[ctld])[ -]+(\d{1,2})\s*$/i;
/** 1re, 1ère, 2e, 2ème, 3rd: the number alone. */
const ordinal = /^(\d{1,2})(?:re|ere|er|e|eme|ieme|st|nd|rd|th)$/;

/**
 * The form in which names are compared: words without accents, case, punctuation, fillers and order,
 * the side and some words in English. `A. carotide interne (G)` stays unknown, `Internal_Carotid_L` is found.
 */
export function nameKey(name: string): string {
  const words = name
    .replace(apart, '$1$2$3')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    // French articles: l'aorte, d’aorte.
    .replace(/\b[ld]['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !fillers.has(word))
    .map((word) => sides[word] ?? synonyms[word] ?? word.replace(ordinal, '$1'));
  return words.sort().join(' ');
}
