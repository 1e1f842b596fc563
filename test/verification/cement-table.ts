import { cases, isWithin } from './cement-cases';

/*
 * Prints the table of src/simulation/cement/README.md from a run:
 * npx tsx test/verification/cement-table.ts [cell sizes] [ids]
 */
const sizes = (process.argv[2] ?? '1,0.5').split(',').map(Number);
const ids = process.argv[3]?.split(',');

const shown = (value: number) => String(Number(value.toPrecision(5)));
const percent = (value: number) => `${value > 0 ? '+' : ''}${(100 * value).toFixed(1)} %`;

const head = sizes.flatMap((h) => [`at ${h} mm`, 'off by']);
console.log(`| id | quantity | expected | ${head.join(' | ')} | tolerance |`);
console.log(`|${' --- |'.repeat(4 + head.length)}`);
for (const one of cases.filter(({ id }) => !ids || ids.includes(id))) {
  const began = Date.now();
  const runs: Awaited<ReturnType<typeof one.run>>[] = [];
  for (const h of sizes) runs.push(await one.run(h));
  runs[0]!.checks.forEach((first, n) => {
    const cells = runs.flatMap(({ checks }, i) => {
      const it = checks[n]!;
      const expected = it.expected;
      const mark = isWithin(it, sizes[i]!) ? '' : ' ✗';
      return [shown(it.obtained), percent(it.obtained / expected - 1) + mark];
    });
    const [low, high] = first.tolerance;
    const tolerance = low === high ? `${shown(100 * low)} %` : `−${100 * low} / +${100 * high} %`;
    const quantity = first.unit ? `${first.what}, ${first.unit}` : first.what;
    console.log(
      `| ${one.id} | ${quantity} | ${shown(first.expected)} | ${cells.join(' | ')} | ${tolerance} |`,
    );
  });
  const balance = runs.map(({ massBalanceError }) => massBalanceError.toExponential(0)).join(', ');
  console.error(`${one.id}: ${(Date.now() - began) / 1000} s, mass ${balance}`);
}
