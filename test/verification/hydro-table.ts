import { printTable, rounded } from './closed-form-table';
import { cases, isWithin } from './hydro-cases';

/*
 * Prints the table of src/simulation/hydrodissection/README.md from a run:
 * npx tsx test/verification/hydro-table.ts [cell sizes] [ids]
 */
await printTable(cases, {
  digits: 4,
  isWithin,
  tolerance: ({ tolerance }) => `${rounded(100 * tolerance, 4)} %`,
  lost: ({ volumeError }) => `volume ${volumeError.toExponential(0)}`,
});
