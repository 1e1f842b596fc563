/**
 * A wall thinner than what the scanner blurs a point to, between two tissues of different density, shows less than its
 * peak between two alike: half of the step's foot lies under it. Beside gas an intact endplate of half a millimetre hardly
 * rises above the disc. With the blur as the unit of length, a peak of height e (in units of the step) beside a step of 1
 * rises u(e) = max over x of e·exp(−x²/2) − Q(x) above the denser of the two, Q being the step's foot. No blur width
 * enters, so the peak can be mended without knowing the scanner.
 */

/** Lower steps hardly hide anything, HU. House value. */
const leastStepHu = 100;
/** What noise alone adds to the greatest of several values over the least beside it, HU. House value: twice 20 HU. */
const noiseHu = 40;
/** A wall and its blur end within this, mm. */
const blurMm = 1.5;

const last = 6;
const parts = 48;

/** Upper tail of the normal distribution (Abramowitz and Stegun 26.2.17, error below 1e-7), x ≥ 0. */
function tail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const sum =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** u(e) at e = n/parts. */
const rises = Float64Array.from({ length: last * parts + 1 }, (_, n) => {
  let most = 0;
  for (let x = 0; x < 5; x += 0.05) most = Math.max(most, (n / parts) * Math.exp((-x * x) / 2) - tail(x));
  return most;
});

/** Height of the peak, in steps, whose rise is `rise` steps. */
export function peakOfRise(rise: number): number {
  if (rise <= 0) return 0;
  // From here on the step's foot takes half a step.
  if (rise >= rises[rises.length - 1]!) return rise + 0.5;
  let n = 1;
  while (rises[n]! < rise) n++;
  const below = rises[n - 1]!;
  return (n - 1 + (rise - below) / (rises[n]! - below)) / parts;
}

/**
 * What is to be added to the greatest value along a line across a wall, HU: 0 where nothing rises above both sides by more
 * than noise, which is what a hole looks like.
 * @param line HU at equal steps
 */
export function hiddenHu(line: ArrayLike<number>, stepMm: number): number {
  let top = 0;
  for (let n = 1; n < line.length; n++) if (line[n]! > line[top]!) top = n;
  const reach = Math.round(blurMm / stepMm);
  const least = (from: number, to: number) => {
    let low = line[top]!;
    for (let n = Math.max(0, from); n <= Math.min(line.length - 1, to); n++)
      if (line[n]! < low && line[n]! > -Infinity) low = line[n]!;
    return low;
  };
  const [before, after] = [least(top - reach, top - 1), least(top + 1, top + reach)];
  const step = Math.abs(before - after);
  const rise = line[top]! - Math.max(before, after) - noiseHu;
  if (!(step >= leastStepHu) || rise <= 0) return 0;
  return (peakOfRise(rise / step) - rise / step) * step;
}
