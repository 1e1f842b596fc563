/** FNV-1a over the JSON text, 64 bits in hex: to see a change, not to keep a secret. */
export function inputsHash(value: unknown): string {
  const text = JSON.stringify(value);
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let n = 0; n < text.length; n++) {
    low = Math.imul(low ^ text.charCodeAt(n), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(n), 0x01000195);
  }
  return [low, high].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
