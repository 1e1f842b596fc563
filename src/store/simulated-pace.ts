const smoothing = 0.3;

/** Simulated seconds per second, smoothed over the steps; nothing new where no time was simulated. */
export function smoothedPace(
  before: number | undefined,
  simulatedS: number,
  spentMs: number,
): number | undefined {
  if (simulatedS <= 0) return before;
  const pace = (1000 * simulatedS) / Math.max(spentMs, 1);
  return before === undefined ? pace : before + smoothing * (pace - before);
}
