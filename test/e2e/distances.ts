import type { Page } from 'playwright-core';

/** What instruments are called after, and how far a wire may go too far: built and set, not measured. */
const built = /(wire|screw|needle|broche|canulée) [\d.,]+\s*mm/gi;

export interface FoundDistances {
  /** Every "x mm" that is not the tolerance of a distance. */
  readonly bare: readonly string[];
  /** How many distances carry one. */
  readonly carried: number;
}

/** The distances in what the screen says at some places, by whether they carry their tolerance: "12.3 ± 0.9 mm". */
export async function distancesIn(page: Page, ...selectors: string[]): Promise<FoundDistances> {
  const texts = await Promise.all(selectors.map((selector) => page.locator(selector).allInnerTexts()));
  const found = texts
    .flat()
    .flatMap((text) => [...text.replaceAll(built, '').matchAll(/(±\s*)?−?\d+([.,]\d+)?\s*mm(?![²\w])/g)]);
  const isCarried = (match: RegExpExecArray) => match[1] !== undefined;
  return {
    bare: found.flatMap((match) => (isCarried(match) ? [] : [match[0]])),
    carried: found.filter(isCarried).length,
  };
}
