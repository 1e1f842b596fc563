const sides: Readonly<Record<string, string>> = {
  r: 'right',
  rt: 'right',
  droit: 'right',
  droite: 'right',
  dextra: 'right',
  l: 'left',
  lt: 'left',
  gauche: 'left',
  sinistra: 'left',
};
/** Abbreviations of AAPM TG-263 and French words that name the same thing, in English. */
const synonyms: Readonly<Record<string, string>> = {
  a: 'artery',
  art: 'artery',
  artere: 'artery',
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

/**
 * The form in which names are compared: words without accents, case, punctuation, fillers and order,
 * the side and some words in English. `A. carotide interne (G)` stays unknown, `Internal_Carotid_L` is found.
 */
export function nameKey(name: string): string {
  const words = name
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
    .map((word) => sides[word] ?? synonyms[word] ?? word);
  return words.sort().join(' ');
}
