/** The longest of 1, 2, 5, 10, 20, 50 … mm that takes at most `maxPixels`. */
export function scaleBarMm(pixelsPerMm: number, maxPixels: number): number {
  const room = maxPixels / pixelsPerMm;
  const decade = 10 ** Math.floor(Math.log10(room));
  const steps = [5, 2, 1].map((n) => n * decade);
  return steps.find((mm) => mm <= room) ?? decade;
}
