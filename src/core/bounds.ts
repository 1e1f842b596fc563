type Triple = readonly [number, number, number];

/** Lowest and highest coordinate along each axis; around nothing, +∞ and −∞. */
export interface Bounds {
  readonly low: Triple;
  readonly high: Triple;
}

/** The box around points, all of one frame. */
export function boundsOf(points: Iterable<Triple>): Bounds {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const p of points) {
    for (const axis of [0, 1, 2] as const) {
      if (p[axis] < low[axis]) low[axis] = p[axis];
      if (p[axis] > high[axis]) high[axis] = p[axis];
    }
  }
  return { low, high };
}

/** The points at the head of every `stride` numbers. */
export function* pointsIn(numbers: ArrayLike<number>, stride = 3): Generator<Triple> {
  for (let at = 0; at < numbers.length; at += stride) {
    yield [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!];
  }
}

/** The eight corners of a box, the first axis fastest. */
export const cornersOf = ({ low, high }: Bounds): Triple[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((corner) => {
    const end = (axis: 0 | 1 | 2) => ((corner >> axis) & 1 ? high[axis] : low[axis]);
    return [end(0), end(1), end(2)];
  });
