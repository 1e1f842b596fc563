import { cases, isWithin } from './hydro-cases';

/*
 * Prints the table of src/simulation/hydrodissection/README.md from a run:
 * npx tsx test/verification/hydro-table.ts [cell sizes] [ids]
 */
const sizes = (process.argv[2] ?? '1,0.5').split(',').map(Number);
const ids = process.argv[3]?.split(',');

const shown = (value: number) => String(Number(value.toPrecision(4)));
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
      const off = 100 * (it.obtained / it.expected - 1);
      return [
        shown(it.obtained),
        `${off > 0 ? '+' : ''}${off.toFixed(1)} %${isWithin(it, sizes[i]!) ? '' : ' ✗'}`,
      ];
    });
    console.log(
      `| ${one.id} | ${first.what}, ${first.unit} | ${shown(first.expected)} | ${cells.join(' | ')} | ${shown(100 * first.tolerance)} % |`,
    );
  });
  const errors = runs.map(({ volumeError }) => volumeError.toExponential(0)).join(', ');
  console.error(`${one.id}: ${(Date.now() - began) / 1000} s, volume ${errors}`);
}
