/** A smooth curve through knots in rising order; level beyond its ends, and never beyond its knots. */
export const through = (
  knots: readonly (readonly [at: number, value: number])[],
): ((at: number) => number) => {
  const slope = (i: number): number => (knots[i + 1]![1] - knots[i]![1]) / (knots[i + 1]![0] - knots[i]![0]);
  const tangent = knots.map((_, i) => {
    if (i === 0 || i === knots.length - 1) return 0;
    const [left, right] = [slope(i - 1), slope(i)];
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  const last = knots.length - 1;
  return (at) => {
    if (at <= knots[0]![0]) return knots[0]![1];
    if (at >= knots[last]![0]) return knots[last]![1];
    let i = 0;
    while (at > knots[i + 1]![0]) i++;
    const step = knots[i + 1]![0] - knots[i]![0];
    const t = (at - knots[i]![0]) / step;
    const [a, b, square] = [knots[i]![1], knots[i + 1]![1], t * t];
    const cube = square * t;
    return (
      a * (2 * cube - 3 * square + 1) +
      b * (3 * square - 2 * cube) +
      step * (tangent[i]! * (cube - 2 * square + t) + tangent[i + 1]! * (cube - square))
    );
  };
};
