/** Units that `Intl` knows, so that "12,5 mm" is read as a number in French. */
const intlUnits: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  mm: { style: 'unit', unit: 'millimeter', unitDisplay: 'short' },
  '°': { style: 'unit', unit: 'degree', unitDisplay: 'narrow' },
};

/** How a number field writes its value; a unit unknown to `Intl` becomes a suffix. */
export function numberFormat(unit: string | undefined, decimals: number) {
  const digits = { maximumFractionDigits: decimals, useGrouping: false };
  const known = unit === undefined ? undefined : intlUnits[unit];
  return known ? { options: { ...known, ...digits }, suffix: undefined } : { options: digits, suffix: unit };
}

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The step of an arrow key: 1, with Shift 5, with Alt 0.1; undefined for other keys. */
export function keyboardStep({ key, shiftKey, altKey }: Keys): number | undefined {
  const sign = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
  if (sign === 0) return undefined;
  return sign * (altKey ? 0.1 : shiftKey ? 5 : 1);
}
