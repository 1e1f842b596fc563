import type { ModelDescription } from './description';

/** Every HU of 16 bits. */
export const tableLength = 1 << 16;

/** From a HU to what the network takes, as a table of −32768 … 32767 HU from its first entry on. */
export function normalisedHu({ normalisation }: ModelDescription): Float32Array {
  const of = normaliser(normalisation);
  return Float32Array.from({ length: tableLength }, (_, n) => of(n - lowestHu));
}

/** Place of 0 HU in the table. */
export const lowestHu = 1 << 15;

function normaliser(rule: ModelDescription['normalisation']): (hu: number) => number {
  const [low, high] = rule.clipHu ?? [-Infinity, Infinity];
  const clipped = (hu: number) => Math.min(Math.max(hu, low), high);
  if (!('to' in rule)) return (hu) => (clipped(hu) - rule.meanHu) / rule.sdHu;
  const [from, to] = rule.to;
  return (hu) => from + ((to - from) * (clipped(hu) - low)) / (high - low);
}
