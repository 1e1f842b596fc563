import type { Ring } from './sections';

/**
 * Where the edges of rings cross horizontal lines `y(0)`, `y(1)` … that lie `step` apart from
 * `y(0) − step / 2` on: x in rising order, an even number on each line. An edge holds its upper end only, so that a corner on a line counts once.
 */
export function crossings(
  rings: readonly Ring[],
  count: number,
  y: (line: number) => number,
  step: number,
  start: number,
): number[][] {
  const lines: number[][] = Array.from({ length: count }, () => []);
  for (const { corners } of rings) {
    for (let a = corners.length - 2, b = 0; b < corners.length; a = b, b += 2) {
      const down = corners[a + 1]! < corners[b + 1]!;
      const [from, to] = down ? [a, b] : [b, a];
      const [x0, y0] = [corners[from]!, corners[from + 1]!];
      const [x1, y1] = [corners[to]!, corners[to + 1]!];
      if (y0 === y1) continue;
      const first = Math.max(0, Math.floor((y0 - start) / step) - 1);
      const last = Math.min(count - 1, Math.ceil((y1 - start) / step) + 1);
      const slope = (x1 - x0) / (y1 - y0);
      for (let n = first; n <= last; n++) {
        const at = y(n);
        if (at >= y0 && at < y1) lines[n]!.push(x0 + (at - y0) * slope);
      }
    }
  }
  for (const line of lines) line.sort((a, b) => a - b);
  return lines;
}

/** Boundaries of what at least `least` of two sets of spans hold. */
export function combine(a: readonly number[], b: readonly number[], least: 1 | 2): number[] {
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const before = (i % 2) + (j % 2) >= least;
    const x = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    if (a[i] === x) i++;
    else j++;
    if ((i % 2) + (j % 2) >= least !== before) out.push(x);
  }
  return out;
}
