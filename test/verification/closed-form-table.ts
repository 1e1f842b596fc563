interface Check {
  readonly what: string;
  readonly unit: string;
  readonly expected: number;
  readonly obtained: number;
}

interface Case<C extends Check, R extends { readonly checks: readonly C[] }> {
  readonly id: string;
  run(h: number): Promise<R>;
}

interface Words<C extends Check, R> {
  readonly digits: number;
  readonly isWithin: (check: C, h: number) => boolean;
  readonly tolerance: (check: C) => string;
  /** What is not conserved, and how much of it. */
  readonly lost: (run: R) => string;
}

/** Rounded as the tables print it. */
export const rounded = (value: number, digits: number): string => String(Number(value.toPrecision(digits)));

/**
 * Prints a table of closed forms from a run of their cases, as Markdown; the arguments of the command line are
 * cell sizes, mm, and ids of cases.
 */
export async function printTable<C extends Check, R extends { readonly checks: readonly C[] }>(
  cases: readonly Case<C, R>[],
  { digits, isWithin, tolerance, lost }: Words<C, R>,
): Promise<void> {
  const sizes = (process.argv[2] ?? '1,0.5').split(',').map(Number);
  const ids = process.argv[3]?.split(',');
  const shown = (value: number) => rounded(value, digits);
  const head = sizes.flatMap((h) => [`at ${h} mm`, 'off by']);
  console.log(`| id | quantity | expected | ${head.join(' | ')} | tolerance |`);
  console.log(`|${' --- |'.repeat(4 + head.length)}`);
  for (const one of cases.filter(({ id }) => !ids || ids.includes(id))) {
    const began = Date.now();
    const runs: R[] = [];
    for (const h of sizes) runs.push(await one.run(h));
    runs[0]!.checks.forEach((first, n) => {
      const cells = runs.flatMap(({ checks }, i) => {
        const it = checks[n]!;
        const off = 100 * (it.obtained / it.expected - 1);
        const mark = isWithin(it, sizes[i]!) ? '' : ' ✗';
        return [shown(it.obtained), `${off > 0 ? '+' : ''}${off.toFixed(1)} %${mark}`];
      });
      const quantity = first.unit ? `${first.what}, ${first.unit}` : first.what;
      const row = [one.id, quantity, shown(first.expected), ...cells, tolerance(first)];
      console.log(`| ${row.join(' | ')} |`);
    });
    console.error(`${one.id}: ${(Date.now() - began) / 1000} s, ${runs.map(lost).join(', ')}`);
  }
}
