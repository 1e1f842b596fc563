/**
 * Elementary functions built from + − × ÷ and square root alone. IEEE 754 rounds those five the same
 * way in every engine; `Math.sin`, `Math.exp` and their kin are left to the engine (ECMA-262 §21.3.2),
 * so a file whose bytes must not differ between machines cannot use them.
 * Accuracy against `Math`: 1e-13 absolute for sin, cos and atan2, 1e-13 relative for exp, log and pow.
 */

export const PI = Math.PI;
const HALF_PI = 1.5707963267948966;
/** π/2 minus its double, so that range reduction keeps its last digits. */
const HALF_PI_REST = 6.123233995736766e-17;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;

/** Taylor series on [−π/4, π/4]; the first term left out is below 1e-16. */
const sinCore = (t: number): number => {
  const s = t * t;
  const tail = 1 / 6227020800 - s / 1307674368000;
  return (
    t * (1 - s * (1 / 6 - s * (1 / 120 - s * (1 / 5040 - s * (1 / 362880 - s * (1 / 39916800 - s * tail))))))
  );
};

const cosCore = (t: number): number => {
  const s = t * t;
  const tail = 1 / 87178291200 - s / 20922789888000;
  const high = 1 / 40320 - s * (1 / 3628800 - s * (1 / 479001600 - s * tail));
  return 1 - s * (0.5 - s * (1 / 24 - s * (1 / 720 - s * high)));
};

/** Sine of an angle in radians, |angle| below about 1e6. */
export const sin = (angle: number): number => {
  const turns = Math.floor(angle / HALF_PI + 0.5);
  const rest = angle - turns * HALF_PI - turns * HALF_PI_REST;
  const quadrant = turns - 4 * Math.floor(turns / 4);
  const value = quadrant % 2 === 0 ? sinCore(rest) : cosCore(rest);
  return quadrant < 2 ? value : -value;
};

/** Cosine of an angle in radians, |angle| below about 1e6. */
export const cos = (angle: number): number => {
  const turns = Math.floor(angle / HALF_PI + 0.5);
  const rest = angle - turns * HALF_PI - turns * HALF_PI_REST;
  const quadrant = turns - 4 * Math.floor(turns / 4);
  const value = quadrant % 2 === 0 ? cosCore(rest) : sinCore(rest);
  return quadrant === 0 || quadrant === 3 ? value : -value;
};

/** 2 to an integer power by repeated squaring: exact between −1022 and 1023. */
const powerOfTwo = (exponent: number): number => {
  let factor = exponent < 0 ? 0.5 : 2;
  let left = Math.abs(exponent);
  let result = 1;
  while (left > 0) {
    if (left % 2 === 1) result *= factor;
    factor *= factor;
    left = Math.floor(left / 2);
  }
  return result;
};

/** e to the power x; 0 below −700, and as exp(700) above 700. */
export const exp = (x: number): number => {
  if (x < -700) return 0;
  const bounded = Math.min(x, 700);
  const doublings = Math.floor(bounded / (LN2_HIGH + LN2_LOW) + 0.5);
  const rest = bounded - doublings * LN2_HIGH - doublings * LN2_LOW;
  let sum = 1;
  for (let n = 14; n > 0; n--) sum = 1 + (rest / n) * sum;
  return sum * powerOfTwo(doublings);
};

/** Natural logarithm of a positive number; −Infinity for zero and below. */
export const log = (x: number): number => {
  if (!(x > 0)) return -Infinity;
  let mantissa = x;
  let doublings = 0;
  for (; mantissa > 2 * SQRT_HALF; doublings++) mantissa /= 2;
  for (; mantissa < SQRT_HALF; doublings--) mantissa *= 2;
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  let sum = 0;
  for (let n = 23; n > 0; n -= 2) sum = 1 / n + square * sum;
  return doublings * LN2_HIGH + (2 * t * sum + doublings * LN2_LOW);
};

/** `base` (not negative) to a real power; 0 to any power is 0. */
export const pow = (base: number, exponent: number): number => {
  if (base <= 0) return 0;
  return exp(exponent * log(base));
};

/** Arctangent of a number in [0, 1]: two halvings of the angle, then the series. */
const atanCore = (ratio: number): number => {
  const half = ratio / (1 + Math.sqrt(1 + ratio * ratio));
  const t = half / (1 + Math.sqrt(1 + half * half));
  const square = t * t;
  let sum = 0;
  for (let n = 21; n > 0; n -= 2) sum = 1 / n - square * sum;
  return 4 * t * sum;
};

/** Angle of the point (x, y) from the x axis, radians in (−π, π]; 0 at the origin. */
export const atan2 = (y: number, x: number): number => {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax === 0 && ay === 0) return 0;
  const first = ay <= ax ? atanCore(ay / ax) : HALF_PI - atanCore(ax / ay);
  const upper = x < 0 ? PI - first : first;
  return y < 0 ? -upper : upper;
};

/** Length of a vector. Unlike `Math.hypot`, the same in every engine, and fast. */
export const length2 = (x: number, y: number): number => Math.sqrt(x * x + y * y);
export const length3 = (x: number, y: number, z: number): number => Math.sqrt(x * x + y * y + z * z);

export const clamp = (value: number, low: number, high: number): number =>
  value < low ? low : value > high ? high : value;

/** 0 below `from`, 1 above `to`, a smooth cubic between. */
export const smoothStep = (from: number, to: number, value: number): number => {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
};

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

export const radians = (angleDeg: number): number => (angleDeg * PI) / 180;
